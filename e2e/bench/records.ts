import { cp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { defaultSettings } from '../../shared/conduct.ts';
import { plenary } from '../../shared/floor-id.ts';
import type { MeetingEvent, Recorded } from '../../shared/meeting.ts';
import { formatNames } from '../../server/exports/names.ts';
import { append } from '../../server/store.given.ts';
import { sqliteStore } from '../../server/store.sqlite.ts';
import { newFolder } from '../house.ts';
import { roomOf, type Links } from '../meeting-room.ts';
import { builtSecretary } from './built-secretary.ts';
import { benchOf, oneFact, type Bench } from './meeting.ts';
import { median, type Line } from './median.ts';
import { beside } from './process.ts';
import type { Asked, Fetched } from './record-reader.ts';

const facts = 100_000;
const people = 200;
/** First openings in a run, each by a secretary who has just begun, and as often again: one takes no time in which a hundred commands are given. */
const openings = 3;
/** After this long a record is drawn up anew, and what it left behind is cleared away. */
const steadyMs = 1500;
const noLinks = {} as Links;
type Drawn = Fetched & { trips: number[] };

/** The record of a meeting with 100,000 facts, opened and taken along in each format, while the floor of another meeting goes on. */
export async function recordsOfMany(runs: number): Promise<Line[]> {
  const seen: Record<string, Drawn[]> = {};
  const idle: number[] = [];
  const { folder: written } = newFolder();
  await writeMeeting(written);
  for (let opening = 0; opening < runs * openings; opening++) {
    const { folder } = newFolder();
    await cp(written, folder, { recursive: true });
    const bench = await benchOf(folder, await builtSecretary());
    const reader = await roomOf(bench.url, { id: 'long', code: 'WNG234', links: noLinks }).sit('Reader');
    const elsewhere = await beside<Asked, Fetched>('./record-reader.ts');
    await floorWhile(bench, () => wait(2000));
    idle.push(...(await floorWhile(bench, () => wait(4000))));
    const take = async (name: string, format: string) => {
      const url = `${bench.url}/api/meetings/WNG234/record.${format}`;
      let fetched: Fetched | null = null;
      const trips = await floorWhile(bench, async () => void (fetched = await elsewhere.ask({ url, cookie: reader.cookie })));
      (seen[name] ??= []).push({ ...fetched!, trips });
      await wait(steadyMs);
    };
    await take('opened', 'json');
    for (let i = 0; i < openings; i++) await take('opened again', 'json');
    for (const format of formatNames) await take(format, format);
    reader.connection.close();
    await Promise.all([bench.close(), elsewhere.stop()]);
  }
  await rm(written, { recursive: true, force: true });
  // Of the commands of all runs together: in one opening there are not a hundred.
  const still = p99(idle);
  return Object.entries(seen).map(([name, all]) => {
    const [ms, slow] = [median(all.map((one) => one.ms)), p99(all.flatMap(({ trips }) => trips))];
    const most = name.startsWith('opened') ? 2000 : 10_000;
    return {
      what: `record of ${facts} facts, ${name}`,
      measured: `${(ms / 1000).toFixed(1)} s, ${(all[0]!.bytes / 1e6).toFixed(1)} MB; a floor command meanwhile p99 ${slow.toFixed(1)} ms, idle ${still.toFixed(1)} ms: ${(slow / still).toFixed(2)} ×`,
      target: `≤ ${most / 1000} s, ≤ 2 ×`,
      held: ms <= most && slow <= 2 * still,
    };
  });
}

const p99 = (trips: number[]) => trips.toSorted((a, b) => a - b)[Math.floor(trips.length * 0.99)]!;

/** Round trips of one command after another, fifty a second, until it is done. */
async function floorWhile(bench: Bench, until: () => Promise<unknown>): Promise<number[]> {
  const trips: number[] = [];
  let over = false;
  const done = until().finally(() => (over = true));
  for (let i = 0; !over; i++) {
    const began = performance.now();
    await oneFact(bench, i);
    trips.push(performance.now() - began);
    await wait(Math.max(0, 20 - (performance.now() - began)));
  }
  await done;
  return trips;
}

/** A log as a meeting would have written it: people ask with a subject, speak and end, over and over. */
async function writeMeeting(folder: string) {
  const store = await sqliteStore(join(folder, 'onefloor.db'));
  await store.createMeeting({ id: 'long', code: 'WNG234', createdAt: Date.now() });
  const at = Date.now() - facts * 1000;
  const recorded = Array.from({ length: facts }, (_, i): Recorded => ({ seq: i + 1, at: at + i * 1000, by: 'p0', event: eventAt(i, at) }));
  const cards = Array.from(
    { length: people },
    (_, i) => ({ id: `p${i}`, name: `Person ${i}`, attendance: 'remote', standing: 'member' }) as const,
  );
  for (let i = 0; i < facts; i += 5000)
    await store.append('long', append({ recorded: recorded.slice(i, i + 5000), cards: i === 0 ? [...cards] : [] }));
  await store.close();
}

function eventAt(i: number, began: number): MeetingEvent {
  if (i === 0) return { type: 'meeting-created', title: 'A long meeting', settings: defaultSettings };
  if (i === 1) return { type: 'meeting-opened' };
  const n = Math.floor((i - 2) / 3);
  const who = { personId: `p${n % people}`, attendance: 'remote', standing: 'member', kind: 'intervention' } as const;
  const request = { ...who, id: `r${n}`, via: 'self', subject: `What is to be done at kilometre ${n} of the river` } as const;
  const asked = { ...request, number: n + 1, askedAt: began, overtaken: 0 };
  const turn = {
    ...who,
    id: `t${n}`,
    request: asked,
    givenAt: began + i * 1000,
    runningSince: began + i * 1000,
    spokenMs: 0,
    allottedSeconds: 180,
  };
  const step = (i - 2) % 3;
  if (step === 0) return { type: 'floor-requested', floor: plenary, request };
  if (step === 1) return { type: 'floor-given', floor: plenary, turn, how: 'next', ended: [] };
  return { type: 'turn-ended', floor: plenary, ended: [{ ...who, turnId: turn.id, spokenMs: 1000 }], why: 'done' };
}
