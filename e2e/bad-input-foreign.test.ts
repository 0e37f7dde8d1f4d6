import { io } from 'socket.io-client';
import { describe, expect, test } from 'vitest';
import { plenary } from '../shared/floor-id.ts';
import { ask, attacked, endOf, newId } from './attacked-room.ts';
import { caughtUp, meetingAt } from './meeting-room.ts';
import { stranger } from './stranger.ts';

const floor = plenary;
const here = attacked();
const noSuchMeeting = '42["bye",{"why":"no-such-meeting"}]';

describe('foreign', () => {
  test('a meeting that does not exist and one that is not yours look the same', async () => {
    const { room, other, ana } = here;
    const byeOf = async (way: Parameters<typeof stranger>[1]) => {
      const line = await here.comes(way);
      return { ...(await line.closed), heard: line.heard };
    };
    const unknown = await byeOf({ meeting: 'b7b1ff2e-0000-4000-8000-000000000000', cookie: ana.cookie });
    expect(unknown.heard).toEqual([noSuchMeeting]);
    expect(await byeOf({ meeting: room.id })).toEqual(unknown);
    expect(await byeOf({ meeting: other.id, cookie: ana.cookie })).toEqual(unknown);
    expect(await byeOf({ meeting: other.id, cookie: ana.cookie.replace(room.id, other.id) })).toEqual(unknown);
    expect(await byeOf({ meeting: room.id, cookie: `${ana.cookie}x` })).toEqual(unknown);
    expect(await byeOf({ meeting: room.code, cookie: ana.cookie })).toEqual(unknown);
  });

  test('over HTTP, too', async () => {
    const { room, other, ana } = here;
    const answerTo = async (path: string, cookie = '') => {
      const response = await fetch(`${here.house.url}/api/meetings/${path}`, { headers: { cookie } });
      const { date: _date, ...headers } = Object.fromEntries(response.headers);
      return { status: response.status, headers, body: await response.text() };
    };
    const unknown = await answerTo('ZZZZZZ');
    expect(unknown.status).toBe(404);
    expect(await answerTo(`${room.code}/links`)).toEqual(unknown);
    expect(await answerTo(`${room.id}/links`, ana.cookie)).toEqual(unknown);
    expect(await answerTo(`${other.id}/people`, ana.cookie)).toEqual(unknown);
    expect(await answerTo('ZZZZZZ/people', ana.cookie)).toEqual(unknown);
    expect(await answerTo('__proto__')).toEqual(unknown);
  });

  test('an id of another meeting is an id of nothing here (Q9, Q10)', async () => {
    const { room, chair, cleo, witness } = here;
    const asked = await cleo.send(ask);
    if (!asked.ok) throw new Error(asked.refusal);
    await caughtUp(cleo, asked.seq);
    const { id } = cleo.meeting().floors[floor]!.queue.waiting[0]!;
    await expect.poll(() => witness.heard.length).toBe(here.before.overheard + 1);
    here.before.overheard = witness.heard.length;
    const line = await here.comes({ meeting: room.id, cookie: chair.cookie });
    await line.ask('join', { after: null });
    const refusalTo = (name: string, input: object) => line.ask('command', { id: newId(), name, input: { floor, ...input } });
    const [noRequest, noPerson] = ['no-such-request', 'no-such-person'].map((refusal) => ({ ok: false, refusal }));
    expect(await refusalTo('withdraw-request', { requestId: id })).toEqual(noRequest);
    expect(await refusalTo('request-floor', { kind: 'intervention', for: { personId: cleo.personId } })).toEqual(noPerson);
    expect(await refusalTo('give-floor', { holderISaw: null, personId: cleo.personId })).toEqual(noPerson);
  });

  test('a room screen and the public look on: whatever they send is refused (S1)', async () => {
    const { room } = here;
    const joined = await fetch(`${room.url}/api/meetings/${room.code}/join`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ invitation: new URL(room.links.screen).hash.slice(1) }),
    });
    const cookie = joined.headers.getSetCookie()[0]!.split(';')[0]!;
    const screen = await here.comes({ meeting: room.id, cookie });
    const onlooker = await here.comes({ meeting: room.id, view: 'public' });
    expect(await screen.ask('join', { after: null })).toMatchObject({ me: { seat: 'screen' } });
    expect(await onlooker.ask('join', { after: null })).toMatchObject({ me: { seat: 'public' } });
    const sent = { 'request-floor': ask.input, 'leave-meeting': {}, 'open-meeting': {}, nonsense: null };
    for (const line of [screen, onlooker])
      for (const [name, input] of Object.entries(sent))
        expect(await line.ask('command', { id: newId(), name, input })).toEqual({ ok: false, refusal: 'not-a-participant' });
  });

  test('a kiosk in foreign hands enters people and can do nothing else (S1, Q10)', async () => {
    const { room, ana } = here;
    const joined = await fetch(`${room.url}/api/meetings/${room.code}/join`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ invitation: new URL(room.links.kiosk).hash.slice(1) }),
    });
    const kiosk = await here.comes({ meeting: room.id, cookie: joined.headers.getSetCookie()[0]!.split(';')[0]! });
    expect(await kiosk.ask('join', { after: null })).toMatchObject({ me: { seat: 'kiosk', id: 'kiosk' } });
    const said = (name: string, input: object) => kiosk.ask('command', { id: newId(), name, input });
    expect(await said('request-floor', ask.input)).toEqual({ ok: false, refusal: 'not-a-participant' });
    for (const name of ['open-meeting', 'enter-person', 'leave-meeting', 'give-floor-to-next', 'nonsense'])
      expect(await said(name, {})).toMatchObject({ ok: false });
    const entered = await said('request-floor', { ...ask.input, via: 'kiosk', for: { personId: ana.personId } });
    expect(entered).toMatchObject({ ok: true });
    await here.takenBack(ana, (entered as { seq: number }).seq);
  });

  const port = () => new URL(here.house.url).port;
  const origins: Record<string, () => string> = {
    'another site': () => 'https://evil.example',
    'no site at all': () => 'null',
    'a site that begins with ours': () => `${here.house.url}.evil.example`,
    'a site that ends with ours': () => `http://evil-127.0.0.1:${port()}`,
    'a site with ours as the user name': () => `http://127.0.0.1:${port()}@evil.example`,
    'another port of ours': () => 'http://127.0.0.1:1',
    nonsense: () => 'ours, honestly',
  };
  test.each(Object.keys(origins))('a page of %s cannot connect', async (kind) => {
    const { house, room, ana } = here;
    const origin = origins[kind]!();
    await expect(stranger(house.url, { meeting: room.id, cookie: ana.cookie, origin })).rejects.toThrow();
    const polled = await fetch(`${house.url}/socket.io/?EIO=4&transport=polling`, { headers: { origin, cookie: ana.cookie } });
    expect(polled.status).toBe(403);
    expect(polled.headers.get('access-control-allow-origin')).toBeNull();
  });

  test('a page of our own can connect', async () => {
    const { house, room, ana } = here;
    const line = await here.comes({ meeting: room.id, cookie: ana.cookie, origin: house.url });
    expect(await line.ask('join', { after: null })).toMatchObject({ me: { id: ana.personId } });
  });

  test('another namespace of the library does not exist', async () => {
    const { house, room, chair } = here;
    const extraHeaders = { cookie: chair.cookie };
    const socket = io(`${house.url}/admin`, { forceNew: true, reconnection: false, extraHeaders, auth: { meeting: room.id } });
    const error = await new Promise<Error>((resolve) => socket.once('connect_error', resolve));
    socket.close();
    expect(error.message).toBe('Invalid namespace');
  });
});

