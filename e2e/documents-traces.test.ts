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
/** Where two wrote at once, each edit says who made it and after which others. */
type Txn = { patches: Patch[]; agent?: number; parents?: number[] };
type Trace = { endContent: string; txns: Txn[] };
const traceOf = (name: string) => JSON.parse(gunzipSync(readFileSync(`${folder}/${name}.json.gz`)).toString()) as Trace;

function type(text: Y.Text, patches: Patch[]) {
  for (const [at, remove, insert] of patches) {
    if (remove > 0) text.delete(at, remove);
    if (insert !== '') text.insert(at, insert);
  }
}

/** `place`: which edit of the whole it is; `after`: how much of what the other wrote its author had read. */
type Edit = { place: number; update: Uint8Array; after: number };

/** What each of two authors typed, as the Yjs clients 1 and 2, on a page that had just what the trace says. */
function editsOf({ txns }: Trace): [Edit[], Edit[]] {
  const docs = [1, 2].map((clientID) => Object.assign(new Y.Doc(), { clientID }));
  const edits: [Edit[], Edit[]] = [[], []];
  const read = [0, 0];
  const known: [number, number][] = [];
  for (const [place, { patches, agent = 0, parents = [] }] of txns.entries()) {
    const [mine, other] = [edits[agent]!, edits[1 - agent]!];
    const doc = docs[agent]!;
    const knows = [0, 1].map((one) => Math.max(0, ...parents.map((parent) => known[parent]?.[one] ?? 0))) as [number, number];
    while (read[agent]! < knows[1 - agent]!) Y.applyUpdate(doc, other[read[agent]!++]!.update);
    const after = Y.getState(doc.store, docs[1 - agent]!.clientID);
    doc.once('update', (update: Uint8Array) => mine.push({ place, update, after }));
    doc.transact(() => type(doc.getText('default'), patches));
    knows[agent] = mine.length;
    known.push(knows);
  }
  return edits;
}

/** Types all of it as soon as what it follows has come; where the line is cut, it is there only for as long as something is waited for. */
async function typeAll(editor: Editor, edits: Edit[], other: number, isCut: (edit: Edit) => boolean): Promise<number> {
  const { doc, provider } = editor;
  const hasRead = (after: number) => Y.getState(doc.store, other) >= after;
  let cut = 0;
  for (let next = 0; next < edits.length;) {
    if (!hasRead(edits[next]!.after)) {
      provider.connect();
      await eventually(() => hasRead(edits[next]!.after), 30_000);
    }
    const alone = isCut(edits[next]!);
    if (alone) provider.disconnect();
    else provider.connect();
    doc.transact(() => {
      for (; next < edits.length && hasRead(edits[next]!.after) && isCut(edits[next]!) === alone; next += 1) {
        Y.applyUpdate(doc, edits[next]!.update);
        if (alone) cut += 1;
      }
    });
  }
  provider.connect();
  return cut;
}

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
    // Hundreds of times within seconds the lines are cut and come back, as nobody's are.
    house = await openHouse({ store: 'sqlite', documentLimits: { asksPerSecond: 1_000 } });
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
      writer.doc.transact(() => txns.slice(from, from + together).forEach(({ patches }) => type(writer.text, patches)));
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

  test('what two wrote at once in 26,078 edits is the same for all, also with both lines cut while they type the middle third (N27)', async () => {
    const trace = traceOf('friendsforever');
    const { length } = trace.txns;
    const edits = editsOf(trace);
    const isThere = (editor: Editor) => editor.read() === trace.endContent;
    const written = async (isCut: (edit: Edit) => boolean) => {
      const room = await meetingAt(house.url);
      const seats = await Promise.all(['Ada', 'Bo', 'Cy'].map((name) => room.sit(name, { role: 'rapporteur' })));
      const at = () => seats.map(({ cookie }) => openEditor({ url: house.url, meeting: room.id, cookie, kept: true }));
      const editors = at();
      await Promise.all(editors.map((editor) => editor.synced()));
      const [one, two] = editors as [Editor, Editor, Editor];
      const began = performance.now();
      const cut = await Promise.all([typeAll(one, edits[0], 2, isCut), typeAll(two, edits[1], 1, isCut)]);
      const isKept = ({ said, doc }: Editor) => [1, 2].every((id) => said.kept.at(-1)!.state.get(id) === Y.getState(doc.store, id));
      await eventually(() => editors.every((editor) => isKept(editor) && isThere(editor)), 30_000);
      console.log(`${length} edits, ${cut[0] + cut[1]} of them alone, in ${Math.round(performance.now() - began)} ms`);
      for (const editor of editors) editor.close();
      return { room, at, alone: cut[0] + cut[1] };
    };
    const [joined, apart] = await Promise.all([
      written(() => false),
      written(({ place }) => place >= length / 3 && place < (length * 2) / 3),
    ]);
    expect([joined.alone, apart.alone]).toEqual([0, Math.ceil((length * 2) / 3) - Math.ceil(length / 3)]);

    const { goOn } = await house.stop();
    for (const { room } of [joined, apart])
      expect((await onDisk(join(house.folder, 'onefloor.db'), room.id)) === trace.endContent).toBe(true);
    await goOn();
    for (const { room, at } of [joined, apart]) {
      const late = at();
      await eventually(() => late.every(isThere));
      for (const editor of late) editor.close();
      await room.close();
    }
  }, 180_000);
});
