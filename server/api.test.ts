import { describe, expect, test } from 'vitest';
import {
  cookieOf,
  created,
  get,
  joined,
  meeting,
  notFound,
  openDoor,
  post,
  refusedAs,
  remote,
  secretary,
  staffOf,
  started,
  type Made,
} from './door.given.ts';

openDoor();

describe('making a meeting', () => {
  test('it has a code to say aloud, and links whose secrets no server is ever sent (N1)', async () => {
    const { status, json } = await post('/api/meetings', { title: ' Open\u202e consultation ' });
    const { id, code, links } = json as Made;
    expect(status).toBe(201);
    expect(code).toMatch(/^[2-9A-HJKMNP-TW-Z]{6}$/);
    expect(links.join).toBe(`${secretary.url}/m/${code}`);
    expect(links.chair).toMatch(new RegExp(`^${secretary.url}/m/${code}#r\\.chair\\.[\\w-]{22}$`));
    expect(links.screen).toMatch(new RegExp(`/m/${code}/screen#s\\.screen\\.[\\w-]{22}$`));
    expect(Object.keys(links)).toEqual(['join', 'chair', 'secretariat', 'moderator', 'rapporteur', 'captioner', 'screen', 'kiosk']);
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

test('whoever is inside learns the names of those they have the ids of, and nobody else does (N27)', async () => {
  const made = await created({ peopleVisibleTo: 'staff' });
  const cookie = cookieOf(await joined(made, { ...remote, name: 'Zoë' }));
  const { personId } = (await joined(made, { ...remote, name: 'Ada' })).json as { personId: string };
  const path = `/api/meetings/${made.id}/names?ids=`;
  expect((await get(`${path}${personId},nobody,__proto__`, cookie)).json).toEqual({ people: [{ id: personId, name: 'Ada' }] });
  expect((await get(path, cookie)).json).toEqual({ people: [] });
  expect(refusedAs(await get(`${path}${personId}`))).toEqual(notFound);
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
