import { afterEach, beforeEach, expect, test } from 'vitest';
import { Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { addressOf, addressTyped } from './document-address.ts';
import { schemaKept } from '../shared/documents/schema.ts';
import { openEditor, type DocumentEditor } from './document-editor.ts';
import { Mention } from './document-mention.ts';
import { letGoWhenOlder } from './document-older.ts';
import { wordsIn } from './document-outline.tsx';
import { withoutActing } from './document-pasted.ts';

import { numberDeletions, type Paper } from './document-paper.ts';
import { textOf } from './document-text.ts';

let place: HTMLElement;
let editors: DocumentEditor[] = [];
beforeEach(() => {
  place = document.createElement('div');
  document.body.append(place);
});
afterEach(() => {
  for (const editor of editors) editor.close();
  editors = [];
  place.remove();
});

function open(doc: Y.Doc, mayWrite = true) {
  const provider = { awareness: new Awareness(doc) } as unknown as Paper['provider'];
  const me = { id: 'ana', name: 'Ana' };
  const editor = openEditor({ place, doc, provider, mayWrite, label: 'Notes', describedBy: 'keys', nameOf: () => '', me, more: [Mention] });
  editors.push(editor);
  return editor;
}
const text = () => place.querySelector<HTMLElement>('[contenteditable]')!;
const tick = () => new Promise((go) => setTimeout(go, 5));

/** A paragraph as anybody may send it, with a mark that their own program made. */
function paragraph(doc: Y.Doc, words: string, marks: object = {}, name = 'paragraph', attributes: Record<string, string> = {}) {
  const element = new Y.XmlElement(name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  doc.getXmlFragment('default').push([element]);
  const line = new Y.XmlText();
  element.insert(0, [line]);
  line.insert(0, words, marks);
}

const harmful = [
  'javascript:alert(1)',
  ' java\nscript:alert(1)',
  'JaVaScRiPt:x',
  'data:text/html,<script>x</script>',
  'vbscript:x',
  'file:///etc/passwd',
  'blob:x',
  'https://ana:secret@example.org/',
  '/relative',
  '',
  7,
  null,
  { href: 'https://example.org' },
];

test('a link leads to a page or to a mail address, and nowhere else (S1)', () => {
  for (const address of harmful) expect(addressOf(address), JSON.stringify(address)).toBeNull();
  expect(addressOf('https://example.org/a?b#c')).toBe('https://example.org/a?b#c');
  expect(addressOf('mailto:ana@example.org')).toBe('mailto:ana@example.org');
  for (const typed of ['javascript:alert(1)', 'data:x', 'words', 'two words', '']) expect(addressTyped(typed), typed).toBeNull();
  expect(addressTyped('example.org/river')).toBe('https://example.org/river');
  expect(addressTyped('ana@example.org')).toBe('mailto:ana@example.org');
  expect(addressTyped('http://localhost:3000/a')).toBe('http://localhost:3000/a');
});

test('a harmful link that somebody sends into the document is plain words (S1)', () => {
  const doc = new Y.Doc();
  for (const href of harmful) paragraph(doc, 'press me', { link: { href, target: '_self', class: 'big', onclick: 'alert(1)' } });
  paragraph(doc, 'good', { link: { href: 'https://example.org/', onclick: 'alert(1)', style: 'color:red' } });
  open(doc, false);
  const links = [...text().querySelectorAll('a')];
  expect(links.map((link) => link.getAttribute('href'))).toEqual(['https://example.org/']);
  expect(links[0]!.getAttributeNames().toSorted()).toEqual(['href', 'rel', 'target']);
  expect(text().textContent).toContain('press me');
});

test('attributes and levels that somebody makes up do not come to the page (S1)', () => {
  const doc = new Y.Doc();
  paragraph(doc, 'one', {}, 'paragraph', { onclick: 'alert(1)', style: 'position:fixed', class: 'x', dir: 'rtl' });
  paragraph(doc, 'two', {}, 'heading', { level: '1 onmouseover=alert(1)', id: 'root' });
  open(doc, false);
  for (const element of text().querySelectorAll('*'))
    for (const name of element.getAttributeNames()) expect(['dir', 'class'], `${element.tagName} ${name}`).toContain(name);
  expect(text().querySelector('[onclick],[style],#root')).toBeNull();
  expect(text().textContent).toContain('two');
});

test('a node that no document has is not drawn (S1)', () => {
  const doc = new Y.Doc();
  for (const name of ['script', 'iframe', 'img', 'svg']) paragraph(doc, 'alert(1)', {}, name, { src: 'x', onerror: 'alert(1)' });
  paragraph(doc, 'after');
  open(doc, false);
  expect(text().querySelector('script,iframe,img,svg')).toBeNull();
  expect(text().textContent).toContain('after');
});

test('what is pasted brings its words and its form, and nothing that acts (S1)', () => {
  const doc = new Y.Doc();
  open(doc);
  const html = `<h2 onclick="alert(1)" style="color:red">Costs</h2><p>See <a href="javascript:alert(1)">this</a> and <a href="https://example.org/" onclick="x()">that</a>
    <img src=x onerror="alert(1)"><script>alert(1)</script><object data="x"></object><svg onload="alert(1)"></svg></p><ul><li>one</li></ul>`;
  const data = { getData: (type: string) => (type === 'text/html' ? html : 'plain'), types: ['text/html'], files: [], items: [] };
  const event = Object.assign(new Event('paste', { bubbles: true, cancelable: true }), { clipboardData: data });
  text().dispatchEvent(event);
  expect(text().querySelector('script,object,img:not([class]),svg,[onclick],[onerror],[style*=color]')).toBeNull();
  expect([...text().querySelectorAll('a')].map((link) => link.getAttribute('href'))).toEqual(['https://example.org/']);
  expect(text().querySelector('h2')?.textContent).toBe('Costs');
  expect(textOf(doc)).toContain('- one');
});

test('opening a document writes nothing into it, whoever opens it (N27)', async () => {
  const doc = new Y.Doc();
  open(doc);
  await tick();
  expect(Y.encodeStateVector(doc)).toEqual(Y.encodeStateVector(new Y.Doc()));
  paragraph(doc, 'Costs', {}, 'heading', { level: '2' });
  const before = Y.encodeStateAsUpdate(doc);
  await tick();
  open(doc);
  open(doc, false);
  await tick();
  expect(Y.encodeStateAsUpdate(doc)).toEqual(before);
});

test('the headings are its outline, and each of its paragraphs runs in its own direction (N34, N35)', () => {
  const doc = new Y.Doc();
  paragraph(doc, 'Costs', {}, 'heading', { level: '2' });
  paragraph(doc, 'الماء للجميع');
  const editor = open(doc);
  expect(editor.state().outline.map(({ text: words }) => words)).toEqual(['Costs']);
  editor.press('bullets');
  expect([...text().querySelectorAll('h2, li')].map((part) => part.getAttribute('dir'))).toContain('auto');
  expect(text().querySelector('p[dir]')).toBeNull();
  expect(['role', 'aria-multiline', 'aria-label'].map((name) => text().getAttribute(name))).toEqual(['textbox', 'true', 'Notes']);
});

test('each undoes what they wrote, not what others did (N27)', async () => {
  const doc = new Y.Doc();
  const editor = open(doc);
  expect(editor.state().can).not.toContain('undo');
  paragraph(doc, 'of another');
  await tick();
  editor.press('heading');
  await tick();
  expect(editor.state().can).toContain('undo');
  editor.press('undo');
  expect(textOf(doc)).toContain('of another');
});

test('what is only taken out has a number too, so that it can be known whether the disk has it (N27)', () => {
  const doc = new Y.Doc();
  numberDeletions(doc);
  const words = doc.getText('any');
  words.insert(0, 'Hello');
  const reached = () => Y.getState(doc.store, doc.clientID);
  expect(reached()).toBe(5);
  words.delete(0, 2);
  expect(reached()).toBe(6);
  doc.transact(() => {
    words.delete(0, 1);
    words.insert(0, 'x');
  });
  expect(reached()).toBe(7);
  const other = new Y.Doc();
  const updates: Uint8Array[] = [];
  doc.on('update', (update: Uint8Array) => updates.push(update));
  Y.applyUpdate(other, Y.encodeStateAsUpdate(doc));
  words.delete(0, 1);
  expect(updates).toHaveLength(2);
  for (const update of updates) Y.applyUpdate(other, update);
  expect(other.getText('any').toJSON()).toBe(words.toJSON());
});

test('what others take out is not counted as mine (N27)', () => {
  const [doc, other] = [new Y.Doc(), new Y.Doc()];
  numberDeletions(doc);
  doc.getText('any').insert(0, 'Hello');
  Y.applyUpdate(other, Y.encodeStateAsUpdate(doc));
  other.getText('any').delete(0, 2);
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(other));
  expect(Y.getState(doc.store, doc.clientID)).toBe(5);
});

test('words are counted in every script (N35)', () => {
  expect(wordsIn('Costs are shared, by all of us.')).toBe(7);
  expect(wordsIn('الماء للجميع')).toBe(2);
  expect(wordsIn('我们同意')).toBeGreaterThan(1);
  expect(wordsIn(' \n ')).toBe(0);
});

test('a copy reads as the text does: a line for each paragraph (N27)', () => {
  const doc = new Y.Doc();
  paragraph(doc, 'Costs', {}, 'heading');
  paragraph(doc, 'Shared by ', { bold: {} });
  paragraph(doc, '');
  paragraph(doc, 'all');
  expect(textOf(doc)).toBe('Costs\nShared by \n\nall');
});

test('what a paste brings of styles and scripts is left out before it is read, and its words stay (S1)', () => {
  const html = `<style>p{color:red}</style><b style="font-weight:normal" id="x"><p style='a' onclick=x()>set style="x" on=1</p></b>`;
  const left = `<span data-left="font-weight:normal" id="x"><p data-left='a' data-left=x()>set style="x" on=1</p></b>`;
  expect(withoutActing(html)).toBe(left);
  const hidden = [
    '<img/src="x"/onerror="x()">',
    `<p title='">' onclick=x()>`,
    '<img alt="--><img src=x onerror=x()//">',
    '<base href="//x">',
  ];
  expect(hidden.map(withoutActing).join('')).not.toMatch(/on(?:error|click)|<base/);
});

test('lines that others move by writing above them stay the same lines on the page (N27)', async () => {
  const doc = new Y.Doc();
  for (const words of ['one', 'two', 'three']) paragraph(doc, words);
  open(doc, false);
  const other = new Y.Doc();
  Y.applyUpdate(other, Y.encodeStateAsUpdate(doc));
  const last = text().querySelectorAll('p')[2];
  for (let i = 0; i < 2; i++) other.getXmlFragment('default').insert(0, [new Y.XmlElement('paragraph')]);
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(other));
  await tick();
  expect(text().querySelectorAll('p')).toHaveLength(5);
  expect(text().querySelectorAll('p')[4]).toBe(last);
  expect(last!.textContent).toBe('three');
});

test('a page that is older than the document takes nothing out of it, and says so (N27)', async () => {
  const [doc, later] = [new Y.Doc(), new Y.Doc()];
  const sent: Uint8Array[] = [];
  const said: string[] = [];
  letGoWhenOlder(doc, (why) => said.push(why), 2);
  doc.on('update', (update: Uint8Array) => sent.push(update));
  open(doc);
  paragraph(later, 'before');
  later.getMap(schemaKept.map).set(schemaKept.key, 2);
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(later));
  await tick();
  expect([text().textContent, said]).toEqual(['before', []]);
  const before = sent.length;
  later.transact(() => {
    paragraph(later, 'of the future', {}, 'hologram');
    later.getMap(schemaKept.map).set(schemaKept.key, 3);
  });
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(later));
  await tick();
  expect([said, sent.length]).toEqual([['page-too-old'], before]);
});
