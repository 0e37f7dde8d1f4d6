import { expect, test } from 'vitest';
import { steadyClock } from './clock.ts';

const nine = Date.UTC(2026, 0, 1, 9);
const hour = 3_600_000;

/** A machine whose clock can be set, and the time that passes on it. */
function machine() {
  let [wall, watch] = [nine, 0];
  const clock = steadyClock(
    () => wall,
    () => watch,
  );
  return {
    clock,
    passes: (ms: number) => ([wall, watch] = [wall + ms, watch + ms]),
    isPut: (ms: number) => (wall += ms),
  };
}

test('time is what the machine says', () => {
  const { clock, passes } = machine();
  expect(clock()).toBe(nine);
  passes(hour);
  expect(clock()).toBe(nine + hour);
});

test('when the machine is put back in the middle of a turn, the turn goes on being timed (F8)', () => {
  const { clock, passes, isPut } = machine();
  clock();
  isPut(-24 * hour);
  expect(clock() - nine).toBeLessThan(2);
  passes(60_000);
  expect(clock() - nine - 60_000).toBeLessThan(2);
});

test('when it is put right again, the two agree; a machine that is put forward is followed', () => {
  const { clock, passes, isPut } = machine();
  isPut(-hour);
  clock();
  passes(1000);
  isPut(hour);
  expect(clock()).toBe(nine + 1000);
  isPut(hour);
  expect(clock()).toBe(nine + hour + 1000);
});

test('it never goes back, however the machine is put, and little corrections are followed', () => {
  const { clock, passes, isPut } = machine();
  let last = clock();
  for (let step = 0; step < 5000; step++) {
    passes((step * 7) % 40);
    isPut(step % 100 === 0 ? ((step * 13) % 900_000) - 450_000 : -(step % 3));
    const now = clock();
    expect(now).toBeGreaterThanOrEqual(last);
    last = now;
  }
});
