import { beingRead } from './being-read.ts';
import { State } from './marks.tsx';
import { OnBehalf } from './on-behalf.tsx';
import { nameInText } from './person-name.tsx';
import css from './reading.module.css';
import type { Seat } from './seat.ts';
import { t } from './words.ts';

/** For the chair: what is being read out to the room, by whom and for whom. Nothing while nothing is. */
export function ReadingStrip({ seat }: { seat: Seat }) {
  const read = beingRead(seat.meeting);
  if (!read) return null;
  return (
    <section className={css.strip} aria-label={t('reading.now')}>
      <div>
        <State of="read-aloud">{read.by ? t('reading.by', { name: nameInText(read.by, seat.people) }) : t('reading.now')}</State>
        <OnBehalf askers={read.askers} anonymous={read.anonymous} unnamed={read.unnamed} people={seat.people} />
      </div>
      <blockquote className={css.text} dir="auto">
        {read.text}
      </blockquote>
    </section>
  );
}
