import { beingRead } from './being-read.ts';
import { State } from './marks.tsx';
import { OnBehalf } from './on-behalf.tsx';
import { nameInText } from './person-name.tsx';
import css from './reading.module.css';
import type { Seat } from './seat.ts';
import { t } from './words.ts';

/**
 * For the chair: what is being read out to the room, by whom and for whom. It comes while somebody is about to press, so it
 * stands where nothing moves for it: below the queue, or on a phone above *Next*, which stays at the bottom.
 */
export function ReadingStrip({ seat, where }: { seat: Seat; where: 'below-queue' | 'above-next' }) {
  const read = beingRead(seat.meeting, seat.floor);
  if (!read) return null;
  return (
    <section className={`${css.strip} ${where === 'below-queue' ? css.belowQueue : css.aboveNext}`} aria-label={t('reading.now')}>
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
