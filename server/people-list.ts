import { folded } from '../shared/folded.ts';
import { cleanLine } from '../shared/text.ts';
import { rolesOf, type Card } from '../shared/people.ts';
import type { LiveMeeting } from './live-meeting.ts';

/** `after`: the id of the last person of the page before. */
export type Page = { q: string; after: string; limit: number };

const inOrder = new Intl.Collator('und', { numeric: true, sensitivity: 'base' });
const orders = new WeakMap<LiveMeeting, { seq: number; count: number; ids: string[] }>();

/** Who is in the roster, by name, and how many of them are connected. */
export function peopleList(meeting: LiveMeeting, present: Set<string>, { q, after, limit }: Page) {
  const cards = meeting.cards().filter(({ id }) => meeting.whoIs(id));
  const found = searched(byName(meeting, cards), folded(cleanLine(q)));
  const start = found.findIndex(({ id }) => id === after) + 1;
  const page = found.slice(start, start + limit);
  return {
    people: page.map((card) => ({ ...card, here: present.has(card.id), roles: rolesOf(meeting.meeting, card.id) })),
    total: found.length,
    counts: countsOf(cards.filter(({ id }) => present.has(id))),
  };
}

/** For a kiosk, where people find themselves: what is shown of everybody in the queue, and nothing besides. */
export const namesOnly = ({ people, total }: ReturnType<typeof peopleList>) => ({
  people: people.map(({ id, name, organisation }) => ({ id, name, ...(organisation && { organisation }) })),
  total,
});

/** By id, of those who are still there. */
export const namesOf = (meeting: LiveMeeting, ids: string[]) =>
  ids.flatMap((id) => meeting.cardOf(id) ?? []).map(({ id, name }) => ({ id, name }));

/** Everybody it fits, the likeliest first: called so, a name that begins so, a word of the name, of organisation or region, or a part of any. */
function searched(cards: Card[], wanted: string): Card[] {
  if (wanted === '') return cards;
  const ranks = cards.map((card) => [rankOf(card, wanted), card] as const).filter(([rank]) => rank !== null);
  return ranks.toSorted(([one], [other]) => one! - other!).map(([, card]) => card);
}
function rankOf(card: Card, wanted: string): number | null {
  const [name, about] = [foldedOnce(card.name), foldedOnce(`${card.organisation ?? ''} · ${card.region ?? ''}`)];
  if (!name.includes(wanted) && !about.includes(wanted)) return null;
  return [name === wanted, name.startsWith(wanted), ` ${name}`.includes(` ${wanted}`), ` ${about}`.includes(` ${wanted}`), true].indexOf(
    true,
  );
}

/** Folding takes longer than looking, and the same few thousand names are looked through at every letter that somebody types. */
const foldings = new Map<string, string>();
function foldedOnce(text: string): string {
  const before = foldings.get(text);
  if (before !== undefined) return before;
  if (foldings.size > 20_000) foldings.clear();
  const fold = folded(text);
  foldings.set(text, fold);
  return fold;
}

/** Thousands may open the list at once, and names rarely change: sorted once for all of them. */
export function byName(meeting: LiveMeeting, cards = meeting.cards()): Card[] {
  const known = orders.get(meeting);
  if (known?.seq === meeting.seq && known.count === cards.length) return known.ids.flatMap((id) => meeting.cardOf(id) ?? []);
  const order = cards.toSorted((one, other) => inOrder.compare(one.name, other.name) || (one.id < other.id ? -1 : 1));
  orders.set(meeting, { seq: meeting.seq, count: cards.length, ids: order.map(({ id }) => id) });
  return order;
}

function countsOf(here: Card[]) {
  const onSite = here.filter(({ attendance }) => attendance === 'on-site').length;
  return { onSite, remote: here.length - onSite, byGroup: tally(here, 'stakeholderGroup'), byRegion: tally(here, 'region') };
}

function tally(cards: Card[], field: 'stakeholderGroup' | 'region'): Record<string, number> {
  const counts = new Map<string, number>();
  for (const { [field]: value } of cards) if (value) counts.set(value, (counts.get(value) ?? 0) + 1);
  return Object.fromEntries(counts);
}
