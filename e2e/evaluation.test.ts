import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { Ajv2020, type AnySchema } from 'ajv/dist/2020.js';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { EvaluationNow } from '../server/evaluation.ts';
import { formatNames } from '../server/exports/names.ts';
import { createLog } from '../server/log.ts';
import { newFolder, openHouse } from './house.ts';
import { filesIn, otherFiles, withCopy } from './linking/disk.ts';
import { witnessedMeeting, type Voice, type WitnessedMeeting } from './linking/witnessed.ts';
import { plainBrowser } from './plain-browser.ts';
import { has, readByOffice, readByPoppler } from './other-programs.ts';
import { builtSecretary, startProcess } from './secretary-process.ts';

let built: Awaited<ReturnType<typeof builtSecretary>>;
beforeAll(async () => void (built = await builtSecretary()));
afterAll(() => built.remove());

const asked = [
  { kind: 'scale', text: 'Was it worth your time?' },
  { kind: 'several', text: 'What helped?', options: ['Breaks', 'Groups', 'Captions'] },
  { kind: 'text', text: 'What should be better?' },
] as const;
const evaluationOf = async (voice: Voice) => {
  const joined = await voice.look(null);
  if (!('snapshot' in joined)) throw new Error('not a snapshot');
  return joined.snapshot.evaluation;
};
const now = async (voice: Voice) => JSON.parse(await voice.get('/evaluation')) as EvaluationNow;
const crowd = async (meeting: WitnessedMeeting, many: number) => {
  const people: Voice[] = [];
  for (let i = 0; i < many; i++) people.push(await meeting.sit(`Person ${i}`));
  return people;
};
/** What somebody says of a meeting: a step, two things that helped, and words. */
const says = (ids: string[], step: number, helped: number[], words: string) =>
  ({
    name: 'answer-evaluation',
    input: {
      answers: [
        { questionId: ids[0]!, options: [step] },
        { questionId: ids[1]!, options: helped },
        { questionId: ids[2]!, words },
      ],
    },
  }) as const;

