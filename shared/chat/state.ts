import type { FloorId } from '../floor-id.ts';
import type { Attendance, Standing } from '../people.ts';
import type { RequestKind } from '../queue/state.ts';

/** A hand that somebody raised in the chat and that staff may enter with one press (N7). Its words are in the line alone, and go with it (N36). */
export type OfferedHand = {
  id: string;
  floor: FloorId;
  /** The line that asks. */
  number: number;
  personId: string;
  attendance: Attendance;
  standing: Standing;
  wants: 'join' | 'leave';
  kind: RequestKind;
  /** Which of the names in the line, from 0; null: whoever wrote it. */
  nth: number | null;
  at: number;
};

/** Of the chat only what waits for staff is state; its lines are a lane. */
export type Chat = { held: { number: number; floor: FloorId }[]; hands: OfferedHand[] };
export const emptyChat: Chat = { held: [], hands: [] };
/** Numbers of the lines that staff may still want to read, however old they are. */
export const waitingLines = ({ held, hands }: Chat): ReadonlySet<number> => new Set([...held, ...hands].map(({ number }) => number));

export type ChatEvent =
  | { type: 'line-held'; floor: FloorId; number: number }
  | { type: 'line-settled'; floor: FloorId; number: number; how: 'released' | 'hidden' }
  | { type: 'chat-hand-offered'; floor: FloorId; hand: Omit<OfferedHand, 'at' | 'floor'> }
  | { type: 'chat-hand-settled'; floor: FloorId; handId: string; how: 'taken' | 'taken-back' | 'dismissed' };
