import { attendances, type Attendance } from '../../shared/people.ts';
import type { Policy } from '../../shared/queue/state.ts';
import { held, wishesOf, type Turn } from './meeting.ts';
import type { Pattern } from './patterns.ts';

export const orders: Record<'order received' | 'alternate', Policy[]> = { 'order received': [], alternate: ['alternate'] };
export type OrderName = keyof typeof orders;

/** Seconds from wanting to speak to having the floor. */
export type Waits = { count: number; median: number; p90: number };
export type Outcome = {
  remoteShare: number;
  order: OrderName;
  sides: Record<Attendance, Waits>;
  /** Median wait of remote by that of on-site; 1 = equal. */
  ratio: number;
  /** In single meetings: by how many seconds remote waits longer in the median; 10th, 50th and 90th percentile of the meetings. */
  spread: [low: number, middle: number, high: number];
  /** Of a hundred, how many were passed by somebody who wanted to speak later, because of the delay or because of the rule. */
  passed: number;
};

/** The share of all that lies below, between two neighbours by their distance; NaN of nothing. */
export function quantile(numbers: number[], part: number): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  const at = (sorted.length - 1) * part;
  const [below, above] = [sorted[Math.floor(at)], sorted[Math.ceil(at)]];
  return below === undefined || above === undefined ? Number.NaN : below + (above - below) * (at - Math.floor(at));
}

export const waitSeconds = ({ givenAt, wantedAt }: Turn) => (givenAt - wantedAt) / 1000;
const waitsOn = (turns: Turn[], side: Attendance) => turns.filter((turn) => turn.side === side).map(waitSeconds);

/** So many seeded meetings under one order; the same seed wishes the same under every order. */
export function outcomeOf(meetings: number, patterns: Pattern[], remoteShare: number, order: OrderName): Outcome {
  const runs = Array.from({ length: meetings }, (_, i) => held(wishesOf(i + 1, patterns, remoteShare), orders[order]));
  const all = runs.flat();
  const sides = Object.fromEntries(
    attendances.map((side) => {
      const waits = waitsOn(all, side);
      return [side, { count: waits.length, median: quantile(waits, 0.5), p90: quantile(waits, 0.9) }];
    }),
  ) as Record<Attendance, Waits>;
  const differences = runs
    .map((turns) => quantile(waitsOn(turns, 'remote'), 0.5) - quantile(waitsOn(turns, 'on-site'), 0.5))
    .filter((difference) => !Number.isNaN(difference));
  const passed = runs.flatMap((turns) => turns.filter((one, i) => turns.slice(0, i).some(({ wantedAt }) => wantedAt > one.wantedAt)));
  return {
    remoteShare,
    order,
    sides,
    ratio: sides.remote.median / sides['on-site'].median,
    spread: [quantile(differences, 0.1), quantile(differences, 0.5), quantile(differences, 0.9)],
    passed: (100 * passed.length) / all.length,
  };
}
