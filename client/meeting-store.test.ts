import { expect, test } from 'vitest';
import { everyFact } from '../shared/every-fact.given.ts';
import { emptyMeeting, type Meeting, type MeetingEvent, type Recorded } from '../shared/meeting.ts';
import { reduce } from '../shared/reduce.ts';
import type { Card } from '../shared/people.ts';
import type { Batch } from '../shared/wire.ts';
import { createMeetingStore } from './meeting-store.ts';

const me = { id: 'ana', attendance: 'remote', standing: 'member', seat: 'person' } as const;
const card = (id: string, name = id): Card => ({ id, name, attendance: 'remote', standing: 'member' });

/** Chance that can be had again. */
const seeded = (seed: number) => () => {
  seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
  return seed / 2 ** 32;
};

const asks = (n: number): MeetingEvent => ({
  type: 'floor-requested',
  floor: 'plenary',
  request: { id: `r${n}`, personId: `p${n}`, attendance: 'remote', standing: 'member', kind: 'intervention', via: 'self' },
});
const factsTo = (count: number): Recorded[] =>
  Array.from({ length: count }, (_, i) => ({
    seq: i + 1,
    at: i * 1000,
    by: 'ana',
    event: i % 7 === 6 ? { type: 'queue-closed', floor: 'plenary' } : asks(i + 1),
  }));
const meetingAt = (facts: Recorded[], seq: number): Meeting => facts.slice(0, seq).reduce(reduce, emptyMeeting);
const batchOf = (facts: Recorded[], after: number, upTo: number): Batch => ({
  after,
  upTo,
  events: facts.slice(after, upTo),
  people: [],
  as: 'everyone',
});

function seatedAt(facts: Recorded[], seq: number) {
  const store = createMeetingStore(reduce);
  store.getState().joined({ seq, snapshot: meetingAt(facts, seq), people: [card('ana')], me, serverTime: 0, as: 'everyone' });
  return store;
}

test.each(Array.from({ length: 60 }, (_, i) => i + 1))(
  'lost, doubled and mixed batches end in the meeting that everybody has (seed %i)',
  (seed) => {
    const chance = seeded(seed);
    const upTo = (n: number) => Math.floor(chance() * n);
    const facts = factsTo(60);
    const store = seatedAt(facts, upTo(5));
    let sent = store.getState().seq!;
    const sentBatches: Batch[] = [];
    while (sent < facts.length) {
      const to = Math.min(facts.length, sent + 1 + upTo(4));
      sentBatches.push(batchOf(facts, sent, to));
      sent = to;
      const arriving =
        chance() < 0.2 ? [] : chance() < 0.3 ? [sentBatches[upTo(sentBatches.length)]!, sentBatches.at(-1)!] : [sentBatches.at(-1)!];
      for (const batch of arriving) {
        const before = store.getState();
        if (before.take(batch) === 'in-step') continue;
        expect(store.getState().meeting).toBe(before.meeting);
        const known = before.seq!;
        before.joined(
          chance() < 0.5
            ? { seq: sent, events: facts.slice(known, sent), people: [], me, serverTime: 0, as: 'everyone' }
            : { seq: sent, snapshot: meetingAt(facts, sent), people: [], me, serverTime: 0, as: 'everyone' },
        );
      }
      expect(store.getState().meeting).toEqual(meetingAt(facts, store.getState().seq!));
    }
    store.getState().joined({ seq: 60, events: facts.slice(store.getState().seq!), people: [], me, serverTime: 0, as: 'everyone' });
    expect(store.getState()).toMatchObject({ seq: 60, meeting: meetingAt(facts, 60) });
  },
);

test('before the first join every batch is a gap', () => {
  expect(
    createMeetingStore(reduce)
      .getState()
      .take(batchOf(factsTo(3), 0, 3)),
  ).toBe('behind');
});

test('a number that was not for this audience is not a gap', () => {
  const facts = factsTo(6);
  const store = seatedAt(facts, 2);
  expect(store.getState().take({ after: 2, upTo: 5, events: [facts[4]!], people: [], as: 'everyone' })).toBe('in-step');
  expect(store.getState().seq).toBe(5);
});

test('names that were to follow a batch and never came are missed with the next one, and those that come late only fill gaps (G1)', () => {
  const facts = factsTo(4);
  const store = seatedAt(facts, 1);
  const [first, second] = [batchOf(facts, 1, 2), batchOf(facts, 2, 3)];
  const names: Batch = { ...batchOf(facts, 2, 2), people: [card('ben')] };
  expect(store.getState().take({ ...first, names: 'follow' })).toBe('in-step');
  expect(store.getState().take(second)).toBe('behind');
  expect(store.getState().take(names)).toBe('in-step');
  expect(store.getState().take({ ...second, people: [card('cy')] })).toBe('in-step');
  expect(store.getState().take({ ...names, people: [card('cy', 'as before'), card('dan')] })).toBe('in-step');
  expect(
    Object.values(store.getState().people)
      .map(({ name }) => name)
      .toSorted(),
  ).toEqual(['ana', 'ben', 'cy', 'dan']);
});

