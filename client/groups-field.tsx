import { useId, useState, type KeyboardEvent, type ReactNode } from 'react';
import type { Command } from '../shared/decide.ts';
import { useAct } from './desk-act.ts';
import css from './groups-set-up.module.css';
import type { Seat } from './seat.ts';

type Props = {
  seat: Seat;
  label: ReactNode;
  /** As the meeting has it. */
  value: string;
  /** What to send for what was typed. */
  change: (text: string) => Command;
  as: 'line' | 'lines' | 'address' | 'number';
  most: number;
  about?: (text: string) => ReactNode;
};

/** One field of what several people prepare: what is typed is kept when it is left, alone; what others change shows meanwhile. */
export function KeptField({ seat, label, value, change, as, most, about = () => null }: Props) {
  const id = useId();
  const { act, refused } = useAct(seat);
  const [typed, setTyped] = useState<string | null>(null);
  const text = typed ?? value;
  async function keep() {
    if (typed === null || typed.trim() === value || (await act(change(typed.trim())))) setTyped(null);
  }
  function onKeyDown(event: KeyboardEvent) {
    if (event.key === 'Enter' && as !== 'lines') void keep();
    if (event.key === 'Escape' && typed !== null) {
      event.stopPropagation();
      event.preventDefault();
      setTyped(null);
    }
  }
  const field = {
    id,
    value: text,
    'aria-describedby': `${id}about`,
    onChange: (event: { target: { value: string } }) => setTyped(event.target.value),
    onBlur: () => void keep(),
    onKeyDown,
  };
  return (
    <div className={css.labelled}>
      <label htmlFor={id}>{label}</label>
      {as === 'lines' ? (
        <textarea {...field} rows={4} dir="auto" maxLength={most} />
      ) : as === 'number' ? (
        <input {...field} type="number" min={1} max={most} inputMode="numeric" />
      ) : (
        <input
          {...field}
          maxLength={most}
          autoComplete="off"
          {...(as === 'address' ? { dir: 'ltr', inputMode: 'url' } : { dir: 'auto' })}
        />
      )}
      <span id={`${id}about`}>{refused ? <span className="refused">{refused}</span> : about(text)}</span>
    </div>
  );
}
