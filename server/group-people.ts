import { groupsOf } from '../shared/groups/seen.ts';
import { roundIn, runningRound, type Round } from '../shared/groups/state.ts';
import { audienceOf } from '../shared/audience.ts';
import { plenary, type FloorId } from '../shared/floor-id.ts';
import { isStaff, type Card } from '../shared/people.ts';
import { notFound } from './declined.ts';
import { isDevice, type Session } from './identity.ts';
import { pageLimit } from './input.ts';
import type { LiveMeeting } from './live-meeting.ts';
import { byName } from './people-list.ts';

/** Somebody as they are looked for on the way to a group; `group` null = in plenary. */
export type Placed = Pick<Card, 'id' | 'name' | 'attendance'> & { organisation?: string; noDevice?: true; group: FloorId | null };

/** Of one group, or of `plenary`, or of all places; `after`: the id of the last person of the page before. */
export type PlacesAsked = { roundId: string; group: string; attendance: string; after: string; limit: number };
export const placesAsked = (roundId: string, query: (name: string) => string): PlacesAsked => ({
  roundId,
  group: query('group'),
  attendance: query('attendance'),
  after: query('after'),
  limit: pageLimit(query('limit')),
});

/**
 * Who is where, by name. Staff read every round; everybody else inside the one that is chosen from or went on last, and where
 * the list of people is for staff, those of their own group only. Nobody learns by asking whether a round is prepared.
 */
export function groupPeople(meeting: LiveMeeting, session: Session | null, asked: PlacesAsked): { people: Placed[]; total: number } {
  const round = roundIn(meeting.meeting, asked.roundId);
  const readable = round && placesOpenTo(meeting, session, round);
  if (!readable) throw notFound();
  const placeOf = placesIn(meeting, round);
  const found = byName(meeting)
    .map((card): Placed => placed(card, placeOf(card.id)))
    .filter(({ group, attendance }) => {
      const isAskedFor = asked.group === '' || asked.group === (group ?? plenary);
      return isAskedFor && (asked.attendance === '' || asked.attendance === attendance) && readable(group);
    });
  const start = found.findIndex(({ id }) => id === asked.after) + 1;
  return { people: found.slice(start, start + asked.limit), total: found.length };
}

const placed = ({ id, name, organisation, attendance, noDevice }: Card, group: FloorId | null): Placed => ({
  id,
  name,
  ...(organisation && { organisation }),
  attendance,
  ...(noDevice && { noDevice }),
  group,
});

/** Which places whoever asks may read of; null = they know of no such round. */
function placesOpenTo(live: LiveMeeting, session: Session | null, round: Round): ((group: FloorId | null) => boolean) | null {
  const { meeting } = live;
  const who = session && !isDevice(session) ? live.whoIs(session.personId) : null;
  if (who && isStaff(meeting, who)) return () => true;
  const isKnown = round.phase === 'offered' || round.id === meeting.groups.current;
  if (!isKnown || (!who && !isDevice(session))) return null;
  if (session === 'kiosk' || meeting.conduct.settings.peopleVisibleTo === 'everyone') return () => true;
  const mine = who ? groupsOf(audienceOf(meeting, who)) : null;
  return mine && ((group) => group !== null && mine.has(group));
}

/** While a round goes on, whoever is back is in plenary; before and after it, the group that they are to be in, or were in. */
function placesIn({ meeting }: LiveMeeting, round: Round): (personId: string) => FloorId | null {
  const isRunning = runningRound(meeting) === round;
  const there = new Set(round.groups.flatMap(({ id, phase }) => (!isRunning || phase === 'open' ? [id] : [])));
  return (personId) => {
    const group = Object.hasOwn(round.places, personId) ? round.places[personId]!.group : null;
    return group !== null && there.has(group) ? group : null;
  };
}
