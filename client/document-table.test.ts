import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { insertTable, isInTable, pressTable } from './document-table.ts';
import { textOf } from './document-text.ts';
import { line, opening, send, tick, type Sent } from './document.given.ts';

const cell = (words: string, attributes: Record<string, unknown> = {}, name = 'tableCell'): Sent => ({
  name,
  attributes,
  inside: [line(words)],
});
const row = (...inside: Sent[]): Sent => ({ name: 'tableRow', inside });
const table = (...inside: Sent[]): Sent => ({ name: 'table', inside });
const shape = (text: HTMLElement) => [...text.querySelectorAll('tr')].map((one) => one.children.length);

test('a table has a row of headings, grows and shrinks, and behind it the text goes on (N27)', () => {
  const doc = new Y.Doc();
  const { inner, text } = opening(doc);
  insertTable(inner);
  expect([shape(text), text.querySelectorAll('th').length, isInTable(inner)]).toEqual([[3, 3, 3], 3, true]);
  pressTable(inner, 'row');
  pressTable(inner, 'column');
  expect(shape(text)).toEqual([4, 4, 4, 4]);
  pressTable(inner, 'no-column');
  pressTable(inner, 'no-row');
  expect(shape(text)).toEqual([3, 3, 3]);
  pressTable(inner, 'no-table');
  expect([text.querySelector('table'), text.querySelectorAll('p').length]).toEqual([null, 1]);
});

test('Tab goes from cell to cell, and behind the last one it leaves the text (N34)', () => {
  const { inner, text, press } = opening(new Y.Doc());
  insertTable(inner);
  for (let i = 1; i < 9; i++) expect(press('Tab'), `cell ${i}`).toBe(true);
  expect([press('Tab'), shape(text)]).toEqual([false, [3, 3, 3]]);
  expect(press('Tab', { shiftKey: true })).toBe(true);
  press('Enter', { ctrlKey: true });
  expect(isInTable(inner)).toBe(false);
  expect(press('Tab')).toBe(false);
});

test('a cell that is said to be a million wide is one cell, and nothing else of it comes to the page (S1)', () => {
  const doc = new Y.Doc();
  const wide = { colspan: 1e9, rowspan: 1e9, colwidth: [1e9], style: 'position:fixed', onclick: 'alert(1)', align: 'x' };
  send(doc, table(row(cell('one', wide), cell('two', { ...wide, colspan: '<b>' }, 'tableHeader')), row(cell('three', { colspan: -1 }))));
  const { text, inner } = opening(doc);
  expect(shape(text)).toEqual([2, 1]);
  for (const element of text.querySelectorAll('table, table *'))
    for (const name of element.getAttributeNames()) expect(['dir', 'colspan', 'rowspan'], name).toContain(name);
  for (const one of text.querySelectorAll('td, th')) expect(one.getAttribute('colspan') ?? '1').toBe('1');
  inner.commands.setTextSelection(4);
  pressTable(inner, 'column');
  expect(shape(text)).toEqual([3, 3]);
});

test('tables that are none stay without harm: no rows, no cells, words between them, one in another (S1)', () => {
  const doc = new Y.Doc();
  send(doc, table(), table(row()), table(line('no row')), { name: 'table', inside: [row(line('no cell'))] });
  send(doc, table(row({ name: 'tableCell', inside: [table(row(cell('inner')))] })), line('after'));
  const { text, inner } = opening(doc);
  expect(text.textContent).toContain('after');
  inner.commands.setTextSelection(inner.state.doc.content.size - 2);
  inner.commands.insertContent('!');
  expect(textOf(doc)).toContain('!');
});

test('two who make a table uneven at once have the same table, and looking at it writes nothing (N27)', async () => {
  const [doc, other] = [new Y.Doc(), new Y.Doc()];
  const meet = () => {
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(other));
    Y.applyUpdate(other, Y.encodeStateAsUpdate(doc));
  };
  send(doc, table(row(cell('a'), cell('b')), row(cell('c'), cell('d'))), line('after'));
  meet();
  const [mine, theirs] = [opening(doc), opening(other)];
  for (const { inner } of [mine, theirs]) inner.commands.setTextSelection(4);
  pressTable(mine.inner, 'row');
  pressTable(theirs.inner, 'column');
  meet();
  const before = Y.encodeStateVector(doc);
  await tick();
  meet();
  expect(Y.encodeStateVector(doc)).toEqual(before);
  expect(shape(mine.text)).toEqual(shape(theirs.text));
  pressTable(mine.inner, 'row');
  meet();
  expect(new Set(shape(theirs.text)).size).toBe(1);
  expect(theirs.inner.state.doc.toJSON()).toEqual(mine.inner.state.doc.toJSON());
});
