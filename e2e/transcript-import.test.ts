import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020, type AnySchema } from 'ajv/dist/2020.js';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sqliteStore } from '../server/store.sqlite.ts';
import { transcriptWords } from '../server/transcripts.ts';
import { plenary } from '../shared/floor-id.ts';
import type { Command } from '../shared/decide.ts';
import type { WholeRecord } from '../shared/record/whole.ts';
import { longestTranscript } from '../shared/transcripts/reading.ts';
import type { TranscriptPage, TranscriptShown } from '../shared/transcripts/shown.ts';
import { newFolder, openHouse, type House } from './house.ts';
import { caughtUp, meetingAt, turnOn, until, type Room, type Seat } from './meeting-room.ts';

const file = '../shared/data/igf-2021-mag-III.txt';
const isHere = existsSync(file);
if (!isHere) console.log(`skipped: ${file} is not here`);

/** What was said, as a captioner would have written it: in capitals, with a remark, and with somebody whom nobody named. */
const spoken = `The river, second day

Captions may be incomplete.

***

>> CHAIR: Good morning. Ana Pérez has the floor.

>> ANA PEREZ: The left bank floods-every-spring.

We ask for a dam.

(Break).

>> CHAIR: Thank you, Ana Pérez. Ben, please.

>> BEN OKAFOR: The right-bank-is-dry.

>> I only came-for-the-coffee.
`;

let house: House;
let room: Room;
let [desk, chair, ana, ben, observer]: Seat[] = [];

const here = () => `${room.url}/api/meetings/${room.id}`;
const bringIn = (body: string | Uint8Array, { cookie }: { cookie: string } = desk!, more: Record<string, string> = {}) =>
  fetch(`${here()}/transcripts`, {
    method: 'POST',
    headers: { 'content-type': 'text/plain; charset=utf-8', cookie, ...more },
    body: body as BodyInit,
  });
const code = async (answer: Response | Promise<Response>) => {
  const said = await answer;
  return [said.status, ((await said.json()) as { error?: { code: string } }).error?.code];
};
const idOf = async (answer: Response) => {
  expect(answer.status).toBe(201);
  const { transcriptId, seq } = (await answer.json()) as { transcriptId: string; seq: number };
  await caughtUp(desk!, seq);
  return transcriptId;
};
const get = (path: string, { cookie }: { cookie: string } = desk!) => fetch(`${here()}/${path}`, { headers: { cookie } });
const shown = async (id: string) => (await (await get(`transcripts/${id}`)).json()) as TranscriptShown;
const turnsOf = async (id: string) => ((await (await get(`transcripts/${id}/turns`)).json()) as TranscriptPage).turns;
const recordOf = async (seat: Seat) => (await (await get('record.json', seat)).json()) as WholeRecord;
const bytes = () =>
  readdirSync(house.folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(house.folder, name))
    .filter((path) => statSync(path).isFile())
    .map((path) => readFileSync(path, 'utf8'))
    .join('\n');

async function does(seat: Seat, command: Command) {
  const answer = await seat.send(command);
  expect(answer, command.name).toMatchObject({ ok: true });
  if ('seq' in answer) for (const one of [desk!, chair!]) await caughtUp(one, answer.seq);
}
async function speaks({ personId }: Seat) {
  await does(chair!, { name: 'give-floor', input: { floor: plenary, personId, holderISaw: turnOn(chair!) } });
  await does(chair!, { name: 'end-turn', input: { floor: plenary, turnId: turnOn(chair!)! } });
}
/** Everything that lies there, given out while the secretary stands still, who goes on afterwards. */
async function archive(): Promise<string[]> {
  const { goOn } = await house.stop();
  const store = await sqliteStore(join(house.folder, 'onefloor.db'));
  const lines = [...store.archive.give([])];
  await store.close();
  await goOn();
  await until(desk!, () => desk!.store.getState().link === 'live');
  return lines;
}

