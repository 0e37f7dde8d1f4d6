import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { english } from '../shared/documents/captured.ts';
import type { Entry } from '../shared/documents/entries.ts';
import { Capturing, captureHere, pressCapture, release, type Captured } from './document-capture.ts';
import { drawEntries, Entries } from './document-line-entry.ts';
import { Mention } from './document-mention.ts';
import { textOf } from './document-text.ts';
import { line, opening, send, tick } from './document.given.ts';
import type { Why } from './words.ts';

/** A page of the document whose lines are written down by a meeting that says yes, unless it says why not. */
function writing(doc = new Y.Doc(), { why = null as Why | null, mayWrite = true } = {}) {
  const sent: Captured[] = [];
  const refused: string[] = [];
  const written = new Map<string, Entry>();
  const entryOf = (of: string) => written.get(of) ?? null;
  const more = [
    Mention,
    Entries.configure({ entryOf, open: () => {} }),
    Capturing.configure({
      doc,
      documentId: 'plenary',
      words: () => english,
      whyNot: () => why,
      captured: (one: Captured) => void sent.push(one),
      refused: (text: string) => void refused.push(text),
    }),
  ];
  const opened = opening(doc, mayWrite, more);
  const type = (words: string) => opened.inner.view.dispatch(opened.inner.state.tr.insertText(words));
  const enter = async (words = '') => {
    if (words !== '') type(words);
    opened.press('Enter');
    await tick();
  };
  const lines = () => [...opened.text.querySelectorAll('p, h2')].map((one) => `${one.tagName} ${one.textContent}`);
  return { ...opened, doc, sent, refused, written, type, enter, lines };
}

test('a line that says what it is becomes it when it is ended, and is sent once (N20)', async () => {
  const { enter, sent, lines, inner } = writing();
  await enter('Action: Ana to send the draft');
  await enter('decision： 水是权利');
  await enter('\u200fMessage: الماء للجميع');
  await enter('Just a line');
  expect(sent.map(({ kind, text }) => [kind, text])).toEqual([
    ['action', 'Ana to send the draft'],
    ['decision', '水是权利'],
    ['message', 'الماء للجميع'],
  ]);
  expect(new Set(sent.map(({ line: one }) => one)).size).toBe(3);
  inner.commands.setTextSelection(5);
  await enter();
  inner.commands.setTextSelection(2);
  inner.commands.insertContent('x');
  await enter();
  expect(sent).toHaveLength(3);
  expect(lines().length).toBe(7);
});

test('a topic becomes a heading without its keyword, and nobody is told (N20)', async () => {
  const { enter, lines, sent } = writing();
  await enter('Topic: Costs of the river');
  expect([lines(), sent]).toEqual([['H2 Costs of the river', 'P '], []]);
});

test('whoever goes elsewhere has ended the line they were writing; whoever only passes by has not (N20)', async () => {
  const doc = new Y.Doc();
  send(doc, line('Action: of yesterday'), line('Decision: of '), line('last'));
  const { inner, type, sent } = writing(doc);
  inner.commands.setTextSelection(3);
  inner.commands.setTextSelection(inner.state.doc.content.size - 2);
  await tick();
  expect(sent).toEqual([]);
  inner.commands.setTextSelection(inner.state.doc.child(0).nodeSize + inner.state.doc.child(1).nodeSize - 1);
  type('today');
  await tick();
  expect(sent).toEqual([]);
  inner.commands.setTextSelection(3);
  await tick();
  expect(sent.map(({ text }) => text)).toEqual(['of today']);
});

test('two who end one line at once have ended one line, and what others end is theirs to send (N20)', async () => {
  const [doc, other] = [new Y.Doc(), new Y.Doc()];
  const meet = () => {
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(other));
    Y.applyUpdate(other, Y.encodeStateAsUpdate(doc));
  };
  send(doc, line('Action: send the draft'));
  meet();
  const [mine, theirs] = [writing(doc), writing(other)];
  for (const { inner } of [mine, theirs]) inner.commands.setTextSelection(24);
  await mine.enter();
  await theirs.enter();
  meet();
  await tick();
  expect(mine.sent.map(({ line: one }) => one)).toEqual(theirs.sent.map(({ line: one }) => one));
  expect(mine.sent).toHaveLength(1);
  await mine.enter('Action: only mine');
  meet();
  await tick();
  expect([mine.sent.length, theirs.sent.length]).toEqual([2, 1]);
  theirs.inner.commands.setTextSelection(theirs.inner.state.doc.content.size - 1);
  await theirs.enter();
  expect(theirs.sent).toHaveLength(1);
});

