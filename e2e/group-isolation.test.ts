import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Joined } from '../shared/wire.ts';
import { writesNotes } from './group-notes.ts';
import { openHouse, type House } from './house.ts';
import { witnessedMeeting, type Voice, type WitnessedMeeting } from './linking/witnessed.ts';

/** Numbers of the groups; each has a word that nothing else has, and it stands in everything they do. */
const numbers = [1, 2, 3, 4] as const;
type Number = (typeof numbers)[number];
const words = { 1: 'Quokka', 2: 'Narwhal', 3: 'Xerus', 4: 'Zorilla' } as const;
const signs = { 1: 'Aardwolf', 2: 'Bilby', 3: 'Colugo', 4: 'Dugong' } as const;

type Scene = {
  meeting: WitnessedMeeting;
  staff: Voice[];
  members: Record<Number, Voice[]>;
  /** Who is in the meeting and in no group, by themselves or as a device of the room. */
  plenary: Voice[];
  onlooker: Voice;
  roundId: string;
};
let house: House;
let scene: Scene;
beforeAll(async () => {
  house = await openHouse({ store: 'sqlite' });
  scene = await gathered();
});
afterAll(async () => {
  scene.meeting.close();
  await house.close();
});

const groupOf = (number: Number) => `g${number}`;
const snapshotOf = (joined: Joined) => ('snapshot' in joined ? joined.snapshot : null)!;

/** Everybody is there, four groups are set up, and nobody has gone to one. */
async function gathered(): Promise<Scene> {
  const meeting = await witnessedMeeting(house.url, { peopleVisibleTo: 'staff' });
  const chair = await meeting.sit('Chair', { role: 'chair' });
  const desk = await meeting.sit('Desk', { role: 'secretariat' });
  const mod = await meeting.sit('Mod', { role: 'moderator' });
  const members = { 1: [], 2: [], 3: [], 4: [] } as Record<Number, Voice[]>;
  for (const number of numbers)
    for (const which of ['Ada', 'Bo', 'Cem']) members[number].push(await meeting.sit(`${which} ${words[number]}`));
  const stays = await meeting.sit('Stays');
  const screen = await meeting.sit('Screen', { role: 'screen' });
  const kiosk = await meeting.sit('Kiosk', { role: 'kiosk' });
  const onlooker = await meeting.onlooker('Onlooker');
  await chair.does({ name: 'open-meeting', input: {} });
  const groups = numbers.map((number) => ({
    title: `Title ${signs[number]}`,
    place: `Place ${signs[number]}`,
    task: `Task ${words[number]}`,
    documents: [{ title: `Document ${words[number]}`, link: `https://example.org/${words[number]}` }],
  }));
  await desk.does({ name: 'prepare-round', input: { minutes: 30, groups } });
  const roundId = snapshotOf(await desk.look(null)).groups.rounds[0]!.id;
  const list = numbers.flatMap((number) => members[number].map(({ personId }) => ({ personId, groupId: groupOf(number) })));
  await desk.does({ name: 'assign', input: { roundId, how: 'list', list } });
  return { meeting, staff: [chair, desk, mod], members, plenary: [stays, screen, kiosk], onlooker, roundId };
}

/** Everything that can be done in a group, each with its word in it. */
async function works(number: Number): Promise<void> {
  const { staff, members, roundId } = scene;
  const [chair, desk, mod] = staff;
  const [ada, bo, cem] = members[number];
  const [floor, word] = [groupOf(number), words[number]];
  const groupId = floor;
  await ada!.does({ name: 'name-group-chair', input: { groupId, personId: ada!.personId } });
  await bo!.does({ name: 'name-rapporteur', input: { groupId, personId: bo!.personId } });
  await bo!.does({ name: 'request-floor', input: { floor, kind: 'intervention', subject: `Subject ${word}` } });
  await cem!.does({ name: 'request-floor', input: { floor, kind: 'question', readAloud: `Aloud ${word}` } });
  await mod!.does({ name: 'request-floor', input: { floor, kind: 'intervention', for: { label: `Lady ${word}` } } });
  await ada!.does({ name: 'give-floor-to-next', input: { floor, holderISaw: null } });
  await cem!.does({ name: 'say-in-chat', input: { floor, text: `Chat ${word}` } });
  await cem!.does({ name: 'say-in-chat', input: { floor, text: `q+ to Hand ${word}` } });
  await desk!.does({ name: 'write-caption', input: { floor, text: `Caption ${word}` } });
  await writesNotes(scene.meeting, bo!, groupId, `Report ${word}`);
  await ada!.does({ name: 'call-for-help', input: { groupId, text: `Help ${word}` } });
  await mod!.does({ name: 'take-help', input: { groupId } });
  await chair!.does({ name: 'tell-groups', input: { roundId, groupIds: [groupId], text: `Told ${word}` } });
  await desk!.does({ name: 'amend-group', input: { groupId, task: `Amended ${word}` } });
  await ada!.does({ name: 'mark-group-work', input: { groupId, work: 'finishing' } });
  await cem!.does({ name: 'amend-card', input: { personId: cem!.personId, organisation: `Organisation ${word}` } });
}

