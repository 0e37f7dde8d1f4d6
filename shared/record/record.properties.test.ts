import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anyLog } from '../any-meeting.ts';
import { audiences, factsFor } from '../audience.ts';
import { plenary } from '../floor-id.ts';
import { emptyMeeting } from '../meeting.ts';
import { emptyParity, foldParity } from '../parity/fold.ts';
import { reduce } from '../reduce.ts';
import { recordOf } from './fold.ts';

const numRuns = Number(process.env['FUZZ'] ?? 60);
const logs = fc.integer({ min: 1, max: 1e9 }).map((seed) => anyLog(seed, 250));
const holds = (property: (log: ReturnType<typeof anyLog>) => void) => fc.assert(fc.property(logs, property), { numRuns });

test('every fact that an audience may know is accounted for in its record, and no other (N31)', () =>
  holds((log) => {
    for (const audience of audiences) {
      const facts = factsFor(audience, log);
      const { entries, also } = recordOf(facts);
      const told = new Set([...entries.flatMap((entry) => entry.facts), ...Object.values(also).flat()]);
      expect([...told].toSorted((a, b) => a - b)).toEqual(facts.map(({ seq }) => seq));
    }
  }));

test('turns and their seconds are those that the statistics of the floor count (N31, N15)', () =>
  holds((log) => {
    const { ended, floor } = log.reduce(foldParity, emptyParity);
    const turns = recordOf(log).entries.filter((entry) => entry.what === 'turn' && entry.floor === plenary);
    const over = turns.filter(({ until }) => until !== null);
    const seconds = over.map((entry) => ('seconds' in entry ? entry.seconds : null));
    expect(seconds.toSorted()).toEqual(ended.map(({ spokenMs }) => Math.round(spokenMs / 1000)).toSorted());
    expect(turns.length - over.length).toBe((floor.turn ? 1 : 0) + floor.interrupted.length);
  }));

test('whoever still waits in the end stands there as waiting or set aside (N31, Q14)', () =>
  holds((log) => {
    const meeting = log.reduce(reduce, emptyMeeting);
    const { queue } = meeting.floors[plenary]!;
    const wishes = recordOf(log).entries.filter((entry) => entry.what === 'request' && entry.floor === plenary);
    const of = (outcome: string) =>
      wishes.flatMap((entry) => (entry.what === 'request' && entry.outcome === outcome ? [entry.personId] : [])).toSorted();
    expect(of('waiting')).toEqual(queue.waiting.map(({ personId }) => personId).toSorted());
    expect(of('set-aside')).toEqual(queue.aside.map(({ personId }) => personId).toSorted());
  }));

test('anchors stay what they are while the meeting goes on, and no two are the same (N31)', () =>
  holds((log) => {
    const anchors = (upTo: number) => recordOf(log.slice(0, upTo)).entries.filter(({ what }) => what !== 'turn' && what !== 'request');
    const [half, whole] = [anchors(Math.floor(log.length / 2)), anchors(log.length)];
    const ids = new Set(recordOf(log).entries.map(({ id, what }) => `${what} ${id}`));
    expect(ids.size).toBe(recordOf(log).entries.length);
    for (const { id, what } of half) expect(whole.some((entry) => entry.id === id && entry.what === what)).toBe(true);
  }));

test('what one audience is not told is nowhere in its record (N31, R4, P2)', () =>
  holds((log) => {
    const hidden = new Set(log.map(({ seq }) => seq));
    for (const { seq } of factsFor('everyone', log)) hidden.delete(seq);
    const { entries, also } = recordOf(factsFor('everyone', log));
    for (const seq of [...entries.flatMap(({ facts }) => facts), ...Object.values(also).flat()]) expect(hidden.has(seq)).toBe(false);
  }));
