import { useEffect, useId, useMemo, useState } from 'react';
import type { Speaking } from '../shared/record/lines.ts';
import { namedIn } from '../shared/record/attendance.ts';
import type { WholeRecord } from '../shared/record/whole.ts';
import { courseWith, type CourseRow } from '../shared/transcripts/beside.ts';
import door from './door.module.css';
import { hourIn, nextAt } from './hours.ts';
import { EntryRow } from './record-entry.tsx';
import { everything, found, type Wanted } from './record-filter.ts';
import { SaidEntry } from './record-said.tsx';
import css from './record.module.css';
import type { Seat } from './seat.ts';
import { t } from './words.ts';

/** `corrector`: the seat of whoever is about to say what is wrong in entries. */
type Props = { record: WholeRecord; course: WholeRecord['entries']; speaking: Speaking; corrector: Seat | null };
/** So many at once: a long meeting has tens of thousands. */
const pageOf = 300;
const dayMs = 24 * 60 * 60_000;

/** The course of the meeting, to be searched: by words, by person, by item, and what came since one was away. */
export function RecordCourse({ record, course, speaking, corrector }: Props) {
  const [wanted, want] = useState(everything);
  const [pages, show] = useState(1);
  const rows = useMemo(() => courseWith(course, record.transcripts), [course, record.transcripts]);
  const fitting = found(rows, wanted, speaking);
  useAnchor(fitting, show);
  const from = Math.max(0, fitting.length - pages * pageOf);
  return (
    <section id="course" className={css.section}>
      <h2>{t('record.course')}</h2>
      <Filter record={record} course={course} wanted={wanted} want={want} />
      <p className="sub" role="status">
        {fitting.length === 0
          ? t(rows.length === 0 ? 'record.nothing' : 'record-page.none-fits')
          : t('record-page.count', { count: fitting.length })}
      </p>
      {from > 0 && (
        <button type="button" className="button" onClick={() => show(pages + 1)}>
          {t('record-page.earlier')}
        </button>
      )}
      <ol className={css.entries}>
        {fitting
          .slice(from)
          .map((row) =>
            'entry' in row ? (
              <EntryRow key={row.entry.id} entry={row.entry} speaking={speaking} zone={record.zone} corrector={corrector} />
            ) : (
              <SaidEntry key={row.id} row={row} speaking={speaking} />
            ),
          )}
      </ol>
    </section>
  );
}

type FilterProps = Omit<Props, 'speaking' | 'corrector'> & { wanted: Wanted; want: (wanted: Wanted) => void };

function Filter({ record, course, wanted, want }: FilterProps) {
  const [words, person, item, since] = [useId(), useId(), useId(), useId()];
  const named = new Set(course.flatMap(namedIn));
  const people = record.people.filter(({ id }) => named.has(id));
  return (
    <form className={css.filter} onSubmit={(event) => event.preventDefault()}>
      <label htmlFor={words}>
        {t('record-page.words')}
        <input
          id={words}
          type="search"
          className={door.field}
          dir="auto"
          value={wanted.words}
          onChange={({ currentTarget }) => want({ ...wanted, words: currentTarget.value })}
        />
      </label>
      <label htmlFor={person}>
        {t('record-page.person')}
        <select
          id={person}
          className={door.field}
          value={wanted.personId}
          onChange={({ currentTarget }) => want({ ...wanted, personId: currentTarget.value })}
        >
          <option value="">{t('record-page.everybody')}</option>
          {people.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <label htmlFor={item}>
        {t('record-page.item')}
        <select
          id={item}
          className={door.field}
          value={wanted.itemId}
          onChange={({ currentTarget }) => want({ ...wanted, itemId: currentTarget.value })}
        >
          <option value="">{t('record-page.all-items')}</option>
          {record.agenda.map(({ id, title }) => (
            <option key={id} value={id}>
              {title}
            </option>
          ))}
        </select>
      </label>
      <label htmlFor={since}>
        {t('record-page.since')}
        <input
          id={since}
          type="time"
          className={door.field}
          value={wanted.since === null ? '' : hourIn(wanted.since, '')}
          onChange={({ currentTarget }) => want({ ...wanted, since: sinceOf(currentTarget.value, record) })}
        />
      </label>
    </form>
  );
}

/** The last time before the end of the record at which a clock showed this hour (UTC). */
function sinceOf(hour: string, { madeAt, closedAt }: WholeRecord): number | null {
  const next = nextAt(hour, '', closedAt ?? madeAt);
  return next === null ? null : next - dayMs;
}

/** What an address names is shown, however far back it is. */
function useAnchor(rows: readonly CourseRow[], show: (pages: number) => void) {
  const [isDone, done] = useState(false);
  useEffect(() => {
    const id = location.hash.slice(1);
    const place = rows.findIndex((row) => ('entry' in row ? row.entry.id : row.id) === id);
    if (isDone || id === '' || place < 0) return;
    done(true);
    show(Math.ceil((rows.length - place) / pageOf));
    requestAnimationFrame(() => document.getElementById(id)?.scrollIntoView({ block: 'center' }));
  }, [rows, isDone, show]);
}
