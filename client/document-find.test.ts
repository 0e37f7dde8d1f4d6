import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { Finding, foundIn, goOn, look, matchesIn } from './document-find.ts';
import { Mention } from './document-mention.ts';
import { line, opening, send, tick } from './document.given.ts';

const called = { as: (_kind: string, id: string) => (id === 'p1' ? 'Ana Silva' : 'Somebody'), onChange: () => () => {} };
function reading(doc: Y.Doc, mayWrite = false) {
  const opened = opening(doc, mayWrite, [Mention.configure({ called }), Finding]);
  const words = (wanted: string) =>
    matchesIn(opened.inner.state.doc, wanted).map(({ from, to }) => opened.inner.state.doc.textBetween(from, to));
  return { ...opened, words };
}

test.each([
  ['cost', ['cost', 'Cost', 'Cóst']],
  ['ZURICH', ['Zürich']],
  ['الماء', ['الماء']],
  ['同意', ['同意']],
  ['и вода', ['и вода']],
  ['strasse', ['Straße']],
  ['ana silva', ['@Ana Silva']],
  ['.', []],
  ['(', ['(']],
  ['  ', []],
  ['nowhere', []],
])('%j is found as people look for it (N27, N35)', (wanted, found) => {
  const doc = new Y.Doc();
  send(doc, line('A cost, Cost (Cóst) in Zürich'), line('الماء للجميع'), line('我们同意'), line('земля  и вода'), line('Straße'));
  send(doc, line('by ', { name: 'mention', attributes: { kind: 'person', id: 'p1' } }));
  expect(reading(doc).words(wanted)).toEqual(found);
});

test('whoever reads goes from one to the next and round, and nothing is written (N27)', () => {
  const doc = new Y.Doc();
  send(doc, line('one and one'), line('one'));
  const before = Y.encodeStateAsUpdate(doc);
  const { inner, text } = reading(doc);
  look(inner, 'one');
  expect([foundIn(inner).matches.length, foundIn(inner).now, text.querySelectorAll('p > span').length]).toEqual([3, 0, 3]);
  goOn(inner, 1);
  goOn(inner, 1);
  goOn(inner, 1);
  expect(foundIn(inner).now).toBe(0);
  goOn(inner, -1);
  expect(foundIn(inner).now).toBe(2);
  look(inner, '');
  expect([foundIn(inner).matches, text.querySelectorAll('p > span').length]).toEqual([[], 0]);
  expect(Y.encodeStateAsUpdate(doc)).toEqual(before);
});

test('what others write meanwhile is found, too, and one stays where one is (N27)', async () => {
  const doc = new Y.Doc();
  send(doc, line('one'), line('one'));
  const { inner } = reading(doc);
  look(inner, 'one');
  goOn(inner, 1);
  const other = new Y.Doc();
  Y.applyUpdate(other, Y.encodeStateAsUpdate(doc));
  other.getXmlFragment('default').insert(0, [new Y.XmlElement('paragraph')]);
  (other.getXmlFragment('default').get(0) as Y.XmlElement).insert(0, [new Y.XmlText('one before')]);
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(other));
  await tick();
  expect([foundIn(inner).matches.length, foundIn(inner).now]).toEqual([3, 2]);
});
