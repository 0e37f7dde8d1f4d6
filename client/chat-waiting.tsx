import { useEffect, useState } from 'react';
import type { Line } from '../shared/lanes.ts';
import css from './chat.module.css';
import { remember, remembered } from './device-memory.ts';
import { PersonName } from './person-name.tsx';
import type { Seat } from './seat.ts';
import { t } from './words.ts';

type Waiting = { text: string; after: number };
export type Held = { waiting: Waiting[]; add: (text: string) => void; forget: (text: string) => void };

/** Lines of my own that wait for staff. Only this device remembers them; the meeting shows me my line when it is released. */
export function useMyHeld({ code, floor, now, me }: Seat, lines: Line[]): Held {
  const key = `onefloor.chat.held.${code}.${floor}`;
  const [waiting, setWaiting] = useState<Waiting[]>(() => asKept(remembered(key, 'this-visit')));
  useEffect(() => {
    const left = waiting.filter(
      ({ text, after }) => !lines.some((line) => line.by === me.id && line.state === 'shown' && line.at > after && same(line.text, text)),
    );
    if (left.length !== waiting.length) setWaiting(left);
    remember(key, left.length > 0 ? JSON.stringify(left) : '', 'this-visit');
  }, [key, waiting, lines, me.id]);
  return {
    waiting,
    add: (text) => setWaiting((before) => [...before, { text, after: now() - sentWithinMs }]),
    forget: (text) => setWaiting((before) => before.filter((one) => one.text !== text)),
  };
}

/** The line was written before its acknowledgement came. */
const sentWithinMs = 30_000;
const same = (one: string, other: string) => one.replace(/\s+/gu, ' ').trim() === other.replace(/\s+/gu, ' ').trim();

function asKept(text: string): Waiting[] {
  try {
    return text === '' ? [] : (JSON.parse(text) as Waiting[]);
  } catch {
    return [];
  }
}

export function MyHeld({ seat, held }: { seat: Seat; held: Held }) {
  if (held.waiting.length === 0) return null;
  return (
    <ul className={css.lines}>
      {held.waiting.map(({ text }) => (
        <li key={text} className={`${css.line} ${css.held}`}>
          <p className={css.said}>
            <PersonName id={seat.me.id} people={seat.people} />
            <span className="hide">: </span>
            <span className={css.text} dir="auto">
              {text}
            </span>
          </p>
          <p className="sub">
            {t('chat.waits')}{' '}
            <button type="button" className="button quiet" onClick={() => held.forget(text)}>
              {t('chat.forget')}
            </button>
          </p>
        </li>
      ))}
    </ul>
  );
}
