import { plenary } from '../shared/floor-id.ts';
import type { Command } from '../shared/decide.ts';
import type { Seat } from './meeting-room.ts';

const floor = plenary;

/** What somebody restless does next with a request of their own: asks, says another subject twice, withdraws, asks again. */
function nextOf(seat: Seat, turn: number): Command {
  const mine = seat.meeting().floors[floor]!.queue.waiting.find(({ personId }) => personId === seat.personId);
  if (!mine) return { name: 'request-floor', input: { floor, kind: 'intervention' } };
  const requestId = mine.id;
  if (turn % 4 === 3) return { name: 'withdraw-request', input: { floor, requestId } };
  return { name: 'amend-request', input: { floor, requestId, subject: `Subject ${'and more '.repeat(turn % 7)}${turn}` } };
}

/** So many commands in a second from these people in turn, for so long. Resolves with how many were done. */
export async function storm(seats: Seat[], { perSecond, seconds }: { perSecond: number; seconds: number }): Promise<number> {
  const turns = seats.map(() => 0);
  const answers: Promise<{ ok: boolean }>[] = [];
  const began = performance.now();
  await new Promise<void>((resolve) => {
    const blow = setInterval(() => {
      const due = Math.min(seconds, (performance.now() - began) / 1000) * perSecond;
      while (answers.length < due) {
        const i = answers.length % seats.length;
        answers.push(seats[i]!.send(nextOf(seats[i]!, turns[i]!++)));
      }
      if (answers.length < seconds * perSecond) return;
      clearInterval(blow);
      resolve();
    }, 10);
  });
  return (await Promise.all(answers)).filter(({ ok }) => ok).length;
}
