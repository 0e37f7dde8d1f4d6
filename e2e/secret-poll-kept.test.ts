import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newFolder, openHouse } from './house.ts';
import { filesIn } from './linking/disk.ts';
import { witnessedMeeting, type Voice, type WitnessedMeeting } from './linking/witnessed.ts';
import { builtSecretary, startProcess } from './secretary-process.ts';

let built: Awaited<ReturnType<typeof builtSecretary>>;
beforeAll(async () => void (built = await builtSecretary()));
afterAll(() => built.remove());

const options = ['Aye', 'Nay', 'Abstain'];
const pollsOf = async (voice: Voice) => {
  const joined = await voice.look(null);
  if (!('snapshot' in joined)) throw new Error('not a snapshot');
  return joined.snapshot.polls.polls;
};
async function opened(chair: Voice, secret: boolean): Promise<string> {
  await chair.does({ name: 'prepare-poll', input: { question: 'Adopt?', options, secret, open: true } });
  return (await pollsOf(chair)).at(-1)!.id;
}
const crowd = (meeting: WitnessedMeeting, many: number) =>
  Promise.all(Array.from({ length: many }, (_none, i) => meeting.sit(`Person ${i}`, { attendance: i % 2 === 0 ? 'on-site' : 'remote' })));

test('the answers to an open secret poll outlive kill -9 and a clean stop, can still be changed, and are counted right (P1, P2)', async () => {
  const { folder, remove } = newFolder();
  let running = startProcess(built.main, folder, 0);
  const port = await running.open;
  const meeting = await witnessedMeeting(`http://127.0.0.1:${port}`);
  const chair = await meeting.sit('Chair', { role: 'chair' });
  const people = await crowd(meeting, 9);
  await chair.does({ name: 'open-meeting', input: {} });
  const pollId = await opened(chair, true);
  const ballots = people.map(() => randomUUID());
  const answers = (i: number, option: number, ballot = ballots[i]!) =>
    people[i]!.send({ name: 'answer-poll', input: { pollId, options: [option], ballot } });
  const ended = async (signal: 'SIGKILL' | 'SIGTERM') => {
    await running.end(signal);
    running = startProcess(built.main, folder, port);
    await running.open;
    for (const voice of meeting.voices) await voice.look(null);
  };
  for (const i of [0, 1, 2, 3]) expect((await answers(i, 0)).ok).toBe(true);
  await ended('SIGKILL');
  expect(filesIn(join(folder, 'ballot-keys'))).toHaveLength(1);
  for (const i of [4, 5, 6]) expect((await answers(i, 1)).ok).toBe(true);
  expect((await answers(0, 2)).ok).toBe(true);
  expect(await answers(1, 2, randomUUID())).toEqual({ ok: false, refusal: 'answered-elsewhere' });
  await ended('SIGTERM');
  for (const i of [7, 8]) expect((await answers(i, 2)).ok).toBe(true);
  expect((await answers(4, 2)).ok).toBe(true);
  await chair.does({ name: 'close-poll', input: { pollId } });
  expect((await pollsOf(chair)).at(-1)).toMatchObject({ answered: 9, counted: { counts: [3, 2, 4], bySide: null } });
  expect((await pollsOf(people[0]!)).at(-1)).toMatchObject({ answered: 9, counted: null });
  expect(filesIn(join(folder, 'ballot-keys'))).toEqual([]);
  await ended('SIGKILL');
  await chair.does({ name: 'publish-poll', input: { pollId } });
  expect((await pollsOf(people[0]!)).at(-1)).toMatchObject({ phase: 'published', counted: { counts: [3, 2, 4], bySide: null } });
  meeting.close();
  await running.end('SIGTERM');
  remove();
});

test('a named poll says to everybody inside who answered what once it is published, to staff before, to nobody outside ever (P1, N21)', async () => {
  const house = await openHouse({ store: 'sqlite' });
  const meeting = await witnessedMeeting(house.url);
  const chair = await meeting.sit('Chair', { role: 'chair' });
  const people = await crowd(meeting, 6);
  const onlooker = await meeting.onlooker('Onlooker');
  await chair.does({ name: 'open-meeting', input: {} });
  const pollId = await opened(chair, false);
  for (const [i, voice] of people.entries()) await voice.does({ name: 'answer-poll', input: { pollId, options: [i % 3] } });
  const read = async (voice: Voice) => {
    const page = JSON.parse(await voice.get(`/polls/${pollId}/answers`)) as { answers?: { person: { name: string }; options: number[] }[] };
    return page.answers?.map(({ person, options: [chosen] }) => `${person.name}: ${chosen}`) ?? 'nothing';
  };
  const all = people.map((_voice, i) => `Person ${i}: ${i % 3}`);
  for (const phase of ['open', 'closed'] as const) {
    if (phase === 'closed') await chair.does({ name: 'close-poll', input: { pollId } });
    for (const voice of meeting.voices) await voice.look(null);
    expect(await read(chair)).toEqual(all);
    expect(await read(people[0]!)).toBe('nothing');
  }
  const before = meeting.sent.filter(({ to }) => to !== 'Chair');
  expect(before.filter(({ text }) => /poll-answered|"counts":\[|"options":\[\d/.test(text))).toEqual([]);
  await chair.does({ name: 'publish-poll', input: { pollId } });
  for (const voice of [chair, ...people]) expect(await read(voice)).toEqual(all);
  expect(await read(onlooker)).toBe('nothing');
  await onlooker.look(null);
  expect(meeting.sent.filter(({ to, text }) => to === 'Onlooker' && text.includes('Adopt?'))).toEqual([]);
  meeting.close();
  await house.close();
});
