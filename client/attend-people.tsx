import { useEffect, useId, useState } from 'react';
import { rewordingsIn } from '../shared/erasing/state.ts';
import { isStaff, type Card } from '../shared/people.ts';
import css from './attend-parts.module.css';
import door from './door.module.css';
import { aboutPerson } from './floor.tsx';
import { get } from './http.ts';
import { Side } from './marks.tsx';
import type { Seat } from './seat.ts';
import { t } from './words.ts';

type Listed = Card & { here: boolean };
type Page = { people: Listed[]; total: number };

const onPage = 50;
const typingMs = 300;

/** How many are here, and, where everybody may know, who (N3). */
export default function AttendPeople({ seat }: { seat: Seat }) {
  const { meeting, me, presence } = seat;
  const mayRead = meeting.conduct.settings.peopleVisibleTo === 'everyone' || isStaff(meeting, me);
  const mayCompare = me.seat === 'person' && (meeting.conduct.settings.parityVisibleTo === 'everyone' || isStaff(meeting, me));
  return (
    <div className={css.part}>
      <section>
        <h2>{t('people.here')}</h2>
        <p className={css.counts}>
          <span>
            {presence.onSite} <Side attendance="on-site" />
          </span>
          <span>
            {presence.remote} <Side attendance="remote" />
          </span>
        </p>
        {mayCompare && (
          <a className={css.onward} href={`/m/${seat.code}/parity`}>
            {t('people.parity')}
          </a>
        )}
        {me.seat === 'person' && (
          <a className={css.onward} href={`/m/${seat.code}/record`}>
            {t('people.record')}
          </a>
        )}
      </section>
      {mayRead && me.seat === 'person' ? <List seat={seat} /> : <p className="sub">{t('people.not-shown')}</p>}
    </div>
  );
}

function List({ seat }: { seat: Seat }) {
  const searchId = useId();
  const [q, setQ] = useState('');
  const { page, failed, more, again } = usePeople(seat.code, q, rewordingsIn(seat.meeting));
  const { everyoneEqual } = seat.meeting.conduct.settings;
  return (
    <section>
      <label htmlFor={searchId}>{t('people.search')}</label>
      <input
        id={searchId}
        type="search"
        className={door.field}
        dir="auto"
        autoComplete="off"
        value={q}
        onChange={(event) => setQ(event.target.value)}
      />
      {failed && (
        <p className="refused">
          {t('people.failed')}{' '}
          <button type="button" className="button" onClick={again}>
            {t('people.again')}
          </button>
        </p>
      )}
      {page && (
        <>
          <p className="sub" role="status">
            {t('people.found', { count: page.total })}
          </p>
          <ul className="rows">
            {page.people.map((card) => (
              <li key={card.id} className={css.person}>
                <span>
                  <bdi className="name" dir="auto">
                    {card.name}
                  </bdi>{' '}
                  <bdi className="sub">{aboutPerson(card, everyoneEqual)}</bdi>
                </span>
                <span>
                  <Side attendance={card.attendance} />
                  {!card.here && !card.noDevice && <span className="sub">{t('people.away')}</span>}
                </span>
              </li>
            ))}
          </ul>
          {page.people.length < page.total && (
            <button type="button" className="button" onClick={more}>
              {t('people.more')}
            </button>
          )}
        </>
      )}
    </section>
  );
}

/** A page of the list at a time; what is typed is asked once it rests, and all is asked anew when somebody was erased. */
function usePeople(code: string, q: string, rewordings: number) {
  const [page, setPage] = useState<Page | null>(null);
  const [failed, setFailed] = useState(false);
  const [tries, setTries] = useState(0);
  const ask = (after: string) =>
    get<Page>(`/api/meetings/${encodeURIComponent(code)}/people?${new URLSearchParams({ q, after, limit: String(onPage) }).toString()}`);
  useEffect(() => {
    let gone = false;
    const typing = setTimeout(
      () =>
        void ask('').then((answer) => {
          if (gone) return;
          setFailed(!answer.ok);
          if (answer.ok) setPage(answer.body);
        }),
      q === '' ? 0 : typingMs,
    );
    return () => {
      gone = true;
      clearTimeout(typing);
    };
  }, [code, q, tries, rewordings]);
  const more = () =>
    void ask(page?.people.at(-1)?.id ?? '').then((answer) => {
      setFailed(!answer.ok);
      if (answer.ok) setPage((before) => ({ total: answer.body.total, people: [...(before?.people ?? []), ...answer.body.people] }));
    });
  return { page, failed, more, again: () => setTries((before) => before + 1) };
}
