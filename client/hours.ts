/** Hour and minute in a zone, 24 hours; no zone is UTC. */
export const hourIn = (at: number, zone: string): string =>
  new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone: zone || 'UTC' }).format(at);

/** The town that a zone is called after. */
export const placeOf = (zone: string): string => zone.split('/').at(-1)!.replaceAll('_', ' ');

const minuteMs = 60_000;

/** The next time the clock of the zone shows this hour, in ms since 1970; null when it never does. Asks the calendar, so a change of clocks is right too. */
export function nextAt(hour: string, zone: string, now: number): number | null {
  const first = Math.ceil((now + 1) / minuteMs) * minuteMs;
  for (let minute = 0; minute < 25 * 60; minute++) {
    const at = first + minute * minuteMs;
    if (hourIn(at, zone) === hour) return at;
  }
  return null;
}
