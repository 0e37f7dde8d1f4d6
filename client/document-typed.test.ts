import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { line, opening, send } from './document.given.ts';

const writing = (...lines: string[]) => {
  const doc = new Y.Doc();
  send(doc, ...lines.map((words) => line(words)));
  const { inner } = opening(doc);
  /** As the browser says what came in by the keyboard, or by anything else that writes. */
  const comes = (text: string) => {
    const { view, state } = inner;
    const { from, to } = state.selection;
    const isTaken = view.someProp('handleTextInput', (take) => take(view, from, to, text, () => state.tr.insertText(text, from, to)));
    if (!isTaken) view.dispatch(state.tr.insertText(text, from, to));
  };
  return { inner, comes };
};

test('words that come at once are in the text as they came, and none of the others goes (N27)', () => {
  for (const said of ['and **this** ', 'so __proto__', '## Costs', '1. one', '- a']) {
    const { inner, comes } = writing('First', 'Second line of others');
    inner.commands.setTextSelection(6);
    comes(said);
    expect(inner.getText({ blockSeparator: '\n' })).toBe(`First${said}\nSecond line of others`);
  }
});

test('signs that are typed one by one become what they stand for (N27)', () => {
  const { inner, comes } = writing('', 'Second line of others');
  inner.commands.setTextSelection(1);
  for (const sign of '## Costs **now**') comes(sign);
  expect(inner.getHTML()).toContain('<h2 dir="auto">Costs <strong>now</strong></h2><p>Second line of others</p>');
});
