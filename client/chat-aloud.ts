import { useEffect, useRef } from 'react';
import type { Line } from '../shared/lanes.ts';
import { announce } from './announcer.tsx';
import { authorOf, textOf } from './chat-words.ts';
import type { Cards } from './meeting-store.ts';
import type { Seat } from './seat.ts';
import { t } from './words.ts';

const everyMs = 5_000;
const mostAtOnce = 4;

/** Says what the meeting answered to me at once, and, where that is wished, what others write, together every few seconds. */
export function useAloud({ me }: Seat, lines: Line[], people: Cards, wish: 'all' | 'mine'): void {
  const upTo = useRef<number | null>(null);
  const waiting = useRef<Line[]>([]);
  const names = useRef(people);
  names.current = people;
  const newest = lines.at(-1)?.number ?? 0;

  useEffect(() => {
    const from = upTo.current;
    upTo.current = Math.max(newest, from ?? 0);
    // What was there before is read like any text.
    if (from === null) return;
    const fresh = lines.filter((line) => line.number > from && line.state === 'shown' && line.by !== me.id);
    const toMe = fresh.filter(({ answers }) => lines.some(({ number, by }) => number === answers && by === me.id));
    for (const line of toMe) announce(textOf(line, names.current));
    if (wish === 'all') waiting.current.push(...fresh.filter((line) => !toMe.includes(line)));
  }, [lines, newest, me.id, wish]);

  useEffect(() => {
    if (wish !== 'all') return;
    const tick = setInterval(() => {
      const some = waiting.current.splice(0);
      if (some.length === 0) return;
      const said = some
        .slice(0, mostAtOnce)
        .map((line) => t('chat.said-line', { name: authorOf(line, names.current), text: textOf(line, names.current) }));
      if (some.length > mostAtOnce) said.push(t('chat.said-more', { count: some.length - mostAtOnce }));
      announce(said.join(' '));
    }, everyMs);
    return () => clearInterval(tick);
  }, [wish]);
}
