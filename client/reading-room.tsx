import { plenary } from '../shared/floor-id.ts';
import { graphemesIn } from '../shared/graphemes.ts';
import type { BeingRead } from './being-read.ts';
import { clockOf } from './floor.tsx';
import { State } from './marks.tsx';
import { OnBehalf } from './on-behalf.tsx';
import { PersonName } from './person-name.tsx';
import css from './reading.module.css';
import { useNow, type Seat } from './seat.ts';
import { t } from './words.ts';

/** Texts up to this length have the size before; a text of two pages still stands there whole, smaller. */
const lengths = [
  ['short', 60],
  ['middle', 190],
  ['long', 600],
  ['longest', Infinity],
] as const;
const lengthOf = (text: string) => lengths.find(([, most]) => graphemesIn(text, 701) <= most)![0];

/** What is read out, for everybody in the room to read along; whoever has the floor stays in sight above it. */
export default function ReadingRoom({ seat, read }: { seat: Seat; read: BeingRead }) {
  const { turn } = seat.meeting.floors[plenary]!.floor;
  const isTheirs = turn !== null && read.askers.includes(turn.personId);
  const now = useNow(seat);
  return (
    <section className={css.room} aria-label={t('floor.title')}>
      {turn && !isTheirs && (
        <p className={css.floorHolder}>
          <State of="speaking" /> <PersonName id={turn.personId} people={seat.people} />{' '}
          <span className="clock">{clockOf(turn, now).text}</span>
        </p>
      )}
      <div>
        <p className={css.state}>
          <State of="read-aloud">{t('reading.now')}</State>
        </p>
        <OnBehalf askers={read.askers} anonymous={read.anonymous} unnamed={read.unnamed} people={seat.people} size="large" />
      </div>
      <blockquote className={css.text} dir="auto" data-length={lengthOf(read.text)}>
        {read.text}
      </blockquote>
    </section>
  );
}
