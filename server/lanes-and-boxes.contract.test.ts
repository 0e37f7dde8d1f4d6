import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { freshCounter } from '../shared/captions/counter.ts';
import { freshStream } from '../shared/captions/stream.ts';
import type { Line } from '../shared/lanes.ts';
import { append, door, newFile, removeFiles } from './store.given.ts';
import { memoryStore } from './store.memory.ts';
import { sqliteStore } from './store.sqlite.ts';
import { SeqTaken, type Store } from './store.ts';

afterAll(removeFiles);

const kinds = [
  { kind: 'memory', open: async (): Promise<Store> => memoryStore() },
  { kind: 'sqlite', open: async (): Promise<Store> => sqliteStore(newFile()) },
];
const line = (number: number, about: Partial<Line> = {}): Line => ({
  number,
  lane: 'chat',
  floor: 'plenary',
  at: 1000 + number,
  by: 'ada',
  text: `line ${number}`,
  state: 'shown',
  ...about,
});
const box = (version: number, text: string) => ({ pollId: 'poll', version, sealed: Buffer.from(text) });

describe.each(kinds)('the $kind store', ({ open }) => {
  const opened = async () => {
    const store = await open();
    await store.createMeeting(door('m'));
    await store.createMeeting(door('other'));
    const numbers = async (before: number, limit: number, lane: Line['lane'] = 'chat') =>
      (await store.lines('m', { lane, floor: 'plenary', before, limit })).map(({ number }) => number);
    return { store, numbers };
  };

  test('a lane is read backwards in pages, each page in order, and no other lane, floor or meeting with it', async () => {
    const { store, numbers } = await opened();
    await store.append(
      'm',
      append({ lines: [line(1), line(2), line(3, { lane: 'captions', lang: 'fr' }), line(4), line(5, { floor: 'g1' })] }),
    );
    await store.append('other', append({ lines: [line(1), line(9)] }));
    expect(await numbers(Number.MAX_SAFE_INTEGER, 10)).toEqual([1, 2, 4]);
    expect(await numbers(Number.MAX_SAFE_INTEGER, 2)).toEqual([2, 4]);
    expect(await numbers(2, 2)).toEqual([1]);
    expect(await numbers(1, 2)).toEqual([]);
    expect(await numbers(100, 10, 'captions')).toEqual([3]);
    expect((await store.lastLines('m', 3)).map(({ number }) => number)).toEqual([3, 4, 5]);
    expect(await store.line('m', 3)).toEqual(line(3, { lane: 'captions', lang: 'fr' }));
    await store.close();
  });

  test('a line that is hidden keeps its number and loses its text', async () => {
    const { store, numbers } = await opened();
    await store.append('m', append({ lines: [line(1), line(2)] }));
    await store.append('m', append({ lineChanges: [{ number: 1, state: 'hidden', text: '' }] }));
    expect(await numbers(100, 10)).toEqual([2]);
    expect(await store.line('m', 1)).toEqual(line(1, { state: 'hidden', text: '' }));
    expect(await store.lastLines('m', 10)).toEqual([line(1, { state: 'hidden', text: '' }), line(2)]);
    await store.close();
  });

  test('two servers never write the same line, and nothing that came with the second is true', async () => {
    const { store } = await opened();
    await store.append('m', append({ lines: [line(1)] }));
    const second = append({ lines: [line(1, { text: 'mine' })], answered: [{ personId: 'ada', commandId: 'c', seq: 0 }] });
    await expect(store.append('m', second)).rejects.toBeInstanceOf(SeqTaken);
    expect(await store.line('m', 1)).toEqual(line(1));
    expect(await store.answered('m', 'ada', 'c')).toBeNull();
    await store.close();
  });

  test('a box is only written over the one that was read, and goes when its poll is over', async () => {
    const { store } = await opened();
    await store.append('m', append({ boxes: [box(1, 'one')] }));
    await store.append('m', append({ boxes: [box(2, 'two')] }));
    await expect(store.append('m', append({ boxes: [box(2, 'late')] }))).rejects.toBeInstanceOf(SeqTaken);
    const kept = await store.boxes('m');
    expect(kept.map(({ version, sealed }) => [version, Buffer.from(sealed).toString()])).toEqual([[2, 'two']]);
    expect(await store.boxes('other')).toEqual([]);
    await store.append('m', append({ emptied: ['poll'] }));
    expect(await store.boxes('m')).toEqual([]);
    await store.close();
  });

  test('how far the captions of a link have come is true together with their lines, and is written over (N30)', async () => {
    const { store } = await opened();
    const stream = (linkId: string, seq: number) => ({ ...freshStream(linkId), counter: { ...freshCounter, seq } });
    await store.append('m', append({ streams: [stream('one', 1), stream('two', 5)], lines: [line(1)] }));
    await store.append('m', append({ streams: [stream('one', 2)] }));
    await expect(store.append('m', append({ streams: [stream('one', 3)], lines: [line(1)] }))).rejects.toBeInstanceOf(SeqTaken);
    expect(await store.captionStreams('m')).toEqual([stream('one', 2), stream('two', 5)]);
    expect(await store.captionStreams('other')).toEqual([]);
    await store.close();
  });

  test('answers in words are written over by name, go by question, and are read in the order of their names (N32)', async () => {
    const { store } = await opened();
    const row = (questionId: string, name: string, text: string) => ({ questionId, name, words: Buffer.from(text) });
    const kept = async (meetingId: string) =>
      (await store.words(meetingId)).map(({ questionId, name, words }) => [questionId, name, Buffer.from(words).toString()]);
    await store.append('m', append({ words: [row('q', 'z', 'last'), row('q', 'a', 'first'), row('other', 'k', 'elsewhere')] }));
    await store.append('m', append({ words: [row('q', 'a', 'changed')] }));
    expect(await kept('m')).toEqual([
      ['q', 'a', 'changed'],
      ['other', 'k', 'elsewhere'],
      ['q', 'z', 'last'],
    ]);
    await store.append('m', append({ words: [row('q', 'b', 'anew')], wordsOut: ['q'] }));
    expect(await kept('m')).toEqual([
      ['q', 'b', 'anew'],
      ['other', 'k', 'elsewhere'],
    ]);
    expect(await kept('other')).toEqual([]);
    await store.close();
  });

  test('a key is the same until it is destroyed, and then never again (P2)', async () => {
    const { store } = await opened();
    const { ballotKeys } = store;
    const [first, second] = [ballotKeys.key('m', 'poll'), ballotKeys.key('m', 'second')];
    expect(Buffer.from(ballotKeys.key('m', 'poll'))).toEqual(Buffer.from(first));
    expect(Buffer.from(first)).not.toEqual(Buffer.from(second));
    const elsewhere = ballotKeys.key('other', 'poll');
    ballotKeys.keepOnly('m', ['second']);
    expect(Buffer.from(ballotKeys.key('m', 'poll'))).not.toEqual(Buffer.from(first));
    expect(Buffer.from(ballotKeys.key('m', 'second'))).toEqual(Buffer.from(second));
    expect(Buffer.from(ballotKeys.key('other', 'poll'))).toEqual(Buffer.from(elsewhere));
    await store.close();
  });
});

