import { forecast, tookMsAt, type AgendaItem } from '../shared/agenda/state.ts';
import css from './attend-parts.module.css';
import { hourIn, placeOf } from './hours.ts';
import { nameInText } from './person-name.tsx';
import { Paper } from './presented.tsx';
import { useNow, type Seat } from './seat.ts';
import { t } from './words.ts';

/** The agenda for reading, and for those inside the way to what is written of the meeting meanwhile (N27). */
export default function AgendaList({ seat }: { seat: Seat }) {
  return (
    <>
      {seat.me.seat === 'person' && (
        <a className={css.onward} href={`/m/${seat.code}/notes`}>
          {t('attend.to-notes')}
        </a>
      )}
      <Items seat={seat} />
    </>
  );
}

/** What is on now, what was planned, what it took, and its papers. */
function Items({ seat }: { seat: Seat }) {
  const { agenda } = seat.meeting;
  const now = useNow(seat, 10_000);
  const { begins } = forecast(agenda, Math.max(now, agenda.pause?.until ?? 0));
  if (agenda.items.length === 0) return <p className="sub">{t('plan.empty')}</p>;
  return (
    <ol className="rows">
      {agenda.items.map((item, i) => (
        <Item key={item.id} seat={seat} item={item} number={i + 1} now={now} begins={begins.get(item.id) ?? null} />
      ))}
    </ol>
  );
}

type ItemProps = { seat: Seat; item: AgendaItem; number: number; now: number; begins: number | null };

function Item({ seat, item, number, now, begins }: ItemProps) {
  const { agenda, conduct } = seat.meeting;
  const { zone } = conduct.settings;
  const isOpen = agenda.openItemId === item.id;
  const presenters = item.presenters.map((one) => ('personId' in one ? nameInText(one.personId, seat.people) : `\u2068${one.label}\u2069`));
  const place = zone === '' ? 'UTC' : placeOf(zone);
  const expected = begins !== null && conduct.phase === 'open' ? [t('plan.about', { hour: `${hourIn(begins, zone)} ${place}` })] : [];
  return (
    <li className={css.item} aria-current={isOpen ? 'step' : undefined}>
      <span>{number}</span>
      <span>
        <bdi dir="auto" className={css.title}>
          {item.title}
        </bdi>
        <span className={`sub ${css.times}`}>{[...presenters, ...timesOf(item, now), ...expected].join(' · ')}</span>
        {item.conclusion && <p dir="auto">{item.conclusion}</p>}
        {item.documents.length > 0 && (
          <ul className={css.papers}>
            {item.documents.map((paper) => (
              <li key={paper.id}>
                <Paper paper={paper} section={paper.section ?? ''} />
                {agenda.presenting?.documentId === paper.id && <span className={css.now}>{t('papers.presented')}</span>}
              </li>
            ))}
          </ul>
        )}
      </span>
      {isOpen ? <span className={css.now}>{t('plan.now')}</span> : <span className="sub">{item.phase === 'closed' && t('plan.done')}</span>}
    </li>
  );
}

function timesOf(item: AgendaItem, now: number): string[] {
  const minutes = Math.round(tookMsAt(item, now) / 60_000);
  return [
    ...(item.minutes === null ? [] : [t('plan.minutes', { minutes: item.minutes })]),
    ...(item.phase === 'open' ? [t('plan.so-far', { minutes })] : item.phase === 'closed' ? [t('plan.took', { minutes })] : []),
  ];
}
