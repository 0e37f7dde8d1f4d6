import { expect, test } from 'vitest';
import { held, wishesOf, type Turn } from './simulation/meeting.ts';
import { madeUpPattern, recordedPatterns } from './simulation/patterns.ts';
import { plotted } from './simulation/plot.ts';
import { outcomeOf, quantile, waitSeconds, type OrderName } from './simulation/waits.ts';

const patterns = recordedPatterns() ?? [madeUpPattern];
const seeds = Array.from({ length: 12 }, (_, i) => i + 1);
const runsOf = (seed: number) => ({
  wishes: wishesOf(seed, patterns, 0.4),
  received: held(wishesOf(seed, patterns, 0.4), []),
  alternating: held(wishesOf(seed, patterns, 0.4), ['alternate']),
});
const byId = (turns: { id: string }[]) => turns.map(({ id }) => id).toSorted();
const endOf = (turns: Turn[]) => Math.max(...turns.map(({ givenAt, speaksMs }) => givenAt + speaksMs));

test('the same seed is the same meeting, under every order the same wishes', () => {
  for (const seed of seeds) {
    const { wishes, received, alternating } = runsOf(seed);
    expect(runsOf(seed)).toEqual({ wishes, received, alternating });
    expect([byId(received), byId(alternating)]).toEqual([byId(wishes), byId(wishes)]);
  }
});

test('everybody speaks once, for as long as they would, and after the server has their wish; the way there is as long as it may be', () => {
  for (const { side, wantedAt, askedAt, givenAt } of seeds.flatMap((seed) => runsOf(seed).alternating)) {
    expect(givenAt).toBeGreaterThanOrEqual(askedAt);
    const [least, most] = side === 'remote' ? [50, 2000] : [20, 100];
    expect(askedAt - wantedAt).toBeGreaterThanOrEqual(least);
    expect(askedAt - wantedAt).toBeLessThanOrEqual(most);
  }
});

test('the waits add up: the floor is held by one, rests only while nobody waits, and no order makes a meeting longer', () => {
  for (const seed of seeds) {
    const { received, alternating } = runsOf(seed);
    for (const turns of [received, alternating])
      turns.forEach((turn, i) => {
        const before = turns[i - 1];
        const free = before ? before.givenAt + before.speaksMs : 0;
        const firstWaiting = Math.min(...turns.slice(i).map(({ askedAt }) => askedAt));
        expect(turn.givenAt).toBe(Math.max(free, firstWaiting));
      });
    expect(endOf(alternating)).toBe(endOf(received));
    expect(received.map(({ id }) => id)).toEqual(received.toSorted((a, b) => a.askedAt - b.askedAt).map(({ id }) => id));
  }
});

test('what is told of the waits is what they were', () => {
  expect([quantile([3, 1, 2], 0.5), quantile([0, 10], 0.9), quantile([7], 0.1), quantile([], 0.5)]).toEqual([2, 9, 7, Number.NaN]);
  const all = seeds.flatMap((seed) => held(wishesOf(seed, patterns, 0.4), ['alternate']));
  const { sides, ratio, passed } = outcomeOf(seeds.length, patterns, 0.4, 'alternate');
  expect(sides.remote.count + sides['on-site'].count).toBe(all.length);
  const remote = all.filter(({ side }) => side === 'remote').map(waitSeconds);
  expect(sides.remote.median).toBe(quantile(remote, 0.5));
  expect(ratio).toBe(sides.remote.median / sides['on-site'].median);
  expect(passed).toBeGreaterThan(0);
});

test('the picture says in words what it draws, and draws one mark for each side, order and share', () => {
  const orders: OrderName[] = ['order received', 'alternate'];
  const svg = plotted(
    orders.map((order) => outcomeOf(seeds.length, patterns, 0.4, order)),
    seeds.length,
  );
  expect(svg).toContain('<title id="t">');
  expect(svg.match(/<circle/g)).toHaveLength(4);
  expect(svg).toMatch(/40 % remote, alternate: room \d+\.\d and \d+\.\d, remote/);
  expect(svg).not.toContain('NaN');
});
