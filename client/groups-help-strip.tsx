import { runningRound } from '../shared/groups/state.ts';
import { HelpCalls } from './groups-help.tsx';
import type { Seat } from './seat.ts';

/** For a page that is about something else: groups that ask for help, and nothing besides. */
export default function HelpStrip({ seat }: { seat: Seat }) {
  const round = runningRound(seat.meeting);
  return round && <HelpCalls seat={seat} round={round} where="elsewhere" />;
}