beforeAll(async () => {
  house = await openHouse({ store: 'sqlite' });
  room = await meetingAt(house.url);
  desk = await room.sit('Desk', { role: 'secretariat' });
  chair = await room.sit('Chairperson', { role: 'chair' });
  ana = await room.sit('Ana Pérez');
  ben = await room.sit('Ben Okafor');
  observer = await room.sit('Olga');
  await does(chair, { name: 'open-meeting', input: {} });
  await speaks(ana);
  await speaks(ben);
}, 30_000);
afterAll(async () => {
  await room.close();
  await house.close();
});

describe.skipIf(!isHere)('a real meeting', () => {
  let id: string;
  /** Counted by another program, which knows no more than this: a line with `>>` begins a turn, what stands in brackets by itself is a remark. */
  const count = String.raw`
    { gsub(/\302\240/, " ") }
    /^\*\*\*/ { on = 1; next }
    !on { next }
    /^>>/ {
      sub(/^>>[ \t]*/, "")
      who = match($0, /^[A-Z][A-Z ]*:/) ? substr($0, 1, RLENGTH - 1) : ""
      if (who != "") $0 = substr($0, RLENGTH + 1)
      turns[who]++
    }
    /^[ \t]*\([A-Za-z ]+\)\.?[ \t]*$/ { next }
    { words[who] += NF }
    END { for (who in turns) print who "\t" turns[who] "\t" words[who] }`;

  test('becomes a draft in which each speaker has as many turns and words as another program counts (N30)', async () => {
    const began = performance.now();
    id = await idOf(await bringIn(readFileSync(file)));
    console.log(`read and kept in ${Math.round(performance.now() - began)} ms`);
    const { speakers, unnamed, chaired, alike } = await shown(id);
    const turns = await turnsOf(id);
    const counted = [
      ...speakers.map(({ label, turns: times, words }) => `${label}\t${times}\t${words}`),
      `\t${unnamed.turns}\t${unnamed.words}`,
    ];
    const byAwk = execFileSync('awk', [count, file], { encoding: 'utf8', env: { ...process.env, LC_ALL: 'C' } })
      .trimEnd()
      .split('\n');
    expect(counted.toSorted()).toEqual(byAwk.toSorted());
    expect(turns.length).toBe(Number(execFileSync('grep', ['-c', '^>>', file], { encoding: 'utf8' })));
    expect(speakers[chaired!.speaker]!.label).toBe('CHAIR');
    expect(alike.map(({ one, other }) => [speakers[one]!.label, speakers[other]!.label])).toContainEqual(['COURTNEY RADSCH', 'COURTNEY']);
  });

  test('has its two breaks and its breakout where the file has them, and says what its captions are worth (N30)', async () => {
    const { directions, preface } = await shown(id);
    expect(directions.filter(({ kind }) => kind !== 'other').map(({ kind, text }) => [kind, text])).toEqual([
      ['breakout', '(Breakout sessions)'],
      ['break', '(Break)'],
      ['break', '(Break)'],
    ]);
    expect(preface.join(' ')).toContain('it may be incomplete or inaccurate');
  });

  test('is the same after a restart, and in another server that takes the archive in (N30, N31)', async () => {
    const before = await transcriptWords(house.store, room.id, id);
    const lines = await archive();
    expect(await turnsOf(id)).toEqual(before!.turns.slice(0, 100));
    const { folder, remove } = newFolder();
    const other = await sqliteStore(join(folder, 'onefloor.db'));
    other.archive.take(lines.map((line) => line.trimEnd()));
    expect(await transcriptWords(other, room.id, id)).toEqual(before);
    await other.close();
    remove();
  });

  test('when it is removed no word of it is in the file of the server or its journal (N30, N36)', async () => {
    const words = ['Working Groups', 'KRZYSZTOF', 'it may be incomplete or inaccurate'];
    const left = () => words.filter((word) => bytes().includes(word));
    expect(left()).toEqual(words);
    await does(desk!, { name: 'remove-transcript', input: { transcriptId: id } });
    expect(left()).toEqual([]);
    expect((await get(`transcripts/${id}`)).status).toBe(404);
  });
});

