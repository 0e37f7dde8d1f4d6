import { mayReadDocument } from '../shared/documents/rights.ts';
import { groupIn, isWhole, type Stint } from '../shared/groups/state.ts';
import { reportOf, textOf } from '../shared/reports/state.ts';
import { hourIn, placeOf } from './hours.ts';
import { Linked } from './linked.tsx';
import { nameOf, PersonName } from './person-name.tsx';
import css from './report.module.css';
import type { Seat } from './seat.ts';
import { t } from './words.ts';

/** What a group brings back, for reading: its name, who speaks for it, what it wrote, and folded who was there and when (G8). */
export function Report({ seat, groupId }: { seat: Seat; groupId: string }) {
  const { code, meeting, me, people } = seat;
  const group = groupIn(meeting, groupId)?.group;
  const about = reportOf(meeting, groupId) ?? (group && isWhole(group) ? { ...group, roster: group.people } : null);
  if (!about) return null;
  const { number, title, chairId, rapporteurId, roster } = about;
  return (
    <article className={css.report} aria-label={`${t('reports.group', { number })}: ${title}`}>
      <h2>
        <span className={css.number}>{t('reports.group', { number })}</span>
        <bdi dir="auto">{title}</bdi>
      </h2>
      <dl className={css.offices}>
        <div>
          <dt>{t('reports.rapporteur')}</dt>
          <dd>
            {rapporteurId === null ? (
              <span className={css.none}>{t('reports.nobody')}</span>
            ) : (
              <PersonName id={rapporteurId} people={people} />
            )}
          </dd>
        </div>
        {chairId !== null && (
          <div>
            <dt>{t('reports.chair')}</dt>
            <dd>
              <PersonName id={chairId} people={people} />
            </dd>
          </div>
        )}
      </dl>
      <ReportText {...textOf(meeting, groupId)} />
      {textOf(meeting, groupId).text !== '' && mayReadDocument(meeting, me, groupId) === null && (
        <a className={`button quiet ${css.onward}`} href={`/m/${code}/notes?group=${groupId}`}>
          {t('reports.whole')}
        </a>
      )}
      <Roster seat={seat} roster={roster} />
    </article>
  );
}

/** Each line turns by itself: one text may hold several scripts. */
export function ReportText({ text, cut = false }: { text: string; cut?: boolean }) {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  if (lines.length === 0) return <p className="sub">{t('reports.no-text')}</p>;
  return (
    <div className={css.text}>
      {lines.map((line, i) => (
        <p key={i} dir="auto">
          <Linked text={line} />
        </p>
      ))}
      {cut && <p className="sub">{t('reports.cut')}</p>}
    </div>
  );
}

const inOrder = new Intl.Collator('und', { numeric: true, sensitivity: 'base' });

function Roster({ seat, roster }: { seat: Seat; roster: readonly Stint[] }) {
  const { people, meeting } = seat;
  const { zone } = meeting.conduct.settings;
  const staysOf = (personId: string) => roster.filter((stint) => stint.personId === personId);
  const ids = [...new Set(roster.map(({ personId }) => personId))].toSorted((a, b) =>
    inOrder.compare(nameOf(a, people), nameOf(b, people)),
  );
  if (ids.length === 0) return <p className="sub">{t('reports.who', { count: 0 })}</p>;
  const timeOf = ({ from, to }: Stint) => t('reports.stay', { from: hourIn(from, zone), to: to === null ? '' : hourIn(to, zone) });
  return (
    <details className={css.who}>
      <summary>{t('reports.who', { count: ids.length })}</summary>
      <ul>
        {ids.map((id) => (
          <li key={id}>
            <PersonName id={id} people={people} />
            <span className="num sub">{staysOf(id).map(timeOf).join(', ')}</span>
          </li>
        ))}
      </ul>
      <p className="sub">{t('reports.zone', { place: zone === '' ? 'UTC' : placeOf(zone) })}</p>
    </details>
  );
}
