import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { connect, createServer, type AddressInfo } from 'node:net';
import { getPriority, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { meetingAt } from './meeting-room.ts';
import { builtSecretary } from './secretary-process.ts';

let built: Awaited<ReturnType<typeof builtSecretary>>;
beforeAll(async () => {
  built = await builtSecretary();
});
afterAll(() => built.remove());

const folders: string[] = [];
const children: ChildProcess[] = [];

afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

const newFolder = () => {
  const folder = mkdtempSync(join(tmpdir(), 'onefloor-'));
  folders.push(folder);
  return folder;
};

function started(env: Record<string, string>) {
  const child = spawn(process.execPath, [built.main], { env: { PORT: '0', HOST: '127.0.0.1', LOG_LEVEL: 'silent', ...env } });
  children.push(child);
  const said = { out: '', err: '' };
  child.stdout.on('data', (data: Buffer) => (said.out += data.toString()));
  child.stderr.on('data', (data: Buffer) => (said.err += data.toString()));
  const ended = once(child, 'exit').then(([code]) => code as number | null);
  return { child, said, ended };
}

async function opened(dataDir: string) {
  const run = started({ DATA_DIR: dataDir });
  while (!run.said.out.includes('\n')) await Promise.race([wait(20), run.ended.then(() => Promise.reject(new Error(run.said.err)))]);
  const url = /^Onefloor is open: (http:\/\/\S+)\n/.exec(run.said.out)![1]!;
  return { ...run, url, port: Number(new URL(url).port) };
}

/** Opens a connection, says this, waits for an answer if there is one to come, and never says anything again. */
async function frozen(port: number, text: string) {
  const connection = connect(port, '127.0.0.1').on('error', () => {});
  connection.write(text);
  return connection;
}
const upgrade = (path: string) =>
  `GET ${path} HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n`;
const halfARequest = 'POST /api/meetings HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: 20\r\n\r\n{';

test('it says where to go, and a meeting is there again after a stop and a start', async () => {
  const folder = newFolder();
  const first = await opened(folder);
  const headers = { 'content-type': 'application/json' };
  const made = await fetch(`${first.url}/api/meetings`, { method: 'POST', body: '{"title":"Kept"}', headers });
  const { code, id, links } = (await made.json()) as { code: string; id: string; links: { chair: string } };
  first.child.kill('SIGTERM');
  expect(await first.ended).toBe(0);
  expect(first.said.err).toBe('');

  const second = await opened(folder);
  expect(await (await fetch(`${second.url}/api/meetings/${code}`)).json()).toMatchObject({ id, title: 'Kept' });
  const body = JSON.stringify({ name: 'Chair', attendance: 'remote', invitation: links.chair.split('#')[1] });
  const joined = await fetch(`${second.url}/api/meetings/${code}/join`, { method: 'POST', body, headers });
  expect(await joined.json()).toMatchObject({ roles: ['chair'] });
  second.child.kill('SIGINT');
  expect(await second.ended).toBe(0);
});

test('a screen that does not say goodbye and a request that never ends hold up nobody for 10 s', async () => {
  const { child, ended, port } = await opened(newFolder());
  const screen = await frozen(port, upgrade('/socket.io/?EIO=4&transport=websocket'));
  await once(screen, 'data');
  await frozen(port, halfARequest);
  await frozen(port, '');
  const began = performance.now();
  child.kill('SIGTERM');
  expect(await ended).toBe(0);
  expect(performance.now() - began).toBeLessThan(8_000);
});

test('a second signal ends it at once', async () => {
  const { child, ended, port, url } = await opened(newFolder());
  await frozen(port, halfARequest);
  await fetch(`${url}/healthz`);
  const began = performance.now();
  child.kill('SIGTERM');
  await wait(300);
  child.kill('SIGTERM');
  expect(await ended).toBe(1);
  expect(performance.now() - began).toBeLessThan(2_500);
});

test('an upgrade that nobody takes is closed', async () => {
  const { port } = await opened(newFolder());
  const stranger = await frozen(port, upgrade('/elsewhere'));
  stranger.resume();
  await once(stranger, 'close');
});

test('a port that is taken is said plainly', async () => {
  const other = createServer().listen(0, '127.0.0.1');
  await once(other, 'listening');
  const { port } = other.address() as AddressInfo;
  const { ended, said } = started({ DATA_DIR: newFolder(), PORT: String(port) });
  expect(await ended).toBe(1);
  expect(said.err).toBe(`Port ${port} is taken by another program. Stop that one, or start with another port: PORT=3001 npm start\n`);
  other.close();
});

test('a data folder that is in use is said plainly', async () => {
  const folder = newFolder();
  await opened(folder);
  const { ended, said } = started({ DATA_DIR: folder });
  expect(await ended).toBe(1);
  expect(said.err).toContain('is open in another process');
});

test.each([
  [{ PORT: 'abc' }, 'PORT is “abc”'],
  [{ PORT: '70000' }, 'PORT is “70000”'],
  [{ LOG_LEVEL: 'loud' }, 'LOG_LEVEL is “loud”'],
  [{ PUBLIC_URL: 'example.org/x' }, 'PUBLIC_URL is'],
  [{ HOST: '203.0.113.1' }, 'no address of this machine'],
])('a setting that cannot be is said plainly: %j', async (env: Record<string, string>, words) => {
  const { ended, said } = started({ DATA_DIR: newFolder(), ...env });
  expect(await ended).toBe(1);
  expect(said.err).toContain(words);
  expect(said.err.trim().split('\n')).toHaveLength(1);
});

test.runIf(existsSync('/proc/self/stat'))(
  'whoever draws up records is replaced when killed, and goes with the secretary (N31)',
  async () => {
    const { url, child } = await opened(newFolder());
    const room = await meetingAt(url);
    const { cookie, connection } = await room.sit('Ada');
    const drawn = async () => {
      const answer = await fetch(`${url}/api/meetings/${room.code}/record.md`, { headers: { cookie } });
      return answer.status === 200 ? answer.text() : answer.status;
    };
    expect(await drawn()).toContain('Nothing has happened yet.');
    const [clerk] = childrenOf(child.pid!);
    process.kill(clerk!, 'SIGKILL');
    // What was drawn a moment ago is given again without a clerk.
    const another = async () => (await drawn(), childrenOf(child.pid!).find((pid) => pid !== clerk));
    await expect.poll(another, { timeout: 10_000, interval: 200 }).toBeGreaterThan(0);
    expect(await drawn()).toContain('Nothing has happened yet.');
    const [next] = childrenOf(child.pid!);
    child.kill('SIGKILL');
    await expect.poll(() => existsSync(`/proc/${next}`), { timeout: 5000 }).toBe(false);
    connection.close();
  },
);

test.runIf(existsSync('/proc/self/stat'))(
  'a record is drawn up also where nothing of the machine is left to whoever does it (N31)',
  async () => {
    const { url, child } = await opened(newFolder());
    const room = await meetingAt(url);
    const { cookie, connection } = await room.sit('Ada');
    const [clerk] = childrenOf(child.pid!);
    // It gets no more than if all else were always busy.
    process.kill(clerk!, 'SIGSTOP');
    const answer = await fetch(`${url}/api/meetings/${room.code}/record.md`, { headers: { cookie } });
    expect(await answer.text()).toContain('Nothing has happened yet.');
    const others = childrenOf(child.pid!);
    expect(others).toHaveLength(1);
    expect(others).not.toContain(clerk);
    expect(getPriority(others[0])).toBe(10);
    child.kill('SIGKILL');
    connection.close();
  },
);

/** Processes that this one began and that are there. */
const childrenOf = (pid: number) =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && new RegExp(`\\) [^Z] ${pid} `).test(statOf(name)))
    .map(Number);
function statOf(name: string): string {
  try {
    return readFileSync(`/proc/${name}/stat`, 'utf8');
  } catch {
    // It ended meanwhile.
    return '';
  }
}
