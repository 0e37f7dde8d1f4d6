import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { sqliteStore } from '../server/store.sqlite.ts';
import { eventually, openEditor, type Editor } from './editor.ts';
import { openHouse, type House } from './house.ts';
import { meetingAt } from './meeting-room.ts';

const folder = '../shared/data/editing-traces';
const isHere = existsSync(folder);
if (!isHere) console.log(`skipped: ${folder} is not here`);
/** How many edits go into one update; fewer take longer. */
const together = Number(process.env['TOGETHER'] ?? 500);

type Patch = [at: number, remove: number, insert: string];
type Trace = { endContent: string; txns: { patches: Patch[] }[] };
const traceOf = (name: string) => JSON.parse(gunzipSync(readFileSync(`${folder}/${name}.json.gz`)).toString()) as Trace;

/** What lies there when nobody serves it. */
async function onDisk(file: string, meeting: string): Promise<string> {
  const store = await sqliteStore(file);
  const { steps } = await store.documents.open(meeting, 'plenary', 'none');
  await store.close();
  const doc = new Y.Doc();
  for (const { update } of steps) Y.applyUpdate(doc, update);
  return doc.getText('default').toJSON();
}

describe.skipIf(!isHere)('documents as they were written', () => {
  let house: House;
  beforeAll(async () => {
    house = await openHouse({ store: 'sqlite' });
  });
  afterAll(() => house.close());

  test('a paper of 259,778 edits is the same on every screen, on the disk and after a restart (N27)', async () => {
    const { endContent, txns } = traceOf('automerge-paper');
    const room = await meetingAt(house.url);
    const seats = await Promise.all(['Ada', 'Bo'].map((name) => room.sit(name, { role: 'rapporteur' })));
    const [writer, other] = seats.map(({ cookie }) => openEditor({ url: house.url, meeting: room.id, cookie, kept: true })) as [
      Editor,
      Editor,
    ];
    await Promise.all([writer.synced(), other.synced()]);
    const began = performance.now();
    for (let from = 0; from < txns.length; from += together) {
      writer.doc.transact(() => {
        for (const { patches } of txns.slice(from, from + together))
          for (const [at, remove, insert] of patches) {
            if (remove > 0) writer.text.delete(at, remove);
            if (insert !== '') writer.text.insert(at, insert);
          }
      });
      await wait(10);
    }
    await eventually(() => writer.isKept() && other.text.length === endContent.length, 30_000);
    console.log(`${txns.length} edits, ${together} together, in ${Math.round(performance.now() - began)} ms`);
    expect([writer.read() === endContent, other.read() === endContent]).toEqual([true, true]);
    for (const editor of [writer, other]) editor.close();

    const { goOn } = await house.stop();
    expect((await onDisk(join(house.folder, 'onefloor.db'), room.id)) === endContent).toBe(true);
    await goOn();
    const late = openEditor({ url: house.url, meeting: room.id, cookie: seats[0]!.cookie });
    await late.synced();
    expect(late.read() === endContent).toBe(true);
    late.close();
    await room.close();
  });
});
