import type { ReactNode } from 'react';
import { forecast, tookMsAt, type Agenda as AgendaState, type AgendaItem } from '../shared/agenda/state.ts';
import css from './agenda.module.css';
import { hourIn } from './hours.ts';
import { useNow, type Seat } from './seat.ts';
import { t } from './words.ts';

const minutesIn = (ms: number) => Math.round(ms / 60_000);

/** Minutes that the items so far took beyond their plan; below zero the meeting is early. Items without a plan are not late. */
export const minutesLate = ({ items }: AgendaState, now: number): number =>
  items.reduce((late, item) => {
    if (item.minutes === null || item.phase === 'planned') return late;
    const over = minutesIn(tookMsAt(item, now)) - item.minutes;
    return late + (item.phase === 'open' ? Math.max(0, over) : over);
  }, 0);

function endInWords(agenda: AgendaState, zone: string, now: number): string | null {
  if (agenda.items.every(({ minutes, phase }) => minutes === null || phase === 'closed')) return null;
  const time = hourIn(forecast(agenda, now).ends, zone);
  const late = minutesLate(agenda, now);
  if (late === 0) return t('agenda.ends-in-time', { time });
  return late > 0 ? t('agenda.ends-late', { time, minutes: late }) : t('agenda.ends-early', { time, minutes: -late });
}

/** The agenda as planned and as it went, with a forecast of the rest. */
export const Agenda = ({ seat }: { seat: Seat }) => <AgendaTable seat={seat} titleOf={({ title }) => <bdi dir="auto">{title}</bdi>} />;

/** The agenda whose titles open what can be done with an item. */
export const AgendaToRun = ({ seat, onItem }: { seat: Seat; onItem: (itemId: string) => void }) => (
  <AgendaTable
    seat={seat}
    titleOf={({ id, title }) => (
      <button type="button" className={css.item} onClick={() => onItem(id)}>
        <bdi dir="auto">{title}</bdi>
      </button>
    )}
  />
);

function AgendaTable({ seat, titleOf }: { seat: Seat; titleOf: (item: AgendaItem) => ReactNode }) {
  const { agenda, conduct } = seat.meeting;
  const { zone } = conduct.settings;
  const tick = useNow(seat, 10_000);
  // In a break the rest begins when the break ends.
  const now = Math.max(tick, agenda.pause?.until ?? 0);
  const { begins } = forecast(agenda, now);
  const end = conduct.phase === 'closed' ? null : endInWords(agenda, zone, now);
  if (agenda.items.length === 0)
    return (
      <section className={css.empty}>
        <h2>{t('agenda.title')}</h2>
        <p className="sub">{t('agenda.empty')}</p>
      </section>
    );
  return (
    <table className={css.agenda}>
      <thead>
        <tr>
          <th colSpan={2} scope="col">
            {t('agenda.title')} {end && <span>{end}</span>}
          </th>
          <th scope="col">{t('agenda.plan')}</th>
          <th scope="col">{t('agenda.actual')}</th>
        </tr>
      </thead>
      <tbody>
        {agenda.items.map((item, i) => (
          <tr key={item.id} className={css[item.phase]} aria-current={item.phase === 'open' ? 'step' : undefined}>
            <td>{i + 1}</td>
            <th scope="row">{titleOf(item)}</th>
            <td>{item.minutes ?? '–'}</td>
            <td>
              {item.phase === 'planned' ? (
                conduct.phase === 'closed' || item.minutes === null ? (
                  '–'
                ) : (
                  <span className={css.at}>{t('agenda.at', { time: hourIn(begins.get(item.id)!, zone) })}</span>
                )
              ) : (
                minutesIn(tookMsAt(item, item.phase === 'open' ? tick : now))
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
