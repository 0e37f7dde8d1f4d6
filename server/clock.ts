export type Clock = () => number;

/** A clock and a stopwatch never agree to the millisecond; a machine that is set right by little steps is followed. */
const toleranceMs = 50;

/**
 * The time of this machine in ms since 1970, except that it goes on as before when somebody puts the machine's clock back:
 * whoever speaks at that moment goes on being timed. When the clock comes forward again, the two meet.
 */
export function steadyClock(wall: Clock = () => Date.now(), stopwatch: Clock = () => performance.now()): Clock {
  let [lastWall, lastWatch, last, ahead] = [wall(), stopwatch(), -Infinity, 0];
  return () => {
    const [now, watch] = [wall(), stopwatch()];
    const jump = now - (lastWall + watch - lastWatch);
    if (Math.abs(jump) > toleranceMs) ahead = Math.max(0, ahead - jump);
    [lastWall, lastWatch] = [now, watch];
    last = Math.max(last, Math.floor(now + ahead));
    return last;
  };
}
