import { plenary, type FloorId } from '../floor-id.ts';
import type { MeetingEvent, Recorded } from '../meeting.ts';
import { placesAt } from './placed.ts';

/** One stay of somebody in one place; `to` null = still there; `by` who brought them. Times in ms since 1970. */
export type Stay = { place: FloorId; from: number; to: number | null; by: string };
/** Where everybody was who ever had a place in a group, without gap or overlap; whoever is not in it was in plenary all along (G7). */
export type Membership = {
  /** When the meeting was opened first; nobody is anywhere before. */
  began: number | null;
  /** When it was closed; null = it goes on. */
  closed: number | null;
  /** The round that started last, and its groups that are open now. */
  roundId: string | null;
  open: FloorId[];
  stays: Record<string, Stay[]>;
};
export const emptyMembership: Membership = { began: null, closed: null, roundId: null, open: [], stays: {} };

/** Over the facts as the store keeps them: a screen does not have them all. */
export function foldMembership(membership: Membership, { at, by, event }: Recorded): Membership {
  const { began, open } = membership;
  const sign = { at, by };
  switch (event.type) {
    case 'meeting-opened':
      return { ...membership, began: began ?? at, closed: null };
    case 'meeting-closed':
      return { ...membership, closed: at };
    case 'round-started': {
      const started = { ...membership, roundId: event.roundId, open: event.round.groups.map(({ id }) => id) };
      const moves = Object.entries(placesAt(event)).flatMap(([id, { group }]): Move[] => (group === null ? [] : [[id, group]]));
      return go(started, moves, sign);
    }
    case 'person-placed': {
      if (event.roundId !== membership.roundId) return membership;
      const group = event.place?.group ?? null;
      return go(membership, [[event.personId, group !== null && open.includes(group) ? group : plenary]], sign);
    }
    case 'groups-ended': {
      const back = Object.keys(membership.stays).filter((id) => event.groupIds.includes(placeNow(membership, id)));
      const left = { ...membership, open: open.filter((id) => !event.groupIds.includes(id)) };
      return go(
        left,
        back.map((id) => [id, plenary]),
        sign,
      );
    }
    case 'person-left':
      return go(membership, [[event.personId, plenary]], sign);
    case 'placeholder-named':
      return named(membership, event, at);
    default:
      return membership;
  }
}

/** Every stay of somebody; the last is where they are, or were when the meeting was closed. */
export function staysOf({ began, closed, stays }: Membership, personId: string): Stay[] {
  if (began === null) return [];
  const all = Object.hasOwn(stays, personId) ? stays[personId]! : [{ place: plenary, from: began, to: null, by: personId }];
  return all.map((stay) => ({ ...stay, to: stay.to ?? closed }));
}
export const placeNow = (membership: Membership, personId: string): FloorId => staysOf(membership, personId).at(-1)?.place ?? plenary;

type Move = [personId: string, place: FloorId];
function go(membership: Membership, moves: Move[], { at, by }: { at: number; by: string }): Membership {
  const { began } = membership;
  if (began === null) return membership;
  const stays = { ...membership.stays };
  for (const [personId, place] of moves) {
    const before = Object.hasOwn(stays, personId) ? stays[personId]! : [{ place: plenary, from: began, to: null, by: personId }];
    if (before.at(-1)!.place !== place) stays[personId] = then(before, { place, from: at, to: null, by });
  }
  return { ...membership, stays };
}

/** The stay before ends when this one begins; one that has no length was none. */
function then(before: Stay[], next: Stay): Stay[] {
  const ended = before.map((stay) => ({ ...stay, to: stay.to ?? next.from })).filter(({ from, to }) => from < to);
  const last = ended.at(-1);
  return last?.place === next.place ? [...ended.slice(0, -1), { ...last, to: null }] : [...ended, next];
}

/** Whoever a placeholder turned out to be has been where it is since it came; what was before stays its own. */
function named(membership: Membership, { personId, as }: MeetingEvent & { type: 'placeholder-named' }, at: number): Membership {
  const own = Object.hasOwn(membership.stays, personId) ? membership.stays[personId]! : null;
  if (personId === as.id || !own) return membership;
  const last = own.at(-1)!;
  const isHere = last.place === plenary || placeNow(membership, as.id) === last.place;
  const moved = isHere ? membership : go(membership, [[as.id, last.place]], { at: last.from, by: last.by });
  const left = isHere ? own.map((stay) => ({ ...stay, to: stay.to ?? at })) : own.slice(0, -1);
  return { ...moved, stays: { ...moved.stays, [personId]: left } };
}