test('prepared, offered when the meeting closes, answered over a line and without a script, killed in between, closed, and in every file of the record (N32)', async () => {
  const { folder, remove } = newFolder();
  let running = startProcess(built.main, folder, 0);
  const port = await running.open;
  const url = `http://127.0.0.1:${port}`;
  const meeting = await witnessedMeeting(url);
  const chair = await meeting.sit('Chair', { role: 'chair' });
  const people = await crowd(meeting, 6);
  const plain = plainBrowser(meeting, { url });
  await plain.join('Plain');
  const ended = async (signal: 'SIGKILL' | 'SIGTERM') => {
    await running.end(signal);
    running = startProcess(built.main, folder, port);
    await running.open;
    for (const voice of meeting.voices) await voice.look(null);
  };
  await chair.does({ name: 'add-evaluation-questions', input: { questions: [...asked] as never } });
  expect((await evaluationOf(people[0]!)).questions).toEqual([]);
  await chair.does({ name: 'open-meeting', input: {} });
  // Comings are noted once a second.
  await wait(1500);
  await chair.does({ name: 'close-meeting', input: {} });
  const offered = await evaluationOf(people[0]!);
  expect(offered).toMatchObject({ phase: 'offered', offered: { attended: 8 } });
  const ids = offered.questions.map(({ id }) => id);

  for (const i of [0, 1, 2]) await people[i]!.does(says(ids, 4, [0], `Words of ${i}`));
  await ended('SIGKILL');
  expect(filesIn(join(folder, 'ballot-keys'))).toHaveLength(4);
  expect((await now(chair)).answered).toBe(3);
  expect((await now(chair)).words.flatMap(({ words }) => words)).toEqual([]);
  expect((await now(people[0]!)).answered).toBeNull();
  await people[0]!.does(says(ids, 0, [1, 2], 'Words that took their place'));
  for (const i of [3, 4]) await people[i]!.does(says(ids, 3, [0, 1], ''));

  await plain.open();
  await plain.go(plain.link('evaluation'));
  await plain.press('evaluate', { c0: '2', 'c1-2': 'on', w2: 'Words without a script' });
  expect(plain.page().text).toContain('Thank you');
  expect((await now(chair)).answered).toBe(6);

  // Whoever comes within seconds of the closing is taken to have been there.
  await wait(11_000);
  const later = await meeting.sit('Later');
  expect((await now(later)).mayAnswer).toBe(false);
  expect(await later.send(says(ids, 4, [0], ''))).toEqual({ ok: false, refusal: 'was-not-there' });

  // Nothing of it goes into an archive while it is open.
  meeting.close();
  await running.end('SIGTERM');
  const onefloor = (where: string, args: string[], input = '') => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [built.main, ...args], {
      input,
      encoding: 'utf8',
      maxBuffer: 1e9,
      env: { ...process.env, DATA_DIR: where, PORT: '0' },
    });
    return { status, out: stdout, said: stderr };
  };
  expect(onefloor(folder, ['export'])).toMatchObject({ status: 1, said: expect.stringContaining('evaluation') as string });
  running = startProcess(built.main, folder, port);
  await running.open;

  await chair.look(null);
  await chair.does({ name: 'close-evaluation', input: {} });
  expect(await evaluationOf(people[1]!)).toMatchObject({
    phase: 'closed',
    result: {
      answered: 6,
      results: [
        { answered: 6, counts: [1, 0, 1, 2, 2] },
        { answered: 6, counts: [4, 3, 2] },
        { answered: 4, counts: null },
      ],
    },
    published: null,
  });
  expect(filesIn(join(folder, 'ballot-keys'))).toEqual([]);
  await ended('SIGKILL');
  const [waiting] = (await now(chair)).words;
  expect(waiting!.words.map(({ text }) => text).toSorted()).toEqual([
    'Words of 1',
    'Words of 2',
    'Words that took their place',
    'Words without a script',
  ]);
  const hurting = waiting!.words.find(({ text }) => text === 'Words of 2')!;
  await chair.does({ name: 'publish-evaluation-words', input: { leaveOut: [hurting.id] } });
  expect((await evaluationOf(people[1]!)).published).toEqual([{ questionId: ids[2], shown: 3, leftOut: 1 }]);

  const wanted = ['Was it worth your time?', '6 of 8', '3.7', 'Breaks: 4', 'Words without a script', '1 left out'];
  const files = {} as Record<string, Buffer>;
  for (const format of formatNames) {
    const answer = await fetch(`${url}/api/meetings/${meeting.code}/record.${format}`, { headers: { cookie: people[1]!.cookie } });
    expect([format, answer.status]).toEqual([format, 200]);
    files[format] = Buffer.from(await answer.arrayBuffer());
  }
  const letters = (text: string) => text.normalize('NFKC').replace(/[\s\p{Cf}\\]/gu, '');
  const texts: Record<string, string> = Object.fromEntries(
    ['md', 'html', 'csv', 'irc'].map((format) => [format, files[format]!.toString()]),
  );
  if (has('soffice')) texts['docx'] = readByOffice(files['docx']!);
  if (has('pdftotext')) texts['pdf'] = readByPoppler(files['pdf']!).text;
  for (const [format, text] of Object.entries(texts)) {
    for (const one of wanted) expect([format, one, letters(text).includes(letters(one))]).toEqual([format, one, true]);
    expect([format, text.includes('Words of 2')]).toEqual([format, false]);
  }
  const record = JSON.parse(files['json']!.toString()) as { entries: { what: string }[] };
  const schema = (await (await fetch(`${url}/api/record.schema.json`)).json()) as AnySchema;
  expect(new Ajv2020({ strict: false }).validate(schema, record)).toBe(true);
  expect(record.entries.find(({ what }) => what === 'evaluation')).toMatchObject({
    attended: 8,
    answered: 6,
    questions: [{}, {}, { leftOut: 1 }],
  });

  meeting.close();
  await running.end('SIGTERM');
  const { status, out } = onefloor(folder, ['export']);
  expect(status).toBe(0);
  expect(out).not.toContain('Words of 2');
  const elsewhere = newFolder();
  expect(onefloor(elsewhere.folder, ['import'], out).status).toBe(0);
  expect(onefloor(elsewhere.folder, ['export']).out).toBe(out);
  elsewhere.remove();
  remove();
}, 120_000);