test('a reload, an undo and a line that is moved do not send again (N20)', async () => {
  const doc = new Y.Doc();
  const { enter, sent, inner, text } = writing(doc);
  await enter('Action: send the draft');
  const { line: name } = sent[0]!;
  const html = inner.getHTML();
  expect(html).toContain(`data-entry="action:${name}"`);
  inner.commands.undo();
  await tick();
  inner.commands.redo();
  await tick();
  const later = new Y.Doc();
  Y.applyUpdate(later, Y.encodeStateAsUpdate(doc));
  const again = writing(later);
  again.inner.commands.setTextSelection(5);
  await again.enter();
  expect([sent.length, again.sent.length]).toEqual([1, 0]);
  inner.commands.clearContent();
  inner.commands.insertContent(html);
  inner.commands.setTextSelection(8);
  await enter();
  expect(sent).toHaveLength(1);
  expect(text.querySelectorAll('button')).toHaveLength(1);
});

test('of a line that is split the half with its words keeps what it is (N20)', async () => {
  const { enter, sent, inner, text } = writing();
  await enter('Action: send the draft');
  const marked = () =>
    [...text.querySelectorAll('p')].filter((one) => one.querySelector('button')).map((one) => one.lastChild?.textContent);
  inner.commands.setTextSelection(13);
  await enter();
  expect(marked()).toEqual(['Action: send']);
  inner.commands.setTextSelection(1);
  await enter();
  expect(marked()).toEqual(['Action: send']);
  expect(sent).toHaveLength(1);
});

test('what is refused stays a plain line and says why (N20)', async () => {
  const { enter, sent, refused, lines } = writing(new Y.Doc(), { why: 'meeting-closed' });
  await enter('Action: send the draft');
  expect([sent, refused, lines()]).toEqual([[], ['Action: send the draft'], ['P Action: send the draft', 'P ']]);
  const late = writing();
  await late.enter('Decision: we meet');
  release(late.inner, late.sent[0]!.line);
  expect(late.lines()).toEqual(['P Decision: we meet', 'P ']);
  expect(captureHere(late.inner)).toBeNull();
});

test('a line shows as what it is written down, and its words as they are now (N20)', async () => {
  const { enter, sent, written, inner, text } = writing();
  await enter('Action: send the draft');
  const mark = () => text.querySelector('button')!;
  expect(mark().getAttribute('aria-disabled')).toBe('true');
  const { line: name } = sent[0]!;
  written.set(name, { kind: 'action', id: 'a', number: 3, text: 'send the draft', withdrawn: false });
  drawEntries(inner);
  expect([mark().getAttribute('aria-disabled'), mark().tabIndex]).toEqual([null, -1]);
  inner.commands.setTextSelection(5);
  expect(captureHere(inner)).toEqual({ kind: 'action', line: name, words: 'Action: send the draft' });
});

test('with a button a line becomes it, too, and a mention in it says whose it is (N20)', async () => {
  const doc = new Y.Doc();
  send(doc, line({ name: 'mention', attributes: { kind: 'person', id: 'p1' } }, ' to send the draft'));
  const { inner, sent, lines } = writing(doc);
  inner.commands.setTextSelection(3);
  pressCapture(inner, 'action', 'Action');
  await tick();
  expect(sent).toMatchObject([{ kind: 'action', people: ['p1'], text: '@ to send the draft' }]);
  pressCapture(inner, 'decision', 'Decision');
  await tick();
  expect([sent.length, lines().at(-1), textOf(doc)]).toEqual([1, 'P Decision: ', 'Action: @… to send the draft\nDecision:']);
});

test('what somebody makes up of a line is no more than a line (S1)', () => {
  const doc = new Y.Doc();
  const made: unknown[] = [
    'action:<img src=x>',
    'topic:a',
    'action:',
    'x'.repeat(100_000),
    7,
    null,
    { kind: 'action' },
    `decision:${'y'.repeat(65)}`,
    'action:a" onclick="x',
  ];
  for (const entry of made) send(doc, { name: 'paragraph', attributes: { entry }, inside: ['words'] });
  send(doc, { name: 'paragraph', attributes: { entry: 'action:nowhere' }, inside: ['waits'] });
  const { text } = writing(doc, { mayWrite: false });
  expect(text.querySelectorAll('button')).toHaveLength(1);
  expect(text.querySelector('button')!.getAttribute('aria-disabled')).toBe('true');
  expect(text.querySelector('[onclick], img:not([class])')).toBeNull();
});

test('a pasted line waits for whoever ends it (N20)', async () => {
  const { inner, sent, enter } = writing();
  inner.view.pasteText('Action: one\nAction: two');
  inner.commands.setTextSelection(12);
  await tick();
  expect(sent).toEqual([]);
  await enter();
  expect(sent.map(({ text }) => text)).toEqual(['one']);
});
