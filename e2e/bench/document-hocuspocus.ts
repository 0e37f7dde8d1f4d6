import { join } from 'node:path';
import { Server } from '@hocuspocus/server';
import Database from 'better-sqlite3';
import * as Y from 'yjs';
import { answering, startUsing, usedSoFar } from './process.ts';

/** Hocuspocus, in the memory alone or, given a folder, with SQLite as its extension has it: the whole document, when nobody wrote for 2 s. */
export type Asked = { what: 'address' | 'start' | 'used' };

function keeping(folder: string) {
  const db = new Database(join(folder, 'hocuspocus.db'));
  db.exec('create table if not exists documents (name text primary key, data blob not null)');
  const kept = db.prepare<[string], { data: Uint8Array }>('select data from documents where name = ?');
  const keep = db.prepare<[string, Uint8Array]>('insert or replace into documents (name, data) values (?, ?)');
  return {
    onLoadDocument: async ({ documentName, document }: { documentName: string; document: Y.Doc }) => {
      const found = kept.get(documentName);
      if (found) Y.applyUpdate(document, found.data);
    },
    onStoreDocument: async ({ documentName, document }: { documentName: string; document: Y.Doc }) =>
      void keep.run(documentName, Y.encodeStateAsUpdate(document)),
  };
}

const [folder] = process.argv.slice(2);
const server = new Server({ address: '127.0.0.1', port: 0, quiet: true, ...(folder && keeping(folder)) });
await server.listen();

answering(async ({ what }: Asked) => {
  if (what === 'address') return server.webSocketURL;
  if (what === 'start') return startUsing();
  return usedSoFar();
});