describe('looking on', () => {
  const switchOff = { name: 'change-settings', input: { settings: { queuePublic: false } } } as const;

  test('a public view that is switched off goes dark at once, and is no meeting afterwards (S4)', async () => {
    const watched = await meetingAt(here.house.url);
    const desk = await watched.sit('Secretariat', { role: 'secretariat' });
    const onlooker = await stranger(here.house.url, { meeting: watched.id, view: 'public' });
    await onlooker.ask('join', { after: null });
    expect(await desk.send(switchOff)).toMatchObject({ ok: true });
    expect(await desk.send(ask)).toMatchObject({ ok: true });
    expect(await endOf(onlooker)).toBe('closed');
    expect(onlooker.heard.at(-1)).toBe(noSuchMeeting);
    expect(onlooker.heard.join()).not.toContain('floor-requested');
    const late = await stranger(here.house.url, { meeting: watched.id, view: 'public' });
    expect(await endOf(late)).toBe('closed');
    expect(late.heard).toEqual([noSuchMeeting]);
    await watched.close();
  });

  test('nobody who looked on can catch up after it was switched off (S4)', async () => {
    const watched = await meetingAt(here.house.url);
    const desk = await watched.sit('Secretariat', { role: 'secretariat' });
    const onlooker = await stranger(here.house.url, { meeting: watched.id, view: 'public' });
    expect(await desk.send(switchOff)).toMatchObject({ ok: true });
    expect(await onlooker.ask('join', { after: null })).toBe('closed');
    expect(onlooker.heard).toEqual([noSuchMeeting]);
    await watched.close();
  });
});
