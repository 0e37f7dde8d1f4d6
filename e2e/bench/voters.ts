import { setTimeout as wait } from 'node:timers/promises';
import { does, sitDown, type Somebody } from './person.ts';
import { answering } from './process.ts';

/** Many people who all do the same small thing, and what each of them hears of it. */
export type Asked =
  | { what: 'people'; url: string; meetingId: string; code: string; count: number }
  /** The first `count` of them do this once, spread evenly over `withinMs`. */
  | { what: 'all'; name: string; input: object; count: number; withinMs: number }
  | { what: 'reset' }
  | { what: 'report' };
/** `mostInASecond`: of messages that tell counts, or nothing but a number, to one person within any second. */
export type Report = { done: number; refused: number; mostInASecond: number; perSecond: number };

const people: Somebody[] = [];
/** When each person was told counts, by id, in ms. */
const told = new Map<string, number[]>();
let [done, refused, since] = [0, 0, 0];

function heard(message: Buffer, { id }: Somebody) {
  const head = message.toString('latin1', 0, 80);
  const isCount = head.startsWith('42["tally"') || /^42\["events",\{"after":\d+,"upTo":\d+,"events":\[\]/.test(head);
  if (isCount) told.set(id, [...(told.get(id) ?? []), performance.now()]);
}

async function all({ name, input, count, withinMs }: Asked & { what: 'all' }) {
  const began = performance.now();
  const answers: Promise<void>[] = [];
  for (const [i, somebody] of people.slice(0, count).entries()) {
    const due = began + (i * withinMs) / count;
    if (due > performance.now()) await wait(due - performance.now());
    answers.push(does(somebody, name, input).then((answer) => void (answer.includes('"ok":true') ? done++ : refused++)));
  }
  await Promise.all(answers);
}

function mostWithin(times: number[], ms: number): number {
  return Math.max(0, ...times.map((at, i) => times.filter((other, j) => j >= i && other < at + ms).length));
}

answering(async (asked: Asked): Promise<Report | null> => {
  if (asked.what === 'people') {
    const ears = { heard, answeredWith: () => {} };
    for (let i = 0; i < asked.count; i += 100) {
      const names = Array.from({ length: Math.min(100, asked.count - i) }, (_none, j) => `Person ${i + j}`);
      const came = await Promise.all(names.map((name) => sitDown(asked.url, asked.meetingId, asked.code, name, ears)));
      people.push(...came.map(({ somebody }) => somebody));
    }
    return null;
  }
  if (asked.what === 'all') {
    await all(asked);
    return null;
  }
  if (asked.what === 'reset') {
    told.clear();
    [done, refused, since] = [0, 0, performance.now()];
    return null;
  }
  const seconds = (performance.now() - since) / 1000;
  const each = people.map(({ id }) => told.get(id) ?? []);
  return {
    done,
    refused,
    mostInASecond: Math.max(0, ...each.map((times) => mostWithin(times, 1000))),
    perSecond: Math.max(0, ...each.map(({ length }) => length)) / seconds,
  };
});