let id: string;

test('what is no transcript is refused with its reason, and changes nothing (N30, S1)', async () => {
  const before = desk!.seq();
  const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(spoken, 'utf16le')]);
  expect(await code(bringIn(utf16))).toEqual([415, 'not-utf-8']);
  expect(await code(bringIn(Buffer.from('>> ANA: caf\xe9', 'latin1')))).toEqual([415, 'not-utf-8']);
  expect(await code(bringIn(spoken, desk, { 'content-type': 'application/pdf' }))).toEqual([415, 'not-text']);
  expect(await code(bringIn(''))).toEqual([422, 'transcript-empty']);
  expect(await code(bringIn('Dear all,\nplease read this.'))).toEqual([422, 'transcript-no-speakers']);
  expect(await code(bringIn('%PDF-1.7 \u0000\u0001'))).toEqual([422, 'transcript-binary']);
  expect(await code(bringIn('>> A: x\n'.repeat(6_000)))).toEqual([422, 'transcript-too-many']);
  expect(await code(bringIn('x'.repeat(longestTranscript + 1)))).toEqual([413, 'transcript-too-long']);
  expect(await code(bringIn('x'.repeat(3 * longestTranscript + 4)))).toEqual([413, 'too-large']);
  expect(await code(bringIn(spoken, desk, { origin: 'https://elsewhere.example' }))).toEqual([403, 'cross-site']);
  expect(desk!.seq()).toBe(before);
}, 60_000);

test('only the secretariat brings one in, and nobody else reads a draft of it (N30, S1)', async () => {
  for (const seat of [observer!, chair!]) expect(await code(bringIn(spoken, seat))).toEqual([403, 'secretariat-only']);
  expect(await code(bringIn(spoken, { cookie: '' }))).toEqual([404, 'not-found']);
  id = await idOf(await bringIn(`\ufeff${spoken.replaceAll('\n', '\r\n')}`));
  for (const seat of [observer!, chair!, { cookie: '' }])
    for (const path of [`transcripts/${id}`, `transcripts/${id}/turns`]) expect((await get(path, seat)).status).toBe(404);
  expect(JSON.stringify(observer!.meeting())).not.toContain(id);
  expect(JSON.stringify(await recordOf(observer!))).not.toContain('floods-every-spring');
  expect(await code(bringIn(`\ufeff${spoken.replaceAll('\n', '\r\n')}`))).toEqual([409, 'transcript-here']);
});

test('who a label may be is offered and not decided, who chaired is a guess (N30)', async () => {
  const { speakers, chaired } = await shown(id);
  expect(speakers.map(({ label, people }) => [label, people.map(({ name }) => name)])).toEqual([
    ['CHAIR', []],
    ['ANA PEREZ', ['Ana Pérez']],
    ['BEN OKAFOR', ['Ben Okafor']],
  ]);
  expect(chaired).toMatchObject({ speaker: 0, why: 'called-so' });
  expect(desk!.meeting().transcripts.drafts.at(-1)).toMatchObject({ id, matches: {}, turns: 5, speakers: 3, directions: 1 });
});

test('turns are put right by whoever saw them as they are (N30)', async () => {
  const turn = { transcriptId: id, turn: 5, saw: 0 };
  await does(desk!, { name: 'correct-transcript-turn', input: { ...turn, text: 'I only came for-the-tea.\n\nReally.' } });
  expect(await desk!.send({ name: 'correct-transcript-turn', input: { ...turn, text: 'No' } })).toEqual({
    ok: false,
    refusal: 'turn-changed',
  });
  await does(desk!, { name: 'correct-transcript-turn', input: { ...turn, saw: 1, to: { personId: ana!.personId } } });
  expect((await turnsOf(id))[4]).toMatchObject({
    paragraphs: ['I only came for-the-tea.', 'Really.'],
    whose: { personId: ana!.personId },
  });
  await does(desk!, { name: 'correct-transcript-turn', input: { ...turn, saw: 2, to: null } });
});

