import { useEffect, useRef, useState } from 'react';
import { get } from './http.ts';
import type { Seat } from './seat.ts';

/** While nothing happens people still wait and speak. */
const atLeastEveryMs = 15_000;

/** What the secretary last said, and why it says nothing now. */
export type AskedAgain<Body> = { shown: Body | null; trouble: string | null };

/** Asked again when the meeting has moved on, never more often than every so many ms, and never while nobody looks. `at`: when it was drawn up. */
export function useAskedAgain<Body extends { [At in K]: number }, K extends string>(
  { code, meeting, presence }: Pick<Seat, 'code' | 'meeting' | 'presence'>,
  what: string,
  at: K,
  atMostEveryMs: number,
): AskedAgain<Body> {
  const [asked, setAsked] = useState<AskedAgain<Body>>({ shown: null, trouble: null });
  const last = useRef(-Infinity);
  const isVisible = useVisible();
  useEffect(() => {
    if (!isVisible) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    // An answer that was overtaken on its way changes nothing.
    const later = (one: Body | null, other: Body) => (one && one[at] > other[at] ? one : other);
    const ask = () => {
      last.current = performance.now();
      timer = setTimeout(ask, Math.max(atLeastEveryMs, atMostEveryMs));
      void get<Body>(`/api/meetings/${encodeURIComponent(code)}/${what}`).then((answer) =>
        setAsked(({ shown }) => (answer.ok ? { shown: later(shown, answer.body), trouble: null } : { shown, trouble: answer.sentence })),
      );
    };
    timer = setTimeout(ask, Math.max(0, last.current + atMostEveryMs - performance.now()));
    return () => clearTimeout(timer);
  }, [code, meeting, presence, isVisible, what, at, atMostEveryMs]);
  return asked;
}

function useVisible(): boolean {
  const [isVisible, setVisible] = useState(document.visibilityState === 'visible');
  useEffect(() => {
    const look = () => setVisible(document.visibilityState === 'visible');
    document.addEventListener('visibilitychange', look);
    return () => document.removeEventListener('visibilitychange', look);
  }, []);
  return isVisible;
}