test('this seat follows what is said of it, also where no card comes along (S3)', () => {
  const facts = factsTo(1);
  const store = seatedAt(facts, 1);
  const event: MeetingEvent = { type: 'person-changed', personId: 'ana', attendance: 'on-site' };
  store.getState().take({ after: 1, upTo: 2, events: [{ seq: 2, at: 1, by: 'ana', event }], people: [], as: 'everyone' });
  expect(store.getState().me).toEqual({ ...me, attendance: 'on-site' });
});

test('a batch that comes twice changes nothing, not even a card that is newer now', () => {
  const facts = factsTo(6);
  const store = seatedAt(facts, 2);
  const batch = { ...batchOf(facts, 2, 4), people: [card('p3', 'Before')] };
  store.getState().take(batch);
  store.getState().take({ after: 4, upTo: 4, events: [], people: [card('p3', 'After')], as: 'everyone' });
  const { meeting } = store.getState();
  expect(store.getState().take(batch)).toBe('in-step');
  expect(store.getState().meeting).toBe(meeting);
  expect(store.getState().people['p3']?.name).toBe('After');
});

test('an answer to a join that is older than what has come since takes nothing back', () => {
  const facts = factsTo(6);
  const store = seatedAt(facts, 2);
  store.getState().take(batchOf(facts, 2, 6));
  store.getState().joined({ seq: 4, events: facts.slice(2, 4), people: [], me, serverTime: 0, as: 'everyone' });
  expect(store.getState()).toMatchObject({ seq: 6, meeting: meetingAt(facts, 6) });
});

test('what came by catching up after an absence is kept for a digest until it is read', () => {
  const facts = factsTo(6);
  const store = seatedAt(facts, 2);
  store.getState().joined({ seq: 3, events: facts.slice(2, 3), people: [], me, serverTime: 0, as: 'everyone' });
  expect(store.getState().missed).toEqual([]);
  store.getState().linked('reconnecting');
  store.getState().joined({ seq: 6, events: facts.slice(3), people: [], me, serverTime: 0, as: 'everyone' });
  expect(store.getState().missed).toEqual(facts.slice(3));
  store.getState().readMissed();
  expect(store.getState().missed).toEqual([]);
});

test('a meeting that comes anew brings its own people and forgets those of the former seat', () => {
  const store = seatedAt(factsTo(2), 2);
  store.getState().joined({ seq: 2, snapshot: emptyMeeting, people: [card('bo')], me, serverTime: 0, as: 'everyone' });
  expect(Object.keys(store.getState().people)).toEqual(['bo']);
});

test('a meeting that comes anew without somebody brings none of their lines along (N36)', () => {
  const store = seatedAt(factsTo(2), 2);
  const said = (number: number, by: string, lane: 'chat' | 'captions') =>
    ({ number, lane, floor: 'plenary', at: 0, by, text: `by ${by}`, state: 'shown' }) as const;
  store.getState().heardLines({ lines: [said(1, 'zoe', 'chat'), said(2, 'bo', 'chat'), said(3, 'zoe', 'captions')], gone: [], people: [] });
  const snapshot = reduce(emptyMeeting, { seq: 1, at: 0, by: 'ana', event: everyFact['person-erased'] });
  store.getState().joined({ seq: 3, snapshot, people: [card('bo')], me, serverTime: 0, as: 'everyone' });
  expect(store.getState().heard.lines.map(({ number }) => number)).toEqual([2, 3]);
});

test('this seat is where its card says it is', () => {
  const store = seatedAt(factsTo(2), 2);
  store.getState().take({ after: 2, upTo: 2, events: [], people: [{ ...card('ana'), attendance: 'on-site' }], as: 'everyone' });
  expect(store.getState().me).toMatchObject({ attendance: 'on-site', seat: 'person' });
});

test('a screen that does not know yet how a fact changes a meeting shows what it has, and takes facts once it does', () => {
  const store = createMeetingStore();
  const facts = factsTo(4);
  store.getState().joined({ seq: 2, snapshot: meetingAt(facts, 2), people: [card('ana')], me, serverTime: 0, as: 'everyone' });
  expect([store.getState().take(batchOf(facts, 2, 4)), store.getState().seq]).toEqual(['early', 2]);
  store.getState().ruled(reduce);
  expect([store.getState().take(batchOf(facts, 2, 4)), store.getState().meeting]).toEqual(['in-step', meetingAt(facts, 4)]);
});
