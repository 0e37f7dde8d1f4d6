import { benchOf, crowdOf } from './meeting.ts';
import { median, type Line } from './median.ts';

const forMs = 4000;
type Trip = { p50: number; p99: number; perSecond: number };

/** Validated, decided, on disk, shown to everybody, acknowledged: one person alone and 200 at once, each waiting for the answer. */
export async function commands(runs: number): Promise<Line[]> {
  const lines: Line[] = [];
  for (const people of [1, 200]) {
    const trips: Trip[] = [];
    for (let run = 0; run < runs; run++) trips.push(await tripsOf(people));
    const middle = (of: keyof Trip) => median(trips.map((trip) => trip[of]));
    const measured = `p50 ${middle('p50').toFixed(1)} ms, p99 ${middle('p99').toFixed(1)} ms, ${Math.round(middle('perSecond'))} a second`;
    lines.push({ what: `command round trip, ${people} at once`, measured, target: '(told)', held: null });
  }
  return lines;
}

async function tripsOf(people: number): Promise<Trip> {
  const [bench, crowd] = [await benchOf(), await crowdOf()];
  await crowd.ask({ what: 'people', url: bench.url, meetingId: bench.room.id, code: bench.room.code, count: people, withinMs: 0 });
  await crowd.ask({ what: 'commands', forMs: 1000 });
  await crowd.ask({ what: 'reset' });
  await crowd.ask({ what: 'commands', forMs });
  const { tripP50, tripP99, answers } = await crowd.ask({ what: 'report' });
  await Promise.all([bench.close(), crowd.stop()]);
  return { p50: tripP50, p99: tripP99, perSecond: (answers * 1000) / forMs };
}
