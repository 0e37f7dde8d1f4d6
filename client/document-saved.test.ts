import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  after,
  askEveryMs,
  isHeard,
  isWithin,
  savedAt,
  silentAfterMs,
  untouched,
  unwrittenAfterMs,
  type Happening,
  type Keeping,
} from './document-saved.ts';

const nine = Date.UTC(2026, 8, 1, 9);
const reach = (...pairs: [number, number][]) => new Map(pairs);
const given = (...happenings: Happening[]): Keeping => happenings.reduce(after, untouched);
const opened: Happening = { type: 'opened' };
const cut: Happening = { type: 'cut' };
const asked = (at: number): Happening => ({ type: 'asked', at });
const heard: Happening = { type: 'heard' };
const written = (reached: number, at = nine): Happening => ({ type: 'written', mine: reach([7, reached]), at });
const onDisk = (reached: number, at = nine): Happening => ({ type: 'on-disk', disk: reach([7, reached], [8, 99]), at });

test('what the disk has is compared writer by writer (N27)', () => {
  expect(isWithin(reach(), reach())).toBe(true);
  expect(isWithin(reach([1, 3]), reach([1, 3], [2, 9]))).toBe(true);
  expect(isWithin(reach([1, 4]), reach([1, 3], [2, 9]))).toBe(false);
  expect(isWithin(reach([1, 3], [3, 1]), reach([1, 3], [2, 9]))).toBe(false);
  expect(isWithin(reach([3, 0]), reach())).toBe(true);
});

test('before the server has said anything nothing is called saved (N27)', () => {
  expect(savedAt(untouched, nine)).toEqual({ is: 'opening' });
  expect(savedAt(given(opened, heard), nine)).toEqual({ is: 'opening' });
  expect(savedAt(given(opened, onDisk(0)), nine)).toEqual({ is: 'saved' });
});

test('what is typed is being saved until the disk has it, and saved then (N27)', () => {
  const typed = given(opened, onDisk(0), written(5));
  expect(savedAt(typed, nine + 100)).toEqual({ is: 'saving' });
  expect(savedAt(after(typed, onDisk(4)), nine + 100)).toEqual({ is: 'saving' });
  expect(savedAt(after(typed, onDisk(5)), nine + 100)).toEqual({ is: 'saved' });
  expect(savedAt(given(opened, onDisk(0), written(5), onDisk(5), written(6)), nine)).toEqual({ is: 'saving' });
});

test('that somebody answers does not make anything saved (N27)', () => {
  expect(savedAt(given(opened, onDisk(0), written(5), asked(nine), heard), nine + 60)).toEqual({ is: 'saving' });
});

test('on a line that is closed the words are only on this device, since they were typed (N27)', () => {
  expect(savedAt(given(opened, onDisk(0), written(5), cut), nine + 10)).toEqual({ is: 'only-here', since: nine });
  const later = given(opened, onDisk(0), cut, written(5, nine + 7000), written(9, nine + 7500));
  expect(savedAt(later, nine + 8000)).toEqual({ is: 'only-here', since: nine + 7000 });
  expect(savedAt(given(written(5)), nine)).toEqual({ is: 'only-here', since: nine });
});

test('when the line is back they are on their way again, and then saved (N27)', () => {
  const back = given(opened, onDisk(0), cut, written(5), opened);
  expect(savedAt(back, nine + 100)).toEqual({ is: 'saving' });
  expect(savedAt(after(back, onDisk(5)), nine + 200)).toEqual({ is: 'saved' });
});

test('what was saved stays saved when the line is lost, but it is known that nobody answers (N27)', () => {
  const lost = given(opened, onDisk(0), written(5), onDisk(5), cut);
  expect(savedAt(lost, nine + 60_000)).toEqual({ is: 'saved' });
  expect(isHeard(lost, nine)).toBe(false);
});

test('a line that is dead but not closed is noticed within three seconds (N27)', () => {
  const typed = given(opened, onDisk(0), written(5), asked(nine + 10), asked(nine + 1010));
  expect(askEveryMs + silentAfterMs).toBeLessThan(3000);
  expect(savedAt(typed, nine + 10 + silentAfterMs - 1)).toEqual({ is: 'saving' });
  expect(isHeard(typed, nine + 10 + silentAfterMs)).toBe(false);
  expect(savedAt(typed, nine + 10 + silentAfterMs)).toEqual({ is: 'only-here', since: nine });
  expect(isHeard(after(typed, heard), nine + 60_000)).toBe(true);
});

test('a server that answers but does not write does not pass for saving (N27)', () => {
  const typed = given(opened, onDisk(0), written(5));
  expect(savedAt(typed, nine + unwrittenAfterMs)).toEqual({ is: 'only-here', since: nine });
  expect(savedAt(after(typed, onDisk(3, nine + 4000)), nine + 6000)).toEqual({ is: 'saving' });
  expect(savedAt(after(typed, onDisk(0, nine + 4000)), nine + 6000)).toEqual({ is: 'only-here', since: nine });
});

test('words of an earlier visit count as written here until the disk has them (N27)', () => {
  const back = given(opened, onDisk(0), { type: 'written', mine: reach([3, 12], [7, 0]), at: nine });
  expect(savedAt(back, nine)).toEqual({ is: 'saving' });
  expect(savedAt(after(back, { type: 'on-disk', disk: reach([3, 12]), at: nine }), nine)).toEqual({ is: 'saved' });
});

test('what the server says it did not write down is only here, until the disk has it (N27)', () => {
  const refused = given(opened, onDisk(0), written(5), { type: 'refused', at: nine + 10 });
  expect(savedAt(refused, nine + 20)).toEqual({ is: 'only-here', since: nine });
  expect(savedAt(after(refused, onDisk(3)), nine + 30).is).toBe('only-here');
  expect(savedAt(after(refused, onDisk(5)), nine + 30)).toEqual({ is: 'saved' });
});

test('a disk that has less than before is believed (N27)', () => {
  const kept = given(opened, onDisk(0), written(5), onDisk(5));
  expect(savedAt(after(kept, onDisk(2, nine + 10)), nine + 20)).toEqual({ is: 'saving' });
});

test('whatever happens, saved is only said when the disk has all that was written here (N27)', () => {
  const at = fc.integer({ min: 0, max: 20_000 }).map((ms) => nine + ms);
  const some = fc
    .dictionary(fc.constantFrom('1', '2', '3'), fc.integer({ min: 0, max: 4 }))
    .map((reached) => new Map(Object.entries(reached).map(([writer, n]) => [Number(writer), n])));
  const happening: fc.Arbitrary<Happening> = fc.oneof(
    fc.record({ type: fc.constant('written' as const), mine: some, at }),
    fc.record({ type: fc.constant('on-disk' as const), disk: some, at }),
    fc.record({ type: fc.constant('asked' as const), at }),
    fc.constantFrom(opened, cut, heard),
    fc.record({ type: fc.constant('refused' as const), at }),
  );
  fc.assert(
    fc.property(fc.array(happening, { maxLength: 12 }), at, (happenings, now) => {
      const keeping = given(...happenings);
      const isKept = keeping.disk !== null && isWithin(keeping.mine, keeping.disk);
      if (savedAt(keeping, now).is === 'saved') expect(isKept).toBe(true);
    }),
  );
});
