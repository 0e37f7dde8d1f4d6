import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { statSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, describe, expect, test } from 'vitest';
import { append, card, door, fact, newFile, removeFiles } from './store.given.ts';
import { sqliteStore, StoreInUse, type SqliteStore } from './store.sqlite.ts';

const enoughPages = 1_000_000;
const opened: SqliteStore[] = [];
async function open(file: string, options: { maxPages?: number } = {}) {
  const store = await sqliteStore(file, options);
  opened.push(store);
  return store;
}
afterAll(removeFiles);
afterEach(() => Promise.all(opened.splice(0).map((store) => store.close())));

const beginning = `
  const { sqliteStore } = await import('./store.sqlite.ts');
  const { append, card, door, fact } = await import('./store.given.ts');
  const store = await sqliteStore(process.env.FILE);
  await store.createMeeting(door('m'));
  await store.createMeeting(door('n'));
`;
const promiseUntilKilled = `
  for (let seq = 1; ; seq += 1) {
    await store.append('m', append({ recorded: [fact(seq)] }));
    process.stdout.write(seq + '\\n');
  }
`;
const fillTogether = `
  const large = card('p', 'x'.repeat(10_000));
  for (let seq = 1; ; seq += 1) {
    const both = await Promise.allSettled(['m', 'n'].map((id) => store.append(id, append({ recorded: [fact(seq)], cards: [{ ...large, id: 'p' + seq }] }))));
    if (both.every(({ status }) => status === 'fulfilled')) continue;
    const probe = await store.probe().then(() => 'well', () => 'unwell');
    const left = await Promise.all(['m', 'n'].map(async (id) => (await store.read(id, 0)).length));
    console.log(JSON.stringify({ promised: seq - 1, both: both.map(({ status }) => status), probe, left }));
    process.exit();
  }
`;
const inAnotherProcess = (script: string, file: string, limits = 'true') =>
  spawn('sh', ['-c', `${limits} && exec "$0" --import tsx --input-type=module --eval "$SCRIPT"`, process.execPath], {
    cwd: dirname(fileURLToPath(import.meta.url)),
    env: { ...process.env, FILE: file, SCRIPT: beginning + script },
    stdio: ['ignore', 'pipe', 'inherit'],
  });

/** Appends large cards until the disk says no; answers with the number of facts that were promised. */
async function fill(store: SqliteStore) {
  for (let seq = 1; ; seq += 1) {
    const large = { recorded: [fact(seq)], cards: [card(`p${seq}`, 'x'.repeat(10_000))] };
    const outcome = await store.append('m', append(large)).catch((reason: unknown) => reason);
    if (outcome !== undefined) return { promised: seq - 1, outcome };
  }
}

describe('a restart', () => {
  test('everything promised is there afterwards (N14)', async () => {
    const file = newFile();
    const before = await open(file);
    await before.createMeeting(door('m'));
    const visit = { personId: 'p', at: 1, what: 'came' as const };
    await before.append('m', append({ recorded: [fact(1)], cards: [card('p', 'Ana')], merged: [{ id: 'a', into: 'p' }], visits: [visit] }));
    await before.close();
    const after = await open(file);
    expect(await after.meetingByCode('C-m')).toEqual(door('m'));
    expect(await after.read('m', 0)).toEqual([fact(1)]);
    expect(await after.roster('m')).toEqual({ cards: [card('p', 'Ana')], merged: [{ id: 'a', into: 'p' }] });
    expect(await after.visits('m')).toEqual([visit]);
  });

  test('closing first keeps what is still waiting, and nothing is promised afterwards', async () => {
    const file = newFile();
    const before = await open(file);
    await before.createMeeting(door('m'));
    const waiting = before.append('m', append({ recorded: [fact(1)] }));
    await before.close();
    await waiting;
    await expect(before.append('m', append({ recorded: [fact(2)] }))).rejects.toThrow();
    expect(await (await open(file)).read('m', 0)).toEqual([fact(1)]);
  });

  test('a killed process loses nothing it promised and leaves no lock behind (N14)', async () => {
    const file = newFile();
    const child = inAnotherProcess(promiseUntilKilled, file);
    let promised = 0;
    for await (const chunk of child.stdout) {
      promised += String(chunk).split('\n').length - 1;
      if (promised < 50 || child.killed) continue;
      await expect(sqliteStore(file)).rejects.toBeInstanceOf(StoreInUse);
      child.kill('SIGKILL');
    }
    if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
    const kept = await (await open(file)).read('m', 0);
    expect(kept.length).toBeGreaterThanOrEqual(promised);
    expect(kept).toEqual(kept.map((_, index) => fact(index + 1)));
  }, 30_000);
});

