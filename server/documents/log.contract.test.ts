import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest';
import { kinds } from './kinds.given.ts';
import { door, newFile, removeFiles } from '../store.given.ts';
import { sqliteStore } from '../store.sqlite.ts';
import { SeqTaken, type Store } from '../store.ts';

afterAll(removeFiles);

const by = { personIds: ['ana'], at: 1_000 };
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
  const append = (number: number, text?: string) => store.documents.append('m', 'plenary', step(number, text), by);
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
    await Promise.all([append(1), store.documents.append('m', 'plenary', { number: 2, update: bytes }, by), append(3)]);
    await store.documents.append('m', 'report', step(1, 'a report'), by);
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

  test('a step and the answer to its command are kept together, or neither, also after a restart (N27)', async () => {
    await begun();
    const answer = (commandId: string, seq = 7) => ({ personId: 'ana', commandId, seq });
    await store.documents.append('m', 'plenary', step(1), by, answer('one'));
    await expect(store.documents.append('m', 'plenary', step(2), by, answer('one', 8))).rejects.toBeInstanceOf(SeqTaken);
    await expect(store.documents.append('m', 'plenary', step(3), by, answer('two'))).rejects.toBeInstanceOf(SeqTaken);
    store = await reopened(store);
    expect((await kept()).steps).toEqual([[1, 'step 1']]);
    expect(await store.answered('m', 'ana', 'one')).toEqual(answer('one'));
    expect(await store.answered('m', 'ana', 'two')).toBeNull();
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
    const done = store.documents.append('m', 'plenary', mine, by);
    mine.update.fill(0);
    await done;
    (await begun()).steps[0]!.update.fill(0);
    expect((await kept()).steps).toEqual([[1, 'as it was']]);
  });

  test('when somebody last wrote is kept with the step, also when the steps are put together and after a restart (N27)', async () => {
    await begun();
    await store.documents.append('m', 'plenary', step(1), { personIds: ['ana', 'bo'], at: 1_000 });
    await store.documents.append('m', 'plenary', step(2), { personIds: ['ana'], at: 2_000 });
    await compact(2);
    await expect(store.documents.append('m', 'plenary', step(2), { personIds: ['bo'], at: 9_000 })).rejects.toBeInstanceOf(SeqTaken);
    store = await reopened(store);
    expect(await store.documents.lastWords('m')).toEqual([
      { documentId: 'plenary', personId: 'ana', at: 2_000 },
      { documentId: 'plenary', personId: 'bo', at: 1_000 },
    ]);
    expect(await store.documents.lastWords('other')).toEqual([]);
  });

  test('no document begins in a meeting that nobody opened', async () => {
    await expect(store.documents.open('nowhere', 'plenary', 'e')).rejects.toBeInstanceOf(Error);
    await expect(store.documents.append('m', 'report', step(1), by)).rejects.toBeInstanceOf(Error);
  });
});

test('a document is kept in the same commit as what else waits', async () => {
  const store = await sqliteStore(newFile());
  await store.createMeeting(door('m'));
  await Promise.all(['plenary', 'report'].map((id) => store.documents.open('m', id, 'e')));
  const before = store.commits;
  await Promise.all([
    store.documents.append('m', 'plenary', step(1), by),
    store.documents.append('m', 'report', step(1), by),
    store.createMeeting(door('n')),
  ]);
  expect(store.commits - before).toBe(1);
  await store.close();
});
