import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { eventually, openEditor, type Editor } from './editor.ts';
import { newFolder, openHouse, type House } from './house.ts';
import { meetingAt, type Room, type Seat } from './meeting-room.ts';

const { folder, remove } = newFolder();
let house: House;
let room: Room;
let chair: Seat;
let scribe: Seat;
let guest: Seat;
const editors: Editor[] = [];
beforeAll(async () => {
  house = await openHouse({ store: 'sqlite' });
});
afterAll(async () => {
  await house.close();
  remove();
});
beforeEach(async () => {
  room = await meetingAt(house.url, {}, 'Assembly of the river');
  [chair, scribe] = [await room.sit('Chair', { role: 'chair' }), await room.sit('Rapporteur', { role: 'rapporteur' })];
  guest = await room.sit('Guest');
});
afterEach(async () => {
  for (const editor of editors.splice(0)) editor.close();
  await room.close();
});

type Listed = { number: number; name: string | null; by: string | null; hash: string; writers: string[] };
const asked = (path: string, { cookie }: { cookie: string }, body?: object) =>
  fetch(`${house.url}/api/meetings/${room.id}/documents/${path}`, {
    headers: { cookie, ...(body && { 'content-type': 'application/json' }) },
    ...(body && { method: 'POST', body: JSON.stringify(body) }),
  });
const textOf = async (path: string, seat: Seat) => (await asked(path, seat)).text();
const codeOf = async (answer: Response) => [answer.status, ((await answer.json()) as { error: { code: string } }).error.code];
const versions = async (seat = scribe, document = 'plenary') =>
  ((await (await asked(`${document}/versions`, seat)).json()) as { versions: Listed[] }).versions;
const keeps = (name: string, seat = scribe) => asked('plenary/versions', seat, { name });

async function editing(seat: Seat, document = 'plenary') {
  const editor = openEditor({ url: house.url, meeting: room.id, cookie: seat.cookie, kept: true, document });
  editors.push(editor);
  await editor.synced();
  return editor;
}
/** A paragraph as the editor of the page would write it, kept on the disk. */
async function writes(editor: Editor, words: string) {
  const line = new Y.XmlElement('paragraph');
  line.insert(0, [new Y.XmlText(words)]);
  editor.doc.getXmlFragment('default').push([line]);
  await eventually(editor.isKept);
}

describe('a document as a file', () => {
  test('comes to whoever may read it, as Markdown and as a page, and does nothing there (N27, N37)', async () => {
    await writes(await editing(scribe), '<script>alert(1)</script> *costs*');
    const md = await asked('plenary.md', guest);
    expect(await md.text()).toBe('&lt;script&gt;alert(1)&lt;/script&gt; \\*costs\\*\n');
    const html = await asked('plenary.html', guest);
    const page = await html.text();
    expect(page).toContain('<title>Assembly of the river: Notes</title>');
    expect(page).toContain('<p dir="auto">&lt;script&gt;alert(1)&lt;/script&gt; *costs*</p>');
    for (const [file, name, type] of [
      [md, `${room.code}-notes.md`, 'text/markdown; charset=utf-8'],
      [html, `${room.code}-notes.html`, 'text/html; charset=utf-8'],
    ] as const) {
      expect(file.headers.get('content-disposition')).toBe(`attachment; filename="${name}"`);
      expect(file.headers.get('content-type')).toBe(type);
      expect(file.headers.get('x-content-type-options')).toBe('nosniff');
      expect(file.headers.get('content-security-policy')).toContain("default-src 'self'");
      expect(file.headers.get('cache-control')).toBe('no-store');
    }
  });

  test('is not there for whoever may not read it, nor is any version of it (S1)', async () => {
    await writes(await editing(scribe, 'report'), 'A draft.');
    const elsewhere = await meetingAt(house.url);
    const stranger = await elsewhere.sit('Stranger', { role: 'secretariat' });
    const captioner = await room.sit('Captions', { role: 'captioner' });
    const paths = ['report.md', 'report.html', 'report/versions', 'report/versions/1', 'report/versions/1.md', 'report/versions/1.html'];
    for (const seat of [guest, stranger, captioner, { cookie: '' }])
      for (const path of paths) expect(await codeOf(await asked(path, seat)), path).toEqual([404, 'not-found']);
    for (const path of ['secrets.md', 'secrets/versions', '__proto__.html'])
      expect(await codeOf(await asked(path, chair)), path).toEqual([404, 'not-found']);
    expect(await textOf('report.md', chair)).toBe('A draft.\n');
    await elsewhere.close();
  });
});