/** How often each id stands in each table, in what was written and in the log. */
function tracesOf(folder: string, log: string[], ids: string[]): string[] {
  const rows = withCopy(folder, (db) => {
    const tables = db.prepare<[], { name: string }>("select name from sqlite_master where type = 'table'").all();
    return tables.map(({ name }) => [name, JSON.stringify(db.prepare(`select * from "${name}"`).all())] as const);
  });
  const places = [...rows, ['log', log.join('')] as const];
  return ids.map((id) => places.map(([name, text]) => `${name}: ${text.split(id).length - 1}`).join(', '));
}

test('no table, no fact and no line of the log tells those who answered from those who did not, while it is open and afterwards (N32)', async () => {
  const log: string[] = [];
  const house = await openHouse({ store: 'sqlite', log: createLog({ level: 'debug', stream: { write: (line) => void log.push(line) } }) });
  const meeting = await witnessedMeeting(house.url);
  const chair = await meeting.sit('Chair', { role: 'chair' });
  const people = await crowd(meeting, 12);
  await chair.does({ name: 'add-evaluation-questions', input: { questions: [...asked] as never } });
  await chair.does({ name: 'open-meeting', input: {} });
  await wait(1500);
  await chair.does({ name: 'close-meeting', input: {} });
  const ids = (await evaluationOf(chair)).questions.map(({ id }) => id);
  const before = await house.store.read(meeting.id, 0);
  const from = meeting.sent.length;
  for (const voice of people.slice(0, 7)) {
    await voice.does(says(ids, 2, [1], 'Nobody knows whose words these are'));
    await chair.look(null);
  }
  const alike = () =>
    expect(
      new Set(
        tracesOf(
          house.folder,
          log,
          people.map(({ personId }) => personId),
        ),
      ).size,
    ).toBe(1);
  alike();
  // Nor is there a word of it to read on the disk as long as it is open.
  const bytes = ['onefloor.db', 'onefloor.db-wal'].map((name) => readFileSync(join(house.folder, name)));
  expect([...bytes, ...otherFiles(house.folder)].filter((file) => file.includes('whose words'))).toEqual([]);
  expect(await house.store.read(meeting.id, 0)).toEqual(before);
  await chair.does({ name: 'close-evaluation', input: {} });
  alike();
  const told = meeting.sent.slice(from).filter(({ text }) => !text.includes('"snapshot"'));
  expect(told.filter(({ text }) => people.some(({ personId }) => text.includes(personId)))).toEqual([]);
  expect(log.join('')).not.toContain('whose words');
  meeting.close();
  await house.close();
});

