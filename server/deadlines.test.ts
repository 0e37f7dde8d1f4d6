import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { cast } from '../shared/any-input.ts';
import { openedMeeting } from '../shared/any-meeting.ts';
import { keepDeadlines } from './deadlines.ts';
import { LiveMeeting } from './live-meeting.ts';
import { memoryStore } from './store.memory.ts';

const nine = Date.UTC(2026, 0, 1, 9);
const hour = 3_600_000;
const minute = 60_000;

beforeEach(() => void vi.useFakeTimers({ now: nine, toFake: ['setTimeout', 'clearTimeout', 'Date'] }));
afterEach(() => void vi.useRealTimers());

/** A meeting in a break until then; what the secretary's clock says can be set. */
async function onBreakUntil(until: string) {
  let wrongBy = 0;
  const now = () => Date.now() + wrongBy;
  const store = memoryStore();
  const door = { id: 'm', code: 'ABC234', createdAt: 0 };
  await store.createMeeting(door);
  const live = await new LiveMeeting(door, store, now).open();
  const cards = cast.map(({ id, attendance, standing }) => ({ id, name: id, attendance, standing }));
  await live.note('secretary', () => ({ events: openedMeeting, cards }));
  const deadlines = keepDeadlines(live, now);
  live.onChange = deadlines.look;
  const chair = cast.find(({ id }) => id === 'chair')!;
  expect(await live.handle(chair, { id: 'breaking-1', name: 'start-break', input: { until } })).toMatchObject({ ok: true });
  return {
    onBreak: () => live.meeting.agenda.pause !== null,
    passes: (ms: number) => vi.advanceTimersByTimeAsync(ms),
    isPut: (ms: number) => (wrongBy += ms),
    noted: () => live.seq,
  };
}
const at = (ms: number) => new Date(nine + ms).toISOString();

test('a break ends by its own clock (A4)', async () => {
  const { onBreak, passes } = await onBreakUntil(at(10 * minute));
  await passes(10 * minute - 1000);
  expect(onBreak()).toBe(true);
  await passes(2000);
  expect(onBreak()).toBe(false);
});

test('a machine that slept, or was put forward, ends the break within seconds (A4)', async () => {
  const { onBreak, passes, isPut } = await onBreakUntil(at(2 * hour));
  await passes(minute);
  isPut(3 * hour);
  await passes(6000);
  expect(onBreak()).toBe(false);
});

test('a machine that was put back ends it when its own clock says so, and writes nothing meanwhile (A4)', async () => {
  const { onBreak, passes, isPut, noted } = await onBreakUntil(at(10 * minute));
  const before = noted();
  isPut(-hour);
  await passes(30 * minute);
  expect([onBreak(), noted()]).toEqual([true, before]);
  await passes(41 * minute);
  expect([onBreak(), noted()]).toEqual([false, before + 1]);
});

test.each(['1970-01-01T00:00:00Z', '0001-01-01T00:00:00+14:00', '2026-01-01T08:59:59.999Z'])(
  'a break until %s is over at once (A4)',
  async (until) => {
    const { onBreak, passes } = await onBreakUntil(until);
    await passes(1);
    expect(onBreak()).toBe(false);
  },
);

test.each(['9999-12-31T23:59:59Z', '9999-12-31T23:59:59-23:59', '2126-01-01T00:00:00.123456789Z'])(
  'a break until %s goes on, and writes nothing meanwhile (A4)',
  async (until) => {
    const { onBreak, passes, noted } = await onBreakUntil(until);
    const before = noted();
    await passes(50 * hour);
    expect([onBreak(), noted()]).toEqual([true, before]);
  },
);
