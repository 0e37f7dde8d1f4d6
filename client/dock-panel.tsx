import { useId, useState, type FormEvent, type ReactNode } from 'react';
import css from './dock.module.css';
import { t } from './words.ts';

/** One thing of the dock is unfolded at a time; on a wide page there is room for the reason from the start. */
export function usePanel<Name extends string>(first: Name): [open: Name | null, toggle: (name: Name) => void, close: () => void] {
  const [open, setOpen] = useState<Name | null>(() => (matchMedia('(min-width: 60rem)').matches ? first : null));
  return [open, (name) => setOpen((before) => (before === name ? null : name)), () => setOpen(null)];
}

type ToggleProps = { open: boolean; onPress: () => void; children: ReactNode };

export const Toggle = ({ open, onPress, children }: ToggleProps) => (
  <button type="button" className="button quiet" aria-expanded={open} onClick={onPress}>
    {children}
  </button>
);

type FieldProps = {
  label: string;
  first: string;
  most: number;
  lines: 'one' | 'many';
  /** The button that sends what was typed. */
  children: (text: string) => ReactNode;
};

/** A text and the button that sends it; Enter in one line presses the button. */
export function TextForm({ label, first, most, lines, children }: FieldProps) {
  const id = useId();
  const [text, setText] = useState(first);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    event.currentTarget.querySelector('button')?.click();
  };
  const field = {
    id,
    value: text,
    maxLength: most,
    dir: 'auto',
    onChange: (event: { target: { value: string } }) => setText(event.target.value),
  };
  return (
    <form className={css.form} onSubmit={submit}>
      <label htmlFor={id}>{label}</label>
      {lines === 'one' ? <input {...field} autoComplete="off" enterKeyHint="done" /> : <textarea {...field} rows={3} />}
      <div className={css.acts}>{children(text.trim())}</div>
    </form>
  );
}

export const WhyHead = ({ place, onHide }: { place: string; onHide: () => void }) => (
  <header className={css.line}>
    <h2>{t('attend.why-nth', { place })}</h2>
    <Toggle open onPress={onHide}>
      {t('attend.hide')}
    </Toggle>
  </header>
);