describe('versions', () => {
  test('whoever writes keeps one under a name; everybody who reads sees who, when and who wrote since (N27)', async () => {
    const [mine, theirs] = [await editing(scribe), await editing(chair)];
    await writes(mine, 'First.');
    const kept = (await (await keeps('Before lunch')).json()) as Listed;
    expect(kept).toMatchObject({ number: 1, name: 'Before lunch', by: scribe.personId, writers: [scribe.personId] });
    await writes(theirs, 'Second.');
    expect((await keeps('After lunch', chair)).status).toBe(201);
    expect(await versions(guest)).toMatchObject([
      { number: 2, name: 'After lunch', by: chair.personId, writers: [chair.personId] },
      { number: 1, name: 'Before lunch', by: scribe.personId },
    ]);
    expect(await textOf('plenary/versions/1.md', guest)).toBe('First.\n');
    expect(await textOf('plenary/versions/2.html', guest)).toContain('<title>Assembly of the river: Notes, version 2</title>');
    const whole = (await (await asked('plenary/versions/1', guest)).json()) as { state: string };
    const doc = new Y.Doc();
    Y.applyUpdate(doc, Buffer.from(whole.state, 'base64'));
    expect(doc.getXmlFragment('default').toJSON()).toBe('<paragraph>First.</paragraph>');
    const { goOn } = await house.stop();
    await goOn();
    expect(await versions(guest)).toHaveLength(2);
    expect(await codeOf(await asked('plenary/versions/3', guest))).toEqual([404, 'no-such-version']);
  });

  test('who does not write keeps none, and a name has to say something (N27, S1)', async () => {
    expect(await codeOf(await keeps('Mine', guest))).toEqual([403, 'writers-only']);
    expect((await keeps(' ')).status).toBe(400);
    await room.sit('Second', { role: 'chair' });
    expect(await versions()).toEqual([]);
  });

  test('one is kept by itself when the last writer has gone, and when the text was still for five minutes (N27)', async () => {
    const mine = await editing(scribe);
    await writes(mine, 'Written and left.');
    mine.close();
    const isKept = async (count: number) => {
      for (let tries = 0; tries < 100 && (await versions()).length < count; tries += 1) await new Promise((go) => setTimeout(go, 100));
      return versions();
    };
    expect(await isKept(1)).toMatchObject([{ number: 1, name: null, by: null, writers: [scribe.personId] }]);
    const again = await editing(chair);
    await writes(again, 'Then on.');
    house.putOn(5 * 60_000 + 1000);
    expect(await isKept(2)).toMatchObject([{ number: 2, by: null, writers: [chair.personId] }, { number: 1 }]);
    expect(await textOf('plenary/versions/2.md', guest)).toBe('Written and left.\n\nThen on.\n');
  });

  test('of two who would fill an empty document at once one may, and nobody once something stands there (N27)', async () => {
    const begins = async (seat: Seat) => (await asked('plenary/beginning', seat, {})).status;
    expect((await Promise.all([begins(scribe), begins(chair)])).toSorted()).toEqual([200, 409]);
    expect(await begins(guest)).toBe(403);
    const mine = await editing(scribe);
    await writes(mine, 'Begun.');
    expect(await begins(chair)).toBe(409);
  });
});

describe('a frozen document', () => {
  const freeze = (seat: Seat) => seat.send({ name: 'freeze-document', input: { documentId: 'plenary' } });

  test('has a version whose hash whoever has the file can check, and nobody writes in it (M4)', async () => {
    const mine = await editing(scribe);
    await writes(mine, 'We agree on the river — 我们同意.');
    expect(await freeze(scribe)).toMatchObject({ ok: true });
    await eventually(() => guest.meeting().documents['plenary'] !== undefined);
    const [frozen] = guest.meeting().documents['plenary']!;
    expect(frozen).toMatchObject({ version: 1, by: scribe.personId, unfrozen: null });
    const file = join(folder, 'notes.md');
    writeFileSync(file, Buffer.from(await (await asked(`plenary/versions/${frozen!.version}.md`, guest)).arrayBuffer()));
    expect(execFileSync('sha256sum', [file], { encoding: 'utf8' }).split(' ')[0]).toBe(frozen!.hash);
    mine.doc.getXmlFragment('default').push([new Y.XmlElement('paragraph')]);
    await eventually(() => mine.said.notKept.includes('document-frozen'));
    expect(mine.isKept()).toBe(false);
    expect(await codeOf(await keeps('More'))).toEqual([403, 'document-frozen']);
    expect(await freeze(chair)).toMatchObject({ ok: false, refusal: 'document-frozen' });
    const { goOn } = await house.stop();
    await goOn();
    expect(await textOf('plenary.md', guest)).toBe('We agree on the river — 我们同意.\n');
  });

  test('is opened again with a reason, and what was typed meanwhile is asked for (M4)', async () => {
    const mine = await editing(scribe);
    await writes(mine, 'Agreed.');
    await freeze(chair);
    const unfreeze = { name: 'unfreeze-document', input: { documentId: 'plenary', reason: 'A wrong name' } } as const;
    expect(await scribe.send(unfreeze)).toMatchObject({ refusal: 'chair-only' });
    expect(await chair.send(unfreeze)).toMatchObject({ ok: true });
    await writes(mine, 'Erratum.');
    expect(await textOf('plenary.md', guest)).toBe('Agreed.\n\nErratum.\n');
  });

  test('nothing that was said to be kept is missing from it, however many write when it is frozen (M4)', async () => {
    const [mine, theirs] = [await editing(scribe), await editing(chair)];
    let count = 0;
    const typing = setInterval(() => {
      for (const editor of [mine, theirs]) editor.doc.getXmlFragment('default').push([new Y.XmlElement('paragraph')]);
      mine.doc.getText('other').insert(0, `${(count += 1)} `);
    }, 3);
    await eventually(() => count > 30);
    await Promise.all([freeze(scribe), freeze(chair)]);
    await eventually(() => mine.said.notKept.length > 0 && theirs.said.notKept.length > 0);
    clearInterval(typing);
    const last = mine.said.kept.at(-1)!.state;
    const { version } = guest.meeting().documents['plenary']![0]!;
    const { state } = (await (await asked(`plenary/versions/${version}`, guest)).json()) as { state: string };
    const doc = new Y.Doc();
    Y.applyUpdate(doc, Buffer.from(state, 'base64'));
    for (const [client, clock] of last) expect(Y.getState(doc.store, client)).toBeGreaterThanOrEqual(clock);
    expect(guest.meeting().documents['plenary']).toHaveLength(1);
    const late = await editing(guest);
    expect(Y.encodeStateVector(late.doc)).toEqual(Y.encodeStateVector(doc));
  });

  test('whoever may not freeze makes no version by asking (S1)', async () => {
    expect(await freeze(guest)).toMatchObject({ refusal: 'writers-only' });
    expect(await versions()).toEqual([]);
  });
});
