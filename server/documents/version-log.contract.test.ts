import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest';
import { kinds } from './kinds.given.ts';
import { door, removeFiles } from '../store.given.ts';
import type { Store } from '../store.ts';
import type { NewVersion } from './version-log.ts';

afterAll(removeFiles);

const bytes = Uint8Array.from({ length: 256 }, (_, byte) => byte);
const version = (about: Partial<NewVersion> = {}): NewVersion => ({
  name: null,
  by: null,
  at: 1000,
  step: 7,
  epoch: 'e',
  hash: 'ff',
  state: bytes,
  markdown: '## Costs\n',
  ...about,
});

describe.each(kinds)('versions in the $kind store', ({ begin }) => {
  let store: Store;
  let reopened: (store: Store) => Promise<Store>;
  beforeEach(async () => {
    const place = begin();
    reopened = place.reopened;
    store = await place.open();
    await store.createMeeting(door('m'));
    for (const id of ['plenary', 'report']) await store.documents.open('m', id, 'e');
  });
  afterEach(() => store.close());

  let steps = 0;
  beforeEach(() => void (steps = 0));
  const wrote = (...writers: string[]) =>
    store.documents.append('m', 'plenary', { number: (steps += 1), update: bytes }, { personIds: writers, at: 1000 });
  const keep = (about: Partial<NewVersion> = {}, without: number | null = null) =>
    store.versions.keep('m', 'plenary', version(about), without);
  const list = () => store.versions.list('m', 'plenary');

  test('are numbered from 1 and come back byte by byte after a restart (N27)', async () => {
    expect(await list()).toEqual([]);
    await keep();
    await keep({ name: 'Before lunch', by: 'ana', at: 2000, step: 9 });
    store = await reopened(store);
    const { state: _state, markdown: _markdown, ...about } = version();
    expect(await list()).toEqual([
      { ...about, number: 1, writers: [] },
      { ...about, name: 'Before lunch', by: 'ana', at: 2000, step: 9, number: 2, writers: [] },
    ]);
    const read = (await store.versions.read('m', 'plenary', 2))!;
    expect([[...read.state], read.markdown, read.name]).toEqual([[...bytes], '## Costs\n', 'Before lunch']);
    expect([await store.versions.read('m', 'plenary', 3), await store.versions.read('m', 'report', 1)]).toEqual([null, null]);
    expect(await store.versions.list('m', 'report')).toEqual([]);
  });

  test('say who wrote since the one before, each once, also across a restart (N27)', async () => {
    await wrote('omar', 'ana');
    await wrote('ana');
    store = await reopened(store);
    expect(await store.versions.writers('m', 'plenary')).toEqual(['ana', 'omar']);
    expect(await store.versions.writers('m', 'report')).toEqual([]);
    expect(await keep()).toMatchObject({ number: 1, writers: ['ana', 'omar'] });
    expect(await store.versions.writers('m', 'plenary')).toEqual([]);
    await wrote('mira');
    expect(await keep()).toMatchObject({ number: 2, writers: ['mira'] });
  });

  test('one that goes leaves its number empty and its writers to the next (N27)', async () => {
    await wrote('ana');
    await keep();
    await wrote('omar');
    await keep();
    await wrote('mira');
    expect(await keep({}, 2)).toMatchObject({ number: 3, writers: ['mira', 'omar'] });
    expect((await list()).map(({ number, writers }) => [number, writers])).toEqual([
      [1, ['ana']],
      [3, ['mira', 'omar']],
    ]);
    expect(await keep()).toMatchObject({ number: 4 });
  });

  test('what was kept cannot be changed afterwards by whoever kept or read it', async () => {
    const mine = version({ state: Uint8Array.from(bytes) });
    const done = store.versions.keep('m', 'plenary', mine, null);
    mine.state.fill(0);
    await done;
    (await store.versions.read('m', 'plenary', 1))!.state.fill(0);
    (await list())[0]!.writers.push('nobody');
    expect([...(await store.versions.read('m', 'plenary', 1))!.state]).toEqual([...bytes]);
    expect((await list())[0]!.writers).toEqual([]);
  });
});
