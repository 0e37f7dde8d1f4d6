import type { Person } from '../people.ts';
import { firstOf, type Who } from '../command.ts';
import { plenary, type FloorId } from '../floor-id.ts';
import { runsFloor } from '../groups/rights.ts';
import type { Meeting, MeetingEvent } from '../meeting.ts';
import type { Request } from '../queue/state.ts';
import type { Refusal } from '../refusal.ts';
import { floorOf } from './found.ts';
import { allottedSeconds, endedAt, type FloorEvent, type Turn } from './state.ts';

/** Chair's right, the floor exists, and it is as the chair saw it: two presses move one step (F2). */
export function mayRun(meeting: Meeting, who: Who, floorId: FloorId, saw?: string | null): Refusal | null {
  const found = floorOf(meeting, floorId);
  return firstOf(
    !runsFloor(meeting, who, floorId) && 'chair-only',
    !found && 'no-such-floor',
    saw !== undefined && found && (found.floor.turn?.id ?? null) !== saw && 'floor-moved-on',
  );
}
/** A break of plenary is not one of the groups. */
export const mayGive = ({ conduct, agenda }: Meeting, floorId: FloorId): Refusal | null =>
  firstOf(
    conduct.phase === 'waiting' && 'meeting-not-open',
    conduct.phase === 'closed' && 'meeting-closed',
    floorId === plenary && agenda.pause && 'on-break',
  );

/** `seconds`: another time than that of its class; null = no limit. */
type Giving = { how: (FloorEvent & { type: 'floor-given' })['how']; turnId: string; at: number; seconds?: number | null };
/** The fact that ends what was said before and begins this turn (F1). */
export function floorGiven(
  meeting: Meeting,
  floorId: FloorId,
  person: Person,
  request: Request | null,
  { how, turnId, at, seconds }: Giving,
): MeetingEvent {
  const { floor } = meeting.floors[floorId]!;
  const kind = request?.kind ?? 'intervention';
  const ends = how === 'interrupting' ? [] : [floor.turn, ...floor.interrupted.map(({ turn }) => turn)];
  const turn: Turn = {
    id: turnId,
    personId: person.id,
    attendance: person.attendance,
    standing: person.standing,
    kind,
    request,
    givenAt: at,
    runningSince: at,
    spokenMs: 0,
    allottedSeconds: seconds === undefined ? allottedSeconds(meeting.conduct.settings, person.standing, kind) : seconds,
  };
  return { type: 'floor-given', floor: floorId, turn, how, ended: ends.flatMap((one) => (one ? [endedAt(one, at)] : [])) };
}
