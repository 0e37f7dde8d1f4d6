import { useId } from 'react';
import { leftoverOf, type Leftover as How } from '../shared/leftover.ts';
import css from './chair.module.css';
import { nameInText } from './person-name.tsx';
import type { Seat } from './seat.ts';
import { spoken, t } from './words.ts';

const hows = ['carry', 'store', 'clear'] as const;
const mostNames = 4;

/** Those who would be passed over, by name: a few, and how many more. */
function namesOf(seat: Seat): string {
  const ids = [...new Set(leftoverOf(seat.meeting).map(({ personId }) => personId))];
  const names = ids.slice(0, mostNames).map((id) => nameInText(id, seat.people));
  const more = ids.length - names.length;
  return new Intl.ListFormat(spoken() || 'en').format(more > 0 ? [...names, t('agenda.more', { count: more })] : names);
}

/** What becomes of those who still wait, asked before anything closes over them. Nobody waits, nothing is asked. */
export function Leftover({ seat, how, choose }: { seat: Seat; how: How | null; choose: (how: How) => void }) {
  const name = useId();
  const waiting = leftoverOf(seat.meeting).length;
  if (waiting === 0) return null;
  return (
    <fieldset className={css.fieldset}>
      <legend>{t('agenda.leftover', { count: waiting })}</legend>
      <p className="sub">{namesOf(seat)}</p>
      {hows.map((one) => (
        <label className={css.tick} key={one}>
          <input type="radio" name={name} checked={how === one} onChange={() => choose(one)} />
          <span>
            {t(`agenda.leftover-${one}`)}
            <span className="sub"> {t(`agenda.leftover-${one}-about`)}</span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}
