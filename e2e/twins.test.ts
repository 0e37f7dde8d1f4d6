import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Command } from '../shared/decide.ts';
import { plenary } from '../shared/floor-id.ts';
import { wait } from './attacked-room.ts';
import { openHouse, type House } from './house.ts';
import { caughtUp, meetingAt, turnOn } from './meeting-room.ts';
import { stranger, type Stranger } from './stranger.ts';

let house: House;
beforeAll(async () => void (house = await openHouse({ store: 'sqlite' })));
afterAll(() => house.close());

const floor = plenary;
type Secret = { entered: Extract<Command, { name: 'enter-person' }>['input'][]; region: string };
const one: Secret = { entered: [{ name: 'Ines', organisation: 'Coast Guard', attendance: 'on-site' }], region: 'WEOG' };

/** The same meeting each time, but for the secret; what a participant and the public were sent, with ids and times taken out. */
async function heardIn({ entered, region }: Secret) {
  const room = await meetingAt(house.url, {}, 'Twins');
  const desk = await room.sit('Desk', { role: 'secretariat' });
  const ana = await room.sit('Ana');
  const bo = await room.sit('Bo');
  const onlooker = await stranger(house.url, { meeting: room.id, view: 'public' });
  const participant = await stranger(house.url, { meeting: room.id, cookie: bo.cookie });
  const does = async (...[command]: Parameters<typeof desk.send>) => {
    const answer = await desk.send(command);
    if (!answer.ok) throw new Error(answer.refusal);
    await caughtUp(desk, answer.seq);
  };
  await does({ name: 'open-meeting', input: {} });
  for (const line of [onlooker, participant]) await line.ask('join', { after: null });
  await does({ name: 'amend-card', input: { personId: ana.personId, region, language: region } });
  for (const input of entered) await does({ name: 'enter-person', input });
  await does({ name: 'request-floor', input: { floor, kind: 'intervention', for: { personId: ana.personId } } });
  await does({ name: 'request-floor', input: { floor, kind: 'intervention', for: { label: 'Lady in blue' } } });
  await does({ name: 'give-floor-to-next', input: { floor, holderISaw: null } });
  await does({ name: 'end-turn', input: { floor, turnId: turnOn(desk)! } });
  for (const line of [onlooker, participant]) {
    await line.ask('join', { after: 0 });
    await line.ask('join', { after: null });
  }
  const outside = await (await fetch(`${room.url}/api/meetings/${room.code}`)).text();
  await wait(1100);
  for (const line of [onlooker, participant]) line.close();
  const { code } = room;
  await room.close();
  return { toPublic: plain(onlooker), toParticipant: plain(participant), outside: nameless([outside.replace(code, 'CODE')]) };
}

/** Presence comes once a second, wherever that falls. */
const plain = ({ heard }: Stranger) => {
  const isPresence = (frame: string) => frame.startsWith('42["presence"');
  return nameless([...heard.filter((frame) => !isPresence(frame)), ...new Set(heard.filter(isPresence))]);
};
function nameless(frames: string[]): string[] {
  const ids = new Map<string, string>();
  const known = (id: string) => ids.get(id) ?? ids.set(id, `id-${ids.size}`).get(id)!;
  return frames.map((frame) =>
    frame
      .replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, known)
      .replace(/("(?:at|askedAt|givenAt|runningSince|serverTime|spokenMs|ms)":)\d+/g, '$10'),
  );
}

test('who was entered by staff and has not acted is not in a byte that a participant or the public is sent', async () => {
  const first = await heardIn(one);
  const again = await heardIn(one);
  expect(again).toEqual(first);
  const other = await heardIn({
    ...one,
    entered: [{ name: 'Muhammad Al-Amin', standing: 'observer', attendance: 'remote', apologies: true }],
  });
  expect(other).toEqual(first);
  expect(first.toPublic.join()).toContain('floor-requested');
  expect(first.toParticipant.join()).toContain('Lady in blue');
  expect(JSON.stringify(first)).not.toContain('Ines');
});

test('what somebody said of themselves besides name and organisation is in no byte that the public is sent', async () => {
  const [first, other] = [await heardIn(one), await heardIn({ ...one, region: 'GRULAC and a longer word' })];
  expect(other.toPublic).toEqual(first.toPublic);
  expect(other.outside).toEqual(first.outside);
  expect(first.toPublic.join()).not.toContain('WEOG');
  expect(first.toParticipant.join()).toContain('WEOG');
});
