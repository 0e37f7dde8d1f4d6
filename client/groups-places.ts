import { isWhole, type Group, type Place, type Round } from '../shared/groups/state.ts';
import type { Meeting } from '../shared/meeting.ts';
import { servesMeeting } from '../shared/people.ts';
import type { Listed } from './people-found.ts';
import type { Seat } from './seat.ts';

/** Somebody on the lists, and how they came to where they are to be; null = nobody has placed them. */
export type Placed = Listed & { place: Place | null };
/** Who is to be where: one list for each group by its id, and who stays in plenary, those who are here first. */
export type Lists = { inGroup: Record<string, Placed[]>; inPlenary: Placed[] };

export const placeIn = ({ places }: Round, id: string): Place | null => (Object.hasOwn(places, id) ? places[id]! : null);
export const groupsIn = ({ groups }: Round): Group[] => groups.filter(isWhole);

/** Everybody who is placed or might be; whoever is placed and not on the roster that was read stands there by their card. */
export function listsOf(round: Round, everybody: readonly Listed[], { people }: Pick<Seat, 'people'>): Lists {
  const known = new Set(everybody.map(({ id }) => id));
  const others = Object.keys(round.places).flatMap((id): Listed[] =>
    known.has(id) || !Object.hasOwn(people, id) ? [] : [{ ...people[id]!, here: false, roles: [] }],
  );
  const inGroup: Lists['inGroup'] = Object.fromEntries(round.groups.map(({ id }) => [id, []]));
  const inPlenary: Placed[] = [];
  for (const one of [...everybody, ...others]) {
    const place = placeIn(round, one.id);
    const list = place?.group ? inGroup[place.group] : undefined;
    if (list) list.push({ ...one, place });
    else if (!one.apologies || one.here) inPlenary.push({ ...one, place });
  }
  return { inGroup, inPlenary: [...inPlenary.filter(({ here }) => here), ...inPlenary.filter(({ here }) => !here)] };
}

/** Who is dealt: everybody who is here, but for those who run or serve the meeting. */
export const dealtIn = (meeting: Meeting, everybody: readonly Listed[]): Listed[] =>
  everybody.filter(({ id, here }) => here && !servesMeeting(meeting, id));

/** Placed by hand or by their own choice: a deal leaves them where they are. */
export const keptPlaces = ({ places }: Round): number => Object.values(places).filter(({ how }) => how !== 'drawn').length;
export const inGroups = ({ places }: Round): number => Object.values(places).filter(({ group }) => group !== null).length;