/** Everything that somebody can ask for. */
async function asksForAll(voice: Voice): Promise<void> {
  for (const after of [null, 0]) await voice.look(after);
  for (const floor of ['plenary', ...numbers.map(groupOf)])
    for (const lane of ['chat', 'captions']) await voice.get(`/lines/${lane}?floor=${floor}&limit=50`);
  for (const path of ['', '/people', '/people?q=a', '/parity', `/groups/${scene.roundId}/people`]) await voice.get(path);
  const page = await fetch(`${house.url}/m/${scene.meeting.code}/plain`, { headers: { cookie: voice.cookie } });
  scene.meeting.sent.push({ to: voice.label, at: performance.now(), text: await page.text() });
}
const everybody = ({ meeting }: Scene) => meeting.voices;
const heardBy = ({ label }: Voice) => scene.meeting.sent.filter(({ to }) => to === label).map(({ text }) => text);
/** That somebody changed what they say of themselves is told to all, and not where they are. */
const changing = /{"seq":\d+,"at":\d+,"by":"[^"]+","event":{"type":"person-changed"[^}]*}}/g;
const has = (voice: Voice, text: string) => heardBy(voice).some((bytes) => bytes.replace(changing, '').includes(text));
/** What of a group somebody was sent, by the words before its word. */
const sentOf = (voice: Voice, word: string) =>
  [
    ...new Set(heardBy(voice).flatMap((bytes) => [...bytes.matchAll(new RegExp(`([A-Za-z]+)[ /-]${word}`, 'g'))].map(([, what]) => what!))),
  ].toSorted();

