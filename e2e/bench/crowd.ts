import { Agent, request } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { WebSocket } from 'ws';
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

const agent = new Agent({ keepAlive: true, maxSockets: 64 });
const sockets: WebSocket[] = [];
let latencies: number[] = [];
let joins: number[] = [];
let trips: number[] = [];
let bytes = 0;

/** Somebody in the crowd: their socket, their id, and what waits for an answer. */
type Somebody = { socket: WebSocket; id: string; answered: (answer: string) => void };
const people: Somebody[] = [];
let commandsSent = 0;
/** Who waits with which request; one pair of ears listens for all. */
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
      ? ['withdraw-request', { floor: 'plenary', requestId }]
      : ['request-floor', { floor: 'plenary', kind: 'intervention' }];
    const answer = await new Promise<string>((resolve) => {
      somebody.answered = resolve;
      somebody.socket.send(`421${JSON.stringify(['command', { id: `command-${++commandsSent}`, name: command, input }])}`);
    });
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

/** Engine.IO 4 over Socket.IO 5, by hand: open, connect with `auth`, join, answer pings. */
async function person(url: string, meetingId: string, code: string, name: string) {
  const { cookie, personId } = await comeIn(`${url}/api/meetings/${code}/join`, { name, attendance: 'remote' });
  const began = performance.now();
  const socket = new WebSocket(`${url.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`, {
    perMessageDeflate: false,
    headers: { cookie },
  });
  const somebody: Somebody = { socket, id: personId, answered: () => {} };
  const hasEars = people.push(somebody) === 1;
  await new Promise<void>((resolve, reject) => {
    socket.once('error', reject);
    socket.on('message', (message: Buffer) => {
      const kind = message.toString('latin1', 0, 2);
      if (kind[0] === '2') return socket.send('3');
      if (kind[0] === '0') return socket.send(`40${JSON.stringify({ meeting: meetingId })}`);
      if (kind === '40') return socket.send('420["join",{"after":null}]');
      if (kind === '43' && message.toString('latin1', 2, 3) === '1') return somebody.answered(message.toString());
      if (kind === '43') {
        bytes += message.length;
        joins.push(performance.now() - began);
        return resolve();
      }
      if (kind === '42') heard(message);
      if (kind === '42' && hasEars) listen(message);
    });
  });
  sockets.push(socket);
}

function comeIn(address: string, body: object): Promise<{ cookie: string; personId: string }> {
  return new Promise((resolve, reject) => {
    const asked = request(address, { method: 'POST', agent, headers: { 'content-type': 'application/json' } }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => {
        const answer = Buffer.concat(chunks);
        bytes += answer.length;
        const [cookie] = response.headers['set-cookie'] ?? [];
        if (!cookie) return reject(new Error(`joining was answered ${response.statusCode}`));
        resolve({ cookie: cookie.split(';')[0]!, personId: (JSON.parse(answer.toString()) as { personId: string }).personId });
      });
    });
    asked.once('error', reject);
    asked.end(JSON.stringify(body));
  });
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
