import { expect, test } from 'vitest';
import { createClock } from './clock.ts';

const nine = Date.UTC(2026, 0, 1, 9);
const day = 86_400_000;

/** A device whose clock is wrong by `skew`, on a line with these delays; time passes only when told. */
function device(skew: number) {
  let passed = 0;
  let set = skew;
  const clock = createClock(
    () => nine + passed + set,
    () => 5_000 + passed,
  );
  return {
    clock,
    wait: (ms: number) => (passed += ms),
    setBy: (ms: number) => (set += ms),
    error: () => clock.serverNow() - (nine + passed),
    roundTrip: (there: number, back: number) => {
      const sent = clock.stopwatch();
      passed += there;
      const serverTime = nine + passed;
      passed += back;
      clock.took(sent, serverTime, clock.stopwatch());
    },
  };
}

test.each([-day, -90_000, 0, 90_000, day])('a device that is wrong by %i ms shows the time of the meeting', (skew) => {
  const { roundTrip, error } = device(skew);
  roundTrip(40, 40);
  expect(error()).toBe(0);
});

test('a line that is slow one way puts the clock wrong by at most half the quickest round trip', () => {
  const { roundTrip, error, wait } = device(day);
  roundTrip(2_000, 100);
  expect(Math.abs(error())).toBe(950);
  wait(30_000);
  roundTrip(60, 20);
  expect(Math.abs(error())).toBe(20);
  wait(30_000);
  roundTrip(20, 3_000);
  expect(Math.abs(error())).toBe(20);
});

test('somebody setting the clock of the device does not move the time of the meeting', () => {
  const { roundTrip, error, setBy, wait } = device(0);
  roundTrip(30, 30);
  setBy(3_600_000);
  wait(10_000);
  expect(error()).toBe(0);
});

test('after the clock was set or the device slept the next round trip counts alone', () => {
  const { roundTrip, error, setBy } = device(0);
  roundTrip(10, 30);
  expect(error()).toBe(-10);
  setBy(-7_200_000);
  roundTrip(200, 200);
  expect(error()).toBe(0);
});

test('a quick round trip of long ago is forgotten', () => {
  const { roundTrip, error, wait } = device(0);
  roundTrip(0, 20);
  wait(200_000);
  roundTrip(100, 100);
  expect(error()).toBe(0);
});

test('before the first word of the server the device clock is all there is', () => {
  expect(device(1_234).error()).toBe(1_234);
});
