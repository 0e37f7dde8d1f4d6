import { useId, type ReactNode } from 'react';
import css from './desk.module.css';
import { t } from './words.ts';

/** A step while the meeting is being prepared; afterwards just what it is called. */
export const StepTitle = ({ number, to, then }: { number: number | null; to: string; then: string }) =>
  number === null ? (
    then
  ) : (
    <>
      <span className={css.stepNumber}>{number}</span> {to}
    </>
  );

type Said = { label: ReactNode; about: string };

type ChoicesProps<One extends string> = {
  name: string;
  of: readonly One[];
  chosen: One;
  said: (one: One) => Said;
  onChoose: (one: One) => void;
};

/** One of several, each with what it does. */
export const Choices = <One extends string>({ name, of, chosen, said, onChoose }: ChoicesProps<One>) =>
  of.map((one) => <Choice key={one} name={name} {...said(one)} checked={chosen === one} onChoose={() => onChoose(one)} />);

function Choice({ name, label, about, checked, onChoose }: Said & { name: string; checked: boolean; onChoose: () => void }) {
  const id = useId();
  return (
    <div className={css.setting}>
      <input id={id} type="radio" name={name} checked={checked} aria-describedby={`${id}about`} onChange={onChoose} />
      <label htmlFor={id}>{label}</label>
      <p id={`${id}about`} className="sub">
        {about}
      </p>
    </div>
  );
}

/** Yes or no, with what it does. */
export function Tick({ label, about, checked, onChange }: Said & { checked: boolean; onChange: (on: boolean) => void }) {
  const id = useId();
  return (
    <div className={css.setting}>
      <input
        id={id}
        type="checkbox"
        checked={checked}
        aria-describedby={`${id}about`}
        onChange={(event) => onChange(event.target.checked)}
      />
      <label htmlFor={id}>{label}</label>
      <p id={`${id}about`} className="sub">
        {about}
      </p>
    </div>
  );
}

const usual = [30, 60, 90, 120, 180, 240, 300, 420, 600, 900];

/** Speaking time in seconds, chosen from what meetings use; whatever is set already stays among them. `zero` says what 0 means. */
export function Seconds({
  label,
  zero,
  seconds,
  onChange,
}: {
  label: string;
  zero: string;
  seconds: number;
  onChange: (seconds: number) => void;
}) {
  const offered = [...new Set([...usual, ...(seconds > 0 ? [seconds] : [])])].toSorted((a, b) => a - b);
  return (
    <label className={css.settingLine}>
      <span>{label}</span>
      <select className={css.field} value={seconds} onChange={(event) => onChange(Number(event.target.value))}>
        <option value={0}>{zero}</option>
        {offered.map((one) => (
          <option key={one} value={one}>
            {t('desk.time', { time: `${Math.floor(one / 60)}:${String(one % 60).padStart(2, '0')}` })}
          </option>
        ))}
      </select>
    </label>
  );
}
