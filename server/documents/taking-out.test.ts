import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { holdsOf, takeOut } from './taking-out.ts';

/** A document in which somebody else has written; `write` is done by whoever is to be erased. */
function written(write: (doc: Y.Doc) => void) {
  const doc = new Y.Doc();
  doc.getXmlFragment('default').push([paragraph('theirs')]);
  const hers = new Y.Doc();
  Y.applyUpdate(hers, Y.encodeStateAsUpdate(doc));
  write(hers);
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(hers));
  const kept = () => Buffer.from(Y.encodeStateAsUpdate(doc)).toString('latin1');
  return { doc, clients: [hers.clientID], kept };
}
function paragraph(words: string) {
  const made = new Y.XmlElement('paragraph');
  made.insert(0, [new Y.XmlText(words)]);
  return made;
}
const first = (doc: Y.Doc) => doc.getXmlFragment('default').get(0) as Y.XmlElement;

test.each<[string, (doc: Y.Doc) => void]>([
  ['in an attribute of a line of somebody else', (doc) => first(doc).setAttribute('entry', 'planted')],
  ['in a map beside the text', (doc) => void doc.getMap('beside').set('key', { deep: ['planted'] })],
  ['in a list beside the text', (doc) => doc.getArray('beside').push(['planted'])],
  ['in a text beside the text', (doc) => doc.getText('beside').insert(0, 'planted')],
  ['as what a letter looks like', (doc) => (first(doc).get(0) as Y.XmlText).format(0, 2, { bold: { why: 'planted' } })],
  ['as an element that no document has', (doc) => first(doc).push([new Y.XmlElement('planted')])],
  ['in a text within the text', (doc) => first(doc).push([new Y.XmlText('planted')])],
])('what somebody planted %s is in no byte of it after (N36)', (_where, write) => {
  const { doc, clients, kept } = written(write);
  expect(kept()).toContain('planted');
  takeOut(doc, clients);
  expect(kept()).not.toContain('planted');
  expect(first(doc).toJSON()).toContain('theirs');
  expect(holdsOf(doc, clients)).toBe(false);
});

test('numbers stay: how deep a heading is that others write in (N36)', () => {
  const { doc, clients } = written((hers) => first(hers).setAttribute('level', 3 as never));
  takeOut(doc, clients);
  expect(first(doc).getAttribute('level')).toBe(3);
});
