import { useEffect, useId, useState, type FormEvent } from 'react';
import { announce } from './announcer.tsx';
import { useAct } from './desk-act.ts';
import css from './desk.module.css';
import { findPeople, type Listed } from './people-found.ts';
import type { Seat } from './seat.ts';
import { t } from './words.ts';

/** A placeholder gets its name, or turns out to be somebody who is in the list already (Q10). */
export function WhoIsIt({ seat, person, onDone }: { seat: Seat; person: Listed; onDone: () => void }) {
  const field = useId();
  const { act, refused } = useAct(seat);
  const [name, setName] = useState('');
  const others = useOthers(seat.code, name, person.id);
  async function settle(as: { name: string } | { personId: string }, said: string) {
    if (!(await act({ name: 'name-placeholder', input: { personId: person.id, as } }))) return;
    announce(t('desk.named', { name: `\u2068${said}\u2069` }));
    onDone();
  }
  function submit(event: FormEvent) {
    event.preventDefault();
    void settle({ name }, name);
  }
  return (
    <form className={css.stack} onSubmit={submit}>
      <label className={css.labelled} htmlFor={field}>
        {t('desk.who-is-it')}
      </label>
      <input
        id={field}
        className={css.field}
        dir="auto"
        required
        autoComplete="off"
        value={name}
        onChange={(event) => setName(event.target.value)}
      />
      {others.length > 0 && (
        <ul className="rows" aria-label={t('desk.same-as')}>
          {others.map((other) => (
            <li key={other.id} className={css.helper}>
              <span className={css.who}>
                <bdi className="name" dir="auto">
                  {other.name}
                </bdi>
                <bdi className="sub" dir="auto">
                  {other.organisation}
                </bdi>
              </span>
              <button type="button" className="button quiet" onClick={() => void settle({ personId: other.id }, other.name)}>
                {t('desk.is-this')}
              </button>
            </li>
          ))}
        </ul>
      )}
      <div className={css.actions}>
        <button className="button">{t('desk.give-name')}</button>
      </div>
      {refused && <p className="refused">{refused}</p>}
    </form>
  );
}

function useOthers(code: string, q: string, not: string): Listed[] {
  const [found, setFound] = useState<Listed[]>([]);
  useEffect(() => {
    let gone = false;
    const soon = setTimeout(() => {
      if (q.trim() === '') return setFound([]);
      void findPeople(code, { q, limit: 6 }).then((answer) => {
        if (!gone && answer.ok) setFound(answer.body.people.filter(({ id, placeholder }) => id !== not && !placeholder));
      });
    }, 180);
    return () => {
      gone = true;
      clearTimeout(soon);
    };
  }, [code, q, not]);
  return found;
}
