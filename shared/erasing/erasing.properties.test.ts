import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anyLog } from '../any-meeting.ts';
import { everyFact } from '../every-fact.given.ts';
import { given, person } from '../given.ts';
import { emptyMeeting, type MeetingEvent, type Recorded } from '../meeting.ts';
import { emptyParity, foldParity } from '../parity/fold.ts';
import { reduce } from '../reduce.ts';
import { recordOf } from '../record/fold.ts';
import { blanked, nothingRewritten } from './blanked.ts';

const numRuns = Number(process.env['FUZZ'] ?? 40);
const planted = 'planted-by-ada';
const erasure = { ids: ['ada'], number: 1, called: ['Ada'], others: ['Bob', 'Ada Lovelace'] };
const fields = ['subject', 'readAloud', 'text', 'comment', 'reason', 'receipt'];

/** Every text of her wishes, questions and answers is one that nobody else has. */
function withPlanted(log: Recorded[]): Recorded[] {
  const wishes = new Set<string>();
  const plant = (part: unknown): unknown => {
    if (Array.isArray(part)) return part.map(plant);
    if (typeof part !== 'object' || part === null) return part;
    const isHers =
      ('personId' in part && part.personId === 'ada') ||
      ('author' in part && (part.author as { personId?: string } | null)?.personId === 'ada');
    return Object.fromEntries(
      Object.entries(part).map(([key, value]) => [
        key,
        isHers && fields.includes(key) && typeof value === 'string' && value !== '' ? planted : plant(value),
      ]),
    );
  };
  return log.map((fact) => {
    const event = plant(fact.event) as MeetingEvent;
    if (event.type === 'floor-requested' && event.request.personId === 'ada') wishes.add(event.request.id);
    if (event.type === 'request-amended' && wishes.has(event.requestId) && event.subject) event.subject = planted;
    return { ...fact, event };
  });
}

/** The same but for texts: where one is another, it is none or the name that everybody reads now. */
function alike(one: unknown, other: unknown, at = ''): void {
  if (typeof one === 'string' && typeof other === 'string' && one !== other) return expect(other, at).toBe('');
  if (typeof one !== 'object' || one === null || typeof other !== 'object' || other === null) return expect(other, at).toEqual(one);
  // A reason that says nothing any more is none, and nobody has the receipt of what was asked any more.
  const kept = Object.entries(one).filter(([key, value]) => key in other || !['reason', 'receipt'].includes(key) || value === null);
  expect(Object.keys(other), at).toEqual(kept.map(([key]) => key));
  for (const [key, value] of kept) if (key !== 'receipt') alike(value, other[key as never], `${at}.${key}`);
}

test('after an erasing facts have the numbers they had, and what is folded over them is the same but for her texts (N36, N31)', () =>
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1e9 }), (seed) => {
      const log = withPlanted(anyLog(seed, 250));
      const { facts, changed } = blanked(log, erasure, nothingRewritten);
      expect(JSON.stringify(facts)).not.toContain(planted);
      expect(changed.every((fact) => facts[fact.seq - 1] === fact)).toBe(true);
      alike(log, facts);
      alike(log.reduce(reduce, emptyMeeting), facts.reduce(reduce, emptyMeeting));
      alike(recordOf(log), recordOf(facts));
      expect(facts.reduce(foldParity, emptyParity).ended).toEqual(log.reduce(foldParity, emptyParity).ended);
      expect(blanked(facts, erasure, nothingRewritten).changed).toEqual([]);
    }),
    { numRuns },
  ));

const opened: MeetingEvent[] = [
  { type: 'role-given', personId: 'cat', role: 'secretariat' },
  { type: 'role-given', personId: 'bob', role: 'chair' },
  { type: 'meeting-opened' },
];
const erase = (personId: string) => ({ name: 'erase-person' as const, input: { personId, notes: false } });

test('two who are erased stay two, and neither holds a role any more (N36, S3)', () => {
  const { after } = given(...opened, { type: 'role-given', personId: 'ada', role: 'rapporteur' }, everyFact['person-erased'])
    .when('cat', erase('ada'))
    .then(
      { type: 'role-taken', personId: 'ada', role: 'rapporteur' },
      { type: 'person-left', personId: 'ada' },
      { type: 'person-erased', personId: 'ada', ids: ['ada'], number: 2, notes: false },
    );
  expect(after.people.roles).toEqual({ cat: ['secretariat'], bob: ['chair'] });
});

test('only the secretariat erases, and never the last chair (N36, S3)', () => {
  given(...opened)
    .when(person('ada'), erase('zoe'))
    .refused('secretariat-only');
  given(...opened)
    .when('cat', erase('bob'))
    .refused('last-of-role');
});

test('why she objected is taken out of what was read back, and that she objected is counted (N36, M2)', () => {
  const answers = ['ada', 'bob'].map((personId): MeetingEvent => ({
    ...everyFact['message-answered'],
    personId,
    comment: `by ${personId}`,
  }));
  const ended = {
    ...everyFact['read-back-ended'],
    messages: [{ ...everyFact['read-back-ended'].messages[0]!, objections: ['by ada', 'by bob'] }],
  };
  const events = [everyFact['message-drafted'], everyFact['read-back-started'], ...answers, ended];
  const log = events.map((event, i) => ({ seq: i + 1, at: i, by: 'cat', event }));
  const { facts } = blanked(log, erasure, nothingRewritten);
  const [readBack] = facts.reduce(reduce, emptyMeeting).messages.list[0]!.readBacks;
  expect(readBack).toMatchObject({ objections: ['', 'by bob'], counts: ended.messages[0]!.counts });
});
