import type { ParityShown } from '../shared/parity/rows.ts';
import { useAskedAgain, type AskedAgain } from './asked-again.ts';
import type { Seat } from './seat.ts';

/** However much happens, the secretary is asked this seldom. */
const atMostEveryMs = 3_000;

/** What the secretary last said of waits and turns, and why it says nothing now. */
export type ParityAsked = AskedAgain<ParityShown>;

/** Asked again when the meeting has moved on. */
export const useParity = (seat: Pick<Seat, 'code' | 'meeting' | 'presence'>): ParityAsked =>
  useAskedAgain<ParityShown, 'at'>(seat, 'parity', 'at', atMostEveryMs);
