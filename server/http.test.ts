import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import {
  asBrowser,
  ask,
  cookieOf,
  created,
  folder,
  get,
  joined,
  logged,
  meeting,
  notFound,
  openDoor,
  post,
  refusedAs,
  remote,
  secretOf,
  secretary,
  started,
} from './door.given.ts';
import { createLog } from './log.ts';
import { memoryStore } from './store.memory.ts';

openDoor();

describe('bad input', () => {
  const path = '/api/meetings';
  test('what another site makes a browser send is refused, and its own pages are let in', async () => {
    const crossSite = [403, 'cross-site'];
    for (const headers of [
      { origin: 'https://evil.example' },
      { origin: 'null' },
      { origin: 'rubbish' },
      { 'sec-fetch-site': 'cross-site' },
    ])
      expect(refusedAs(await post(path, { title: 'A' }, headers as Record<string, string>))).toEqual(crossSite);
    expect((await post(path, { title: 'A' }, { origin: secretary.url, 'sec-fetch-site': 'same-origin' })).status).toBe(201);
  });

  test.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data', 'application/jsonp'])(
    'only JSON is read, not %s',
    async (type) => {
      const said = await ask(path, { method: 'POST', body: '{"title":"A"}', headers: { 'content-type': type } });
      expect(refusedAs(said)).toEqual([415, 'not-json']);
    },
  );

  test.each(['{', '', '{"title":', '"', 'nothing', '\u0000'])('JSON that is none is refused: %j', async (body) => {
    const said = await ask(path, { method: 'POST', body, headers: { 'content-type': 'application/json' } });
    expect(said.status).toBe(400);
    expect(said.json).toHaveProperty('error.message');
  });

  test('more than 64 KB is refused, packed or not', async () => {
    expect(refusedAs(await post(path, { title: 'x'.repeat(70_000) }))).toEqual([413, 'too-large']);
    expect((await post(path, { title: 'A', settings: {}, x: 'y'.repeat(60_000) })).status).toBe(400);
  });

  test('other ways of asking find nothing', async () => {
    expect(refusedAs(await ask(path, { method: 'DELETE' }))).toEqual(notFound);
    expect(refusedAs(await ask(path, { method: 'PUT' }))).toEqual(notFound);
    expect(refusedAs(await get('/api'))).toEqual(notFound);
    expect(refusedAs(await get('/api/anything'))).toEqual(notFound);
  });
});

describe('the screens', () => {
  test.each(['/', `/m/ABC234`, '/m/ABC234/chair'])('%s is the page that draws itself, asked anew each time', async (path) => {
    const said = await get(path);
    expect([said.status, said.headers.get('cache-control')]).toEqual([200, 'no-cache']);
    expect(said.text).toContain('Onefloor');
    const again = await asBrowser(path, { 'if-none-match': said.headers.get('etag')! });
    expect([again.status, again.bytes.length]).toEqual([304, 0]);
  });

  test('files with a hash in their name are kept for a year, and travel packed (N33)', async () => {
    const said = await get('/assets/main-abc.js');
    expect(said.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect(said.headers.get('content-type')).toMatch(/^text\/javascript/);
    expect(said.headers.get('content-encoding')).toBe('gzip');
    const { bytes: raw } = await asBrowser('/assets/main-abc.js', { 'accept-encoding': 'gzip' });
    expect(raw.length).toBeLessThan(200);
    expect(gunzipSync(raw).toString()).toBe(said.text);
    expect((await ask('/assets/main-abc.js', { headers: { 'accept-encoding': 'identity' } })).headers.get('content-encoding')).toBeNull();
  });

  test('a file that the build has packed travels as it was packed (N33)', async () => {
    const dir = mkdtempSync(join(tmpdir(), 'onefloor-packed-'));
    mkdirSync(join(dir, 'assets'));
    const packed = gzipSync('run()', { level: 0 });
    writeFileSync(join(dir, 'assets/main-1.js'), 'run()');
    writeFileSync(join(dir, 'assets/main-1.js.gz'), packed);
    const built = await started({ clientDir: dir });
    const bytesOf = (encoding: string) => asBrowser('/assets/main-1.js', { 'accept-encoding': encoding }, built);
    expect((await bytesOf('gzip')).bytes).toEqual(packed);
    expect((await bytesOf('identity')).bytes.toString()).toBe('run()');
    expect((await ask('/assets/main-1.js.gz', {}, built)).status).toBe(404);
    await built.stop();
    rmSync(dir, { recursive: true });
  });

  test('what is no page is said to be none', async () => {
    expect((await get('/nowhere')).status).toBe(404);
    expect((await get('/m/A/b/c')).status).toBe(404);
    expect((await get('/.vite/manifest.json')).text).toContain('Onefloor');
    expect((await get('/assets/old-123.js')).headers.get('content-type')).toMatch(/^text\/plain/);
    expect((await get('/..%2f..%2fetc%2fpasswd')).text).not.toContain('root:');
  });

  test('without built screens it says what to do', async () => {
    const bare = await started({ clientDir: join(folder, 'absent') });
    const said = await ask('/', {}, bare);
    expect([said.status, said.text]).toEqual([503, expect.stringContaining('npm run build')]);
    await bare.stop();
  });

  test('pages run nothing but their own scripts and are framed by nobody', async () => {
    for (const path of ['/', '/api/meetings/ZZZZZZ', '/healthz']) {
      const { headers } = await get(path);
      const policy = headers.get('content-security-policy')!;
      for (const rule of ["default-src 'self'", "script-src 'self'", "style-src 'self'", "frame-ancestors 'none'", "base-uri 'none'"])
        expect(policy.split(';')).toContain(rule);
      expect(policy).not.toContain('unsafe');
      expect(policy).not.toContain('upgrade-insecure-requests');
      expect(headers.get('referrer-policy')).toBe('no-referrer');
      expect(headers.get('permissions-policy')).toContain('microphone=(self)');
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('x-powered-by')).toBeNull();
    }
  });
});

