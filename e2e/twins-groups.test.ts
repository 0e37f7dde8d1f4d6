import { expect, test } from 'vitest';
import type { Joined } from '../shared/wire.ts';
import { writesNotes } from './group-notes.ts';
import type { Voice } from './linking/witnessed.ts';
import { heardBy, twin, type Cast, type Lived } from './twin.ts';

/** What one group does in the one meeting and in the other: as many things, and nothing else is the same. */
const one = {
  word: 'Xylophonkrieg',
  kinds: ['intervention', 'question'],
  leads: ['Ana', 'Ben'],
  speaks: 'once',
} as const;
const other = {
  word: 'a quite different word, and a longer one: Quittenmus',
  kinds: ['point-of-order', 'reply'],
  leads: ['Ben', 'Ana'],
  speaks: 'twice',
} as const;
type Secret = typeof one | typeof other;
const groupId = 'g1';
const outside = ['Cy', 'Dee', 'Eve', 'Fay', 'Screen', 'Onlooker'];

const roundIdIn = (joined: Joined) => ('snapshot' in joined ? joined.snapshot.groups.rounds.at(-1)!.id : '');

/** Five people in three groups, one in plenary; only what the first group does is told by the secret. */
async function live(cast: Cast, { meeting }: Lived, { word, kinds, leads, speaks }: Secret): Promise<void> {
  const { chair, desk, mod, Ana, Ben } = cast;
  await meeting.sit('Screen', { role: 'screen' });
  const groups = [1, 2, 3].map((number) => ({ title: `Group ${number}`, task: number === 1 ? `Task ${word}` : 'Task' }));
  await desk.does({ name: 'prepare-round', input: { minutes: 30, groups } });
  const roundId = roundIdIn(await desk.look(null));
  const places = { Ana: 'g1', Ben: 'g1', Cy: 'g2', Dee: 'g2', Eve: 'g3' } as const;
  const list = Object.entries(places).map(([name, id]) => ({ personId: cast[name as keyof typeof places].personId, groupId: id }));
  await desk.does({ name: 'assign', input: { roundId, how: 'list', list } });
  await chair.does({ name: 'start-round', input: { roundId } });
  const [first, second] = leads.map((name) => cast[name]) as [Voice, Voice];
  await first.does({ name: 'name-group-chair', input: { groupId, personId: first.personId } });
  await second.does({ name: 'name-rapporteur', input: { groupId, personId: second.personId } });
  await Ana.does({ name: 'request-floor', input: { floor: groupId, kind: kinds[0], subject: word } });
  await Ben.does({ name: 'request-floor', input: { floor: groupId, kind: kinds[1], readAloud: word } });
  await first.does({ name: 'give-floor-to-next', input: { floor: groupId, holderISaw: null } });
  if (speaks === 'once') await chair.does({ name: 'pause-turn', input: { floor: groupId } });
  else await chair.does({ name: 'extend-turn', input: { floor: groupId, seconds: 60 } });
  await first.does({ name: 'say-in-chat', input: { floor: groupId, text: word } });
  await desk.does({ name: 'write-caption', input: { floor: groupId, text: word } });
  await writesNotes(meeting, second, groupId, word);
  await second.does({ name: 'call-for-help', input: { groupId, text: word } });
  await mod.does({ name: 'take-help', input: { groupId } });
  await chair.does({ name: 'tell-groups', input: { roundId, groupIds: [groupId], text: word } });
  await first.does({ name: 'mark-group-work', input: { groupId, work: 'finishing' } });
  for (const voice of meeting.voices) await asksForAll(voice);
  await first.does({ name: 'finish-group', input: { groupId } });
  await writesNotes(meeting, second, groupId, word);
  for (const voice of meeting.voices) await asksForAll(voice);
}

async function asksForAll(voice: Voice): Promise<void> {
  for (const after of [null, 0]) await voice.look(after);
  for (const lane of ['chat', 'captions']) for (const floor of ['plenary', groupId]) await voice.get(`/lines/${lane}?floor=${floor}`);
  for (const path of ['/people', '/parity']) await voice.get(path);
}

test('what one group does, says and writes changes no byte that anybody outside is sent (G4, N23)', async () => {
  const look = (lived: Lived) => ({
    outside: outside.map((label) => heardBy(lived, label)),
    inside: heardBy(lived, 'Ana').join(),
  });
  const [first, second] = await Promise.all([one, other].map((secret) => twin({}, (cast, lived) => live(cast, lived, secret), look)));
  expect(second!.outside).toEqual(first!.outside);
  expect(first!.inside).toContain(one.word);
  expect(second!.inside).toContain(other.word);
  expect(first!.outside.every((heard) => heard.length > 8)).toBe(true);
});
