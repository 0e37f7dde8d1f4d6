import { setTimeout as wait } from 'node:timers/promises';
import { WebSocket } from 'ws';
import { does, sitDown, type Somebody } from './person.ts';
import { answering } from './process.ts';

/** Many people in one process, each on a bare websocket: the crowd must not cost more than what it measures. */
export type Asked =
  | { what: 'plain'; url: string; count: number }
  /** Each joins over HTTP, connects and joins the meeting; spread evenly over `withinMs`. */
  | { what: 'people'; url: string; meetingId: string; code: string; count: number; withinMs: number }
  /** Everybody asks for the floor and withdraws, again and again, each waiting for the answer. */
  | { what: 'commands'; forMs: number }
  | { what: 'reset' }
  | { what: 'report' };
export type Report = {
  people: number;
  deliveries: number;
  bytes: number;
  p50: number;
  p99: number;
  joinP50: number;
  joinP99: number;
  answers: number;
  tripP50: number;
  tripP99: number;
};

const sockets: WebSocket[] = [];
let latencies: number[] = [];
let joins: number[] = [];
let trips: number[] = [];
let bytes = 0;

const people: Somebody[] = [];
/** One pair of ears listens for all. */
let hasEars = false;
/** Who waits with which request. */
const waiting = new Map<string, string>();

function listen(message: Buffer) {
  const [name, batch] = JSON.parse(message.toString('utf8', 2)) as [
    string,
    { events: { event: { type: string; request?: { id: string; personId: string } } }[] },
  ];
  if (name !== 'events') return;
  for (const { event } of batch.events)
    if (event.type === 'floor-requested' && event.request) waiting.set(event.request.personId, event.request.id);
}

async function askAndWithdraw(somebody: Somebody, until: number) {
  while (performance.now() < until) {
    const began = performance.now();
    const requestId = waiting.get(somebody.id);
    const [command, input] = requestId
      ? (['withdraw-request', { floor: 'plenary', requestId }] as const)
      : (['request-floor', { floor: 'plenary', kind: 'intervention' }] as const);
    const answer = await does(somebody, command, input);
    if (requestId) waiting.delete(somebody.id);
    if (answer.includes('"ok":true')) trips.push(performance.now() - began);
  }
}

const heard = (message: Buffer) => {
  bytes += message.length;
  const at = /"at":(\d{13})/.exec(message.toString('latin1', 0, 400))?.[1];
  if (at) latencies.push(Date.now() - Number(at));
};

const opened = (socket: WebSocket) =>
  new Promise<void>((resolve, reject) => {
    socket.once('open', () => resolve());
    socket.once('error', reject);
  });

async function plain(url: string) {
  const socket = new WebSocket(url.replace('http', 'ws'), { perMessageDeflate: false });
  socket.on('message', heard);
  await opened(socket);
  sockets.push(socket);
}

async function person(url: string, meetingId: string, code: string, name: string) {
  const isFirst = !hasEars;
  hasEars = true;
  const { somebody, joinedMs } = await sitDown(url, meetingId, code, name, {
    heard: (message) => {
      heard(message);
      if (isFirst) listen(message);
    },
    answeredWith: (length) => (bytes += length),
  });
  joins.push(joinedMs);
  people.push(somebody);
  sockets.push(somebody.socket);
}

const percentile = (values: number[], part: number) =>
  values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * part))] ?? 0;

answering(async (asked: Asked): Promise<Report | null> => {
  if (asked.what === 'reset') {
    latencies = [];
    joins = [];
    trips = [];
    bytes = 0;
    return null;
  }
  if (asked.what === 'report') {
    const both = (values: number[]) => [percentile(values, 0.5), percentile(values, 0.99)] as const;
    const [[p50, p99], [joinP50, joinP99], [tripP50, tripP99]] = [both(latencies), both(joins), both(trips)];
    return {
      people: sockets.length,
      deliveries: latencies.length,
      bytes,
      p50,
      p99,
      joinP50,
      joinP99,
      answers: trips.length,
      tripP50,
      tripP99,
    };
  }
  if (asked.what === 'commands') {
    await Promise.all(people.map((somebody) => askAndWithdraw(somebody, performance.now() + asked.forMs)));
    return null;
  }
  if (asked.what === 'plain') {
    for (let i = 0; i < asked.count; i += 100)
      await Promise.all(Array.from({ length: Math.min(100, asked.count - i) }, () => plain(asked.url)));
    return null;
  }
  const began = performance.now();
  const coming: Promise<void>[] = [];
  for (let i = 0; i < asked.count; i++) {
    const due = began + (i * asked.withinMs) / asked.count;
    if (due > performance.now()) await wait(due - performance.now());
    coming.push(person(asked.url, asked.meetingId, asked.code, `Person ${i}`));
    if (asked.withinMs === 0 && coming.length % 100 === 0) await Promise.all(coming);
  }
  await Promise.all(coming);
  return null;
});
