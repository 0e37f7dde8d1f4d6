import { plenary } from '../shared/floor-id.ts';
import type { Attendance } from '../shared/people.ts';
import type { Seat } from './seat.ts';

export type Sides = Record<Attendance, number>;
/** `share` is the fair part of the on-site side, from 0 to 1. */
export type Measure = { what: 'here' | 'turns' | 'minutes' | 'wait'; sides: Sides; share: number; behind: Attendance | null };

/** A side this far below its share of those here is told in words. */
const tolerance = 0.15;
/** Fewer turns or minutes than this say nothing yet. */
const enough = 5;
const uneasyMs = 60_000;
const other = (side: Attendance): Attendance => (side === 'on-site' ? 'remote' : 'on-site');

/** On-site and remote compared, from what this screen holds now; a figure that would be a guess is left out. */
export function parityNow({ meeting, presence }: Pick<Seat, 'meeting' | 'presence'>, now: number): Measure[] {
  const here: Sides = { 'on-site': presence.onSite, remote: presence.remote };
  const total = here['on-site'] + here.remote;
  const share = total === 0 ? 0.5 : here['on-site'] / total;
  const { queue } = meeting.floors[plenary]!;
  const measures: Measure[] = [{ what: 'here', sides: here, share, behind: null }];

  const { 'on-site': inRoom, remote: online } = queue.bySide;
  if (inRoom.turns + online.turns > 0) {
    const turns: Sides = { 'on-site': inRoom.turns, remote: online.turns };
    const minutes: Sides = { 'on-site': Math.round(inRoom.ms / 60_000), remote: Math.round(online.ms / 60_000) };
    measures.push({ what: 'turns', sides: turns, share, behind: behindShare(turns, here, share) });
    measures.push({ what: 'minutes', sides: minutes, share, behind: behindShare(minutes, here, share) });
  }
  const waits = (side: Attendance) =>
    queue.waiting.filter(({ attendance }) => attendance === side).map(({ askedAt }) => Math.max(0, now - askedAt));
  const medians = { 'on-site': median(waits('on-site')), remote: median(waits('remote')) };
  if (medians['on-site'] !== null && medians.remote !== null) {
    const sides = { 'on-site': medians['on-site'], remote: medians.remote };
    measures.push({ what: 'wait', sides, share: 0.5, behind: waitsLonger(sides) });
  }
  return measures;
}

function behindShare(sides: Sides, here: Sides, share: number): Attendance | null {
  const total = sides['on-site'] + sides.remote;
  if (total < enough || here['on-site'] === 0 || here.remote === 0) return null;
  const over = sides['on-site'] / total - share;
  return Math.abs(over) <= tolerance ? null : over > 0 ? 'remote' : 'on-site';
}

function waitsLonger(sides: Sides): Attendance | null {
  const longer: Attendance = sides['on-site'] > sides.remote ? 'on-site' : 'remote';
  const gap = sides[longer] - sides[other(longer)];
  return gap >= uneasyMs && sides[longer] >= 1.5 * sides[other(longer)] ? longer : null;
}

function median(values: number[]): number | null {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  if (sorted.length === 0) return null;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}
