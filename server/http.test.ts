import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createLog } from './log.ts';
import { givenSecretary } from './secretary.given.ts';
import type { Secretary, SecretaryOptions } from './secretary.ts';
import { memoryStore } from './store.memory.ts';

type Links = Record<'join' | 'chair' | 'secretariat' | 'moderator' | 'rapporteur' | 'captioner' | 'screen', string>;
type Made = { id: string; code: string; links: Links };
type Said = { status: number; headers: Headers; text: string; json: Record<string, unknown> };

const logged: string[] = [];
const folder = mkdtempSync(join(tmpdir(), 'onefloor-'));
let secretary: Secretary;
let meeting: Made;

async function started(options: Partial<SecretaryOptions> = {}) {
  const log = createLog({ level: 'debug', stream: { write: (line) => void logged.push(line) } });
  return givenSecretary({ clientDir: folder, log, ...options });
}

async function ask(path: string, init: RequestInit = {}, at = secretary): Promise<Said> {
  const response = await fetch(`${at.url}${path}`, init);
  const text = await response.text();
  const isJson = response.headers.get('content-type')?.startsWith('application/json');
  return { status: response.status, headers: response.headers, text, json: isJson ? (JSON.parse(text) as Said['json']) : {} };
}
const post = (path: string, body: unknown, headers: Record<string, string> = {}, at = secretary) =>
  ask(path, { method: 'POST', body: JSON.stringify(body), headers: { 'content-type': 'application/json', ...headers } }, at);
/** Without what `fetch` adds and unpacks by itself. */
const asBrowser = (path: string, headers: Record<string, string>) =>
  new Promise<{ status: number | undefined; bytes: Buffer }>((resolve, reject) => {
    const asked = request(`${secretary.url}${path}`, { headers }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('end', () => resolve({ status: response.statusCode, bytes: Buffer.concat(parts) }));
    });
    asked.on('error', reject).end();
  });
const get = (path: string, cookie = '') => ask(path, cookie ? { headers: { cookie } } : {});

const created = async (settings: object = {}, at = secretary) =>
  (await post('/api/meetings', { title: 'Open consultation', settings }, {}, at)).json as Made;
const cookieOf = ({ headers }: Said) => headers.get('set-cookie')!.split(';')[0]!;
const secretOf = (link: string) => link.split('#')[1]!;
const remote = { name: 'Ada', attendance: 'remote' };
const joined = async ({ id }: Made, body: object = remote, cookie = '') => post(`/api/meetings/${id}/join`, body, cookie ? { cookie } : {});
const staffOf = async (of: Made, role: 'secretariat' | 'chair' | 'moderator' = 'secretariat') =>
  cookieOf(await joined(of, { ...remote, name: role, invitation: secretOf(of.links[role]) }));
const personIn = async (of: Made, cookie: string) =>
  ((await get(`/api/meetings/${of.id}/people?limit=100`, cookie)).json as { people: Record<string, unknown>[] }).people;
const refusedAs = ({ status, json }: Said) => [status, (json.error as { code: string } | undefined)?.code];
const notFound = [404, 'not-found'];

beforeAll(async () => {
  mkdirSync(join(folder, 'assets'));
  mkdirSync(join(folder, '.vite'));
  writeFileSync(join(folder, 'index.html'), '<!doctype html><title>Onefloor</title>');
  writeFileSync(join(folder, 'assets', 'main-abc.js'), 'export const many = "words";\n'.repeat(100));
  writeFileSync(join(folder, '.vite', 'manifest.json'), '{}');
  secretary = await started();
  meeting = await created();
});
afterAll(async () => {
  await secretary.stop();
  rmSync(folder, { recursive: true });
});

