import { isDeepStrictEqual } from 'node:util';
import { audienceOf, peopleIn, tallyFor, viewOf, type Audience } from '../shared/audience.ts';
import { erasedIn } from '../shared/erasing/state.ts';
import type { Recorded } from '../shared/meeting.ts';
import type { Card } from '../shared/people.ts';
import { LiveMeeting } from '../server/live-meeting.ts';
import type { Store } from '../server/store.ts';
import type { Screen } from './any-run.ts';

type End = { live: LiveMeeting; kept: Store; facts: Recorded[]; screens: Screen[]; late: Screen[]; nothingIsLost: boolean };

/** As it would be after going over the wire. */
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value ?? null));
const isSame = (one: unknown, other: unknown) => isDeepStrictEqual(plain(one), plain(other));

/** Every way in which screens, the server, its disk and a server started anew disagree. */
export async function faultsAtTheEnd(end: End): Promise<string[]> {
  const { live, kept, facts, screens, late } = end;
  const everStaff = new Set(
    facts.flatMap(({ event }) =>
      event.type === 'role-given' ? [event.personId] : event.type === 'placeholder-named' ? [event.as.id] : [],
    ),
  );
  const found = screens.flatMap((screen, i) =>
    faultsOf(screen, end, everStaff).map(
      (fault) => `screen ${i} of ${screen.name}${late.includes(screen) ? ', who came late,' : ''} ${fault}`,
    ),
  );
  if (facts.some(({ seq }, i) => seq !== i + 1)) found.push('the facts are not numbered without gaps');
  if (facts.some(({ at }, i) => at < (facts[i - 1]?.at ?? 0))) found.push('time went backwards');
  if (facts.length !== live.seq) found.push(`the server is at ${live.seq}, its disk at ${facts.length}`);
  if (live.readOnly) found.push('the server is read-only although the disk works');
  const anew = await new LiveMeeting({ id: live.id, code: live.code, createdAt: 0 }, kept).open();
  if (anew.seq !== live.seq) found.push(`a server started anew is at ${anew.seq}, not at ${live.seq}`);
  if (!isDeepStrictEqual(anew.meeting, live.meeting))
    found.push(`a server started anew has another meeting${difference(anew.meeting, live.meeting)}`);
  if (!isSame(byId(anew.cards()), byId(live.cards()))) found.push('a server started anew has other cards');
  return found;
}

function faultsOf({ store }: Screen, { live, nothingIsLost }: End, everStaff: Set<string>): string[] {
  const { link, meeting, seq, people, me, readOnly, tally, heard } = store.getState();
  const mayLook = me?.seat !== 'public' || live.meeting.conduct.settings.queuePublic;
  if (link === 'refused' && (me === null || me.seat === 'public' || erasedIn(live.meeting, me.id))) return [];
  if (link !== 'live' || !me) return [`is ${link}`];
  if (!mayLook) return ['may not look and does'];
  if (me.seat === 'person' && !isSame(me, live.whoIs(me.id)))
    return [`thinks to be ${JSON.stringify(me)}, not ${JSON.stringify(live.whoIs(me.id))}`];
  const audience = audienceOf(live.meeting, me);
  const view = viewOf(audience, live.meeting);
  const found: string[] = [];
  if (seq !== live.seq) found.push(`is at ${seq}, not at ${live.seq}`);
  if (!isSame(meeting, view)) found.push(`has another meeting${difference(meeting, view)}`);
  if (readOnly && nothingIsLost) found.push('is read-only');
  const counts = tallyFor(audience, live.meeting);
  if (nothingIsLost)
    for (const of of ['support', 'answers'] as const)
      for (const [id, count] of Object.entries(counts[of]))
        if (!isSame(tally[of][id], count))
          found.push(`was told ${JSON.stringify(tally[of][id])} of ${id} instead of ${JSON.stringify(count)}`);
  if (audience === 'public' && heard.lines.length > 0) found.push('reads lanes from outside');
  if (!everStaff.has(me.id) && heard.lines.some(({ state }) => state !== 'shown')) found.push('reads what waits for staff');
  for (const id of peopleIn(view)) {
    const card = live.cardOf(id);
    if (card && !isSame(people[id], { ...cardAs(audience, card), id }))
      found.push(`has ${JSON.stringify(people[id])} for ${id} instead of ${JSON.stringify(card)}`);
  }
  return found;
}

const cardAs = (audience: Audience, card: Card) => {
  const { id, name, organisation, attendance, standing } = card;
  return audience === 'public' ? { id, name, organisation, attendance, standing } : card;
};
const byId = (cards: Card[]) => Object.fromEntries(cards.map((card) => [card.id, card] as const));

/** Where two states part, for whoever reads a failing seed. */
function difference(one: unknown, other: unknown, path = ''): string {
  if (isSame(one, other)) return '';
  const isThing = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
  if (!isThing(one) || !isThing(other)) return ` (${path}: ${JSON.stringify(one)} / ${JSON.stringify(other)})`;
  const key = [...new Set([...Object.keys(one), ...Object.keys(other)])].find((name) => !isSame(one[name], other[name]));
  return key === undefined ? '' : difference(one[key], other[key], path ? `${path}.${key}` : key);
}
