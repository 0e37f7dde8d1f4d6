import { afterAll, beforeAll, expect, test } from 'vitest';
import { plenary } from '../shared/floor-id.ts';
import { caughtUp, openRoom, orderOn, turnOn, type Room, type Seat } from './meeting-room.ts';

const floor = plenary;
const presses = 1000;

let room: Room;
let chairs: [Seat, Seat];
let desk: Seat;
let people: Seat[];
beforeAll(async () => {
  room = await openRoom();
  chairs = [await room.sit('Chair', { role: 'chair', attendance: 'on-site' }), await room.sit('Second chair', { role: 'chair' })];
  desk = await room.sit('Secretariat', { role: 'secretariat' });
  people = await Promise.all(['Ana', 'Bo', 'Chen', 'Dina'].map((name, i) => room.sit(name, { attendance: i % 2 ? 'on-site' : 'remote' })));
  await desk.send({ name: 'open-meeting', input: {} });
});
afterAll(() => room.close());

/** Those who have just spoken ask again, every second time by hand of the secretariat. */
async function refill(round: number): Promise<void> {
  const waiting = new Set(desk.meeting().floors[floor]!.queue.waiting.map(({ personId }) => personId));
  const absent = people.filter(({ personId }) => !waiting.has(personId));
  const answers = await Promise.all(
    absent.map((seat, i) =>
      (round + i) % 2 === 0
        ? seat.send({ name: 'request-floor', input: { floor, kind: 'intervention' } })
        : desk.send({ name: 'request-floor', input: { floor, kind: 'intervention', for: { personId: seat.personId } } }),
    ),
  );
  const seqs = answers.map((answer) => (answer.ok ? answer.seq : Infinity));
  await Promise.all([desk, ...chairs].map((seat) => caughtUp(seat, Math.max(desk.seq(), ...seqs))));
}

test(`two chairs press Next in the same millisecond ${presses} times: one step each time, and the other is told that the floor moved on (F2, N11)`, async () => {
  const wins = [0, 0];
  let together = 0;
  const began = performance.now();
  // A pair that this machine held apart is decided like any other, but does not count.
  for (let round = 0; together < presses; round += 1) {
    await refill(round);
    const [first, ...others] = orderOn(desk);
    const before = desk.seq();
    const holderISaw = turnOn(desk);
    expect(chairs.map(turnOn)).toEqual([holderISaw, holderISaw]);

    // Whoever is first in this process is not always the same, as in a room.
    const inOrder = round % 2 === 0 ? [0, 1] : [1, 0];
    const pressed = performance.now();
    const pressing = inOrder.map((i) => chairs[i]!.send({ name: 'give-floor-to-next', input: { floor, holderISaw } }));
    if (performance.now() - pressed < 1) together += 1;
    const answers = await Promise.all(pressing);

    const won = answers.flatMap((answer) => (answer.ok ? [answer.seq] : []));
    expect(won, `round ${round}`).toEqual([before + 1]);
    expect(answers).toContainEqual({ ok: false, refusal: 'floor-moved-on' });
    wins[inOrder[answers.findIndex(({ ok }) => ok)]!]! += 1;

    await Promise.all([desk, ...chairs].map((seat) => caughtUp(seat, before + 1)));
    for (const seat of [desk, ...chairs]) {
      expect(seat.seq()).toBe(before + 1);
      expect(seat.meeting().floors[floor]!.floor.turn?.request?.id).toBe(first);
      expect(orderOn(seat)).toEqual(others);
    }
    expect(chairs[0].meeting()).toEqual(chairs[1].meeting());
  }
  const inMs = Math.round(performance.now() - began);
  console.log(`${together} pairs of presses less than 1 ms apart; won by ${wins.join(' and ')}; ${inMs} ms`);
});
