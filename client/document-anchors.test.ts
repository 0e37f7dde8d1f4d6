import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';
import type { Anchor, Place } from '../shared/documents/margin.ts';
import { openEditor, type DocumentEditor } from './document-editor.ts';
import type { Paper } from './document-paper.ts';

let place: HTMLElement;
let editor: DocumentEditor;
let doc: Y.Doc;
let lines: Y.XmlText[];
const words = ['The river is shared by all.', 'Costs are small.', 'The next meeting is in May.'];

beforeEach(() => begin());
afterEach(() => end());
function begin() {
  place = document.createElement('div');
  document.body.append(place);
  doc = new Y.Doc();
  lines = words.map((text) => {
    const line = new Y.XmlText(text);
    const paragraph = new Y.XmlElement('paragraph');
    paragraph.insert(0, [line]);
    doc.getXmlFragment('default').push([paragraph]);
    return line;
  });
  const provider = { awareness: new Awareness(doc) } as unknown as Paper['provider'];
  const me = { id: 'ana', name: 'Ana' };
  editor = openEditor({ place, doc, provider, mayWrite: true, label: 'Notes', describedBy: 'keys', nameOf: () => '', me, more: [] });
}
function end() {
  editor.close();
  place.remove();
}

const at = (line: Y.XmlText, index: number, assoc: 0 | -1) =>
  Y.relativePositionToJSON(Y.createRelativePositionFromTypeIndex(line, index, assoc)) as Place;
function quoted(line: number, from: number, to: number) {
  const anchor: Anchor = { start: at(lines[line]!, from, 0), end: at(lines[line]!, to, -1) };
  return { anchor, quote: words[line]!.slice(from, to) };
}

test('a whole paragraph, the first letter of all and the last are passages like any other (N27)', () => {
  expect(editor.marks.paragraphs().map(({ anchor, text }) => editor.marks.readsNow({ anchor, quote: text }))).toEqual(words);
  for (const [i, word] of words.entries()) {
    expect(editor.marks.readsNow(quoted(i, 0, 1))).toBe(word[0]);
    expect(editor.marks.readsNow(quoted(i, word.length - 1, word.length))).toBe('.');
  }
});

test('whatever is written and taken out beside a passage, it stays those words; what comes in between belongs to it (N27)', () => {
  const spot = fc.record({ where: fc.nat(), length: fc.integer({ min: 1, max: 6 }), isTaken: fc.boolean(), line: fc.nat({ max: 2 }) });
  fc.assert(
    fc.property(
      fc.nat({ max: 2 }),
      fc.nat({ max: 12 }),
      fc.integer({ min: 1, max: 5 }),
      fc.array(spot, { maxLength: 12 }),
      (line, from, size, spots) => {
        end();
        begin();
        const passage = quoted(line, from, from + size);
        let start = from;
        for (const { where, length, isTaken, line: there } of spots) {
          const text = lines[there]!;
          const index = where % (text.length + 1);
          const isBeside = there !== line || index <= start || index >= start + size;
          if (!isBeside) continue;
          const room = there !== line || index >= start + size ? text.length - index : start - index;
          const count = Math.min(length, room);
          if (isTaken) text.delete(index, count);
          else text.insert(index, '~'.repeat(length));
          if (there === line && index <= start) start += isTaken ? -count : length;
        }
        expect(editor.marks.readsNow(passage)).toBe(passage.quote);
        if (size < 2) return;
        lines[line]!.insert(start + 1, '+');
        expect(editor.marks.readsNow(passage)).toBe(`${passage.quote[0]}+${passage.quote.slice(1)}`);
      },
    ),
    { numRuns: 30 },
  );
});

test('what is gone says so, and what is brought back to its place is found there (N27)', () => {
  const passage = quoted(1, 10, 15);
  lines[1]!.delete(10, 5);
  expect(editor.marks.readsNow(passage)).toBeNull();
  // As an undo does it, for everybody else: the same letters, which are new ones.
  lines[1]!.insert(10, 'small');
  expect(editor.marks.readsNow(passage)).toBe('small');
  doc.getXmlFragment('default').delete(1, 1);
  expect(editor.marks.readsNow(passage)).toBeNull();
});

test('accepted words stand in the place of the others, once, and one step back takes both out again (N27)', () => {
  const passage = quoted(1, 10, 15);
  expect(editor.marks.put(passage, 'shared\nby all', '1.1')).toBe(true);
  expect(place.querySelectorAll('p')[1]!.innerHTML).toMatch(/^Costs are shared<br.*>by all\.$/);
  expect(editor.marks.isIn('1.1')).toBe(true);
  editor.press('undo');
  expect(place.querySelectorAll('p')[1]!.textContent).toBe('Costs are small.');
  expect(editor.marks.isIn('1.1')).toBe(false);
  editor.press('redo');
  expect(editor.marks.isIn('1.1')).toBe(true);
  expect(editor.marks.put(quoted(0, 0, 4), '', '2.1')).toBe(true);
  expect(place.querySelectorAll('p')[0]!.textContent).toBe('river is shared by all.');
});

test('a place that is in no text of this document is nowhere, whatever it names (S1)', () => {
  doc.getMap('taken-out').set('last', 'x');
  const { clientID: client } = doc;
  const nowhere: Place[] = [
    { item: { client: 999, clock: 7 } },
    { item: { client, clock: Number.MAX_SAFE_INTEGER } },
    { item: { client, clock: Y.getState(doc.store, client) - 1 } },
    { type: { client: 999, clock: 0 } },
    { tname: 'default' },
    { tname: 'taken-out' },
    { tname: 'constructor' },
    {},
  ];
  for (const start of nowhere)
    for (const end of [...nowhere, at(lines[0]!, 3, -1)]) expect(editor.marks.readsNow({ anchor: { start, end }, quote: 'x' })).toBeNull();
  editor.marks.show(nowhere.map((start, i) => ({ number: i, anchor: { start, end: start }, quote: 'x', label: `${i}`, isChosen: false })));
  expect(place.querySelectorAll('button')).toHaveLength(0);
});

test('what a passage is marked with is not part of the text, and is not typed over (N27)', () => {
  editor.marks.show([{ ...quoted(0, 4, 9), number: 1, label: '<b>Comment 1</b>', isChosen: true }]);
  const number = place.querySelector('button')!;
  expect([number.textContent, number.getAttribute('aria-label'), number.tabIndex]).toEqual(['1', '<b>Comment 1</b>', -1]);
  expect(place.querySelector('[data-mark="1"]')!.textContent).toBe('river');
  expect(lines[0]!.toJSON()).toBe(words[0]);
  expect(editor.state().text).toBe(words.join('\n'));
});
