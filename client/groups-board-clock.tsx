import { leftInGroup, type Sign } from '../shared/groups/state.ts';
import { minutesAndSeconds } from './floor.tsx';
import css from './groups-board.module.css';
import { hourIn } from './hours.ts';
import { useNow, type Seat } from './seat.ts';
import { t } from './words.ts';

const lastMs = 60_000;

/** The time of a group as it is read: what is left, the last minute, or how much is over. Null = it is back. */
export function groupClock(group: Sign, now: number) {
  const left = leftInGroup(group, now);
  if (left === null) return null;
  if (group.closesAt !== null) return { mood: 'closing' as const, text: minutesAndSeconds(left + 999), about: t('board.until-closed') };
  if (left < 0) return { mood: 'over' as const, text: `+${minutesAndSeconds(-left)}`, about: t('board.over') };
  return { mood: left <= lastMs ? ('last' as const) : ('calm' as const), text: minutesAndSeconds(left + 999), about: t('board.left') };
}

/** One row's clock; when the group is back, since when. */
export function GroupClock({ seat, group }: { seat: Seat; group: Sign }) {
  const now = useNow(seat);
  const clock = groupClock(group, now);
  const { zone } = seat.meeting.conduct.settings;
  if (!clock)
    return (
      <span className={css.clock}>
        <span className="sub">{group.endedAt !== null && t('board.back-at', { hour: hourIn(group.endedAt, zone) })}</span>
      </span>
    );
  return (
    <span className={css.clock} data-mood={clock.mood}>
      <span className="clock">{clock.text}</span>
      <span className="sub">{clock.about}</span>
    </span>
  );
}
