import type { ParityShown, Row, SideName } from '../shared/parity/rows.ts';
import { unevenOf } from '../shared/parity/rows.ts';
import type { Attendance } from '../shared/people.ts';
import type { Seat } from './seat.ts';

export type Sides = Record<Attendance, number>;
/** Two sides of one bar. `share` is the fair part of the on-site side, from 0 to 1; `behind` is told in words. */
export type Measure = {
  what: 'here' | 'turns' | 'minutes' | 'wait';
  sides: Sides;
  share: number;
  behind: Attendance | null;
  /** What stands below the bar: how many wait, or how long at most. */
  below: Sides | null;
};
/** Those without a device, where there are any; `waitsLonger`: than another side, notably. */
export type WithoutDevice = { row: Row<SideName>; waitsLonger: boolean };

/** A side this far below its share of those here is told in words. */
const tolerance = 0.15;
/** Fewer turns or minutes than this say nothing yet. */
const enough = 5;

/** On-site and remote compared; a figure that would be a guess is left out. */
export function parityNow({ presence }: Pick<Seat, 'presence'>, shown: ParityShown | null): Measure[] {
  const onSite = sideIn(shown, 'on-site');
  const remote = sideIn(shown, 'remote');
  const here: Sides =
    onSite && remote ? { 'on-site': onSite.here, remote: remote.here } : { 'on-site': presence.onSite, remote: presence.remote };
  const total = here['on-site'] + here.remote;
  const share = total === 0 ? 0.5 : here['on-site'] / total;
  if (!onSite || !remote) return [{ what: 'here', sides: here, share, behind: null, below: null }];
  const waiting = { 'on-site': onSite.waitingNow, remote: remote.waitingNow };
  const measures: Measure[] = [{ what: 'here', sides: here, share, behind: null, below: waiting }];

  if (onSite.turns + remote.turns > 0) {
    const turns: Sides = { 'on-site': onSite.turns, remote: remote.turns };
    const minutes: Sides = { 'on-site': Math.round(onSite.ms / 60_000), remote: Math.round(remote.ms / 60_000) };
    measures.push({ what: 'turns', sides: turns, share, behind: behindShare(turns, here, share), below: null });
    measures.push({ what: 'minutes', sides: minutes, share, behind: behindShare(minutes, here, share), below: null });
  }
  if (onSite.medianWaitMs !== null && remote.medianWaitMs !== null) {
    const sides = { 'on-site': onSite.medianWaitMs, remote: remote.medianWaitMs };
    const longest = { 'on-site': onSite.longestWaitMs ?? 0, remote: remote.longestWaitMs ?? 0 };
    const behind = longerOf(shown);
    measures.push({ what: 'wait', sides, share: 0.5, behind: behind === 'no-device' ? null : behind, below: longest });
  }
  return measures;
}

export function withoutDevice(shown: ParityShown | null): WithoutDevice | null {
  const row = sideIn(shown, 'no-device');
  return row ? { row, waitsLonger: longerOf(shown) === 'no-device' } : null;
}

const sideIn = (shown: ParityShown | null, side: SideName) => shown?.side.find(({ name }) => name === side);
const longerOf = (shown: ParityShown | null): SideName | null => unevenOf(shown?.side ?? [])?.longer.name ?? null;

function behindShare(sides: Sides, here: Sides, share: number): Attendance | null {
  const total = sides['on-site'] + sides.remote;
  if (total < enough || here['on-site'] === 0 || here.remote === 0) return null;
  const over = sides['on-site'] / total - share;
  return Math.abs(over) <= tolerance ? null : over > 0 ? 'remote' : 'on-site';
}
