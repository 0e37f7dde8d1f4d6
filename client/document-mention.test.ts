import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { Mention, type Called } from './document-mention.ts';
import { beginMention, Choosing, pickingIn, take } from './document-picking.ts';
import { textOf } from './document-text.ts';
import { line, opening, send, tick } from './document.given.ts';

const people = ['Ana Silva', 'Anas Haddad', '王小明'].map((name, i) => ({ id: `p${i}`, name, about: '' }));
const agenda = [{ id: 'i0', name: 'Costs', about: 'Item 1' }];

/** A roster that changes, and a list to choose from. */
function writing(doc = new Y.Doc(), mayWrite = true) {
  const names = new Map([...people, ...agenda].map(({ id, name }) => [id, name]));
  const listeners = new Set<() => void>();
  const called: Called = {
    as: (_kind, id) => names.get(id) ?? 'Somebody',
    onChange: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
  const rename = (id: string, name: string | null) => {
    if (name === null) names.delete(id);
    else names.set(id, name);
    for (const listener of listeners) listener();
  };
  const find = (kind: string, typed: string) =>
    Promise.resolve((kind === 'item' ? agenda : people).filter(({ name }) => name.toLowerCase().startsWith(typed.toLowerCase())));
  const opened = opening(doc, mayWrite, [Mention.configure({ called }), Choosing.configure({ find })]);
  const type = async (words: string) => {
    opened.inner.view.dispatch(opened.inner.state.tr.insertText(words));
    await tick();
  };
  const offered = () => pickingIn(opened.inner)?.choices?.map(({ name }) => name) ?? [];
  return { ...opened, doc, rename, listeners, type, offered };
}

test('a mention is an id: a rename shows everywhere, and whoever is erased is somebody (N27)', () => {
  const doc = new Y.Doc();
  send(
    doc,
    line({ name: 'mention', attributes: { kind: 'person', id: 'p0' } }),
    line({ name: 'mention', attributes: { kind: 'item', id: 'i0' } }),
  );
  const { text, rename, inner, listeners } = writing(doc);
  expect(text.textContent).toBe('@Ana Silva#Costs');
  rename('p0', 'Ana Costa');
  rename('i0', 'Who pays');
  expect(text.textContent).toBe('@Ana Costa#Who pays');
  expect(inner.getText()).toContain('@Ana Costa');
  rename('p0', null);
  expect(text.textContent).toBe('@Somebody#Who pays');
  expect(JSON.stringify(doc.toJSON())).not.toContain('Ana');
  inner.commands.clearContent();
  expect(listeners.size).toBe(0);
});

test('whatever stands in a mention that somebody made up, it is words and nothing else (S1)', () => {
  const doc = new Y.Doc();
  const made: unknown[] = [
    '<img src=x onerror=alert(1)>',
    'javascript:alert(1)',
    'x'.repeat(100_000),
    7,
    null,
    { id: 'p0' },
    ['p0'],
    '__proto__',
  ];
  for (const one of made)
    for (const attributes of [
      { kind: 'person', id: one, label: '<script>alert(1)</script>', style: 'position:fixed', onclick: 'alert(1)' },
      { kind: one, id: 'p0' },
      { kind: one, id: one },
    ])
      send(doc, line({ name: 'mention', attributes }));
  const { text } = writing(doc, false);
  const mentions = [...text.querySelectorAll('p > span')];
  expect(mentions).toHaveLength(made.length * 3);
  for (const mention of mentions) {
    expect(['@Somebody', '@Ana Silva']).toContain(mention.textContent);
    expect(mention.getAttributeNames().filter((name) => !['class', 'dir', 'contenteditable'].includes(name))).toEqual([]);
  }
  expect(text.querySelector('script, img:not([class]), [style], [onclick]')).toBeNull();
});

test('what is typed after @ is looked for, chosen with arrows and Enter, and heard without leaving the text (N34)', async () => {
  const { type, offered, press, text, doc } = writing();
  await type('See @');
  expect(offered()).toEqual(['Ana Silva', 'Anas Haddad', '王小明']);
  expect([text.getAttribute('aria-activedescendant'), text.getAttribute('aria-controls')]).toEqual([
    'document-choices-0',
    'document-choices',
  ]);
  await type('ana');
  expect(offered()).toEqual(['Ana Silva', 'Anas Haddad']);
  press('ArrowDown');
  expect(text.getAttribute('aria-activedescendant')).toBe('document-choices-1');
  press('Enter');
  expect([text.textContent, offered()]).toEqual(['See @Anas Haddad ', []]);
  expect(text.getAttribute('aria-activedescendant')).toBeNull();
  expect(text.querySelectorAll('p')).toHaveLength(1);
  expect(textOf(doc)).toBe('See @…');
});

test('Escape says that none is meant, and a mail address, or what others write, asks nobody (N34)', async () => {
  const { type, offered, press, doc, inner } = writing();
  await type('@');
  expect(press('Escape')).toBe(true);
  await type('a');
  expect(offered()).toEqual([]);
  await type(' mail ana@');
  expect(offered()).toEqual([]);
  const other = new Y.Doc();
  Y.applyUpdate(other, Y.encodeStateAsUpdate(doc));
  const theirs = writing(other);
  await theirs.type(' @');
  expect(theirs.offered()).toHaveLength(3);
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(other));
  await tick();
  inner.commands.setTextSelection(3);
  await tick();
  expect(offered()).toEqual([]);
});

test('an item of the agenda is mentioned with #, or with a button (N27)', async () => {
  const { inner, type, offered, text } = writing();
  await type('on');
  beginMention(inner, 'item');
  await tick();
  expect(offered()).toEqual(['Costs']);
  take(inner, pickingIn(inner)!, agenda[0]!);
  expect(text.textContent).toBe('on #Costs ');
});

test('a mention that is copied is the same mention where it is pasted (N27)', () => {
  const { inner, text } = writing();
  inner.commands.insertContent(
    '<p>by <span data-mention="person" data-id="p0">@Nobody</span> and <span data-mention="x" data-id="p1">@X</span></p>',
  );
  expect(text.textContent).toBe('by @Ana Silva and @X');
  expect(inner.getHTML()).toContain('data-id="p0"');
});
