import { t } from './words.ts';

/** What the door answered: what was asked for, or a code and a sentence that says what happened and what to do. */
export type Answer<Body> = { ok: true; body: Body } | { ok: false; code: string; sentence: string };

/** Codes whose sentence is the same wherever they come from; the door words the others itself. */
const own = {
  'not-found': () => t('door.not-found'),
  'bad-invitation': () => t('door.bad-invitation'),
  'store-failing': () => t('door.store-failing'),
  'slow-down': () => t('door.slow-down'),
} satisfies Record<string, () => string>;

export const get = <Body>(path: string): Promise<Answer<Body>> =>
  ask(path, { method: 'GET' }, (response) => response.json() as Promise<Body>);

export const post = <Body>(path: string, body: object): Promise<Answer<Body>> =>
  ask(path, sending(body), (response) => response.json() as Promise<Body>);

/** A text as it is, such as a file that somebody chose. */
export const postText = <Body>(path: string, body: Blob): Promise<Answer<Body>> =>
  ask(
    path,
    { method: 'POST', headers: { 'content-type': 'text/plain; charset=utf-8' }, body },
    (response) => response.json() as Promise<Body>,
  );

/** For a drawing that must not name its text in an address. */
export const postForText = (path: string, body: object): Promise<Answer<string>> => ask(path, sending(body), (response) => response.text());

const sending = (body: object): RequestInit => ({
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
});

/** Never rejects: whatever goes wrong has a sentence. */
async function ask<Body>(path: string, init: RequestInit, read: (response: Response) => Promise<Body>): Promise<Answer<Body>> {
  try {
    const response = await fetch(path, init);
    if (response.ok) return { ok: true, body: await read(response) };
    return declined((await response.json()) as { error: { code: string; message: string } });
  } catch {
    return { ok: false, code: 'offline', sentence: t('door.offline') };
  }
}

const declined = ({
  error: { code, message },
}: {
  error: { code: string; message: string };
}): { ok: false; code: string; sentence: string } => ({
  ok: false,
  code,
  sentence: Object.hasOwn(own, code) ? own[code as keyof typeof own]() : message,
});
