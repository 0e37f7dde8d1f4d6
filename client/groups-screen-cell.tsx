import type { Group, Sign } from '../shared/groups/state.ts';
import { useQr } from './desk-links.ts';
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
  /** 0 nothing, 1 names of those with a device, 2 the drawing of the link, 3 all names. */
  leftOut: number;
};

/** One group: number, title, place, and what is of use now. */
export function GroupCell({ seat, group, showing, going, leftOut }: Props) {
  const { number, title, place, link } = group;
  const names = going.filter((one) => one.group === group.id && (leftOut === 0 || one.noDevice));
  const isOnItsWay = showing === 'go' && group.phase === 'open';
  return (
    <li className={css.group} data-fits data-phase={group.phase}>
      <span className={css.number}>
        <span className="hide">{t('groups-screen.group', { number })}</span>
        <span aria-hidden="true">{number}</span>
      </span>
      <div className={css.what}>
        <h2 className={css.name}>
          <bdi dir="auto">{title}</bdi>
        </h2>
        {place && (
          <p className={css.place}>
            <bdi dir="auto">{place}</bdi>
          </p>
        )}
        {showing === 'choose' ? <Chosen seat={seat} group={group} /> : !isOnItsWay && <Status seat={seat} group={group} />}
        {isOnItsWay && leftOut < 3 && names.length > 0 && <Names number={number} names={names} />}
      </div>
      {isOnItsWay && link !== '' && leftOut < 2 && <LinkToScan link={link} number={number} />}
    </li>
  );
}

const Names = ({ number, names }: { number: number; names: readonly Going[] }) => (
  <ul className={css.names} aria-label={t('groups-screen.names', { number })}>
    {names.map(({ id, name, noDevice }) => (
      <li key={id} data-first={noDevice}>
        <bdi dir="auto">{name}</bdi>
      </li>
    ))}
  </ul>
);

function Status({ seat, group }: Pick<Props, 'seat' | 'group'>) {
  const clock = groupClock(group, useNow(seat));
  if (!clock)
    return (
      <p className={css.status}>
        <Told of="back">{t('groups-screen.back')}</Told>
      </p>
    );
  const mark = clock.mood === 'closing' ? 'closing' : 'working';
  return (
    <p className={css.status}>
      <Told of={mark}>{t(`groups-screen.${mark}`)}</Told>
      <span className={`clock ${css.own}`} data-mood={clock.mood}>
        {clock.text}
      </span>
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
