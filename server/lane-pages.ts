import { sharesFloor, type Audience } from '../shared/audience.ts';
import { plenary } from '../shared/floor-id.ts';
import { lanes, lineFor, peopleInLine, type Line } from '../shared/lanes.ts';
import type { Card } from '../shared/people.ts';
import { badInput, mostOnPage, pageLimit } from './input.ts';
import type { LiveMeeting } from './live-meeting.ts';

/** What stands in the address of a page: which lane, of which floor, written before which number, how many lines, in which language (then those of which nobody said it, too). */
export function pageFrom(lane: string, query: (name: string) => string) {
  const known = lanes.find((one) => one === lane);
  if (!known) throw badInput('lane');
  const before = Math.trunc(Number(query('before'))) || Number.MAX_SAFE_INTEGER;
  const lang = query('lang');
  return { lang, lane: known, floor: query('floor') || plenary, before, limit: pageLimit(query('limit')) };
}

/** Lines in order, the cards of everybody in them, and whether there are older ones. */
export async function lanePage(
  live: LiveMeeting,
  reader: Audience,
  { lang, ...page }: ReturnType<typeof pageFrom>,
): Promise<{ lines: Line[]; people: Card[]; more: boolean }> {
  // Nothing of it is read at all, so that nobody learns from the wait how much others have said.
  if (!sharesFloor(reader, page.floor)) return { lines: [], people: [], more: false };
  const lines: Line[] = [];
  let before = page.before;
  // Lines that wait for staff stand among the others: read on until the page is full.
  for (let limit = page.limit + 1; ; limit = mostOnPage) {
    const read = await live.lines({ ...page, before, limit });
    lines.unshift(...read.flatMap((line) => (isIn(line, lang) ? (lineFor(reader, line) ?? []) : [])));
    before = read[0]?.number ?? 0;
    if (read.length === 0 || lines.length > page.limit) break;
  }
  const more = lines.length > page.limit;
  const shown = lines.slice(-page.limit);
  const ids = new Set(shown.flatMap(peopleInLine));
  return { lines: shown, people: [...ids].flatMap((id) => live.cardOf(id) ?? []), more };
}

const isIn = (line: Line, lang: string) => lang === '' || line.lang === undefined || line.lang === lang;
