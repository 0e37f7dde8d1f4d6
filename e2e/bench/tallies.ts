import { setTimeout as wait } from 'node:timers/promises';
import { benchOf, oneFact, type Bench } from './meeting.ts';
import { median, type Line } from './median.ts';
import { beside } from './process.ts';
import type { Asked, Report } from './voters.ts';

const people = 2000;
const supporters = 500;
const idleMs = 10_000;
type Busy = { idle: number; polling: number; supporting: number; mostInASecond: number; done: number };

/** Everybody answers one poll, then many support one question, while the chair goes on. */
export async function tallies(runs: number): Promise<Line[]> {
  const seen: Busy[] = [];
  for (let run = 0; run < runs; run++) seen.push(await busy());
  const polling = median(seen.map((one) => one.polling / one.idle));
  const supporting = median(seen.map((one) => one.supporting / one.idle));
  const most = Math.max(...seen.map((one) => one.mostInASecond));
  const [idle, during, besides] = (['idle', 'polling', 'supporting'] as const).map((of) => median(seen.map((one) => one[of])).toFixed(1));
  return [
    {
      what: `${people} answer a poll in 10 s: floor command p99`,
      measured: `${during} ms, idle ${idle} ms: ${polling.toFixed(2)} ×`,
      target: '≤ 2 ×',
      held: polling <= 2,
    },
    {
      what: `${supporters} support a question in 5 s: floor command p99`,
      measured: `${besides} ms, idle ${idle} ms: ${supporting.toFixed(2)} ×`,
      target: '≤ 2 ×',
      held: supporting <= 2,
    },
    {
      what: 'counts told to one person, most in any second',
      measured: `${most}, all ${Math.min(...seen.map(({ done }) => done))} of ${people + supporters} answered`,
      target: '≤ 5',
      held: most <= 5 && seen.every(({ done }) => done === people + supporters),
    },
  ];
}

async function busy(): Promise<Busy> {
  const [bench, crowd] = [await benchOf(), await beside<Asked, Report>('./voters.ts')];
  const { chair } = bench;
  await crowd.ask({ what: 'people', url: bench.url, meetingId: bench.room.id, code: bench.room.code, count: people });
  await tripsWhile(bench, wait(3000));
  const idle = await tripsWhile(bench, wait(idleMs));

  await chair.send({ name: 'prepare-poll', input: { question: 'Adopt?', options: ['Yes', 'No', 'Abstain'], secret: false, open: true } });
  const pollId = chair.meeting().polls.polls[0]!.id;
  await crowd.ask({ what: 'reset' });
  const polling = await tripsWhile(
    bench,
    crowd.ask({ what: 'all', name: 'answer-poll', input: { pollId, options: [1] }, count: people, withinMs: 10_000 }),
  );
  const polled = await crowd.ask({ what: 'report' });

  await chair.send({ name: 'ask-question', input: { text: 'Who will read the comments?' } });
  const questionId = chair.meeting().relay.questions[0]!.id;
  await crowd.ask({ what: 'reset' });
  const supporting = await tripsWhile(
    bench,
    crowd.ask({ what: 'all', name: 'support-question', input: { questionId }, count: supporters, withinMs: 5_000 }),
  );
  const supported = await crowd.ask({ what: 'report' });
  await Promise.all([bench.close(), crowd.stop()]);
  return {
    idle: p99(idle),
    polling: p99(polling),
    supporting: p99(supporting),
    mostInASecond: Math.max(polled.mostInASecond, supported.mostInASecond),
    done: polled.done + supported.done,
  };
}

/** Round trips of a command of the chair, twenty a second whether or not the one before has come back, for as long as something goes on. */
async function tripsWhile(bench: Bench, goingOn: Promise<unknown>): Promise<number[]> {
  const trips: Promise<number>[] = [];
  let over = false;
  const going = goingOn.finally(() => (over = true));
  for (let i = 0; !over; i++) {
    const began = performance.now();
    trips.push(oneFact(bench, i).then(() => performance.now() - began));
    await wait(50);
  }
  await going;
  return Promise.all(trips);
}

const p99 = (trips: number[]) => trips.toSorted((a, b) => a - b)[Math.min(trips.length - 1, Math.floor(trips.length * 0.99))]!;
