import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest';
import { append, card, door, fact, newFile, removeFiles } from './store.given.ts';
import { memoryStore } from './store.memory.ts';
import { sqliteStore } from './store.sqlite.ts';
import { CodeTaken, SeqTaken, type Store } from './store.ts';

const fromUtf8 = (json: Uint8Array): unknown => JSON.parse(new TextDecoder().decode(json));

const kinds = [
  { kind: 'memory', begin: () => ({ open: () => Promise.resolve(memoryStore()), reopened: (store: Store) => Promise.resolve(store) }) },
  {
    kind: 'sqlite',
    begin: () => {
      const file = newFile();
      const reopened = async (store: Store) => {
        await store.close();
        return sqliteStore(file);
      };
      return { open: (): Promise<Store> => sqliteStore(file), reopened };
    },
  },
];

afterAll(removeFiles);

describe.each(kinds)('the $kind store', ({ begin }) => {
  let store: Store;
  let reopened: (store: Store) => Promise<Store>;
  beforeEach(async () => {
    const place = begin();
    reopened = place.reopened;
    store = await place.open();
    await store.createMeeting(door('m'));
  });
  afterEach(() => store.close());

  const seqs = async (afterSeq: number, limit?: number) => (await store.read('m', afterSeq, limit)).map(({ seq }) => seq);

  test('a meeting knows which one it follows (D1)', async () => {
    await store.createMeeting({ ...door('next'), follows: 'm' });
    expect([(await store.meetingById('next'))!.follows, (await store.meetingByCode('C-m'))!.follows]).toEqual(['m', null]);
  });

  test('a meeting is found by its id and by its code', async () => {
    expect(await store.meetingById('m')).toEqual(door('m'));
    expect(await store.meetingByCode('C-m')).toEqual(door('m'));
  });

  test('a meeting nobody opened is not there, and holds nothing', async () => {
    expect(await store.meetingById('other')).toBeNull();
    expect(await store.meetingByCode('m')).toBeNull();
    expect(await store.answered('other', 'p', 'c')).toBeNull();
    expect(await store.read('other', 0)).toEqual([]);
    expect(await store.roster('other')).toEqual({ cards: [], merged: [] });
    expect(await store.visits('other')).toEqual([]);
  });

  test('two meetings never share a code', async () => {
    await expect(store.createMeeting(door('second', 'C-m'))).rejects.toBeInstanceOf(CodeTaken);
    expect(await store.meetingById('second')).toBeNull();
  });

  test('a meeting is never opened over another with the same id', async () => {
    const again = await store.createMeeting(door('m', 'another code')).catch((reason: unknown) => reason);
    expect(again).toBeInstanceOf(Error);
    expect(again).not.toBeInstanceOf(CodeTaken);
    expect(await store.meetingById('m')).toEqual(door('m'));
  });

  test('facts come back as they were, in order, after a number, and no more than wanted', async () => {
    await store.append('m', append({ recorded: [fact(1), fact(2)] }));
    await store.append('m', append({ recorded: [fact(3), fact(4), fact(5)] }));
    expect(await store.read('m', 0)).toEqual([1, 2, 3, 4, 5].map(fact));
    expect(fromUtf8(await store.readJson('m', 1, 3))).toEqual([2, 3, 4].map(fact));
    expect(fromUtf8(await store.readJson('m', 5, 3))).toEqual([]);
    expect(await seqs(2)).toEqual([3, 4, 5]);
    expect(await seqs(1, 2)).toEqual([2, 3]);
    expect(await seqs(0, 0)).toEqual([]);
    expect(await seqs(5)).toEqual([]);
  });

  test('what was appended cannot be changed afterwards by whoever appended or read it', async () => {
    const given = append({ recorded: [fact(1)], cards: [card('p1', 'Ana')], visits: [{ personId: 'p1', at: 1, what: 'came' }] });
    const done = store.append('m', given);
    given.recorded[0]!.by = 'somebody else';
    given.cards[0]!.name = 'Somebody else';
    given.visits[0]!.at = 2;
    await done;
    (await store.read('m', 0))[0]!.by = 'somebody else';
    (await store.roster('m')).cards[0]!.name = 'Somebody else';
    expect(await store.read('m', 0)).toEqual([fact(1)]);
    expect((await store.roster('m')).cards).toEqual([card('p1', 'Ana')]);
    expect(await store.visits('m')).toEqual([{ personId: 'p1', at: 1, what: 'came' }]);
  });

  test('whoever comes second with a number is told so and leaves nothing behind', async () => {
    await store.append('m', append({ recorded: [fact(1), fact(2)] }));
    const late = append({
      recorded: [fact(3), fact(2)],
      answered: [{ personId: 'p', commandId: 'c', seq: 2 }],
      cards: [card('p', 'Late')],
      merged: [{ id: 'p', into: 'q' }],
      visits: [{ personId: 'p', at: 1, what: 'came' }],
    });
    await expect(store.append('m', late)).rejects.toBeInstanceOf(SeqTaken);
    expect(await seqs(0)).toEqual([1, 2]);
    expect(await store.answered('m', 'p', 'c')).toBeNull();
    expect(await store.roster('m')).toEqual({ cards: [], merged: [] });
    expect(await store.visits('m')).toEqual([]);
  });

  test('of two who append the same number at once one is kept, and neighbours do not suffer', async () => {
    await store.createMeeting(door('n'));
    const outcomes = await Promise.allSettled([
      store.append('m', append({ recorded: [fact(1)], cards: [card('p', 'First')] })),
      store.append('m', append({ recorded: [fact(1)], cards: [card('p', 'Second')] })),
      store.append('n', append({ recorded: [fact(1)] })),
    ]);
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(outcomes[1]).toMatchObject({ reason: { name: 'SeqTaken' } });
    expect((await store.roster('m')).cards).toEqual([card('p', 'First')]);
    expect(await store.read('n', 0)).toEqual([fact(1)]);
  });

  test('a command that has its answer never gets a second one', async () => {
    const answer = { personId: 'p', commandId: 'c', seq: 1 };
    await store.append('m', append({ recorded: [fact(1)], answered: [answer] }));
    const repeat = append({ recorded: [fact(2)], answered: [{ ...answer, seq: 2 }] });
    await expect(store.append('m', repeat)).rejects.toBeInstanceOf(SeqTaken);
    expect(await store.answered('m', 'p', 'c')).toEqual(answer);
    expect(await seqs(0)).toEqual([1]);
  });

  test('an answer is the answer of one person in one meeting, also after a restart (N14)', async () => {
    await store.createMeeting(door('n'));
    await store.append('m', append({ recorded: [fact(1)], answered: [{ personId: 'p', commandId: 'c', seq: 1 }] }));
    store = await reopened(store);
    expect(await store.answered('m', 'p', 'c')).toEqual({ personId: 'p', commandId: 'c', seq: 1 });
    expect(await store.answered('m', 'q', 'c')).toBeNull();
    expect(await store.answered('m', 'p', 'd')).toBeNull();
    expect(await store.answered('n', 'p', 'c')).toBeNull();
  });

  test('a new card replaces the card of the same person, in its place (N2)', async () => {
    const full = { ...card('p', 'أمينة 🕊'), organisation: 'UN', capacity: 'personal' as const, placeholder: true as const };
    await store.append('m', append({ cards: [full, card('q', 'Bo')] }));
    await store.append('m', append({ cards: [card('r', 'Cy'), card('p', 'Amina')] }));
    expect((await store.roster('m')).cards).toEqual([card('p', 'Amina'), card('q', 'Bo'), card('r', 'Cy')]);
  });

  test('who turned out to be whom is kept, last word counts (Q10)', async () => {
    await store.append(
      'm',
      append({
        merged: [
          { id: 'a', into: 'p' },
          { id: 'b', into: 'p' },
        ],
      }),
    );
    await store.append('m', append({ merged: [{ id: 'a', into: 'q' }] }));
    expect((await store.roster('m')).merged).toEqual([
      { id: 'a', into: 'q' },
      { id: 'b', into: 'p' },
    ]);
  });

  test('coming and going is kept in order (N5)', async () => {
    const came = { personId: 'p', at: 5, what: 'came' as const };
    const left = { personId: 'p', at: 9, what: 'left' as const };
    await store.append('m', append({ visits: [came] }));
    await store.append('m', append({ visits: [left, came] }));
    expect(await store.visits('m')).toEqual([came, left, came]);
  });

  test('nothing is appended to a meeting that nobody opened', async () => {
    const outcome = await store.append('other', append({ recorded: [fact(1)] })).catch((reason: unknown) => reason);
    expect(outcome).toBeInstanceOf(Error);
    expect(outcome).not.toBeInstanceOf(SeqTaken);
    expect(await store.read('other', 0)).toEqual([]);
  });

  test('two hundred commands at once to twenty meetings all land, and no meeting has a gap (N6)', async () => {
    const meetings = Array.from({ length: 20 }, (_, index) => `busy-${index}`);
    await Promise.all(meetings.map((id) => store.createMeeting(door(id))));
    const numbers = Array.from({ length: 10 }, (_, index) => index + 1);
    await Promise.all(numbers.flatMap((seq) => meetings.map((id) => store.append(id, append({ recorded: [fact(seq)] })))));
    for (const id of meetings) expect(await store.read(id, 0)).toEqual(numbers.map(fact));
  });

  test('a well store says that it is well', async () => {
    await store.probe();
    await store.probe();
  });
});