test('laid beside the record its words stand under the interventions that were noted, for whoever reads it (N30, N31)', async () => {
  const matches = [
    { speaker: 1, to: { personId: ana!.personId } },
    { speaker: 2, to: { personId: ben!.personId } },
    { speaker: 0, to: { personId: chair!.personId } },
  ];
  const before = await recordOf(observer!);
  await does(desk!, { name: 'match-speakers', input: { transcriptId: id, matches } });
  await does(desk!, { name: 'publish-transcript', input: { transcriptId: id } });
  const record = await recordOf(observer!);
  const turns = record.entries.filter(({ what }) => what === 'turn');
  const [laid] = record.transcripts;
  expect(
    laid!.said.map((one) => [one.what === 'turn' ? one.name : one.kind, one.place, turns.findIndex((turn) => turn.id === one.entryId)]),
  ).toEqual([
    ['Chairperson', 'before', 0],
    ['Ana Pérez', 'under', 0],
    ['break', 'after', 0],
    ['Chairperson', 'after', 0],
    ['Ben Okafor', 'under', 1],
    [null, 'after', 1],
  ]);
  // The record itself says what it said before: no turn, no second and nobody more.
  expect([record.entries, record.people]).toEqual([before.entries, before.people]);
  const schema = (await (await fetch(`${room.url}/api/record.schema.json`)).json()) as AnySchema;
  expect(new Ajv2020({ strict: false }).validate(schema, record)).toBe(true);
});

test('every file has the words, the break and what captions are worth (N31)', async () => {
  for (const format of ['md', 'html', 'irc'] as const) {
    const text = (await (await get(`record.${format}`, observer)).text()).replaceAll('\\', '');
    for (const words of ['floods-every-spring', 'right-bank-is-dry', 'for-the-tea', '(Break)'])
      expect([format, text.includes(words)]).toEqual([format, true]);
    if (format !== 'irc') expect(text).toContain('Captions may be incomplete.');
  }
  for (const format of ['pdf', 'docx'] as const) expect((await get(`record.${format}`, observer)).status).toBe(200);
  const markdown = await (await get('record.md', observer)).text();
  expect(markdown.indexOf('floods')).toBeGreaterThan(markdown.indexOf('Ana Pérez speaks'));
  expect(markdown.indexOf('floods')).toBeLessThan(markdown.indexOf('Ben Okafor speaks'));
}, 60_000);

test('taken away, nothing of it is in the record; laid there again, all of it is (N31)', async () => {
  await does(desk!, { name: 'withdraw-transcript', input: { transcriptId: id } });
  expect((await recordOf(observer!)).transcripts).toEqual([]);
  await does(desk!, { name: 'publish-transcript', input: { transcriptId: id } });
  expect((await recordOf(observer!)).transcripts[0]!.said).toHaveLength(6);
});

test('whoever is erased has no words in it and no name in the words of others, on the disk neither (N36)', async () => {
  expect(bytes()).toContain('floods-every-spring');
  await does(desk!, { name: 'erase-person', input: { personId: ana!.personId, notes: false } });
  await until(desk!, () => desk!.meeting().erasing.people[0]?.done instanceof Object);
  const [laid] = (await recordOf(observer!)).transcripts;
  const turns = laid!.said.filter((one) => one.what === 'turn');
  expect(turns[1]).toMatchObject({ name: 'Erased participant 1', paragraphs: [], place: 'under' });
  expect(turns[0]).toMatchObject({ paragraphs: ['Good morning. Erased participant 1 has the floor.'] });
  expect(turns[3]).toMatchObject({ paragraphs: ['The right-bank-is-dry.'] });
  const left = `${bytes()}\n${(await archive()).join('')}`.normalize('NFC');
  for (const word of ['floods-every-spring', 'ask for a dam', 'Ana Pérez', 'ANA PEREZ'])
    expect([word, left.includes(word)]).toEqual([word, false]);
  expect(left).toContain('right-bank-is-dry');
}, 30_000);
