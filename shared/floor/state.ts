import type { FloorId } from '../floor-id.ts';
import type { Settings } from '../conduct.ts';
import type { Meeting, MeetingEvent } from '../meeting.ts';
import type { Attendance, Standing } from '../people.ts';
import { speakingOrder } from '../queue/order.ts';
import type { Request, RequestKind } from '../queue/state.ts';

/** One holding of the floor. The clock is `spokenMs` plus, while it runs, the time since `runningSince` (F4, F8). */
export type Turn = {
  id: string;
  personId: string;
  attendance: Attendance;
  standing: Standing;
  kind: RequestKind;
  /** What was called, or null when somebody outside the queue was. */
  request: Request | null;
  givenAt: number;
  runningSince: number | null;
  spokenMs: number;
  /** null = no limit. */
  allottedSeconds: number | null;
  /** Who called it before others whose place was earlier, or from outside the queue (F2). */
  outOfOrder?: { by: string };
};
export type Floor = {
  turn: Turn | null;
  /** Turns a point of order or a question interrupted: clock stopped, the last one gets the floor back first (F5). */
  interrupted: { turn: Turn; ran: boolean }[];
  /** What taking the floor back restores (F3). */
  undo: { turnId: string; before: { turn: Turn; ran: boolean }[]; ended: Ended[] } | null;
};
export const emptyFloor: Floor = { turn: null, interrupted: [], undo: null };

/** What is left of a turn: running time only, in ms. */
export type Ended = { turnId: string; personId: string; attendance: Attendance; standing: Standing; kind: RequestKind; spokenMs: number };

export type FloorEvent =
  | {
      type: 'floor-given';
      floor: FloorId;
      turn: Turn;
      how: 'next' | 'out-of-order' | 'interrupting' | 'last-word' | 'report';
      ended: Ended[];
    }
  | { type: 'turn-ended'; floor: FloorId; ended: Ended[]; why: 'done' | 'left' | 'meeting-closed' }
  | { type: 'turn-set-aside'; floor: FloorId; turnId: string; request: Request; reason?: string }
  | { type: 'floor-taken-back'; floor: FloorId; turnId: string; personId: string; restored: Ended[] }
  | { type: 'turn-paused'; floor: FloorId; turnId: string }
  | { type: 'turn-resumed'; floor: FloorId; turnId: string }
  | { type: 'turn-extended'; floor: FloorId; turnId: string; seconds: number };

/** Running time so far, in ms; `now` is server time. */
export const spokenMsAt = ({ spokenMs, runningSince }: Turn, now: number) =>
  spokenMs + (runningSince === null ? 0 : Math.max(0, now - runningSince));
/** Time left in ms, negative in overtime; null = no limit. */
export const leftMsAt = (turn: Turn, now: number) =>
  turn.allottedSeconds === null ? null : turn.allottedSeconds * 1000 - spokenMsAt(turn, now);

/** Seconds a turn of this class has (standing × kind, settings); null = no limit (F4). */
export const allottedSeconds = ({ seconds, kindSeconds }: Settings, standing: Standing, kind: RequestKind): number | null =>
  kindSeconds[kind] || seconds[standing] || null;

/** Whom *Next* gives the floor to: whoever was interrupted, else the head of the queue. */
export function nextUp({ floors }: Meeting, floorId: FloorId): { personId: string; returns: boolean; request: Request | null } | null {
  const { queue, floor } = floors[floorId]!;
  const back = floor.interrupted.at(-1)?.turn;
  if (back) return { personId: back.personId, returns: true, request: back.request };
  const [first] = speakingOrder(queue);
  return first ? { personId: first.request.personId, returns: false, request: first.request } : null;
}

/** When the list will be through (ms, server time), if everybody uses their time and nobody joins; null when somebody has no limit. */
export function listEndsAt({ floors, conduct }: Meeting, floorId: FloorId, now: number, upTo?: string): number | null {
  const { queue, floor } = floors[floorId]!;
  const order = speakingOrder(queue);
  const until = upTo === undefined ? order.length : order.findIndex(({ request }) => request.id === upTo);
  const waits = order.slice(0, Math.max(until, 0)).map(({ request }) => allottedSeconds(conduct.settings, request.standing, request.kind));
  const held = [floor.turn, ...floor.interrupted.map(({ turn }) => turn)].flatMap((turn) => (turn ? [leftMsAt(turn, now)] : []));
  if (waits.includes(null) || held.includes(null)) return null;
  return now + held.reduce<number>((sum, ms) => sum + Math.max(0, ms!), 0) + waits.reduce<number>((sum, s) => sum + s! * 1000, 0);
}

export const endedAt = (turn: Turn, at: number): Ended => ({
  turnId: turn.id,
  personId: turn.personId,
  attendance: turn.attendance,
  standing: turn.standing,
  kind: turn.kind,
  spokenMs: spokenMsAt(turn, at),
});
/** The end of the turn that runs now; whoever it interrupted goes on. */
export const endOfTurn = (floor: FloorId, { turn }: Floor, at: number): MeetingEvent => ({
  type: 'turn-ended',
  floor,
  ended: turn ? [endedAt(turn, at)] : [],
  why: 'done',
});
/** The end of every turn on this floor, for good. */
export const endingsOf = (floor: FloorId, { turn, interrupted }: Floor, at: number): MeetingEvent[] =>
  turn
    ? [
        {
          type: 'turn-ended',
          floor,
          ended: [turn, ...interrupted.map((held) => held.turn)].map((one) => endedAt(one, at)),
          why: 'meeting-closed',
        },
      ]
    : [];
