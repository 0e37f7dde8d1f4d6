import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Recorded } from '../shared/meeting.ts';
import type { Card } from '../shared/people.ts';
import type { Append } from './store.ts';

const createdAt = Date.UTC(2026, 0, 1);

const folders: string[] = [];

/** A place for a data file that nobody else has; the folder of the file itself is not there yet. */
export function newFile() {
  const folder = mkdtempSync(join(tmpdir(), 'onefloor-'));
  folders.push(folder);
  return join(folder, 'data', 'onefloor.db');
}
export const removeFiles = () => folders.splice(0).forEach((folder) => rmSync(folder, { recursive: true }));

export const door = (id: string, code = `C-${id}`) => ({ id, code, createdAt, follows: null });
export const card = (id: string, name: string): Card => ({ id, name, attendance: 'remote', standing: 'member' });
export const fact = (seq: number): Recorded => ({
  seq,
  at: createdAt + seq,
  by: 'chair',
  event: { type: 'person-entered', person: { id: `p${seq}`, attendance: 'on-site', standing: 'observer' } },
});
export const append = (part: Partial<Append>): Append => ({
  recorded: [],
  answered: [],
  cards: [],
  merged: [],
  visits: [],
  lines: [],
  lineChanges: [],
  boxes: [],
  streams: [],
  emptied: [],
  words: [],
  wordsOut: [],
  rewritten: [],
  begun: [],
  finished: [],
  transcripts: [],
  ...part,
});
