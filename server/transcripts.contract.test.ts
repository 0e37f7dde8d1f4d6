import { readFileSync } from 'node:fs';
import { afterAll, describe, expect, test } from 'vitest';
import type { TranscriptTurn, TranscriptWords } from '../shared/transcripts/words.ts';
import { append, door, newFile, removeFiles } from './store.given.ts';
import { memoryStore } from './store.memory.ts';
import { sqliteStore } from './store.sqlite.ts';
import type { Store } from './store.ts';
import { transcriptWords } from './transcripts.ts';

afterAll(removeFiles);

const kinds = [
  { kind: 'memory', open: async (): Promise<Store> => memoryStore() },
  { kind: 'sqlite', open: async (): Promise<Store> => sqliteStore(newFile()) },
];
const turn = (number: number): TranscriptTurn => ({
  number,
  whose: number % 2 === 0 ? null : { speaker: 0 },
  paragraphs: [`said ${number}`, 'and more'],
  line: number,
  time: number === 1 ? '00:01' : null,
});
const words: TranscriptWords = {
  head: {
    preface: ['Captions'],
    speakers: ['ANA'],
    directions: [{ kind: 'break', text: '(Break)', line: 2, turn: 1, after: 1 }],
    doubts: [],
    chaired: null,
    alike: [],
  },
  turns: Array.from({ length: 600 }, (_, i) => turn(i + 1)),
};
const transcriptId = 'x';

describe.each(kinds)('the $kind store', ({ open }) => {
  const opened = async () => {
    const store = await open();
    await store.createMeeting(door('m'));
    await store.createMeeting(door('other'));
    await store.append('m', append({ transcripts: [{ transcriptId, put: words }] }));
    return store;
  };

  test('a transcript comes back as it was brought in, in pages, and of no other meeting (N30)', async () => {
    const store = await opened();
    expect(await transcriptWords(store, 'm', transcriptId)).toEqual(words);
    expect(await store.transcriptTurns('m', transcriptId, 598, 10)).toEqual([turn(599), turn(600)]);
    expect(await store.transcriptTurns('m', transcriptId, 0, 1)).toEqual([turn(1)]);
    expect([await transcriptWords(store, 'other', transcriptId), await transcriptWords(store, 'm', 'y')]).toEqual([null, null]);
    await store.close();
  });

  test('what is put right is so in its order, and nothing else is changed (N30)', async () => {
    const store = await opened();
    const head = { ...words.head, speakers: ['ANA PÉREZ'] };
    await store.append(
      'm',
      append({
        transcripts: [
          { transcriptId, turn: 2, paragraphs: ['first'] },
          { transcriptId, turn: 2, paragraphs: ['then'] },
          { transcriptId, turn: 2, whose: { personId: 'ana' } },
          { transcriptId, head },
        ],
      }),
    );
    const now = await transcriptWords(store, 'm', transcriptId);
    expect(now).toEqual({
      head,
      turns: words.turns.map((one) => (one.number === 2 ? { ...one, paragraphs: ['then'], whose: { personId: 'ana' } } : one)),
    });
    await store.close();
  });

  test('what is removed is gone, also what came with it in one breath (N30)', async () => {
    const store = await opened();
    await store.append(
      'm',
      append({
        transcripts: [
          { transcriptId: 'y', put: words },
          { transcriptId, remove: true },
          { transcriptId: 'y', remove: true },
        ],
      }),
    );
    for (const id of [transcriptId, 'y']) {
      expect(await store.transcriptHead('m', id)).toBeNull();
      expect(await store.transcriptTurns('m', id, 0, 10)).toEqual([]);
    }
    await store.close();
  });
});

test('a removed transcript is not to be found in the data file nor in its journal (N30, N36)', async () => {
  const file = newFile();
  const store = await sqliteStore(file);
  await store.createMeeting(door('m'));
  const secret = 'words-that-nobody-else-says';
  const put = { head: words.head, turns: [{ ...turn(1), paragraphs: [secret] }] };
  await store.append('m', append({ transcripts: [{ transcriptId, put }] }));
  const bytes = () => [file, `${file}-wal`].map((one) => readFileSync(one, 'latin1')).join();
  expect(bytes()).toContain(secret);
  await store.append('m', append({ transcripts: [{ transcriptId, remove: true }] }));
  expect(bytes()).not.toContain(secret);
  await store.close();
});
