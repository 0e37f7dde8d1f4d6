import type { FloorId } from '../shared/floor-id.ts';
import { listEndsAt } from '../shared/floor/state.ts';
import type { Meeting } from '../shared/meeting.ts';
import { reduceQueue } from '../shared/queue/reduce.ts';
import { myPlaces } from './my-places.ts';
import { pauseOn, type Seat } from './seat.ts';
import { t } from './words.ts';

/** What my turn is about to be: the floor itself, the first place, a place further back, or nothing. */
export type Stage = { is: 'speaking' | 'next' | 'waiting'; id: string; position: number } | { is: 'none'; id: ''; position: 0 };

export function stageOf(seat: Seat): Stage {
  const { turn } = seat.meeting.floors[seat.floor]!.floor;
  if (turn && turn.personId === seat.me.id && seat.me.seat === 'person') return { is: 'speaking', id: turn.id, position: 0 };
  const [first] = myPlaces(seat);
  if (!first) return { is: 'none', id: '', position: 0 };
  return { is: first.position === 1 ? 'next' : 'waiting', id: first.request.id, position: first.position };
}

export const wouldBe = 'would-be';

/** The meeting as it would be had this person asked now: the same rules answer "you would be ninth". */
export function hadIAsked({ meeting, floor, me: { id, attendance, standing } }: Seat): Meeting {
  const { floors } = meeting;
  const request = { id: wouldBe, personId: id, attendance, standing, kind: 'intervention', via: 'self' } as const;
  const asked = { seq: Number.MAX_SAFE_INTEGER, at: 0, by: id, event: { type: 'floor-requested', floor, request } } as const;
  return { ...meeting, floors: { ...floors, [floor]: { ...floors[floor]!, queue: reduceQueue(floors[floor]!.queue, asked) } } };
}

/** Whole minutes until a request is reached; null when nobody can say: no limits, a break, or not begun. */
export function minutesUntil(meeting: Meeting, floor: FloorId, requestId: string, now: number): number | null {
  if (meeting.conduct.phase !== 'open' || pauseOn({ meeting, floor })) return null;
  const at = listEndsAt(meeting, floor, now, requestId);
  return at === null ? null : Math.round((at - now) / 60_000);
}

export const inMinutes = (minutes: number | null): string =>
  minutes === null ? t('attend.in-line') : minutes < 1 ? t('attend.soon') : t('attend.in-about', { minutes });
