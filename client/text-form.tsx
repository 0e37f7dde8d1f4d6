import { useId, useState, type FormEvent, type ReactNode } from 'react';
import css from './dock.module.css';

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
