import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest';
import { plenary } from '../shared/floor-id.ts';
import { openHouse, type House } from './house.ts';
import { caughtUp, meetingAt, type Room, type Seat } from './meeting-room.ts';
import { stranger, type Stranger } from './stranger.ts';

/** An open meeting with a chair, Ana and Bo, another one on the same server with Cleo in it, and a witness to all that other one hears. */
export type Attacked = {
  house: House;
  room: Room;
  chair: Seat;
  ana: Seat;
  bo: Seat;
  other: Room;
  cleo: Seat;
  witness: Stranger;
  before: { facts: unknown[]; meeting: unknown; overheard: number };
  /** A program with whatever it likes to bring. */
  comes: (way: Parameters<typeof stranger>[1]) => Promise<Stranger>;
  /** Ana's browser in the hands of a program, joined. */
  asAna: () => Promise<Stranger>;
  /** What came of it is taken back, and belongs to what was before. */
  takenBack: (seat: Seat, seq: number) => Promise<void>;
};

export const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
export const ask = { name: 'request-floor', input: { floor: plenary, kind: 'intervention' } } as const;
let made = 0;
export const newId = () => `command-${++made}`;
export const endOf = ({ closed }: Stranger) => Promise.race([closed.then(() => 'closed'), wait(3000).then(() => 'still open')]);

async function prepare(here: Attacked): Promise<void> {
  const house = await openHouse({ store: 'sqlite', commandsPerSecond: 200 });
  const room = await meetingAt(house.url);
  const chair = await room.sit('Chair', { role: 'chair' });
  const [ana, bo] = [await room.sit('Ana'), await room.sit('Bo')];
  await chair.send({ name: 'open-meeting', input: {} });
  const other = await meetingAt(house.url);
  const cleo = await other.sit('Cleo');
  const witness = await stranger(house.url, { meeting: other.id, cookie: cleo.cookie });
  await witness.ask('join', { after: null });
  const comes: Attacked['comes'] = async (way) => {
    const one = await stranger(house.url, way);
    strangers.push(one);
    return one;
  };
  async function asAna(): Promise<Stranger> {
    const line = await comes({ meeting: room.id, cookie: ana.cookie });
    await line.ask('join', { after: null });
    return line;
  }
  async function takenBack(seat: Seat, seq: number): Promise<void> {
    await caughtUp(seat, seq);
    await withdraw(seat, [bo]);
    here.before = { ...here.before, facts: await house.store.read(room.id, 0), meeting: bo.meeting() };
  }
  Object.assign(here, { house, room, chair, ana, bo, other, cleo, witness, comes, asAna, takenBack });
}
const strangers: Stranger[] = [];

/** Each test of this file begins in the same meeting and ends in it: nothing changed, the other meeting heard nothing, everybody else goes on. */
export function attacked(): Attacked {
  const here = {} as Attacked;
  beforeAll(async () => {
    await prepare(here);
    // Presence goes out once a second: what the witness hears after that is not of its own making.
    await wait(1500);
  });
  afterAll(async () => {
    here.witness.close();
    await Promise.all([here.room.close(), here.other.close()]);
    await here.house.close();
  });
  beforeEach(async () => {
    const { house, room, bo, witness } = here;
    here.before = { facts: await house.store.read(room.id, 0), meeting: bo.meeting(), overheard: witness.heard.length };
  });
  afterEach(async () => {
    const { house, room, chair, ana, bo, witness, before } = here;
    for (const line of strangers.splice(0)) line.close();
    expect(await house.store.read(room.id, 0)).toEqual(before.facts);
    expect(bo.meeting()).toEqual(before.meeting);
    expect(witness.heard.slice(before.overheard)).toEqual([]);
    const asked = await bo.send(ask);
    if (!asked.ok) throw new Error(asked.refusal);
    await caughtUp(bo, asked.seq);
    await withdraw(bo, [chair, ana, bo]);
  });
  return here;
}

async function withdraw(seat: Seat, shownTo: Seat[]): Promise<void> {
  const { id } = seat.meeting().floors[plenary]!.queue.waiting.find(({ personId }) => personId === seat.personId)!;
  const withdrawn = await seat.send({ name: 'withdraw-request', input: { floor: plenary, requestId: id } });
  if (!withdrawn.ok) throw new Error(withdrawn.refusal);
  await Promise.all(shownTo.map((one) => caughtUp(one, withdrawn.seq)));
}
