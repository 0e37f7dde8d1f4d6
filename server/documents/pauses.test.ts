import { expect, test } from 'vitest';
import { Pauses } from './pauses.ts';

const waitsAfter = (cuts: number) => {
  let now = 0;
  const pauses = new Pauses(() => now);
  for (let i = 0; i < cuts; i += 1) pauses.cut('mallory');
  while (!pauses.isOver('mallory')) now += 100;
  return now;
};

test('whoever is cut off again and again waits longer each time, but never for ever (N27)', () => {
  expect([1, 2, 3, 4, 7, 8, 100].map(waitsAfter)).toEqual([500, 1_000, 2_000, 4_000, 32_000, 60_000, 60_000]);
});

test('nobody waits for what another did, nor for what is long past', () => {
  let now = 0;
  const pauses = new Pauses(() => now);
  for (let i = 0; i < 20; i += 1) pauses.cut('mallory');
  expect([pauses.isOver('mallory'), pauses.isOver('ana')]).toEqual([false, true]);
  now += 11 * 60_000;
  pauses.cut('mallory');
  now += 500;
  expect(pauses.isOver('mallory')).toBe(true);
});