test('it closes by itself when its days are over, and the next meeting of the series begins with its questions (N32)', async () => {
  const house = await openHouse({ store: 'sqlite' });
  const meeting = await witnessedMeeting(house.url);
  const desk = await meeting.sit('Desk', { role: 'secretariat' });
  const people = await crowd(meeting, 5);
  await desk.does({ name: 'add-evaluation-questions', input: { questions: [...asked] as never } });
  await desk.does({ name: 'set-evaluation-days', input: { days: 2 } });
  await desk.does({ name: 'open-meeting', input: {} });
  await wait(1500);
  await desk.does({ name: 'close-meeting', input: {} });
  const ids = (await evaluationOf(desk)).questions.map(({ id }) => id);
  for (const voice of people) await voice.does(says(ids, 1, [], 'Shorter'));
  house.putOn(3 * 24 * 60 * 60 * 1000);
  await expect.poll(async () => (await evaluationOf(desk)).phase, { timeout: 12_000 }).toBe('closed');
  expect((await evaluationOf(people[0]!)).result).toMatchObject({
    answered: 5,
    results: [{ counts: [0, 5, 0, 0, 0] }, { counts: null }, {}],
  });
  expect((await house.store.read(meeting.id, 0)).at(-1)).toMatchObject({ by: 'clock', event: { type: 'evaluation-closed' } });
  const made = await fetch(`${house.url}/api/meetings`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', cookie: desk.cookie },
    body: JSON.stringify({ title: 'Next', follows: meeting.id }),
  });
  const next = await house.store.read(((await made.json()) as { id: string }).id, 0);
  const types = next.map(({ event }) => event.type);
  expect(types).toEqual(['meeting-created', 'series-begun', 'evaluation-questions-added', 'evaluation-days-set']);
  expect(next[2]!.event).toMatchObject({ questions: asked.map(({ text }) => ({ text })) });
  meeting.close();
  await house.close();
}, 60_000);

test('a kiosk answers for those without a phone, and never for more than were there (N32)', async () => {
  const house = await openHouse({ store: 'sqlite' });
  const meeting = await witnessedMeeting(house.url);
  const chair = await meeting.sit('Chair', { role: 'chair' });
  await chair.does({ name: 'add-evaluation-questions', input: { questions: [{ kind: 'scale', text: 'Worth it?' }] } });
  await chair.does({ name: 'open-meeting', input: {} });
  await wait(1500);
  await chair.does({ name: 'close-meeting', input: {} });
  const [question] = (await evaluationOf(chair)).questions;
  const kiosk = await meeting.sit('Kiosk', { role: 'kiosk' });
  const one = { name: 'answer-evaluation', input: { answers: [{ questionId: question!.id, options: [4] }] } } as const;
  expect((await kiosk.send(one)).ok).toBe(true);
  expect(await kiosk.send(one)).toEqual({ ok: false, refusal: 'everybody-answered' });
  meeting.close();
  await house.close();
});

test('as many and as long questions as there can be are answered without a script, on pages of 10 KB (N32, N33)', async () => {
  const house = await openHouse({ store: 'sqlite' });
  const meeting = await witnessedMeeting(house.url);
  const chair = await meeting.sit('Chair', { role: 'chair' });
  const plain = plainBrowser(meeting, house);
  await plain.join('Plain');
  const options = Array.from({ length: 12 }, (_none, i) => `${i} ${'<'.repeat(190)}`);
  const long = Array.from({ length: 20 }, () => ({ kind: 'several' as const, text: '"'.repeat(200), options }));
  await chair.does({ name: 'add-evaluation-questions', input: { questions: long } });
  await chair.does({ name: 'open-meeting', input: {} });
  await wait(1500);
  await chair.does({ name: 'close-meeting', input: {} });
  await plain.open();
  let pages = 0;
  for (await plain.go(plain.link('evaluation')); plain.has('evaluate'); pages++) {
    expect(Buffer.byteLength(plain.page().text)).toBeLessThanOrEqual(10 * 1024);
    const [first, last] = [Number(plain.hiddenIn('evaluate')['from']), Number(plain.hiddenIn('evaluate')['to'])];
    const fields = Array.from({ length: last - first + 1 }, (_none, i) => [`c${first - 1 + i}-11`, 'on']);
    expect(fields.filter(([name]) => !plain.page().text.includes(`name="${name}"`))).toEqual([]);
    await plain.press('evaluate', Object.fromEntries(fields) as Record<string, string>);
  }
  expect(pages).toBeGreaterThan(5);
  expect(plain.page().text).toContain('Thank you');
  for (const voice of await crowd(meeting, 4))
    expect((await voice.send({ name: 'answer-evaluation', input: { answers: [] } })).ok).toBe(true);
  expect((await now(chair)).answered).toBe(1);
  meeting.close();
  await house.close();
});
