import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anyLog } from '../any-meeting.ts';
import { plenary } from '../floor-id.ts';
import { emptyMeeting, type Recorded } from '../meeting.ts';
import { reduce } from '../reduce.ts';
import type { Card } from '../people.ts';
import { emptyParity, foldParity } from './fold.ts';
import { parityOf, type ParityRows, type Row, type SideName } from './rows.ts';

const numRuns = Number(process.env['FUZZ'] ?? 150);
const isUrgent = ({ kind }: { kind: string }) => kind === 'point-of-order';

/** Somebody with a stopwatch for everybody who waits and one for everybody who speaks, who looks only at the queue and the floor between two facts. */
function byStopwatch(log: Recorded[], now: number) {
  const waited = new Map<string, number>();
  const spoken = new Map<string, number>();
  const turns = new Map<string, { personId: string; urgent: boolean; requestId: string | null; waited: number; at: number }>();
  let meeting = emptyMeeting;
  let [before, counted] = [log[0]!.at, 0];
  const pass = (at: number) => {
    const { queue, floor } = meeting.floors[plenary]!;
    const counts = meeting.conduct.phase === 'open' && !meeting.agenda.pause;
    if (counts) counted += at - before;
    if (counts) for (const { id } of queue.waiting) waited.set(id, (waited.get(id) ?? 0) + at - before);
    if (floor.turn && floor.turn.runningSince !== null) spoken.set(floor.turn.id, (spoken.get(floor.turn.id) ?? 0) + at - before);
    before = at;
  };
  const called = new Map<string, string>();
  for (const fact of log) {
    pass(fact.at);
    const { event } = fact;
    const { queue } = meeting.floors[plenary]!;
    if ('floor' in event && event.floor !== plenary) continue;
    if (event.type === 'floor-given') {
      const { id, personId, request } = event.turn;
      const requestId = request && queue.waiting.some((one) => one.id === request.id) ? request.id : null;
      turns.set(id, { personId, urgent: isUrgent(event.turn), requestId, waited: waited.get(requestId ?? '') ?? 0, at: counted });
    }
    if (event.type === 'floor-taken-back') {
      const { requestId, at } = turns.get(event.turnId)!;
      if (requestId) waited.set(requestId, (waited.get(requestId) ?? 0) + counted - at);
    }
    if (event.type === 'floor-taken-back' || event.type === 'turn-set-aside') turns.delete(event.turnId);
    if (event.type === 'placeholder-named') called.set(event.personId, event.as.id);
    meeting = reduce(meeting, fact);
  }
  pass(now);
  const whoIs = (id: string): string => (called.has(id) && called.get(id) !== id ? whoIs(called.get(id)!) : id);
  const real = [...turns].filter(([, { urgent }]) => !urgent);
  return {
    turns: real.map(([id, { personId }]) => ({ personId: whoIs(personId), ms: spoken.get(id) ?? 0 })),
    finished: real.filter(([, { requestId }]) => requestId).map(([, { personId, waited: ms }]) => ({ personId: whoIs(personId), ms })),
    lasting: meeting.floors[plenary]!.queue.waiting.filter((one) => !isUrgent(one)).map(({ id, personId }) => ({
      personId,
      ms: waited.get(id) ?? 0,
    })),
  };
}

