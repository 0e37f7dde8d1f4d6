import { plenary } from '../shared/floor-id.ts';
import { leftInGroup, runningRound, type Round } from '../shared/groups/state.ts';
import type { Meeting } from '../shared/meeting.ts';

/** The round that the room is shown or told of: the one that goes on, or one that everybody may choose from. */
export const roundForRoom = (meeting: Meeting): Round | null =>
  runningRound(meeting) ?? meeting.groups.rounds.find(({ phase }) => phase === 'offered') ?? null;

/** While nobody speaks in plenary, the groups have the room's screen. */
export const groupsHaveTheRoom = (meeting: Meeting): boolean =>
  roundForRoom(meeting) !== null && meeting.floors[plenary]!.floor.turn === null;

const open = ({ groups }: Round) => groups.filter(({ phase }) => phase === 'open');

/** The clock of the round: of the group that ends last. `same` where all that are open end together. */
export function clockOfRound(round: Round, now: number): { leftMs: number; closing: boolean; same: boolean } | null {
  const out = open(round);
  const lefts = out.flatMap((group) => leftInGroup(group, now) ?? []);
  if (lefts.length === 0) return null;
  // Whoever works on comes back after those that close, however far over their time they are.
  const working = out.filter(({ closesAt }) => closesAt === null).flatMap((group) => leftInGroup(group, now) ?? []);
  const leftMs = Math.max(...(working.length > 0 ? working : lefts));
  return { leftMs, closing: out.every(({ closesAt }) => closesAt !== null), same: lefts.every((left) => left === leftMs) };
}

/** How much of the round's time is gone, of one; null where no group is open. */
export function goneOfRound(round: Round, now: number): number | null {
  const ends = open(round).flatMap(({ endsAt }) => endsAt ?? []);
  if (round.startedAt === null || ends.length === 0) return null;
  const whole = Math.max(...ends) - round.startedAt;
  return whole <= 0 ? 1 : Math.min(1, Math.max(0, (now - round.startedAt) / whole));
}
