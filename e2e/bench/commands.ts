import { plenary } from '../../shared/floor-id.ts';
import type { Seat } from '../meeting-room.ts';
import { benchOf } from './meeting.ts';
import { median, type Line } from './median.ts';

const forMs = 4000;
type Trip = { p50: number; p99: number; perSecond: number };

/** Validated, decided, on disk, acknowledged: one person at a time and 200 at once, each waiting for the answer. */
export async function commands(runs: number): Promise<Line[]> {
  const trips: Record<'one' | 'many', Trip[]> = { one: [], many: [] };
  for (let run = 0; run < runs; run++) {
    const bench = await benchOf();
    trips.one.push(await tripsOf([bench.chair]));
    const seats = await Promise.all(Array.from({ length: 200 }, (_, i) => bench.room.sit(`Person ${i}`)));
    trips.many.push(await tripsOf(seats));
    await bench.close();
  }
  return (['one', 'many'] as const).map((how) => {
    const middle = (of: keyof Trip) => median(trips[how].map((trip) => trip[of]));
    return {
      what: how === 'one' ? 'command round trip, 1 at a time' : 'command round trip, 200 at once',
      measured: `p50 ${middle('p50').toFixed(1)} ms, p99 ${middle('p99').toFixed(1)} ms, ${Math.round(middle('perSecond'))} a second`,
      target: 'printed',
      held: null,
    };
  });
}

async function tripsOf(seats: Seat[]): Promise<Trip> {
  const took: number[] = [];
  const until = performance.now() + forMs;
  await Promise.all(
    seats.map(async (seat) => {
      while (performance.now() < until) {
        const began = performance.now();
        await askOrWithdraw(seat);
        took.push(performance.now() - began);
      }
    }),
  );
  const sorted = took.toSorted((a, b) => a - b);
  return {
    p50: sorted[Math.floor(sorted.length * 0.5)]!,
    p99: sorted[Math.floor(sorted.length * 0.99)]!,
    perSecond: (took.length * 1000) / forMs,
  };
}

async function askOrWithdraw(seat: Seat) {
  const mine = seat.meeting().floors[plenary]!.queue.waiting.find(({ personId }) => personId === seat.personId);
  if (mine) await seat.send({ name: 'withdraw-request', input: { floor: plenary, requestId: mine.id } });
  else await seat.send({ name: 'request-floor', input: { floor: plenary, kind: 'intervention' } });
}