const everybodyIn = (log: Recorded[]): string[] => [
  ...new Set([...JSON.stringify(log).matchAll(/"(?:personId|as":\{"id)":"([^"]+)"/g)].map(([, id]) => id!)),
];
const groups = ['Government', 'Civil society', 'Technical community', undefined];
const aCard = (id: string, n: number): Card => {
  const stakeholderGroup = groups[n % groups.length];
  return {
    id,
    name: id,
    attendance: n % 2 ? 'remote' : 'on-site',
    standing: n % 3 ? 'member' : 'observer',
    ...(stakeholderGroup && { stakeholderGroup }),
    ...(n % 5 === 0 && { noDevice: true as const }),
  };
};
const sideIs = ({ noDevice, attendance }: Card): SideName => (noDevice ? 'no-device' : attendance);

type Figures = Pick<Row<unknown>, 'waits' | 'waitingNow' | 'medianWaitMs' | 'longestWaitMs' | 'turns' | 'ms'>;
function naive(seen: ReturnType<typeof byStopwatch>, isOne: (personId: string) => boolean): Figures {
  const of = (list: { personId: string; ms: number }[]) => list.filter(({ personId }) => isOne(personId)).map(({ ms }) => ms);
  const all = [...of(seen.finished), ...of(seen.lasting)].toSorted((a, b) => a - b);
  const half = Math.floor(all.length / 2);
  return {
    waits: all.length,
    waitingNow: of(seen.lasting).length,
    medianWaitMs: all.length === 0 ? null : all.length % 2 ? all[half]! : (all[half - 1]! + all[half]!) / 2,
    longestWaitMs: all.length === 0 ? null : Math.max(...all),
    turns: of(seen.turns).length,
    ms: of(seen.turns).reduce((sum, ms) => sum + ms, 0),
  };
}

const anyTime = fc.record({ seed: fc.nat(), facts: fc.integer({ min: 5, max: 140 }), later: fc.integer({ min: 0, max: 600_000 }) });
function look(seed: number, facts: number, later: number) {
  const log = anyLog(seed, 120).slice(0, facts);
  const now = log.at(-1)!.at + later;
  const roster = everybodyIn(log).map(aCard);
  const parity = log.reduce(foldParity, emptyParity);
  return { log, now, roster, parity, rows: parityOf(parity, roster, now, new Set(roster.map(({ id }) => id))) };
}

test('whatever happens, each side has the waits, turns and times that stopwatches show (N15, F3, F8)', () => {
  let [waits, turns] = [0, 0];
  fc.assert(
    fc.property(anyTime, ({ seed, facts, later }) => {
      const { log, now, roster, rows } = look(seed, facts, later);
      const seen = byStopwatch(log, now);
      for (const row of rows.side) {
        const ids = new Set(roster.filter((one) => sideIs(one) === row.name).map(({ id }) => id));
        expect(row).toMatchObject(naive(seen, (id) => ids.has(id)));
        [waits, turns] = [waits + row.waits, turns + row.turns];
      }
    }),
    { numRuns },
  );
  expect(Math.min(waits, turns)).toBeGreaterThan(numRuns);
});

test('every grouping is of the same people: sums are equal (N15)', () => {
  const sums = (rows: Row<unknown>[]) =>
    (['here', 'waits', 'waitingNow', 'turns', 'ms'] as const).map((what) => rows.reduce((sum, row) => sum + row[what], 0));
  fc.assert(
    fc.property(anyTime, ({ seed, facts, later }) => {
      const { rows } = look(seed, facts, later);
      for (const grouping of Object.keys(rows) as (keyof ParityRows)[]) expect(sums(rows[grouping])).toEqual(sums(rows.side));
    }),
    { numRuns },
  );
});

test('what goes on without facts only grows, and only in those who wait or speak (N15)', () => {
  fc.assert(
    fc.property(anyTime, ({ seed, facts, later }) => {
      const { parity, roster, now, rows } = look(seed, facts, 0);
      const after = parityOf(parity, roster, now + later, new Set(roster.map(({ id }) => id)));
      rows.side.forEach((row, i) => {
        const grown = after.side[i]!;
        expect({ ...grown, medianWaitMs: 0, longestWaitMs: 0, ms: 0 }).toEqual({ ...row, medianWaitMs: 0, longestWaitMs: 0, ms: 0 });
        expect(grown.medianWaitMs ?? 0).toBeGreaterThanOrEqual(row.medianWaitMs ?? 0);
        expect(grown.ms - row.ms).toBeLessThanOrEqual(later);
        if (row.waitingNow === 0) expect(grown.medianWaitMs).toBe(row.medianWaitMs);
      });
    }),
    { numRuns },
  );
});
