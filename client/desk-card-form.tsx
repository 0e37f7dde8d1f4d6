import { useState, type FormEvent } from 'react';
import { attendances, standings } from '../shared/people.ts';
import { useAct } from './desk-act.ts';
import css from './desk.module.css';
import { LanguageField } from './language-field.tsx';
import type { Listed } from './people-found.ts';
import type { Seat } from './seat.ts';
import { t } from './words.ts';

/** The card of one person, corrected; only what was changed is sent. */
export function CardForm({ seat, person, onDone }: { seat: Seat; person: Listed; onDone: () => void }) {
  const { act, refused } = useAct(seat);
  const { name, organisation = '', language = '', attendance, standing } = person;
  const before = { name, organisation, language, attendance, standing };
  const [now, setNow] = useState(before);
  const [saved, setSaved] = useState(false);
  const say = (part: Partial<typeof now>) => {
    setNow({ ...now, ...part });
    setSaved(false);
  };
  async function submit(event: FormEvent) {
    event.preventDefault();
    const changed = Object.entries(now).filter(([field, value]) => value !== before[field as keyof typeof before]);
    if (changed.length > 0 && !(await act({ name: 'amend-card', input: { personId: person.id, ...Object.fromEntries(changed) } }))) return;
    setSaved(true);
    onDone();
  }
  return (
    <form className={css.stack} onSubmit={(event) => void submit(event)}>
      <label className={css.labelled}>
        {t('desk.name')}
        <input className={css.field} dir="auto" required value={now.name} onChange={(event) => say({ name: event.target.value })} />
      </label>
      <label className={css.labelled}>
        {t('desk.organisation')}
        <input className={css.field} dir="auto" value={now.organisation} onChange={(event) => say({ organisation: event.target.value })} />
      </label>
      <label className={css.labelled}>
        {t('desk.language')}
        <LanguageField className={css.field} value={now.language} onChange={(language) => say({ language })} />
      </label>
      <AttendanceAndStanding now={now} say={say} />
      <div className={css.actions}>
        <button className="button">{t('desk.save')}</button>
        {saved && (
          <span className="sub" role="status">
            {t('desk.saved')}
          </span>
        )}
      </div>
      {refused && <p className="refused">{refused}</p>}
    </form>
  );
}

type Both = Pick<Listed, 'attendance' | 'standing'>;

export const AttendanceAndStanding = ({ now, say }: { now: Both; say: (part: Partial<Both>) => void }) => (
  <div className={css.pair}>
    <label className={css.labelled}>
      {t('desk.attendance')}
      <select
        className={css.field}
        value={now.attendance}
        onChange={({ target }) => say({ attendance: attendances.find((one) => one === target.value)! })}
      >
        {attendances.map((one) => (
          <option key={one} value={one}>
            {t(`side.${one}`)}
          </option>
        ))}
      </select>
    </label>
    <label className={css.labelled}>
      {t('desk.standing')}
      <select
        className={css.field}
        value={now.standing}
        onChange={({ target }) => say({ standing: standings.find((one) => one === target.value)! })}
      >
        {standings.map((one) => (
          <option key={one} value={one}>
            {t(`desk.standing-${one}`)}
          </option>
        ))}
      </select>
    </label>
  </div>
);
