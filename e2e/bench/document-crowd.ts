import { setTimeout as wait } from 'node:timers/promises';
import { WebSocket } from 'ws';
import * as Y from 'yjs';
import { answering } from './process.ts';
import { frameOf, isAnswer, isQuestion, isUpdate, knocks, nothing, type Place } from './document-wire.ts';

/** Many screens of one document, or of one each: as light as can be, and the same for every server. */
export type Asked =
  /** All at once; done when each has been given what is there. */
  | { what: 'open'; places: Place[] }
  /** The one that came last writes all of this. */
  | { what: 'fill'; update: string }
  /** So many among them write, spread evenly; the others read. */
  | { what: 'write'; writers: number; everyMs: number; forMs: number }
  | { what: 'leave' };
/** In ms; `delivered` of `due`: edits that reached somebody else. */
export type Report = { openedMs: number; p50: number; p95: number; p99: number; delivered: number; due: number };

type Client = { socket: WebSocket; place: Place; number: number };
const clients: Client[] = [];
let latencies: number[] = [];
/** The last frame and the marks in it: the same goes to everybody. */
let last: { frame: Buffer; marks: { writer: number; at: number }[] } = { frame: Buffer.alloc(0), marks: [] };

function marksIn(frame: Buffer) {
  if (!last.frame.equals(frame)) {
    const marks = [...frame.toString('latin1').matchAll(/~(\d+)\.(\d+)~/g)].map(([, writer, at]) => ({
      writer: Number(writer),
      at: Number(at) / 1000,
    }));
    last = { frame, marks };
  }
  return last.marks;
}

function heard(number: number, frame: Buffer) {
  const now = performance.now();
  for (const { writer, at } of marksIn(frame)) if (writer !== number) latencies.push(now - at);
}

async function open(place: Place) {
  const socket = new WebSocket(place.address, { perMessageDeflate: false, headers: place.cookie ? { cookie: place.cookie } : {} });
  const number = clients.length;
  clients.push({ socket, place, number });
  await new Promise<void>((resolve, reject) => {
    socket.once('error', reject);
    // Nobody here does harm: whoever is cut off ends the measurement.
    socket.once('close', (code) => {
      reject(new Error(`closed with ${code}`));
      throw new Error(`screen ${number} was closed with ${code}`);
    });
    socket.once('open', () => knocks(place).forEach((frame) => socket.send(frame)));
    socket.on('message', (frame: Buffer) => {
      if (isUpdate(place, frame)) heard(number, frame);
      else if (isQuestion(place, frame)) socket.send(frameOf(place, 1, nothing));
      else if (isAnswer(place, frame)) resolve();
    });
  });
}

async function writing({ socket, place, number }: Client, everyMs: number, from: number, until: number): Promise<number> {
  const doc = new Y.Doc();
  const text = doc.getText('default');
  doc.on('update', (update: Uint8Array) => socket.send(frameOf(place, 2, update)));
  let edits = 0;
  for (let due = from; due < until; due += everyMs, edits += 1) {
    if (due > performance.now()) await wait(due - performance.now());
    text.insert(text.length, `~${number}.${Math.round(performance.now() * 1000)}~`);
  }
  return edits;
}

async function write({ writers, everyMs, forMs }: Asked & { what: 'write' }): Promise<Report> {
  latencies = [];
  const began = performance.now() + 100;
  const edits = await Promise.all(
    Array.from({ length: writers }, (_none, i) => clients[Math.floor((i * clients.length) / writers)]!).map((client, i) =>
      writing(client, everyMs, began + (i * everyMs) / writers, began + forMs),
    ),
  );
  const due = edits.reduce((sum, count) => sum + count, 0) * (clients.length - 1);
  for (let i = 0; i < 300 && latencies.length < due; i += 1) await wait(10);
  const sorted = Float64Array.from(latencies).sort();
  const at = (part: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Infinity;
  return { openedMs: 0, p50: at(0.5), p95: at(0.95), p99: at(0.99), delivered: latencies.length, due };
}

answering(async (asked: Asked): Promise<Report | null> => {
  if (asked.what === 'write') return write(asked);
  if (asked.what === 'fill') {
    const { socket, place } = clients.at(-1)!;
    socket.send(frameOf(place, 2, Buffer.from(asked.update, 'base64')));
    return null;
  }
  if (asked.what === 'leave') {
    for (const { socket } of clients.splice(0)) socket.removeAllListeners('close').close();
    return null;
  }
  const began = performance.now();
  await Promise.all(asked.places.map(open));
  return { openedMs: performance.now() - began, p50: 0, p95: 0, p99: 0, delivered: 0, due: 0 };
});
