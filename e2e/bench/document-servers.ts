import { rm } from 'node:fs/promises';
import { newFolder } from '../house.ts';
import { meetingAt, type Room } from '../meeting-room.ts';
import { builtSecretary } from './built-secretary.ts';
import type { Asked as AskedHocuspocus } from './document-hocuspocus.ts';
import type { Asked as AskedReference } from './document-reference.ts';
import type { Place } from './document-wire.ts';
import { beside, type Beside, type Used } from './process.ts';
import type { Asked as AskedSecretary } from './secretary.ts';

type Asked = AskedSecretary & AskedReference & AskedHocuspocus;

/** A server of documents in a process of its own. */
export type DocumentServer = {
  /** Places at one document that nobody has opened yet. */
  places: (count: number) => Promise<Place[]>;
  start: () => Promise<unknown>;
  used: () => Promise<Used>;
  stop: () => Promise<void>;
};

/** So soon it gives back a document that nobody touches; usually it is a minute. */
export const idleMs = 3000;

/** Somebody who writes and has no other screen: with the invitation of a rapporteur, over HTTP. */
export async function writerIn({ url, code, links }: Room, name: string): Promise<string> {
  const invitation = new URL(links.rapporteur).hash.slice(1);
  const joined = await fetch(`${url}/api/meetings/${code}/join`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ name, attendance: 'remote', invitation }),
  });
  await joined.arrayBuffer();
  return joined.headers.getSetCookie()[0]!.split(';')[0]!;
}

/** Ours: on disk before it is shown. */
async function onefloor(): Promise<DocumentServer> {
  const { folder, remove } = newFolder();
  const server = await beside<Asked, unknown>(await builtSecretary(), [folder, String(idleMs)]);
  const url = (await server.ask({ what: 'address' })) as string;
  return {
    ...using(server),
    async places(count) {
      const room = await meetingAt(url);
      const address = `${url.replace('http', 'ws')}/documents/${room.id}/plenary`;
      const cookies: string[] = [];
      while (cookies.length < count) {
        const names = Array.from({ length: Math.min(20, count - cookies.length) }, (_none, i) => `Writer ${cookies.length + i}`);
        cookies.push(...(await Promise.all(names.map((name) => writerIn(room, name)))));
      }
      return cookies.map((cookie) => ({ address, cookie, name: '' }));
    },
    async stop() {
      await server.stop();
      remove();
    },
  };
}

async function other(file: string, isNamed: boolean, keeps: boolean): Promise<DocumentServer> {
  const { folder } = newFolder();
  const server = await beside<Asked, unknown>(file, keeps ? [folder] : []);
  const address = (await server.ask({ what: 'address' })) as string;
  let documents = 0;
  return {
    ...using(server),
    async places(count) {
      const name = `document-${(documents += 1)}`;
      return Array.from({ length: count }, () =>
        isNamed ? { address, cookie: '', name } : { address: `${address}/${name}`, cookie: '', name: '' },
      );
    },
    async stop() {
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

const using = (server: Beside<Asked, unknown>) => ({
  start: () => server.ask({ what: 'start' }),
  used: async () => (await server.ask({ what: 'used' })) as Used,
});

export const servers: Record<string, () => Promise<DocumentServer>> = {
  Onefloor: onefloor,
  'y-websocket': () => other('./document-reference.ts', false, false),
  'y-websocket with LevelDB': () => other('./document-reference.ts', false, true),
  Hocuspocus: () => other('./document-hocuspocus.ts', true, false),
  'Hocuspocus with SQLite': () => other('./document-hocuspocus.ts', true, true),
};
