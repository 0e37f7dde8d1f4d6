import { describe, expect, test } from 'vitest';
import {
  cookieOf,
  created,
  get,
  joined,
  meeting,
  notFound,
  openDoor,
  personIn,
  post,
  refusedAs,
  remote,
  secretOf,
  staffOf,
  started,
} from './door.given.ts';
import { memoryStore } from './store.memory.ts';

openDoor();

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
    const again = await joined(made, { name: 'Ada L.', attendance: 'on-site', region: 'WEOG', language: 'Français' }, cookieOf(first));
    expect(again.json.personId).toBe(first.json.personId);
    expect(await personIn(made, cookieOf(again))).toMatchObject([
      { name: 'Ada L.', attendance: 'on-site', organisation: 'Analytical Society', region: 'WEOG', language: 'Français', newcomer: true },
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

  test('the kiosk’s link needs no name, makes no person, and reads names only, even where the list is for staff (N7)', async () => {
    const made = await created({ peopleVisibleTo: 'staff' });
    await joined(made, { ...remote, organisation: 'Society', region: 'WEOG', stakeholderGroup: 'Academia', language: '中文' });
    const said = await joined(made, { invitation: secretOf(made.links.kiosk) });
    expect(said.json).toEqual({ meetingId: made.id, personId: null, roles: [] });
    expect((await get(`/api/meetings/${made.id}`, cookieOf(said))).json).toMatchObject({ seat: 'kiosk', me: null });
    const { json } = await get(`/api/meetings/${made.id}/people?q=ada`, cookieOf(said));
    expect(json).toEqual({ people: [{ id: expect.any(String) as string, name: 'Ada', organisation: 'Society' }], total: 1 });
    expect(refusedAs(await get(`/api/meetings/${made.id}/links`, cookieOf(said)))).toEqual(notFound);
    expect(await personIn(made, await staffOf(made))).toHaveLength(2);
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

describe('too many', () => {
  test('a script cannot fill the roster for ever; a venue of 5,000 comes in at once, and invited people always', async () => {
    const store = memoryStore();
    const crowded = await started({ store });
    const made = await created({}, crowded);
    const comes = async (body: object = remote) => (await post(`/api/meetings/${made.id}/join`, body, {}, crowded)).status;
    const many = async (times: number) =>
      (await Promise.all(Array.from({ length: times }, () => comes()))).filter((status) => status === 200);
    const began = performance.now();
    let letIn = 0;
    for (let hundreds = 0; hundreds < 80 && letIn === hundreds * 100; hundreds++) letIn += (await many(100)).length;
    const took = (performance.now() - began) / 1000;
    expect(letIn).toBeGreaterThanOrEqual(5000);
    expect(letIn).toBeLessThanOrEqual(6000 + 50 * (took + 1));
    expect(await comes({ ...remote, invitation: secretOf(made.links.chair) })).toBe(200);
    expect((await post(`/api/meetings/${(await created({}, crowded)).id}/join`, remote, {}, crowded)).status).toBe(200);
    await crowded.stop();
  });

  test('whoever comes in again and again is told to wait, and nobody else is', async () => {
    const strict = await started({ commandsPerSecond: 10 });
    const made = await created({}, strict);
    const first = await post(`/api/meetings/${made.id}/join`, remote, {}, strict);
    const again = (name: string) => post(`/api/meetings/${made.id}/join`, { name }, { cookie: cookieOf(first) }, strict);
    const said = await Promise.all(Array.from({ length: 200 }, (_, i) => again(`Ada ${i}`)));
    expect(refusedAs(said.find(({ status }) => status !== 200)!)).toEqual([429, 'slow-down']);
    expect(said.filter(({ status }) => status === 200).length).toBeLessThan(100);
    expect((await post(`/api/meetings/${made.id}/join`, remote, {}, strict)).status).toBe(200);
    await strict.stop();
  });
});
