import { expect, test } from 'vitest';
import type { MeetingEvent } from '../meeting.ts';
import { after, asks, card, ends, gets, opened, parityAt } from './parity.given.ts';
import type { Row } from './rows.ts';

const floor = 'plenary';
const ada = card('ada');
const [breakStarts, breakEnds]: MeetingEvent[] = [{ type: 'break-started', kind: 'break', until: 0 }, { type: 'break-ended' }];

/** The row of those who are remote. */
const remotely = (seconds: number, ...facts: Parameters<typeof parityAt>[2][]) => parityAt(seconds, [ada, card('bo')], ...facts).side[1]!;
const waits = ({ waits, waitingNow, medianWaitMs }: Row<unknown>) => ({ waits, waitingNow, seconds: medianWaitMs! / 1000 });

test('a wait lasts from asking until the floor is given, or until now (N15)', () => {
  expect(waits(remotely(50, opened, after(10, asks('ada'))))).toEqual({ waits: 1, waitingNow: 1, seconds: 40 });
  expect(waits(remotely(90, opened, after(10, asks('ada')), gets('ada', 30)))).toEqual({ waits: 1, waitingNow: 0, seconds: 20 });
});

test('the median is of waits that ended and those that last together (N15)', () => {
  const row = remotely(100, opened, after(10, asks('ada')), gets('ada', 30), after(40, asks('bo')));
  expect(row).toMatchObject({ waits: 2, waitingNow: 1, medianWaitMs: 40_000, longestWaitMs: 60_000 });
});

test('a break is not counted as waiting (N15)', () => {
  const facts = [opened, after(10, asks('ada')), after(20, breakStarts!), after(80, breakEnds!)];
  expect(waits(remotely(50, ...facts.slice(0, 3))).seconds).toBe(10);
  expect(waits(remotely(100, ...facts, gets('ada', 90))).seconds).toBe(20);
});

test('whoever asks in a break waits from its end (N15)', () => {
  expect(waits(remotely(100, opened, after(20, breakStarts!), after(40, asks('ada')), after(80, breakEnds!))).seconds).toBe(20);
});

test('nobody waits before the meeting is open or after it is closed (N15)', () => {
  expect(waits(remotely(60, after(0, asks('ada')), after(40, { type: 'meeting-opened' }))).seconds).toBe(20);
  expect(waits(remotely(999, opened, after(0, asks('ada')), after(30, { type: 'meeting-closed' }))).seconds).toBe(30);
});

test('an announced beginning is over when the meeting opens, and no break (N4, N15)', () => {
  const beginning: MeetingEvent = { type: 'break-started', kind: 'beginning', until: 0 };
  const facts = [after(0, beginning), after(10, asks('ada')), after(30, breakEnds!), after(40, { type: 'meeting-opened' })];
  expect(waits(remotely(60, ...facts)).seconds).toBe(20);
});

test('time set aside is not counted, and whoever is set aside is not waiting (N15, Q8)', () => {
  const aside = after(30, { type: 'request-set-aside', floor, requestId: 'ada', personId: 'ada' });
  const back = after(90, { type: 'request-returned', floor, requestId: 'ada', personId: 'ada' });
  expect(remotely(60, opened, after(10, asks('ada')), aside)).toMatchObject({ waits: 0, waitingNow: 0, medianWaitMs: null });
  expect(waits(remotely(100, opened, after(10, asks('ada')), aside, back)).seconds).toBe(30);
});

test('who was called but was not there keeps the wait until then, and the turn does not count (N10, N15)', () => {
  const called = gets('ada', 30);
  const request = called.fact.type === 'floor-given' ? called.fact.turn.request! : null;
  const notThere = after(40, { type: 'turn-set-aside', floor, turnId: 'turn of ada', request: request! });
  const back = after(60, { type: 'request-returned', floor, requestId: 'ada', personId: 'ada' });
  expect(remotely(50, opened, after(10, asks('ada')), called, notThere)).toMatchObject({ waits: 0, turns: 0, ms: 0 });
  expect(waits(remotely(65, opened, after(10, asks('ada')), called, notThere, back)).seconds).toBe(25);
});

test('only running time counts as speaking: neither pauses nor breaks (F8, N15)', () => {
  const paused = after(20, { type: 'turn-paused', floor, turnId: 'turn of ada' });
  const resumed = after(50, { type: 'turn-resumed', floor, turnId: 'turn of ada' });
  expect(remotely(60, opened, gets('ada', 10), paused, resumed)).toMatchObject({ turns: 1, ms: 20_000 });
  expect(remotely(60, opened, gets('ada', 10), after(20, breakStarts!))).toMatchObject({ turns: 1, ms: 10_000 });
});

