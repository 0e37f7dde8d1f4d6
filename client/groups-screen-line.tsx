import type { Round } from '../shared/groups/state.ts';
import { minutesAndSeconds } from './floor.tsx';
import { clockOfRound } from './groups-for-room.ts';
import { useNow, type Seat } from './seat.ts';
import { t } from './words.ts';

/** One line of the bar while the plenary has the screen: groups work, and how long still. */
export default function GroupsLine({ seat, round }: { seat: Seat; round: Round }) {
  const clock = clockOfRound(round, useNow(seat));
  return (
    <p>
      {t(round.phase === 'offered' ? 'groups-screen.may-choose' : 'groups-screen.still-working')}{' '}
      {clock ? (
        <span className="clock">{clock.leftMs < 0 ? `+${minutesAndSeconds(-clock.leftMs)}` : minutesAndSeconds(clock.leftMs + 999)}</span>
      ) : (
        t('groups-screen.on-devices')
      )}
    </p>
  );
}
