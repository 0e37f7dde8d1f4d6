import { Extension } from '@tiptap/core';
import { Selection, type EditorState, type Transaction } from '@tiptap/pm/state';
import { ySyncPluginKey } from '@tiptap/y-tiptap';

/**
 * What others write reaches the editor as the whole text anew, and each line that has moved would be drawn anew, under the eyes of
 * whoever reads it. So only what differs is taken over: the rest stays the same lines, by which the browser keeps the place.
 */
export const SteadyText = Extension.create({
  name: 'steadyText',
  dispatchTransaction({ transaction, next }) {
    next(narrowed(transaction, this.editor.state));
  },
});

function narrowed(whole: Transaction, state: EditorState): Transaction {
  const origin: unknown = whole.getMeta(ySyncPluginKey);
  const isOfOthers = typeof origin === 'object' && origin !== null && 'isChangeOrigin' in origin && origin.isChangeOrigin === true;
  if (!isOfOthers || !whole.docChanged || whole.before !== state.doc) return whole;
  const steady = state.tr.setMeta('addToHistory', false).setMeta(ySyncPluginKey, origin);
  const [before, now] = [state.doc, whole.doc];
  const start = before.content.findDiffStart(now.content);
  const end = before.content.findDiffEnd(now.content);
  if (start !== null && end) {
    const overlap = Math.max(0, start - Math.min(end.a, end.b));
    steady.replace(start, end.a + overlap, now.slice(start, end.b + overlap));
  }
  if (!steady.doc.eq(now)) return whole;
  steady.setSelection(Selection.fromJSON(steady.doc, whole.selection.toJSON()));
  return whole.scrolledIntoView ? steady.scrollIntoView() : steady;
}
