import { afterEach, beforeEach, expect, test } from 'vitest';
import { Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { openEditor, type DocumentEditor, type More } from './document-editor.ts';
import { Mention } from './document-mention.ts';
import type { Paper } from './document-paper.ts';
import { become, drawPast, linesIn, readPast } from './document-past.ts';

let place: HTMLElement;
let editor: DocumentEditor | null = null;
beforeEach(() => {
  place = document.createElement('div');
  document.body.append(place);
});
afterEach(() => {
  editor?.close();
  place.remove();
});

function open(doc: Y.Doc, more: More = []) {
  const provider = { awareness: new Awareness(doc) } as unknown as Paper['provider'];
  const me = { id: 'ana', name: 'Ana' };
  editor = openEditor({ place, doc, provider, mayWrite: true, label: 'Notes', describedBy: 'keys', nameOf: () => '', me, more });
  return editor;
}
function write(doc: Y.Doc, words: string, marks: object = {}, name = 'paragraph') {
  const element = new Y.XmlElement(name);
  doc.getXmlFragment('default').push([element]);
  const line = new Y.XmlText();
  element.insert(0, [line]);
  line.insert(0, words, marks);
}
const stateOf = (doc: Y.Doc) => btoa(String.fromCharCode(...Y.encodeStateAsUpdate(doc)));
const wordsIn = (doc: Y.Doc) =>
  doc
    .getXmlFragment('default')
    .toArray()
    .map((part) => (part as Y.XmlElement).toJSON().replace(/<[^>]*>/g, ''));

test('an empty text that became a template has an empty line of its own when that is undone (N27)', () => {
  const doc = new Y.Doc();
  const { whole } = open(doc);
  const json = { type: 'doc', content: [{ type: 'heading', attrs: { level: 2 }, content: [{ type: 'text', text: 'Aims' }] }] };
  become(whole, whole.schema.nodeFromJSON(json));
  expect(wordsIn(doc)).toEqual(['Aims']);
  whole.commands.undo();
  expect(wordsIn(doc)).toEqual(['']);
});

test('a text that becomes what it was keeps the blocks that are the same, and undo brings back what went (N27)', () => {
  const doc = new Y.Doc();
  for (const words of ['One', 'Two', 'Three', 'Four', 'Five']) write(doc, words);
  const past = stateOf(doc);
  const { whole, press } = open(doc);
  const fragment = doc.getXmlFragment('default');
  const [two, four] = [fragment.get(1), fragment.get(3)];
  fragment.delete(4, 1);
  fragment.delete(0, 1);
  write(doc, 'A late line');
  const third = fragment.get(1) as Y.XmlElement;
  (third.get(0) as Y.XmlText).insert(0, 'Not ');
  const before = wordsIn(doc);
  expect(before).toEqual(['Two', 'Not Three', 'Four', 'A late line']);

  become(whole, readPast(whole, past));
  expect(wordsIn(doc)).toEqual(['One', 'Two', 'Three', 'Four', 'Five']);
  expect([fragment.get(1) === two, fragment.get(3) === four]).toEqual([true, true]);
  press('undo');
  expect(wordsIn(doc)).toEqual(before);
});

test('an old text that holds what acts is read without it (S1)', () => {
  const old = new Y.Doc();
  write(old, 'press me', { link: { href: 'javascript:alert(1)' } });
  write(old, 'alert(1)', {}, 'script');
  write(old, 'Costs');
  const { whole } = open(new Y.Doc());
  const past = readPast(whole, stateOf(old));
  const drawn = document.createElement('div');
  drawPast(whole, past, drawn);
  expect([drawn.querySelector('a,script'), drawn.textContent]).toEqual([null, 'press meCosts']);
  expect(linesIn(past)).toEqual([
    { form: 'line', text: 'press me' },
    { form: 'line', text: 'Costs' },
  ]);
});

test('a version is compared with whom and what it mentions (N27)', () => {
  const old = new Y.Doc();
  write(old, 'Asked by ');
  const mention = new Y.XmlElement('mention');
  mention.setAttribute('kind', 'person');
  mention.setAttribute('id', 'p0');
  (old.getXmlFragment('default').get(0) as Y.XmlElement).push([mention]);
  const { whole } = open(new Y.Doc(), [Mention.configure({ called: { as: () => 'Ana Silva', onChange: () => () => {} } })]);
  expect(linesIn(readPast(whole, stateOf(old)))).toEqual([{ form: 'line', text: 'Asked by @Ana Silva' }]);
});
