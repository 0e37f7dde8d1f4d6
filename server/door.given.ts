import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import { createLog } from './log.ts';
import { givenSecretary } from './secretary.given.ts';
import type { Secretary, SecretaryOptions } from './secretary.ts';

export type Links = Record<'join' | 'chair' | 'secretariat' | 'moderator' | 'rapporteur' | 'captioner' | 'screen' | 'kiosk', string>;
export type Made = { id: string; code: string; links: Links };
export type Said = { status: number; headers: Headers; text: string; json: Record<string, unknown> };

export const logged: string[] = [];
export const folder = mkdtempSync(join(tmpdir(), 'onefloor-'));
export let secretary: Secretary;
export let meeting: Made;

export async function started(options: Partial<SecretaryOptions> = {}) {
  const log = createLog({ level: 'debug', stream: { write: (line) => void logged.push(line) } });
  return givenSecretary({ clientDir: folder, log, ...options });
}

export async function ask(path: string, init: RequestInit = {}, at = secretary): Promise<Said> {
  const response = await fetch(`${at.url}${path}`, init);
  const text = await response.text();
  const isJson = response.headers.get('content-type')?.startsWith('application/json');
  return { status: response.status, headers: response.headers, text, json: isJson ? (JSON.parse(text) as Said['json']) : {} };
}
export const post = (path: string, body: unknown, headers: Record<string, string> = {}, at = secretary) =>
  ask(path, { method: 'POST', body: JSON.stringify(body), headers: { 'content-type': 'application/json', ...headers } }, at);
/** Without what `fetch` adds and unpacks by itself. */
export const asBrowser = (path: string, headers: Record<string, string>, at = secretary) =>
  new Promise<{ status: number | undefined; bytes: Buffer }>((resolve, reject) => {
    const asked = request(`${at.url}${path}`, { headers }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('end', () => resolve({ status: response.statusCode, bytes: Buffer.concat(parts) }));
    });
    asked.on('error', reject).end();
  });
export const get = (path: string, cookie = '') => ask(path, cookie ? { headers: { cookie } } : {});

export const created = async (settings: object = {}, at = secretary) =>
  (await post('/api/meetings', { title: 'Open consultation', settings }, {}, at)).json as Made;
export const cookieOf = ({ headers }: Said) => headers.get('set-cookie')!.split(';')[0]!;
export const secretOf = (link: string) => link.split('#')[1]!;
export const remote = { name: 'Ada', attendance: 'remote' };
export const joined = async ({ id }: Made, body: object = remote, cookie = '') =>
  post(`/api/meetings/${id}/join`, body, cookie ? { cookie } : {});
export const staffOf = async (of: Made, role: 'secretariat' | 'chair' | 'moderator' = 'secretariat') =>
  cookieOf(await joined(of, { ...remote, name: role, invitation: secretOf(of.links[role]) }));
export const personIn = async (of: Made, cookie: string) =>
  ((await get(`/api/meetings/${of.id}/people?limit=100`, cookie)).json as { people: Record<string, unknown>[] }).people;
export const refusedAs = ({ status, json }: Said) => [status, (json.error as { code: string } | undefined)?.code];
export const notFound = [404, 'not-found'];

/** Before all tests of a file: a secretary with some screens to serve, and one meeting. */
export function openDoor() {
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
}