describe('for whoever runs the server', () => {
  test('it says that it lives, and whether it can take people', async () => {
    expect((await get('/healthz')).status).toBe(200);
    expect((await get('/readyz')).status).toBe(200);
    const store = memoryStore();
    const full = await started({ store: { ...store, probe: () => Promise.reject(new Error('full')) } });
    expect((await ask('/healthz', {}, full)).status).toBe(200);
    expect(refusedAs(await ask('/readyz', {}, full))).toEqual([503, 'not-ready']);
    await full.stop();
  });

  test('numbers are for this machine only, unless set otherwise', async () => {
    await joined(meeting);
    const said = await get('/metrics');
    for (const name of ['onefloor_meetings_open', 'onefloor_commit_seconds_count', 'onefloor_facts_total', 'process_cpu_seconds_total'])
      expect(said.text).toContain(name);
    for (const secret of [meeting.id, meeting.code, 'Ada']) expect(said.text).not.toContain(secret);
    const outside = { headers: { 'x-forwarded-for': '203.0.113.9' } };
    expect(refusedAs(await ask('/metrics', outside))).toEqual(notFound);
    const open = await started({ metricsPublic: true });
    expect((await ask('/metrics', outside, open)).status).toBe(200);
    await open.stop();
  });

  test('an error of ours is answered without its words, and written down under the same mark', async () => {
    const store = memoryStore();
    const broken = await started({ store: { ...store, meetingByCode: () => Promise.reject(new Error('Marker-in-an-error')) } });
    const said = await ask('/api/meetings/ABC234', {}, broken);
    expect(refusedAs(said)).toEqual([500, 'failed']);
    const mark = /written down as (\w+)/.exec((said.json.error as { message: string }).message)![1]!;
    expect(logged.filter((line) => line.includes(mark))).toHaveLength(1);
    expect(said.text).not.toContain('Marker');
    await broken.stop();
  });

  test('the log holds no name, no link, no cookie and no address', async () => {
    const made = await created();
    const invitation = secretOf(made.links.chair);
    const cookie = cookieOf(await joined(made, { ...remote, name: 'Marker-Name', organisation: 'Marker-Org', invitation }));
    await joined(made, { ...remote, name: 'Marker-Name'.repeat(20), invitation: 'Marker-Link' });
    await ask('/api/meetings', { method: 'POST', body: '{"title": Marker', headers: { 'content-type': 'application/json', cookie } });
    const log = createLog({ level: 'debug', stream: { write: (line) => void logged.push(line) } });
    log.info(
      { name: 'Marker', card: { name: 'Marker' }, deep: [{ headers: { cookie: 'Marker' } }], error: new Error('Marker') },
      'kept apart',
    );
    expect(logged.some((line) => line.includes('kept apart'))).toBe(true);
    expect(logged.join('')).not.toMatch(/Marker|127\.0\.0\.1/);
    for (const secret of [invitation, cookie, cookie.split('=')[1]!]) expect(logged.join('')).not.toContain(secret);
  });

  test('a port that is taken is an error, and leaving twice is leaving once', async () => {
    await expect(started({ port: secretary.port })).rejects.toMatchObject({ code: 'EADDRINUSE' });
    const one = await started();
    await Promise.all([one.stop(), one.stop()]);
    await expect(fetch(`${one.url}/healthz`)).rejects.toThrow();
  });
});
