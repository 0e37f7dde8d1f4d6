import { spokenMsAt } from '../floor/state.ts';
import { median } from '../median.ts';
import type { Attendance, Card, Standing } from '../people.ts';
import { countedMsAt, isPointOfOrder, turnsAt, waitedMs, type Parity } from './fold.ts';

export type SideName = Attendance | 'no-device';
/**
 * One group of people. `here`: in the roster and present, which whoever has no device always is unless they sent apologies.
 * `waits`: those that came to an end with the floor and those that last; the median and the longest are of both together.
 */
export type Row<Name> = {
  name: Name;
  here: number;
  waits: number;
  waitingNow: number;
  medianWaitMs: number | null;
  longestWaitMs: number | null;
  turns: number;
  ms: number;
};
/** A group or a region that would be fewer people than this stands with others under `null`, beside those who named none. */
const fewest = 3;
export type ParityRows = {
  side: Row<SideName>[];
  standing: Row<Standing>[];
  group: Row<string | null>[];
  region: Row<string | null>[];
};
/** What the secretary says: up to which fact, and when (server time, ms). */
export type ParityShown = ParityRows & { seq: number; at: number };

/** What a person did so far; points of order count nowhere, since they come first by right (Q3). */
type Share = { card: Card; isHere: boolean; finished: number[]; lasting: number[]; turns: number[] };

/**
 * Waits, turns and minutes by group, with what the roster says now, so that a corrected card counts from the beginning.
 * `now` is server time; `present` are the ids of those with a screen open. Whoever is not in the roster any more is in no group.
 */
export function parityOf(parity: Parity, roster: readonly Card[], now: number, present: ReadonlySet<string>): ParityRows {
  const shares = sharesOf(parity, roster, now, present);
  return {
    side: rowsOf(shares, sideOf, ['on-site', 'remote']),
    standing: rowsOf(shares, ({ standing }) => standing, []),
    group: rowsOf(shares, enoughIn(shares, 'stakeholderGroup'), []).toSorted(largestFirst),
    region: rowsOf(shares, enoughIn(shares, 'region'), []).toSorted(largestFirst),
  };
}

const sideOf = ({ noDevice, placeholder, attendance }: Card): SideName => (noDevice || placeholder ? 'no-device' : attendance);

/** From this many waits on a median says something. */
export const enoughWaits = 3;
const unevenFactor = 1.5;
const unevenMs = 30_000;
export type Uneven<Name> = { longer: Row<Name>; shorter: Row<Name>; factor: number };

/** The side that waits notably longer than another by the median: half as long again, and by half a minute at least; no wait counts as a second. */
export function unevenOf<Name>(rows: readonly Row<Name>[]): Uneven<Name> | null {
  const telling = rows.filter(({ waits }) => waits >= enoughWaits).toSorted((one, other) => other.medianWaitMs! - one.medianWaitMs!);
  const [longer, shorter] = [telling[0], telling.at(-1)];
  if (!longer || !shorter) return null;
  const factor = longer.medianWaitMs! / Math.max(shorter.medianWaitMs!, 1000);
  return longer.medianWaitMs! - shorter.medianWaitMs! >= unevenMs && factor >= unevenFactor ? { longer, shorter, factor } : null;
}

function sharesOf(parity: Parity, roster: readonly Card[], now: number, present: ReadonlySet<string>): Share[] {
  const shares = new Map<string, Share>(
    roster.map((card) => {
      const isHere = present.has(card.id) || (sideOf(card) === 'no-device' && !card.apologies);
      return [card.id, { card, isHere, finished: [], lasting: [], turns: [] }];
    }),
  );
  const counted = countedMsAt(parity, now);
  const { over, lasting } = turnsAt(parity);
  for (const { before, ms } of parity.calls) if (!isPointOfOrder(before)) shares.get(before.personId)?.finished.push(ms);
  for (const wait of parity.waits)
    if (wait.since !== null && !isPointOfOrder(wait)) shares.get(wait.personId)?.lasting.push(waitedMs(wait, counted));
  for (const turn of over) if (!isPointOfOrder(turn)) shares.get(turn.personId)?.turns.push(turn.spokenMs);
  for (const turn of lasting) if (!isPointOfOrder(turn)) shares.get(turn.personId)?.turns.push(spokenMsAt(turn, now));
  return [...shares.values()].filter(
    ({ isHere, finished, lasting, turns }) => isHere || finished.length + lasting.length + turns.length > 0,
  );
}

/** `always`: rows that are there with nobody in them, too. */
function rowsOf<Name>(shares: Share[], nameOf: (card: Card) => Name, always: Name[]): Row<Name>[] {
  const byName = new Map<Name, Share[]>(always.map((name) => [name, []]));
  for (const share of shares) {
    const name = nameOf(share.card);
    const members = byName.get(name);
    if (members) members.push(share);
    else byName.set(name, [share]);
  }
  return [...byName].map(([name, members]) => rowOf(name, members));
}

function rowOf<Name>(name: Name, members: Share[]): Row<Name> {
  const lasting = members.flatMap((member) => member.lasting);
  const waits = [...members.flatMap(({ finished }) => finished), ...lasting];
  const turns = members.flatMap((member) => member.turns);
  return {
    name,
    here: members.filter(({ isHere }) => isHere).length,
    waits: waits.length,
    waitingNow: lasting.length,
    medianWaitMs: median(waits),
    longestWaitMs: waits.length > 0 ? waits.reduce((most, ms) => Math.max(most, ms)) : null,
    turns: turns.length,
    ms: turns.reduce((sum, ms) => sum + ms, 0),
  };
}

/** The group a person is shown in: their own, however they spelled it, or `null` where so few would stand that one could tell them apart. */
function enoughIn(shares: Share[], field: 'stakeholderGroup' | 'region'): (card: Card) => string | null {
  const keyOf = ({ [field]: said }: Card) => said?.normalize('NFKC').trim().toLowerCase() || null;
  const spelled = new Map<string, string>();
  const members = new Map<string, number>();
  let others = 0;
  for (const { card } of shares) {
    const key = keyOf(card);
    if (key === null) others += 1;
    else {
      spelled.set(key, spelled.get(key) ?? card[field]!);
      members.set(key, (members.get(key) ?? 0) + 1);
    }
  }
  const bySize = [...members].toSorted(([, one], [, other]) => one - other);
  const folded = new Set<string>();
  // Two others would be as plain to see as a group of two: the next smallest goes with them.
  for (const [key, count] of bySize) {
    if (count >= fewest && (folded.size === 0 || others >= fewest)) break;
    folded.add(key);
    others += count;
  }
  return (card) => {
    const key = keyOf(card);
    return key === null || folded.has(key) ? null : spelled.get(key)!;
  };
}

const largestFirst = (one: Row<string | null>, other: Row<string | null>) =>
  Number(one.name === null) - Number(other.name === null) || other.here - one.here || (one.name! < other.name! ? -1 : 1);
