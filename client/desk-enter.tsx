import { useRef, useState, type FormEvent } from 'react';
import type { Person } from '../shared/people.ts';
import { announce } from './announcer.tsx';
import { useAct } from './desk-act.ts';
import { AttendanceAndStanding } from './desk-card-form.tsx';
import css from './desk.module.css';
import { LanguageField } from './language-field.tsx';
import type { Seat } from './seat.ts';
import { t } from './words.ts';

type Entry = Omit<Person, 'id'> & { name: string; organisation: string; language: string; apologies: boolean };
const nobody: Entry = { name: '', organisation: '', language: '', attendance: 'on-site', standing: 'member', apologies: false };

/** Somebody comes into the roster by hand: without a device, expected, or with apologies. One after another. */
export function EnterPerson({ seat, onDone }: { seat: Seat; onDone: () => void }) {
  const { act, refused } = useAct(seat);
  const [entry, setEntry] = useState(nobody);
  const name = useRef<HTMLInputElement>(null);
  const say = (part: Partial<Entry>) => setEntry({ ...entry, ...part });
  async function submit(event: FormEvent) {
    event.preventDefault();
    if (!(await act({ name: 'enter-person', input: entry }))) return;
    announce(t('desk.entered', { name: `\u2068${entry.name}\u2069` }));
    setEntry({ ...entry, name: '', organisation: '', language: '' });
    name.current?.focus();
    onDone();
  }
  return (
    <form className={`${css.panel} ${css.enter}`} onSubmit={(event) => void submit(event)}>
      <label className={css.labelled}>
        {t('desk.name')}
        <input
          ref={name}
          className={css.field}
          dir="auto"
          required
          autoFocus
          value={entry.name}
          onChange={(event) => say({ name: event.target.value })}
        />
      </label>
      <label className={css.labelled}>
        {t('desk.organisation')}
        <input
          className={css.field}
          dir="auto"
          value={entry.organisation}
          onChange={(event) => say({ organisation: event.target.value })}
        />
      </label>
      <label className={css.labelled}>
        {t('desk.language')}
        <LanguageField className={css.field} value={entry.language} onChange={(language) => say({ language })} />
      </label>
      <AttendanceAndStanding now={entry} say={say} />
      <label className={css.check}>
        <input type="checkbox" checked={entry.apologies} onChange={(event) => say({ apologies: event.target.checked })} />
        {t('desk.apologies')}
      </label>
      <button className="button">{t('desk.enter')}</button>
      {refused && <p className="refused">{refused}</p>}
    </form>
  );
}
