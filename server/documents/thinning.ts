import type { Version } from './version-log.ts';

/** Of those that nobody asked for. One every five minutes is eight hours. */
export const mostAutomatic = 100;

const isAutomatic = ({ by }: Version) => by === null;

/** Which version may go when the next automatic one is kept: the one that is missed least for its age, so that what is long ago stands further apart; never one that somebody kept. */
export function spareOf(versions: readonly Version[], now: number): number | null {
  const automatic = versions.filter(isAutomatic);
  if (automatic.length < mostAutomatic) return null;
  let spare: { number: number; weight: number } | null = null;
  for (const [i, { number, at }] of automatic.entries()) {
    const before = automatic[i - 1];
    if (!before) continue;
    const weight = ((automatic[i + 1]?.at ?? now) - before.at) / Math.max(1, now - at);
    if (spare === null || weight < spare.weight) spare = { number, weight };
  }
  return spare?.number ?? null;
}
