import { useEffect, useRef } from 'react';
import { plenary } from '../shared/floor-id.ts';
import { speakingOrder } from '../shared/queue/order.ts';
import { announce } from './announcer.tsx';
import css from './kiosk.module.css';
import type { Seat } from './seat.ts';
import { t } from './words.ts';

/** What came of it: a request, by the number of its fact; or one that was there already. */
export type Outcome = { name: string } & ({ is: 'asked'; seq: number } | { is: 'waits'; requestId: string } | { is: 'aside' });

const saidMs = 7_000;

/** "You are 4th, Ana", for a few seconds, in letters that are read while walking away. */
export function KioskSaid({ seat, outcome, onDone }: { seat: Seat; outcome: Outcome; onDone: () => void }) {
  const done = useRef(onDone);
  done.current = onDone;
  const button = useRef<HTMLButtonElement>(null);
  const sentence = saying(seat, outcome);
  useEffect(() => {
    button.current?.focus();
    const back = setTimeout(() => done.current(), saidMs);
    return () => clearTimeout(back);
  }, []);
  useEffect(() => announce(sentence), [sentence]);
  return (
    <section className={css.said}>
      <h1>{sentence}</h1>
      <p>{t(outcome.is === 'asked' ? 'kiosk.wait-here' : 'kiosk.to-withdraw')}</p>
      <button ref={button} type="button" className={`button ${css.done}`} onClick={onDone}>
        {t('kiosk.done')}
      </button>
    </section>
  );
}

function saying({ meeting }: Seat, outcome: Outcome): string {
  const name = `\u2068${outcome.name}\u2069`;
  if (outcome.is === 'aside') return t('kiosk.is-aside', { name });
  const place = speakingOrder(meeting.floors[plenary]!.queue).find(({ request }) =>
    outcome.is === 'asked' ? request.number === outcome.seq : request.id === outcome.requestId,
  );
  if (!place) return t('kiosk.in-line', { name });
  if (place.position === 1) return t(outcome.is === 'asked' ? 'kiosk.next' : 'kiosk.already-next', { name });
  return t(outcome.is === 'asked' ? 'kiosk.placed' : 'kiosk.already', { name, place: t('queue.nth', { n: place.position }) });
}
