import { Suspense, useEffect, useState } from 'react';
import { plenary } from '../shared/floor-id.ts';
import { isStaff } from '../shared/people.ts';
import { FloorLine, Speaker } from './floor.tsx';
import { InMeeting } from './in-meeting.tsx';
import { KioskAsk } from './kiosk-ask.tsx';
import { KioskGroups } from './kiosk-groups.tsx';
import { KioskSaid, type Outcome } from './kiosk-said.tsx';
import css from './kiosk.module.css';
import { lazily } from './lazily.ts';
import { LetIn } from './let-in.tsx';
import { PlainPage } from './plain-page.tsx';
import type { Seat } from './seat.ts';
import { t } from './words.ts';

/** A tablet at the room's microphone: whoever comes says who they are, presses once, and the next one finds it as it was. */
export default function Page({ code }: { code: string }) {
  useEffect(() => {
    document.documentElement.classList.add(css.large!);
    return () => document.documentElement.classList.remove(css.large!);
  }, []);
  return (
    <LetIn code={code}>
      <InMeeting code={code}>
        {(seat) => (seat.me.seat === 'kiosk' || isStaff(seat.meeting, seat.me) ? <Kiosk seat={seat} /> : <Taken code={code} />)}
      </InMeeting>
    </LetIn>
  );
}

const KioskEvaluating = lazily(['evaluating', 'door'], () => import('./kiosk-evaluating.tsx'));

/** Whoever walks away leaves nothing behind. */
const untouchedMs = 60_000;

export function Kiosk({ seat }: { seat: Seat }) {
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const [visitor, setVisitor] = useState(0);
  const again = () => {
    setOutcome(null);
    setVisitor((before) => before + 1);
  };
  useUntouched(untouchedMs, again);
  const { conduct, floors, evaluation } = seat.meeting;
  const asks = conduct.phase === 'closed' && evaluation.phase === 'offered';
  useEffect(() => {
    document.title = t('kiosk.page-title', { title: conduct.title });
  }, [conduct.title]);
  return (
    <main className={css.page}>
      <header className={css.head}>
        <p className="wordmark">{t('common.onefloor')}</p>
        <p className={css.meeting}>
          <bdi dir="auto">{conduct.title}</bdi>
        </p>
        <KioskGroups seat={seat} />
      </header>
      {floors[plenary]!.floor.turn && (
        <section className={css.floor} aria-label={t('floor.title')}>
          <Speaker seat={seat} />
          <FloorLine seat={seat} />
        </section>
      )}
      {asks ? (
        <Suspense fallback={<p className="sub">{t('common.loading')}</p>}>
          <KioskEvaluating key={visitor} seat={seat} onDone={again} />
        </Suspense>
      ) : outcome ? (
        <KioskSaid seat={seat} outcome={outcome} onDone={again} />
      ) : (
        <KioskAsk key={visitor} seat={seat} onOutcome={setOutcome} />
      )}
    </main>
  );
}

function useUntouched(afterMs: number, onUntouched: () => void) {
  useEffect(() => {
    let rest: ReturnType<typeof setTimeout>;
    const touched = () => {
      clearTimeout(rest);
      rest = setTimeout(onUntouched, afterMs);
    };
    touched();
    const touches = ['pointerdown', 'keydown', 'wheel', 'touchmove'] as const;
    for (const touch of touches) addEventListener(touch, touched, { passive: true });
    return () => {
      clearTimeout(rest);
      for (const touch of touches) removeEventListener(touch, touched);
    };
    // Each drawing begins anew with what to do then; the time counts from the last touch of this visitor or from the last drawing.
  });
}

const Taken = ({ code }: { code: string }) => (
  <PlainPage title={t('kiosk.taken-title')} next={{ href: `/m/${code}/attend`, label: t('common.come-back') }}>
    {t('kiosk.taken')}
  </PlainPage>
);