test('a turn counts from when it is given, and keeps its time when it is over (N15)', () => {
  const facts = [opened, after(0, asks('ada')), gets('ada', 10), gets('bo', 40, [['ada', 30]]), after(50, ends('bo', 10))];
  expect(remotely(25, ...facts.slice(0, 3))).toMatchObject({ turns: 1, ms: 15_000 });
  expect(remotely(45, ...facts.slice(0, 4))).toMatchObject({ turns: 2, ms: 35_000 });
  expect(remotely(99, ...facts)).toMatchObject({ turns: 2, ms: 40_000 });
});

test('taking the floor back takes the turn and the wait back (F3, N15)', () => {
  const back: MeetingEvent = { type: 'floor-taken-back', floor, turnId: 'turn of bo', personId: 'bo', restored: [] };
  const restored = { ...back, restored: [] as never[] };
  const alone = [opened, after(10, asks('bo')), gets('bo', 30), after(40, restored)];
  expect(remotely(60, ...alone)).toMatchObject({ turns: 0, ms: 0, waits: 1, waitingNow: 1, medianWaitMs: 50_000 });
  const ended = gets('bo', 30, [['ada', 30]]);
  const before = ended.fact.type === 'floor-given' ? ended.fact.ended : [];
  const goesOn = [opened, gets('ada', 0), after(10, asks('bo')), ended, after(40, { ...restored, restored: before })];
  expect(remotely(60, ...goesOn)).toMatchObject({ turns: 1, ms: 50_000, waits: 1, waitingNow: 1 });
});

test('what was withdrawn, cleared or stored was not waited for; what was carried over is (Q9, Q15, N15)', () => {
  const asked = [opened, after(10, asks('ada'))];
  const settled = (how: 'carry' | 'store' | 'clear') => {
    const request = { ...asksRequest, number: 2, askedAt: 0, overtaken: 0 };
    return after(20, { type: 'leftover-settled', floor, itemId: null, how, requests: [request] });
  };
  expect(remotely(30, ...asked, after(20, { type: 'request-withdrawn', floor, requestId: 'ada', personId: 'ada' })).waits).toBe(0);
  expect(remotely(30, ...asked, settled('store')).waits).toBe(0);
  expect(remotely(30, ...asked, settled('clear')).waits).toBe(0);
  expect(remotely(30, ...asked, settled('carry')).waits).toBe(1);
});
const asksRequest = { id: 'ada', personId: 'ada', attendance: 'remote', standing: 'member', kind: 'intervention', via: 'self' } as const;

test('points of order come first by right and count nowhere; what becomes one does not either (Q3, N15)', () => {
  const raised = [opened, gets('ada', 0), after(10, asks('bo', 'point-of-order'))];
  expect(remotely(20, ...raised)).toMatchObject({ turns: 1, waits: 0, waitingNow: 0 });
  const heard = [...raised, gets('bo', 20, [], 'point-of-order'), after(30, ends('bo', 10, 'point-of-order'))];
  expect(remotely(25, ...heard.slice(0, 4))).toMatchObject({ turns: 1, ms: 20_000, waits: 0 });
  expect(remotely(40, ...heard)).toMatchObject({ turns: 1, ms: 30_000, waits: 0 });
  const amended = after(15, { type: 'request-amended', floor, requestId: 'ada', kind: 'point-of-order' });
  expect(remotely(20, opened, after(10, asks('ada')), amended).waits).toBe(0);
});

test('what a placeholder waited and spoke is of whoever it turned out to be (Q10, N15)', () => {
  const named = after(60, { type: 'placeholder-named', personId: 'row-3', as: { id: 'ada', attendance: 'remote', standing: 'member' } });
  const facts = [opened, after(0, asks('row-3')), gets('row-3', 10), after(20, ends('row-3', 10)), after(30, asks('row-3')), named];
  expect(remotely(70, ...facts)).toMatchObject({ waits: 2, waitingNow: 1, longestWaitMs: 40_000, turns: 1, ms: 10_000 });
});

test('the floor of a group is another floor (N15)', () => {
  expect(remotely(30, opened, after(10, { ...asks('ada'), floor: 'group-1' } as MeetingEvent)).waits).toBe(0);
});
