import { createHmac, randomBytes } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { roles } from '../shared/people.ts';
import { createIdentity } from './identity.ts';
import { secretIn } from './secret.ts';

const secret = randomBytes(32);
const identity = createIdentity(secret);
const stranger = createIdentity(randomBytes(32));
const http = { https: false };
const sent = (setCookie: string) => setCookie.split(';')[0]!;
const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
const signed = (header: object, payload: object, key: Uint8Array = secret) => {
  const text = `${part(header)}.${part(payload)}`;
  return `${text}.${createHmac('sha256', key).update(text).digest('base64url')}`;
};
const later = Math.floor(Date.now() / 1000) + 600;

test('a link says the role, the person or the screen it was made for (S2)', () => {
  for (const role of roles) expect(identity.readInvitation('m1', identity.invitationFor('m1', { role }))).toEqual({ role });
  expect(identity.readInvitation('m1', identity.invitationFor('m1', { personId: 'p-1' }))).toEqual({ personId: 'p-1' });
  expect(identity.readInvitation('m1', identity.invitationFor('m1', 'screen'))).toBe('screen');
});

test('the same link is said again after a restart, because it is derived and not stored', () => {
  expect(createIdentity(secret).invitationFor('m1', { role: 'chair' })).toBe(identity.invitationFor('m1', { role: 'chair' }));
});

test('a link of another meeting, another instance, another role or another kind opens nothing (S2)', () => {
  const chair = identity.invitationFor('m1', { role: 'chair' });
  const mac = chair.split('.')[2]!;
  expect(identity.readInvitation('m2', chair)).toBeNull();
  expect(stranger.readInvitation('m1', chair)).toBeNull();
  for (const forged of [`r.secretariat.${mac}`, `p.chair.${mac}`, `s.chair.${mac}`, `r.chair.${mac}x`, `r.chair.${mac.slice(1)}`])
    expect(identity.readInvitation('m1', forged)).toBeNull();
});

test.each([
  '',
  '.',
  'r..',
  'r.chair',
  'x.y.z',
  '\0',
  'r.chair.' + '€'.repeat(22),
  'r.chair.' + 'A'.repeat(22),
  'r.__proto__.' + 'A'.repeat(22),
])('rubbish is no invitation: %j', (rubbish) => {
  expect(identity.readInvitation('m1', rubbish)).toBeNull();
});

test('a cookie makes a browser one person of one meeting', async () => {
  const cookie = await identity.issue('m1', { personId: 'ada' }, http);
  expect(cookie).toMatch(/^of_m1=[\w.-]+; Path=\/; Max-Age=2592000; HttpOnly; SameSite=Lax$/);
  expect(await identity.issue('m1', { personId: 'ada' }, { https: true })).toMatch(/; Secure$/);
  const other = await identity.issue('m2', 'screen', http);
  const header = `theme=dark; ${sent(cookie)}; ${sent(other)}`;
  expect(await identity.read(header, 'm1')).toEqual({ personId: 'ada' });
  expect(await identity.read(header, 'm2')).toBe('screen');
  expect(await identity.read(header, 'm3')).toBeNull();
});

test('leaving a device empties its cookie', () => {
  expect(identity.forget('m1', http)).toBe('of_m1=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax');
});

test('a session of another meeting or another instance is nobody', async () => {
  const token = sent(await identity.issue('m1', { personId: 'ada' }, http)).slice('of_m1='.length);
  expect(await identity.read(`of_m2=${token}`, 'm2')).toBeNull();
  expect(await stranger.read(`of_m1=${token}`, 'm1')).toBeNull();
});

test('a session signed in any other way, spent, or without an end is nobody', async () => {
  const claims = { sub: 'ada', meeting: 'm1', exp: later };
  const isNobody = async (token: string) => expect(await identity.read(`of_m1=${token}`, 'm1')).toBeNull();
  expect(await identity.read(`of_m1=${signed({ alg: 'HS256' }, claims)}`, 'm1')).toEqual({ personId: 'ada' });
  await isNobody(`${part({ alg: 'none' })}.${part(claims)}.`);
  await isNobody(signed({ alg: 'none' }, claims));
  await isNobody(signed({ alg: 'HS512' }, claims));
  await isNobody(signed({ alg: 'HS256' }, { ...claims, exp: later - 1200 }));
  await isNobody(signed({ alg: 'HS256' }, { sub: 'ada', meeting: 'm1' }));
  await isNobody(signed({ alg: 'HS256' }, { meeting: 'm1', exp: later }));
  await isNobody(signed({ alg: 'HS256' }, { ...claims, sub: 7 }));
  await isNobody(signed({ alg: 'HS256' }, claims, randomBytes(32)));
});

test.each([undefined, '', ';;;', '=', 'of_m1', 'of_m1=', 'of_m1=a.b.c', 'of_m1=%00', `of_m1=${'x'.repeat(9000)}`])(
  'rubbish in the cookie header is nobody: %j',
  async (header) => {
    expect(await identity.read(header, 'm1')).toBeNull();
  },
);

test('the secret is made once, for its owner only, and read again', () => {
  const folder = mkdtempSync(join(tmpdir(), 'onefloor-'));
  const data = join(folder, 'data');
  const made = secretIn(data);
  expect(made).toHaveLength(32);
  expect(statSync(data).mode & 0o777).toBe(0o700);
  expect(statSync(join(data, 'secret')).mode & 0o777).toBe(0o600);
  chmodSync(join(data, 'secret'), 0o644);
  expect(secretIn(data)).toEqual(made);
  expect(statSync(join(data, 'secret')).mode & 0o777).toBe(0o600);
  writeFileSync(join(data, 'secret'), 'short');
  expect(() => secretIn(data)).toThrow(/32 bytes/);
  rmSync(folder, { recursive: true });
});