describe('making a meeting', () => {
  test('it has a code to say aloud, and links whose secrets no server is ever sent (N1)', async () => {
    const { status, json } = await post('/api/meetings', { title: ' Open\u202e consultation ' });
    const { id, code, links } = json as Made;
    expect(status).toBe(201);
    expect(code).toMatch(/^[2-9A-HJKMNP-TW-Z]{6}$/);
    expect(links.join).toBe(`${secretary.url}/m/${code}`);
    expect(links.chair).toMatch(new RegExp(`^${secretary.url}/m/${code}#r\\.chair\\.[\\w-]{22}$`));
    expect(links.screen).toMatch(new RegExp(`/m/${code}/screen#s\\.screen\\.[\\w-]{22}$`));
    expect(Object.keys(links)).toEqual(['join', 'chair', 'secretariat', 'moderator', 'rapporteur', 'captioner', 'screen']);
    expect((await get(`/api/meetings/${id}`)).json).toEqual({
      id,
      code,
      title: 'Open consultation',
      phase: 'waiting',
      queuePublic: true,
      seat: 'public',
      me: null,
    });
  });

  test.each([
    {},
    { title: '' },
    { title: 7 },
    { title: 'x'.repeat(201) },
    { title: 'A', settings: { chat: 'loud' } },
    { title: 'A', more: 1 },
    [],
    null,
    'x',
  ])('what is no meeting is refused: %j', async (body) => {
    const said = await post('/api/meetings', body);
    expect(said.status).toBe(400);
  });

  test('too many at once are refused, and other meetings go on', async () => {
    const small = await started({ creationsPerMinute: 2 });
    const made = await created({}, small);
    await created({}, small);
    expect(refusedAs(await post('/api/meetings', { title: 'A' }, {}, small))).toEqual([429, 'slow-down']);
    expect((await post(`/api/meetings/${made.id}/join`, remote, {}, small)).status).toBe(200);
    await small.stop();
  });

  test('links begin with the public address where one is set', async () => {
    const known = await started({ publicUrl: 'https://floor.example.org' });
    const { port } = known;
    const response = await fetch(`http://127.0.0.1:${port}/api/meetings`, {
      method: 'POST',
      body: JSON.stringify({ title: 'A' }),
      headers: { 'content-type': 'application/json', origin: 'https://floor.example.org' },
    });
    const { code, links } = (await response.json()) as Made;
    expect(links.join).toBe(`https://floor.example.org/m/${code}`);
    await known.stop();
  });

  test('behind a proxy that speaks https, links and cookies are for https', async () => {
    const forwarded = { 'x-forwarded-proto': 'https', 'x-forwarded-host': 'floor.example.org' };
    const { json } = await post('/api/meetings', { title: 'A' }, forwarded);
    expect((json as Made).links.join).toMatch(/^https:\/\/floor\.example\.org\/m\//);
    const { headers } = await post(`/api/meetings/${(json as Made).id}/join`, remote, forwarded);
    expect(headers.get('set-cookie')).toMatch(/; Secure$/);
  });
});

describe('finding a meeting', () => {
  test('the code may be typed in small letters, with spaces and dashes (N1)', async () => {
    const { code } = meeting;
    for (const typed of [code.toLowerCase(), `${code.slice(0, 3)}-${code.slice(3)}`, ` ${code.slice(0, 2)} ${code.slice(2)}`])
      expect((await get(`/api/meetings/${encodeURIComponent(typed)}`)).json.id).toBe(meeting.id);
  });

  test.each(['ZZZZZZ', 'x'.repeat(500), '%00', '..%2f..', '__proto__', '%F0%9F%92%A9'])(
    'an unknown code is an unknown code: %s',
    async (code) => {
      expect(refusedAs(await get(`/api/meetings/${code}`))).toEqual(notFound);
    },
  );

  test('a broken address is refused', async () => {
    expect(refusedAs(await get('/api/meetings/%E0%A4%A'))).toEqual([400, 'malformed']);
  });
});

describe('joining', () => {
  test('a name and nothing else makes a member where everybody is equal, an observer otherwise (S2)', async () => {
    for (const [everyoneEqual, standing] of [
      [true, 'member'],
      [false, 'observer'],
    ] as const) {
      const made = await created({ everyoneEqual });
      const said = await joined(made);
      expect(said.status).toBe(200);
      expect(said.json).toEqual({ meetingId: made.id, personId: expect.any(String) as string, roles: [] });
      const cookie = cookieOf(said);
      expect(await personIn(made, cookie)).toMatchObject([{ name: 'Ada', standing, attendance: 'remote', here: false, roles: [] }]);
      expect((await get(`/api/meetings/${made.code}`, cookie)).json).toMatchObject({
        seat: 'person',
        me: { personId: said.json.personId, name: 'Ada', roles: [] },
      });
    }
  });

  test('control and override characters are dropped from a name', async () => {
    const made = await created();
    const cookie = cookieOf(await joined(made, { ...remote, name: ' A\u202eda\u0007  Lovelace ' }));
    expect(await personIn(made, cookie)).toMatchObject([{ name: 'Ada Lovelace' }]);
  });

  test.each([
    { attendance: 'remote' },
    { name: 'Ada' },
    { name: '', attendance: 'remote' },
    { name: '\u202e\u0000', attendance: 'remote' },
    { name: 'x'.repeat(81), attendance: 'remote' },
    { name: 'Ada', attendance: 'moon' },
    { ...remote, standing: 'member' },
    { ...remote, roles: ['chair'] },
    { ...remote, organisation: 'x'.repeat(201) },
    { ...remote, newcomer: 'yes' },
    { ...remote, invitation: 'x'.repeat(201) },
    [],
  ])('what nobody can join with is refused and changes nothing: %j', async (body) => {
    const made = await created();
    const said = await joined(made, body);
    expect(refusedAs(said)).toEqual([400, 'bad-input']);
    expect(said.headers.get('set-cookie')).toBeNull();
    expect(await personIn(made, await staffOf(made))).toHaveLength(1);
  });

  test('whoever comes back is the same person, and may say more about themselves (N5)', async () => {
    const made = await created();
    const first = await joined(made, { ...remote, organisation: 'Analytical Society', newcomer: true });
    const again = await joined(made, { name: 'Ada L.', attendance: 'on-site', region: 'WEOG' }, cookieOf(first));
    expect(again.json.personId).toBe(first.json.personId);
    expect(await personIn(made, cookieOf(again))).toMatchObject([
      { name: 'Ada L.', attendance: 'on-site', organisation: 'Analytical Society', region: 'WEOG', newcomer: true },
    ]);
  });

  test('a session of one meeting says nothing in another', async () => {
    const [one, other] = [await created(), await created()];
    const first = await joined(one);
    const elsewhere = await joined(other, remote, cookieOf(first).replace(one.id, other.id));
    expect(elsewhere.json.personId).not.toBe(first.json.personId);
  });

  test('a role link gives its role and its standing, once (S2)', async () => {
    const made = await created({ everyoneEqual: false });
    const invitation = secretOf(made.links.chair);
    const first = await joined(made, { ...remote, invitation });
    expect(first.json.roles).toEqual(['chair']);
    const again = await joined(made, { ...remote, invitation }, cookieOf(first));
    expect(again.json).toEqual(first.json);
    const both = await joined(made, { invitation: secretOf(made.links.rapporteur) }, cookieOf(first));
    expect(both.json).toMatchObject({ personId: first.json.personId, roles: ['chair', 'rapporteur'] });
    expect(await personIn(made, cookieOf(both))).toMatchObject([{ standing: 'member', roles: ['chair', 'rapporteur'] }]);
  });

  test('a personal link makes this browser that person, without asking for a name (S2)', async () => {
    const made = await created({ everyoneEqual: false });
    const ada = await joined(made);
    const { json } = await post(`/api/meetings/${made.id}/invitations`, { personId: ada.json.personId }, { cookie: await staffOf(made) });
    const phone = await joined(made, { invitation: secretOf(json.link as string) });
    expect(phone.json.personId).toBe(ada.json.personId);
    expect((await get(`/api/meetings/${made.id}`, cookieOf(phone))).json).toMatchObject({ me: { name: 'Ada' } });
  });

  test('the link of a room screen needs no name and makes no person', async () => {
    const made = await created();
    const said = await joined(made, { invitation: secretOf(made.links.screen) });
    expect(said.json).toEqual({ meetingId: made.id, personId: null, roles: [] });
    const cookie = cookieOf(said);
    expect((await get(`/api/meetings/${made.id}`, cookie)).json).toMatchObject({ seat: 'screen', me: null });
    expect(await personIn(made, await staffOf(made))).toHaveLength(1);
    expect(refusedAs(await get(`/api/meetings/${made.id}/people`, cookie))).toEqual(notFound);
  });

  test('a link of another meeting, or half a link, is refused and makes nobody', async () => {
    const [one, other] = [await created(), await created()];
    const chair = secretOf(other.links.chair);
    for (const invitation of [chair, secretOf(one.links.chair).slice(0, -1), 'r.chair', ''])
      expect(refusedAs(await joined(one, { ...remote, invitation }))).toEqual([403, 'bad-invitation']);
    expect(await personIn(one, await staffOf(one))).toHaveLength(1);
  });

  test('leaving a device makes its browser nobody', async () => {
    const cookie = cookieOf(await joined(meeting));
    const { status, headers } = await post(`/api/meetings/${meeting.id}/leave-device`, {}, { cookie });
    expect(status).toBe(200);
    expect(headers.get('set-cookie')).toMatch(new RegExp(`^of_${meeting.id}=; .*Max-Age=0`));
  });

  test('when the disk fails nobody is let in, and is told so', async () => {
    const store = memoryStore();
    const failing = await started({ store: { ...store, append: () => Promise.reject(new Error('disk is full')) } });
    expect(refusedAs(await post('/api/meetings', { title: 'A' }, {}, failing))).toEqual([503, 'store-failing']);
    await failing.stop();

    let isFull = false;
    const filling = await started({
      store: { ...store, append: (...given) => (isFull ? Promise.reject(new Error('full')) : store.append(...given)) },
    });
    const made = await created({}, filling);
    isFull = true;
    const said = await post(`/api/meetings/${made.id}/join`, remote, {}, filling);
    expect(refusedAs(said)).toEqual([503, 'store-failing']);
    expect(said.headers.get('set-cookie')).toBeNull();
    await filling.stop();
  });
});

describe('what not everybody may see', () => {
  test('only the secretariat gets the links again; for all others there is nothing, as in an unknown meeting', async () => {
    const made = await created();
    expect((await get(`/api/meetings/${made.id}/links`, await staffOf(made))).json).toEqual({ links: made.links });
    const unknown = await get('/api/meetings/00000000-0000-4000-8000-000000000000/links');
    for (const cookie of ['', cookieOf(await joined(made)), await staffOf(made, 'chair'), await staffOf(await created())]) {
      const said = await get(`/api/meetings/${made.id}/links`, cookie);
      expect([said.status, said.text]).toEqual([unknown.status, unknown.text]);
    }
    expect(refusedAs(unknown)).toEqual(notFound);
  });

  test('only the secretariat makes personal links', async () => {
    const made = await created();
    const { personId } = (await joined(made)).json;
    const path = `/api/meetings/${made.id}/invitations`;
    const unknown = await post('/api/meetings/nowhere/invitations', { personId });
    for (const cookie of ['', await staffOf(made, 'chair')]) {
      const said = await post(path, { personId }, { cookie });
      expect([said.status, said.text]).toEqual([unknown.status, unknown.text]);
    }
    const cookie = await staffOf(made);
    expect((await post(path, { personId }, { cookie })).json.link).toMatch(new RegExp(`/m/${made.code}#p\\.`));
    expect(refusedAs(await post(path, { personId: 'nobody' }, { cookie }))).toEqual([404, 'no-such-person']);
    expect(refusedAs(await post(path, {}, { cookie }))).toEqual([400, 'bad-input']);
  });

  test('who is here is for those whom the settings name, and always for staff (N3, N36)', async () => {
    const made = await created({ peopleVisibleTo: 'staff' });
    const path = `/api/meetings/${made.id}/people`;
    expect(refusedAs(await get(path))).toEqual(notFound);
    expect(refusedAs(await get(path, cookieOf(await joined(made))))).toEqual(notFound);
    expect((await get(path, await staffOf(made, 'moderator'))).status).toBe(200);
    expect(refusedAs(await get(`/api/meetings/${meeting.id}/people`))).toEqual(notFound);
  });

  test('people are listed by name, page by page, and found by a part of name or organisation (N3)', async () => {
    const made = await created();
    for (const name of ['Zoë', 'Émile', 'Ada', 'Bo', 'émilie'])
      await joined(made, { ...remote, name, organisation: name === 'Bo' ? 'Élan vital' : '' });
    const cookie = await staffOf(made);
    const names = async (query: string) => {
      const { json } = await get(`/api/meetings/${made.id}/people?${query}`, cookie);
      return {
        names: (json.people as { name: string }[]).map(({ name }) => name),
        last: (json.people as { id: string }[]).at(-1)?.id,
        total: json.total,
      };
    };
    const first = await names('limit=4');
    expect(first).toMatchObject({ names: ['Ada', 'Bo', 'Émile', 'émilie'], total: 6 });
    expect(await names(`limit=4&after=${first.last}`)).toMatchObject({ names: ['secretariat', 'Zoë'], total: 6 });
    expect(await names('q=EMIL')).toMatchObject({ names: ['Émile', 'émilie'], total: 2 });
    expect(await names('q=elan')).toMatchObject({ names: ['Bo'] });
    for (const rubbish of ['limit=-3&after=x', 'limit=1e9', 'limit=&q=', 'limit[]=2', 'q=a&q=b'])
      expect(await names(rubbish)).toHaveProperty('total');
    expect((await names('limit=-3')).names).toHaveLength(1);
  });
});

describe('pictures to scan', () => {
  test('the address to join is drawn, and nothing with a secret in its address (N1)', async () => {
    const said = await get(`/api/meetings/${meeting.code}/qr.svg?to=join`);
    expect(said.headers.get('content-type')).toMatch(/^image\/svg\+xml/);
    expect(said.headers.get('cache-control')).toContain('max-age');
    expect(said.text).toMatch(/^<svg[^>]+viewBox/);
    expect(refusedAs(await get(`/api/meetings/${meeting.code}/qr.svg?to=r.chair.abc`))).toEqual([400, 'bad-input']);
    expect(refusedAs(await get('/api/meetings/ZZZZZZ/qr.svg'))).toEqual(notFound);
  });

  test('a link with a secret is sent in the body and kept nowhere', async () => {
    const said = await post('/api/qr', { text: meeting.links.chair });
    expect(said.text).toMatch(/^<svg/);
    expect(said.headers.get('cache-control')).toBe('no-store');
    for (const body of [{ text: '' }, { text: 'x'.repeat(301) }, {}])
      expect(refusedAs(await post('/api/qr', body))).toEqual([400, 'bad-input']);
  });
});

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
