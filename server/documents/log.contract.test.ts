import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest';
import { door, newFile, removeFiles } from '../store.given.ts';
import { memoryStore } from '../store.memory.ts';
import { sqliteStore } from '../store.sqlite.ts';
import { SeqTaken, type Store } from '../store.ts';

afterAll(removeFiles);

const kinds = [
  { kind: 'memory', begin: () => ({ open: async () => memoryStore(), reopened: async (store: Store) => store }) },
  {
    kind: 'sqlite',
    begin: () => {
      const file = newFile();
      const reopened = async (store: Store): Promise<Store> => {
        await store.close();
        return sqliteStore(file);
      };
      return { open: (): Promise<Store> => sqliteStore(file), reopened };
    },
  },
];
const step = (number: number, text = `step ${number}`) => ({ number, update: new Uint8Array(Buffer.from(text)) });

describe.each(kinds)('documents in the $kind store', ({ begin }) => {
  let store: Store;
  let reopened: (store: Store) => Promise<Store>;
  beforeEach(async () => {
    const place = begin();
    reopened = place.reopened;
    store = await place.open();
    await store.createMeeting(door('m'));
    await store.createMeeting(door('other'));
  });
  afterEach(() => store.close());

  const kept = async (meetingId = 'm', documentId = 'plenary') => {
    const { epoch, steps } = await store.documents.open(meetingId, documentId, 'another epoch');
    return { epoch, steps: steps.map(({ number, update }) => [number, Buffer.from(update).toString()]) };
  };
  const begun = () => store.documents.open('m', 'plenary', 'first');
  const append = (number: number, text?: string) => store.documents.append('m', 'plenary', step(number, text), []);
  const compact = (number: number, text?: string) => store.documents.compact('m', 'plenary', step(number, text));

  test('a document begins once: its epoch stays, also after a restart (N27)', async () => {
    expect(await begun()).toEqual({ epoch: 'first', steps: [] });
    store = await reopened(store);
    expect(await kept()).toEqual({ epoch: 'first', steps: [] });
  });

  test('of two who begin it at once both have the same epoch', async () => {
    const [one, other] = await Promise.all(['one', 'other'].map((epoch) => store.documents.open('m', 'plenary', epoch)));
    expect(one!.epoch).toBe(other!.epoch);
  });

  test('steps come back byte by byte, in order, after a restart, and those of no other document with them (N27)', async () => {
    await Promise.all([begun(), store.documents.open('m', 'report', 'r'), store.documents.open('other', 'plenary', 'o')]);
    const bytes = Uint8Array.from({ length: 256 }, (_, byte) => byte);
    await Promise.all([append(1), store.documents.append('m', 'plenary', { number: 2, update: bytes }, []), append(3)]);
    await store.documents.append('m', 'report', step(1, 'a report'), []);
    store = await reopened(store);
    const { steps } = await begun();
    expect(steps.map(({ number }) => number)).toEqual([1, 2, 3]);
    expect([...steps[1]!.update]).toEqual([...bytes]);
    expect((await kept('m', 'report')).steps).toEqual([[1, 'a report']]);
    expect((await kept('other')).steps).toEqual([]);
  });

  test('whoever comes second with a number is told so, and no number is left out', async () => {
    await begun();
    const [first, second] = await Promise.allSettled([append(1, 'mine'), append(1, 'yours')]);
    expect([first.status, second.status]).toEqual(['fulfilled', 'rejected']);
    await expect(append(3)).rejects.toBeInstanceOf(SeqTaken);
    await expect(append(1)).rejects.toBeInstanceOf(SeqTaken);
    expect((await kept()).steps).toEqual([[1, 'mine']]);
  });

  test('a state stands in the place of exactly the steps in it; what came after it stays', async () => {
    await begun();
    for (const number of [1, 2, 3, 4]) await append(number);
    await compact(3, 'one to three');
    expect((await kept()).steps).toEqual([
      [3, 'one to three'],
      [4, 'step 4'],
    ]);
    await append(5);
    await compact(5, 'all');
    await append(6);
    store = await reopened(store);
    expect((await kept()).steps).toEqual([
      [5, 'all'],
      [6, 'step 6'],
    ]);
  });

  test('a state of steps that are not there is not put in', async () => {
    await begun();
    for (const number of [1, 2]) await append(number);
    await expect(compact(3)).rejects.toBeInstanceOf(SeqTaken);
    await compact(2, 'both');
    await expect(compact(1)).rejects.toBeInstanceOf(SeqTaken);
    expect((await kept()).steps).toEqual([[2, 'both']]);
  });

  test('what was appended cannot be changed afterwards by whoever appended or read it', async () => {
    await begun();
    const mine = step(1, 'as it was');
    const done = store.documents.append('m', 'plenary', mine, []);
    mine.update.fill(0);
    await done;
    (await begun()).steps[0]!.update.fill(0);
    expect((await kept()).steps).toEqual([[1, 'as it was']]);
  });

  test('no document begins in a meeting that nobody opened', async () => {
    await expect(store.documents.open('nowhere', 'plenary', 'e')).rejects.toBeInstanceOf(Error);
    await expect(store.documents.append('m', 'report', step(1), [])).rejects.toBeInstanceOf(Error);
  });
});

test('a document is kept in the same commit as what else waits', async () => {
  const store = await sqliteStore(newFile());
  await store.createMeeting(door('m'));
  await Promise.all(['plenary', 'report'].map((id) => store.documents.open('m', id, 'e')));
  const before = store.commits;
  await Promise.all([
    store.documents.append('m', 'plenary', step(1), []),
    store.documents.append('m', 'report', step(1), []),
    store.createMeeting(door('n')),
  ]);
  expect(store.commits - before).toBe(1);
  await store.close();
});