test('what was hidden is in no byte of the data file, its journal included', async () => {
  const file = newFile();
  const store = await sqliteStore(file);
  await store.createMeeting(door('m'));
  await store.append('m', append({ lines: [line(1, { text: 'a secret that slipped out' }), line(2)] }));
  const bytes = () => Buffer.concat([file, `${file}-wal`].filter(existsSync).map((name) => readFileSync(name)));
  expect(bytes().includes('slipped out')).toBe(true);
  await store.append('m', append({ lineChanges: [{ number: 1, state: 'hidden', text: '' }] }));
  expect(bytes().includes('slipped out')).toBe(false);
  expect(bytes().includes('line 2')).toBe(true);
  await store.close();
});

test('what is left out of an evaluation is in no byte of the data file, its journal included (N32)', async () => {
  const file = newFile();
  const store = await sqliteStore(file);
  await store.createMeeting(door('m'));
  await store.append('m', append({ words: [{ questionId: 'q', name: 'a', words: Buffer.from('a word that hurts') }] }));
  const bytes = () => Buffer.concat([file, `${file}-wal`].filter(existsSync).map((name) => readFileSync(name)));
  expect(bytes().includes('that hurts')).toBe(true);
  await store.append('m', append({ wordsOut: ['q'] }));
  expect(bytes().includes('that hurts')).toBe(false);
  await store.close();
});

test('meetings that have a key are known, so that a key left over by a crash is found', async () => {
  const store = await sqliteStore(newFile());
  store.ballotKeys.key('m', 'one');
  store.ballotKeys.key('m', 'two');
  store.ballotKeys.key('other', 'one');
  expect(store.ballotKeys.meetings().toSorted()).toEqual(['m', 'other']);
  store.ballotKeys.keepOnly('m', []);
  expect(store.ballotKeys.meetings()).toEqual(['other']);
  await store.close();
});

test('a key that cannot be destroyed does not save the others (P2)', async () => {
  const file = newFile();
  const store = await sqliteStore(file);
  mkdirSync(join(dirname(file), 'ballot-keys', 'm.a-folder'), { recursive: true });
  store.ballotKeys.key('m', 'one');
  expect(() => store.ballotKeys.keepOnly('m', [])).toThrow('EISDIR');
  expect(existsSync(join(dirname(file), 'ballot-keys', 'm.one'))).toBe(false);
  await store.close();
});
