import type { Editor } from '@tiptap/core';
import { DOMSerializer, type Node } from '@tiptap/pm/model';
import { ySyncPluginKey, yXmlFragmentToProseMirrorRootNode } from '@tiptap/y-tiptap';
import { diffArrays } from 'diff';
import * as Y from 'yjs';
import type { Line } from './document-compared.ts';
import { readTable } from './document-table.ts';

/** A document as it was, as the editor would show it: `state` is an update of Yjs in Base64. */
export function readPast({ schema }: Editor, state: string): Node {
  const doc = new Y.Doc();
  Y.applyUpdate(
    doc,
    Uint8Array.from(atob(state), (letter) => letter.charCodeAt(0)),
  );
  const root = yXmlFragmentToProseMirrorRootNode(doc.getXmlFragment('default'), schema);
  doc.destroy();
  return root;
}

/** Drawn to be read: a table that is wider than its place can be scrolled by keyboard, also where whoever looks at it may write. */
export function drawPast({ schema }: Editor, past: Node, place: HTMLElement): void {
  place.replaceChildren(DOMSerializer.fromSchema(schema).serializeFragment(past.content, { document }));
  for (const table of place.querySelectorAll('table'))
    for (const [name, value] of Object.entries(readTable())) table.parentElement!.setAttribute(name, value);
}

/** Every paragraph and heading with its words, in order. */
export function linesIn(root: Node): Line[] {
  const lines: Line[] = [];
  root.descendants((node, _at, parent) => {
    if (!node.isTextblock) return true;
    const text = node.textBetween(0, node.content.size, '', (leaf) => (leaf.type.name === 'hardBreak' ? '\n' : wordsFor(leaf)));
    const level = node.type.name === 'heading' ? Number(node.attrs.level) : 0;
    lines.push({ form: level > 0 ? 'heading' : parent?.type.name === 'listItem' ? 'item' : 'line', text });
    return false;
  });
  return lines;
}
/** A mention as it is called now. */
const wordsFor = (leaf: Node) => leaf.type.spec.leafText?.(leaf) ?? '';

/**
 * The text becomes this: as edits of whoever does it, which they can undo, and only of the blocks that differ, so that others' carets
 * stay in the rest. Each stretch by itself, since what lies between two of them is not touched.
 */
export function become(editor: Editor, wanted: Node): void {
  beginLine(editor);
  const [before, after] = [blocksOf(editor.state.doc), blocksOf(wanted)];
  const changes = diffArrays(before.map(keyOf), after.map(keyOf));
  let [at, taken] = [0, 0];
  const steps = changes.map(({ added, removed, count }) => {
    const step = { from: at, to: at, put: [] as Node[] };
    if (added) step.put = after.slice(taken, taken + count);
    if (!removed) taken += count;
    if (!added) at += count;
    return { ...step, to: at, isChange: added || removed };
  });
  for (const { from, to, put } of together(steps.filter(({ isChange }) => isChange)).toReversed())
    editor.view.dispatch(editor.state.tr.replaceWith(placeOf(editor, from), placeOf(editor, to), put));
}

/**
 * Where nothing was ever written every editor shows a line that is in no document. Undone to that, each of them would write its own
 * down; so it is there before, by nobody's edit.
 */
function beginLine({ state }: Editor): void {
  const { type } = ySyncPluginKey.getState(state) as { type: Y.XmlFragment };
  if (type.length === 0) type.insert(0, [new Y.XmlElement('paragraph')]);
}

const blocksOf = (root: Node): Node[] => Array.from({ length: root.childCount }, (_, i) => root.child(i));
const keyOf = (block: Node) => JSON.stringify(block.toJSON());
const placeOf = ({ state: { doc } }: Editor, index: number) =>
  blocksOf(doc)
    .slice(0, index)
    .reduce((sum, { nodeSize }) => sum + nodeSize, 0);

type Step = { from: number; to: number; put: Node[] };
/** What goes and what comes in its place are one step: between them the text would be empty. */
function together(steps: Step[]): Step[] {
  const list: Step[] = [];
  for (const { from, to, put } of steps) {
    const last = list.at(-1);
    if (last?.to === from) Object.assign(last, { to, put: [...last.put, ...put] });
    else list.push({ from, to, put });
  }
  return list;
}
