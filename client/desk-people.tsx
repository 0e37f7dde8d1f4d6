import { useState } from 'react';
import { rewordingsIn } from '../shared/erasing/state.ts';
import { EnterPerson } from './desk-enter.tsx';
import { ErasePerson } from './desk-erase.tsx';
import { DeskErased } from './desk-erased.tsx';
import { PersonRow } from './desk-person.tsx';
import css from './desk.module.css';
import { usePeople } from './people-found.ts';
import { SamePeople } from './same-people.tsx';
import type { Seat } from './seat.ts';
import { t } from './words.ts';

/** Everybody of the roster, to find by name or organisation, and what the secretariat does for each of them. */
export function DeskPeople({ seat }: { seat: Seat }) {
  const [q, setQ] = useState('');
  const [shown, setShown] = useState<string | null>(null);
  const [entering, setEntering] = useState(false);
  const [erased, setErased] = useState<{ id: string; name: string } | null>(null);
  const { people, presence, meeting } = seat;
  const version = `${presence.onSite} ${presence.remote} ${Object.keys(people).length} ${JSON.stringify(meeting.people.roles)} ${rewordingsIn(meeting)}`;
  const { found, trouble, again, more } = usePeople(seat.code, q, version, shown !== null);
  const without = found ? withoutDevice(found, q) : 0;
  return (
    <section className={css.section} aria-labelledby="people">
      <div className={css.head}>
        <h2 id="people">{t('desk.people')}</h2>
        {found && (
          <p className={css.about}>
            {t('desk.people-counts', found.counts)}
            {without > 0 && ` · ${t('desk.without-device', { count: without })}`}
          </p>
        )}
        <button type="button" className="button" aria-expanded={entering} onClick={() => setEntering(!entering)}>
          {t('desk.enter-person')}
        </button>
      </div>
      <SamePeople seat={seat} />
      <DeskErased seat={seat} onErase={setErased} />
      {erased && <ErasePerson seat={seat} person={erased} onClose={() => setErased(null)} />}
      {entering && <EnterPerson seat={seat} onDone={() => void again()} />}
      <input
        className={css.field}
        type="search"
        dir="auto"
        aria-label={t('desk.search')}
        placeholder={t('desk.search')}
        value={q}
        onChange={(event) => {
          setQ(event.target.value);
          setShown(null);
        }}
      />
      {trouble && <p className="refused">{trouble}</p>}
      {found?.people.length === 0 && (
        <p className={css.about}>{q.trim() ? t('desk.nobody-found', { q: q.trim() }) : t('desk.nobody-yet')}</p>
      )}
      <ul className={`rows ${css.people}`} aria-label={t('desk.people')}>
        {found?.people.map((person) => (
          <PersonRow
            key={person.id}
            seat={seat}
            person={person}
            shown={shown === person.id}
            onShow={(open) => setShown(open ? person.id : null)}
            onChanged={() => void again()}
            onErase={() => setErased({ id: person.id, name: person.name })}
          />
        ))}
      </ul>
      {found && found.people.length < found.total && (
        <button type="button" className="button" onClick={() => void more()}>
          {t('desk.more-people', { count: found.total - found.people.length })}
        </button>
      )}
    </section>
  );
}

/** Known only when the whole list is here; 0 otherwise. */
const withoutDevice = ({ people, total }: { people: { noDevice?: true }[]; total: number }, q: string) =>
  q.trim() === '' && people.length === total ? people.filter(({ noDevice }) => noDevice).length : 0;
