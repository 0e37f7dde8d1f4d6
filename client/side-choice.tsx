import type { Attendance } from '../shared/people.ts';
import css from './door.module.css';
import { Mark } from './marks.tsx';
import { t } from './words.ts';

const attendances = ['on-site', 'remote'] as const satisfies Attendance[];
type Props = { legend: string; chosen: Attendance | null; trouble: string | null; onChoose: (attendance: Attendance) => void };

/** On site and remote, equal in every way. */
export const SideChoice = ({ legend, chosen, trouble, onChoose }: Props) => (
  <fieldset className={`${css.ask} ${css.sides}`} aria-invalid={trouble !== null}>
    <legend>{legend}</legend>
    {attendances.map((attendance) => (
      <label key={attendance} className={css.side}>
        <input type="radio" name="attendance" checked={chosen === attendance} onChange={() => onChoose(attendance)} />
        <Mark of={attendance} />
        {t(`side.${attendance}`)}
      </label>
    ))}
    {trouble && <p className={`refused ${css.wide}`}>{trouble}</p>}
  </fieldset>
);
