import type { Card, Role } from '../people.ts';
import type { Entry } from './state.ts';

/** Somebody came, or left (ms since 1970). */
export type Visited = { personId: string; at: number; what: 'came' | 'left' };
/** One stay: `to` null = still there. */
export type Here = { from: number; to: number | null };
/** Somebody as the record knows them. `here` and `apologies` only where the list of who is there may be read; `seconds` they spoke. */
export type RecordPerson = Pick<
  Card,
  'id' | 'name' | 'attendance' | 'standing' | 'organisation' | 'stakeholderGroup' | 'region' | 'capacity' | 'newcomer'
> & { roles: readonly Role[]; turns: number; seconds: number; here: Here[]; apologies: boolean };

/** Stays from comings and goings: of several screens, a person is there from the first to the last (N3, N31). */
export function staysOf(visits: readonly Visited[]): Map<string, Here[]> {
  const stays = new Map<string, Here[]>();
  for (const { personId, at, what } of visits) {
    const own = stays.get(personId) ?? [];
    stays.set(personId, own);
    const last = own.at(-1);
    const isHere = last !== undefined && last.to === null;
    if (what === 'came' && !isHere) own.push({ from: at, to: null });
    if (what === 'left' && isHere) last.to = at;
  }
  return stays;
}

type Given = {
  cards: readonly Card[];
  visits: readonly Visited[];
  rolesOf: (personId: string) => readonly Role[];
  entries: readonly Entry[];
};

/** Those whom the record names, and where the list of who is there may be read everybody who came or sent apologies. In the order of the roster. */
export function peopleOf({ cards, visits, rolesOf, entries }: Given, isListed: boolean): RecordPerson[] {
  const spoke = new Map<string, { turns: number; seconds: number }>();
  const named = new Set<string>();
  for (const entry of entries) {
    for (const id of namedIn(entry)) named.add(id);
    if (entry.what !== 'turn') continue;
    const { turns, seconds } = spoke.get(entry.personId) ?? { turns: 0, seconds: 0 };
    spoke.set(entry.personId, { turns: turns + 1, seconds: seconds + (entry.seconds ?? 0) });
  }
  const stays = isListed ? staysOf(visits) : new Map<string, Here[]>();
  return cards.flatMap((card) => {
    const here = stays.get(card.id) ?? [];
    const apologies = isListed && card.apologies === true;
    const roles = rolesOf(card.id);
    if (!named.has(card.id) && roles.length === 0 && here.length === 0 && !apologies) return [];
    const { id, name, attendance, standing, organisation, stakeholderGroup, region, capacity, newcomer } = card;
    return [
      {
        id,
        name,
        attendance,
        standing,
        ...(organisation && { organisation }),
        ...(stakeholderGroup && { stakeholderGroup }),
        ...(region && { region }),
        ...(capacity && { capacity }),
        ...(newcomer && { newcomer }),
        roles,
        ...(spoke.get(id) ?? { turns: 0, seconds: 0 }),
        here,
        apologies,
      },
    ];
  });
}

/** Everybody whom an entry names in words. */
export function namedIn(entry: Entry): string[] {
  const ids = ['personId' in entry ? entry.personId : null, 'enteredBy' in entry ? entry.enteredBy : null];
  const people = entry.what === 'round' ? entry.groups.flatMap((group) => group.people) : [];
  return [...ids.filter((id) => id !== null), ...people];
}
