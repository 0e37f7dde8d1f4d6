import { useEffect, useRef } from 'react';
import { announce } from './announcer.tsx';
import css from './group.module.css';
import { stageOf } from './my-requests.ts';
import type { Seat } from './seat.ts';
import { chime } from './sound.ts';
import { t } from './words.ts';

const words = { next: 'group.next-in-plenary', speaking: 'group.floor-in-plenary' } as const;

/** Whoever still waits in plenary is called there also while they are in a group (N13). `outside`: their seat in plenary. */
export function CalledOutside({ outside }: { outside: Seat }) {
  const { is } = stageOf(outside);
  const called = is === 'next' || is === 'speaking' ? is : null;
  const before = useRef(called);
  useEffect(() => {
    if (called === before.current) return;
    before.current = called;
    if (!called) return;
    announce(t(words[called]), 'assertive');
    chime(called === 'next' ? 'next' : 'floor');
  }, [called]);
  return (
    called && (
      <section className={css.strips} aria-label={t('group.in-plenary')}>
        <div className={css.strip}>
          <p className={css.told}>{t(words[called])}</p>
        </div>
      </section>
    )
  );
}
