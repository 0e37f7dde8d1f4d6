import { Suspense, useEffect, useRef, useState } from 'react';
import { lazily } from './lazily.ts';
import type { Seat } from './seat.ts';

export const AwayNews = lazily(['parts'], () => import('./away-news.tsx'));

/** What happened while this screen was away, in one line that can be closed (N5). */
export function AwayDigest({ seat }: { seat: Seat }) {
  const { missed, link, now } = seat;
  const lostAt = useRef<number | null>(null);
  const [awayMs, setAwayMs] = useState(0);
  useEffect(() => {
    if (link !== 'live') {
      lostAt.current ??= now();
      return;
    }
    if (lostAt.current !== null) setAwayMs(now() - lostAt.current);
    lostAt.current = null;
  }, [link, now]);
  if (missed.length === 0 || link !== 'live') return null;
  return (
    <Suspense>
      <AwayNews seat={seat} awayMs={awayMs} />
    </Suspense>
  );
}