describe('while four groups work', () => {
  beforeAll(async () => {
    await scene.staff[0]!.does({ name: 'start-round', input: { roundId: scene.roundId } });
    await Promise.all(numbers.map(works));
    // Whoever waits and is gone is shown as away, where they wait.
    for (const number of numbers) scene.members[number][2]!.close();
    await wait(1200);
    for (const voice of everybody(scene)) await asksForAll(voice);
    await wait(1200);
  });

  test('the people of a group and staff are sent all of it', () => {
    const all = ['Ada', 'Amended', 'Aloud', 'Bo', 'Cem', 'Chat', 'Document', 'Help', 'Lady', 'Organisation', 'Subject', 'Told', 'Task'];
    for (const number of numbers)
      for (const voice of [...scene.members[number], ...scene.staff])
        expect(sentOf(voice, words[number]), voice.label).toEqual(expect.arrayContaining([...all, 'Caption']));
  });

  test('no byte of one group is sent to another, to plenary, the room screen, the kiosk or the public, however they ask (G4, N23)', () => {
    const found: string[] = [];
    for (const number of numbers) {
      const others = numbers.filter((other) => other !== number).flatMap((other) => scene.members[other]);
      for (const voice of [...others, ...scene.plenary, scene.onlooker])
        for (const what of sentOf(voice, words[number]))
          if (!(voice.label === 'Kiosk' && ['Ada', 'Bo', 'Cem', 'Organisation', 'Lady'].includes(what)))
            found.push(`${voice.label}: ${what} ${words[number]}`);
    }
    expect(found).toEqual([]);
  });

  test('who is in a group is not in the bytes of another, of plenary or the public: not their id, not that they wait and are gone (G4, N23)', () => {
    const found: string[] = [];
    for (const number of numbers) {
      const others = numbers.filter((other) => other !== number).flatMap((other) => scene.members[other]);
      const outside = [...others, ...scene.plenary, scene.onlooker].filter(({ label }) => label !== 'Kiosk');
      for (const voice of outside)
        for (const { label, personId } of scene.members[number]) if (has(voice, personId)) found.push(`${voice.label}: ${label}`);
    }
    expect(found).toEqual([]);
  });

  test('whoever is in plenary reads where each group is; those of other groups and the public do not (G1)', () => {
    for (const number of numbers) {
      const others = numbers.filter((other) => other !== number).flatMap((other) => scene.members[other]);
      for (const voice of [...others, scene.onlooker]) expect(sentOf(voice, signs[number]), voice.label).toEqual([]);
      for (const voice of scene.plenary) expect(sentOf(voice, signs[number]), voice.label).toEqual(['Place', 'Title']);
    }
  });

  test('the public is sent nothing of groups, not even that there are some', () => {
    const bytes = heardBy(scene.onlooker).join();
    expect(bytes).not.toMatch(/"g\d"|round-|"rounds":\[{|tally/);
  });
});

describe('when they are back', () => {
  const second = 2 as const;
  let since = 0;
  /** What somebody was sent of a group from here on. */
  const sentSince = ({ label }: Voice, text: string) =>
    scene.meeting.sent.some((one) => one.to === label && one.at >= since && one.text.includes(text));
  const inside = () => [...numbers.flatMap((number) => scene.members[number]), ...scene.plenary.filter(({ label }) => label !== 'Kiosk')];

  beforeAll(async () => {
    const [chair, desk] = scene.staff;
    for (const number of numbers) await scene.members[number][0]!.does({ name: 'finish-group', input: { groupId: groupOf(number) } });
    await chair!.does({ name: 'add-agenda-item', input: { title: 'Reports', kind: 'report-back' } });
    const { agenda } = snapshotOf(await desk!.look(null));
    await chair!.does({ name: 'open-agenda-item', input: { itemId: agenda.items[0]!.id } });
    await chair!.does({ name: 'call-report', input: { groupId: groupOf(1), holderISaw: null } });
    await wait(1_000);
    for (const voice of everybody(scene)) await asksForAll(voice);
  });

  test('what it wrote is its own and staff’s (G4, G8)', () => {
    for (const number of numbers)
      for (const voice of [...scene.members[number], ...scene.staff]) expect(sentOf(voice, words[number]), voice.label).toContain('Report');
  });

  test('a report that is called is read by everybody inside, with nothing else of its group; those that are not called by nobody else (G8)', () => {
    for (const voice of inside()) expect(has(voice, `Report ${words[1]}`), voice.label).toBe(true);
    expect(has(scene.onlooker, `Report ${words[1]}`)).toBe(false);
    const outside = inside().filter((voice) => !scene.members[1].includes(voice));
    for (const voice of outside)
      for (const what of ['Subject', 'Aloud', 'Chat', 'Hand', 'Caption', 'Help', 'Told', 'Task', 'Amended', 'Document', 'writer'])
        expect(sentOf(voice, words[1]), voice.label).not.toContain(what);
    for (const number of [2, 3, 4] as const)
      for (const voice of inside().filter((one) => !scene.members[number].includes(one)))
        expect(has(voice, `Report ${words[number]}`), voice.label).toBe(false);
  });

  test('from the next round on nobody is sent more of the group they were in, but for its rapporteur (G4, G5)', async () => {
    const [chair, desk] = scene.staff;
    await desk!.does({ name: 'copy-round', input: { roundId: scene.roundId, places: 'cleared' } });
    const round = snapshotOf(await desk!.look(null)).groups.rounds.at(-1)!;
    const list = numbers.flatMap((number, i) =>
      scene.members[number].map(({ personId }) => ({ personId, groupId: round.groups[(i + 1) % numbers.length]!.id })),
    );
    await desk!.does({ name: 'assign', input: { roundId: round.id, how: 'list', list } });
    await chair!.does({ name: 'start-round', input: { roundId: round.id } });
    since = performance.now();
    await writesNotes(scene.meeting, desk!, groupOf(second), ' Later', 'in-line');
    // A text that not everybody reads is taken when it has rested for 5 s.
    await wait(6_500);
    for (const voice of everybody(scene)) await asksForAll(voice);
    const [ada, bo, cem] = scene.members[second];
    for (const voice of [bo!, ...scene.staff]) expect(sentSince(voice, ' Later'), voice.label).toBe(true);
    for (const voice of [...inside().filter((one) => one !== bo), scene.onlooker])
      expect(sentSince(voice, ' Later'), voice.label).toBe(false);
    for (const voice of [ada!, cem!])
      for (const what of ['Report', 'Chat', 'Told', 'Caption']) expect(sentSince(voice, `${what} ${words[second]}`)).toBe(false);
  });
});
