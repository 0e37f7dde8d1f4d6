import type { Group, Sign } from '../shared/groups/state.ts';
import { useQr } from './desk-links.ts';
import { useFitting } from './fitting.ts';
import { groupClock } from './groups-board-clock.tsx';
import { Told } from './groups-board-marks.tsx';
import css from './groups-screen.module.css';
import { useNow, type Seat } from './seat.ts';
import type { Going } from './where-to-go.ts';
import { t } from './words.ts';

/** What the room is to know now: where to go, what to choose, who is still out, or that they come back. */
export type Showing = 'go' | 'choose' | 'work' | 'close';

type Props = {
  seat: Seat;
  group: Group | Sign;
  showing: Showing;
  going: readonly Going[];
  /** Whether the big clock above is this group's, too. */
  clock: 'own' | 'as-above';
};

/** A title this long steps down one size. */
const longTitle = 40;

/** How many names there is room for is found out from here on downwards; those without a device are the first of them. */
const ladder = [24, 16, 12, 10, 8, 7, 6, 5, 4, 3, 2, 1, 0];

/** One group: number, title, place, and what is of use now. */
export function GroupCell({ seat, group, showing, going, clock }: Props) {
  const { number, title, place, link } = group;
  const names = going.filter((one) => one.group === group.id);
  const steps = [Infinity, ...ladder.filter((most) => most < names.length)];
  const { shown, step } = useFitting<HTMLLIElement>(JSON.stringify([showing, title, place, link, names]), steps.length - 1);
  const isOnItsWay = showing === 'go' && group.phase === 'open';
  return (
    <li ref={shown} className={css.group} data-phase={group.phase}>
      <span className={css.number}>
        <span className="hide">{t('groups-screen.group', { number })}</span>
        <span aria-hidden="true">{number}</span>
      </span>
      <h2 className={css.name} dir="auto" data-long={title.length > longTitle}>
        {title}
      </h2>
      <div className={css.what}>
        {place && (
          <p className={css.place} dir="auto">
            {place}
          </p>
        )}
        {showing === 'choose' ? <Chosen seat={seat} group={group} /> : !isOnItsWay && <Status seat={seat} group={group} clock={clock} />}
        {isOnItsWay && names.length > 0 && <Names number={number} names={names} most={steps[step]!} />}
      </div>
      {isOnItsWay && link !== '' && <LinkToScan link={link} number={number} />}
    </li>
  );
}

const Names = ({ number, names, most }: { number: number; names: readonly Going[]; most: number }) => (
  <ul className={css.names} aria-label={t('groups-screen.names', { number })}>
    {names.slice(0, most).map(({ id, name, noDevice }) => (
      <li key={id} data-first={noDevice}>
        <bdi dir="auto">{name}</bdi>
      </li>
    ))}
    {names.length > most && <li>{t(most === 0 ? 'groups-screen.many' : 'groups-screen.more', { count: names.length - most })}</li>}
  </ul>
);

function Status({ seat, group, clock }: Pick<Props, 'seat' | 'group' | 'clock'>) {
  const own = groupClock(group, useNow(seat));
  if (!own)
    return (
      <p className={css.status}>
        <Told of="back">{t('groups-screen.back')}</Told>
      </p>
    );
  const mark = own.mood === 'closing' ? 'closing' : 'working';
  return (
    <p className={css.status}>
      <Told of={mark}>{t(mark === 'closing' ? 'groups-screen.closing' : 'groups-screen.working')}</Told>
      {clock === 'own' && (
        <span className={`clock ${css.own}`} data-mood={own.mood}>
          {own.text}
        </span>
      )}
    </p>
  );
}

function Chosen({ seat, group: { id, seats } }: Pick<Props, 'seat' | 'group'>) {
  const count = seat.tally.groups[id] ?? 0;
  return (
    <p className={css.status}>
      {seats === null ? t('groups-screen.chosen', { count }) : t('groups-screen.chosen-of', { count, seats })}
      {seats !== null && count >= seats && <b>{t('groups-screen.full')}</b>}
    </p>
  );
}

function LinkToScan({ link, number }: { link: string; number: number }) {
  const qr = useQr(link);
  return (
    <p className={css.link}>
      {qr ? <img className={css.qr} src={qr} alt={t('groups-screen.qr', { number })} /> : <span className={css.qr} />}
      <span>{t('groups-screen.online')}</span>
    </p>
  );
}
