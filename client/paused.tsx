import type { Pause } from '../shared/agenda/state.ts';
import css from './floor.module.css';
import { hourIn, placeOf } from './hours.ts';
import { useNow, type Seat } from './seat.ts';
import { t } from './words.ts';

const hereZone = () => Intl.DateTimeFormat().resolvedOptions().timeZone;

/** Before the meeting and in a break: one clock for everybody, in UTC, in the meeting's zone and where this person is (N4). */
export function Paused({ seat, pause: { kind, until }, kept }: { seat: Seat; pause: Pause; kept: string | null }) {
  const now = useNow(seat);
  const { zone } = seat.meeting.conduct.settings;
  const [utc, there, here] = [hourIn(until, 'UTC'), hourIn(until, zone), hourIn(until, hereZone())];
  const left = Math.max(0, Math.ceil((until - now) / 1000));
  return (
    <div className={css.speaker}>
      <h1 className={css.calm}>{t(kind === 'break' ? 'floor.break' : 'floor.beginning')}</h1>
      <p className={css.about}>
        <span>
          {zone === '' ? t('floor.until', { hour: utc }) : t('floor.until-in', { hour: utc, there, place: placeOf(zone) })}
          {here !== utc && here !== there && `, ${t('floor.local', { hour: here })}`}
        </span>
        {kept && <span>{kept}</span>}
      </p>
      <p className={css.time}>
        <span className={`clock ${css.clock}`} role="timer">
          {Math.floor(left / 60)}:{String(left % 60).padStart(2, '0')}
        </span>
        {left === 0 && <span className={css.left}>{t('floor.any-moment')}</span>}
      </p>
    </div>
  );
}
