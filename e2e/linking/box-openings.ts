import { createDecipheriv } from 'node:crypto';
import type { Guess, Strategy } from './chance.ts';
import { inOrderOfAnswering, lastBoxOf, likeMost, stepsOf } from './orders.ts';
import type { Evidence } from './polled.ts';
import type { BoxRow } from './write-ahead.ts';

const entryBytes = 20;
const [ivBytes, tagBytes, keyBytes] = [12, 16, 32];

const middleOf = ({ sealed }: BoxRow) => sealed.subarray(ivBytes, sealed.length - tagBytes);
/** What a key makes of a box, or null where it is not its key. */
function openedWith(key: Uint8Array, { sealed }: BoxRow): Buffer | null {
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, ivBytes)).setAuthTag(sealed.subarray(-tagBytes));
  try {
    return Buffer.concat([decipher.update(sealed.subarray(ivBytes, -tagBytes)), decipher.final()]);
  } catch {
    return null;
  }
}

/** Whether the first entry would say that one of a dozen options was chosen: quicker than to see whether all of it is whole. */
function mayOpen(key: Uint8Array, { sealed }: BoxRow): boolean {
  const first = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, ivBytes)).update(sealed.subarray(ivBytes, ivBytes + entryBytes));
  const chosen = first.readUInt32BE(entryBytes - 4);
  return chosen > 0 && chosen < 1 << 12;
}

/** Whoever can read the box before and after an answer sees which entry came with it, whatever the order of the entries. */
function byDifferences(evidence: Evidence, open: (box: BoxRow) => Buffer | null): Guess {
  const guess = likeMost(evidence);
  const of = new Map<string, string>();
  for (const { personId, before, box } of stepsOf(evidence)) {
    const entries = (row: BoxRow | null) => (row && open(row) ? entriesOf(open(row)!) : new Map<string, number>());
    const known = entries(before);
    for (const [ballot, chosen] of entries(box)) {
      if (known.has(ballot) || chosen === 0) continue;
      guess.set(personId, Math.min(evidence.options.length - 1, Math.max(0, 31 - Math.clz32(chosen))));
      of.set(ballot, personId);
    }
  }
  // A changed answer stands under the same name as the first.
  const last = lastBoxOf(evidence);
  for (const [ballot, chosen] of last && open(last) ? entriesOf(open(last)!) : []) {
    const person = of.get(ballot);
    if (person !== undefined) guess.set(person, Math.min(evidence.options.length - 1, Math.max(0, 31 - Math.clz32(chosen))));
  }
  return guess;
}
function entriesOf(plain: Buffer): Map<string, number> {
  const entries = new Map<string, number>();
  for (let at = 0; at + entryBytes <= plain.length; at += entryBytes)
    entries.set(plain.subarray(at, at + entryBytes - 4).toString('hex'), plain.readUInt32BE(at + entryBytes - 4));
  return entries;
}

/** Every run of 32 bytes anywhere that looks like chance, tried on the first box of the poll; null when none opens it. */
function keyFound(evidence: Evidence): Buffer | null {
  const box = stepsOf(evidence).find((step) => step.box)?.box;
  if (!box) return null;
  const tried = new Set<string>();
  const before = new Map<number, Buffer>();
  const opens = (bytes: Buffer, old?: Buffer): Buffer | undefined => {
    for (const at of randomRuns(bytes)) {
      const run = bytes.subarray(at, at + keyBytes);
      if (old?.compare(run, 0, keyBytes, at, at + keyBytes) === 0) continue;
      const name = run.toString('latin1');
      if (tried.has(name)) continue;
      tried.add(name);
      if (mayOpen(run, box) && openedWith(run, box)) return Buffer.from(run);
    }
    return undefined;
  };
  for (const bytes of [...evidence.files, ...evidence.sent.map(({ text }) => Buffer.from(text, 'latin1'))]) {
    const key = opens(bytes);
    if (key) return key;
  }
  // A page is written again and again: only what is new in it is tried.
  for (const { page, data } of evidence.frames) {
    const key = opens(data, before.get(page));
    if (key) return key;
    before.set(page, data);
  }
  return null;
}
/** 32 bytes of chance hold 16 ± 3 bytes that no text in Latin letters has; fewer than 6 in one key of 10,000. */
function* randomRuns(bytes: Buffer) {
  let high = 0;
  for (let i = 0; i < bytes.length; i++) {
    if (bytes[i]! >= 0x80) high++;
    if (i >= keyBytes && bytes[i - keyBytes]! >= 0x80) high--;
    if (i >= keyBytes - 1 && high >= 6 && high <= 26) yield i - keyBytes + 1;
  }
}

/** The sealed bytes taken as if they meant something: the entry where this person should stand. */
const entryAt =
  (place: (evidence: Evidence, personId: string) => number): Strategy =>
  (evidence) => {
    const box = lastBoxOf(evidence);
    const guess = likeMost(evidence);
    if (!box) return guess;
    for (const person of evidence.people) {
      const end = ivBytes + (place(evidence, person) + 1) * entryBytes - 1;
      guess.set(person, (box.sealed[end] ?? 0) % evidence.options.length);
    }
    return guess;
  };

export const boxStrategies: Record<string, Strategy> = {
  'a key found in some file, and what each answer added': (evidence) => {
    const key = keyFound(evidence);
    return key ? byDifferences(evidence, (box) => openedWith(key, box)) : likeMost(evidence);
  },
  'the boxes read as if they were not sealed': (evidence) => byDifferences(evidence, middleOf),
  'the entry at their place in the order of answering': entryAt((evidence, person) => inOrderOfAnswering(evidence).indexOf(person)),
  'the entry at their place in the order of the ids': entryAt(({ people }, person) => people.indexOf(person)),
  'what two boxes have not in common': (evidence) => {
    const guess = likeMost(evidence);
    for (const { personId, before, box } of stepsOf(evidence)) {
      if (!before || !box) continue;
      const bits = middleOf(before).reduce((sum, byte, i) => sum ^ byte ^ (middleOf(box)[i] ?? 0), 0);
      guess.set(personId, bits % evidence.options.length);
    }
    return guess;
  },
};
/** For whoever took the key while the poll was open: shows that the boxes are read rightly, and that the key is all that stands between. */
export const withKey =
  (keyOf: (pollId: string) => Uint8Array | null): Strategy =>
  (evidence) => {
    const key = keyOf(evidence.pollId);
    return key ? byDifferences(evidence, (box) => openedWith(key, box)) : likeMost(evidence);
  };