describe('one owner', () => {
  test('a second opener is refused with words that help, and the first does not notice', async () => {
    const file = newFile();
    const first = await open(file);
    await first.createMeeting(door('m'));
    const second = await sqliteStore(file).catch((reason: unknown) => reason);
    expect(second).toBeInstanceOf(StoreInUse);
    expect(String(second)).toContain('another data folder');
    await first.append('m', append({ recorded: [fact(1)] }));
    await first.close();
    expect(await (await open(file)).read('m', 0)).toEqual([fact(1)]);
  });

  test('nobody else on the machine can read the data', async () => {
    const file = newFile();
    const store = await open(file);
    await store.createMeeting(door('m'));
    const modes = [dirname(file), file, `${file}-wal`].map((path) => (statSync(path).mode & 0o777).toString(8));
    expect(modes).toEqual(['700', '600', '600']);
  });
});

describe('a full disk', () => {
  test('promises nothing, keeps what was promised, and works again after room is made', async () => {
    const file = newFile();
    const store = await open(file, { maxPages: 100 });
    await store.createMeeting(door('m'));
    for (let times = 0; times < 20; times += 1) await store.probe();
    const { promised, outcome } = await fill(store);
    expect(promised).toBeGreaterThan(10);
    expect(outcome).toMatchObject({ code: 'SQLITE_FULL' });
    expect((await store.read('m', 0)).length).toBe(promised);
    expect((await store.roster('m')).cards.length).toBe(promised);
    await expect(store.probe()).rejects.toMatchObject({ code: 'SQLITE_FULL' });
    await expect(store.probe()).rejects.toMatchObject({ code: 'SQLITE_FULL' });

    store.limitPages(enoughPages);
    await store.probe();
    await store.append('m', append({ recorded: [fact(promised + 1)] }));
    await store.close();
    expect(await (await open(file)).read('m', promised)).toEqual([fact(promised + 1)]);
  });

  test('when the commit itself fails, nobody in it is promised anything', async () => {
    const file = newFile();
    let said = '';
    // The shell counts blocks of 512 or 1,024 bytes: files end at 1 or 2 MB.
    for await (const chunk of inAnotherProcess(fillTogether, file, 'ulimit -S -f 2000').stdout) said += String(chunk);
    const { promised, ...rest } = JSON.parse(said) as { promised: number };
    expect(rest).toEqual({ both: ['rejected', 'rejected'], probe: 'unwell', left: [promised, promised] });
    const after = await open(file);
    expect((await after.read('m', 0)).length).toBe(promised);
    await after.append('m', append({ recorded: [fact(promised + 1)] }));
  }, 30_000);

  test('whoever waited together with one that does not fit is told so, and fits afterwards', async () => {
    const store = await open(newFile(), { maxPages: 100 });
    await store.createMeeting(door('m'));
    await store.createMeeting(door('n'));
    const outcomes = await Promise.allSettled([
      store.append('n', append({ recorded: [fact(1)] })),
      store.append('m', append({ recorded: [fact(1)], cards: [card('p', 'x'.repeat(1_000_000))] })),
      store.append('n', append({ recorded: [fact(2)] })),
    ]);
    for (const outcome of outcomes) expect(outcome).toMatchObject({ reason: { code: 'SQLITE_FULL' } });
    expect(await store.read('n', 0)).toEqual([]);
    await store.append('n', append({ recorded: [fact(1), fact(2)] }));
    expect(await store.read('n', 0)).toEqual([fact(1), fact(2)]);
    expect(await store.read('m', 0)).toEqual([]);
  });
});

describe('group commit', () => {
  test('two hundred who wait together are on disk after a few commits', async () => {
    const store = await open(newFile());
    await store.createMeeting(door('m'));
    const before = store.commits;
    await Promise.all(Array.from({ length: 200 }, (_, index) => store.append('m', append({ recorded: [fact(index + 1)] }))));
    expect(store.commits - before).toBeLessThanOrEqual(3);
    expect((await store.read('m', 0)).length).toBe(200);
  });

  test('one who comes alone has a commit of their own', async () => {
    const store = await open(newFile());
    await store.createMeeting(door('m'));
    const before = store.commits;
    await store.append('m', append({ recorded: [fact(1)] }));
    await store.append('m', append({ recorded: [fact(2)] }));
    expect(store.commits - before).toBe(2);
  });
});
