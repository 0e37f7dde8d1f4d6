import { Extension, type Editor } from '@tiptap/core';
import type { Node as Part } from '@tiptap/pm/model';
import { Plugin, PluginKey, TextSelection, type EditorState, type Transaction } from '@tiptap/pm/state';
import { ySyncPluginKey } from '@tiptap/y-tiptap';
import * as Y from 'yjs';
import { lineSays, type Capture, type Keyword } from '../shared/documents/captured.ts';
import type { EntryKind } from '../shared/documents/entries.ts';
import { newSecret } from './chance.ts';
import { entryAt } from './document-line-entry.ts';
import type { Why } from './words.ts';

/** A line that its writer has ended: what is to be written down, and who is mentioned in it. */
export type Captured = { kind: EntryKind; line: string; text: string; people: string[] };
type Options = {
  doc: Y.Doc;
  documentId: string;
  /** With those of the language of the page. */
  words: () => readonly Keyword[];
  whyNot: (kind: EntryKind) => Why | null;
  captured: (line: Captured) => void;
  refused: (text: string, why: Why) => void;
};
/** Where one typed last, and the lines that were left after that; both where those lines begin. */
type Kept = { at: number | null; left: number[] };

const key = new PluginKey<Kept>('capture');
const isOwn = (step: Transaction) => step.docChanged && step.getMeta(ySyncPluginKey) === undefined && step.getMeta('paste') !== true;

function lineOf({ selection: { $from } }: EditorState): number | null {
  return $from.parent.type.name === 'paragraph' ? $from.before() : null;
}

function after(step: Transaction, before: Kept, now: EditorState): Kept {
  const said = step.getMeta(key) as 'here' | 'done' | undefined;
  const line = lineOf(now);
  if (said === 'here') return { ...before, at: line };
  const mapped = (at: number) => step.mapping.map(at, -1);
  const at = before.at === null ? null : mapped(before.at);
  const left = said === 'done' ? [] : before.left.map(mapped);
  if (at !== null && at !== line) left.push(at);
  return { at: isOwn(step) ? line : at === line ? at : null, left };
}

/** What a line becomes when the one who writes it ends it, with Enter or by going elsewhere (N20). */
export const Capturing = Extension.create<Options>({
  name: 'capturing',
  // Enter is noticed, whatever it then does.
  priority: 1100,
  addProseMirrorPlugins() {
    const { editor, options } = this;
    const settle = () => {
      const left = editor.isDestroyed ? [] : (key.getState(editor.state)?.left ?? []);
      if (left.length === 0) return;
      editor.view.dispatch(editor.state.tr.setMeta(key, 'done').setMeta('addToHistory', false));
      for (const at of left.toSorted((one, other) => other - one)) captureLine(editor, options, at);
    };
    return [
      new Plugin<Kept>({
        key,
        state: { init: () => ({ at: null, left: [] }), apply: (step, before, _was, now) => after(step, before, now) },
        view: () => ({ update: () => void (key.getState(editor.state)!.left.length > 0 && queueMicrotask(settle)) }),
        props: {
          handleKeyDown: (view, { key: pressed, isComposing, shiftKey }) => {
            if (pressed === 'Enter' && !isComposing && !shiftKey) view.dispatch(view.state.tr.setMeta(key, 'here'));
            return false;
          },
        },
      }),
    ];
  },
});

function captureLine(editor: Editor, options: Options, at: number): void {
  const { doc, tr, schema } = editor.state;
  const part = doc.nodeAt(at);
  if (part?.type.name !== 'paragraph' || entryAt(part)) return;
  const says = lineSays(part.textContent, options.words());
  if (!says) return;
  if (says.capture === 'topic') {
    if (doc.resolve(at).depth > 0) return;
    editor.view.dispatch(tr.delete(at + 1, at + 1 + says.at).setNodeMarkup(at, schema.nodes.heading, { level: 2 }));
    return;
  }
  const why = options.whyNot(says.capture);
  if (why) return options.refused(part.textContent, why);
  const line = nameOfLine(editor, options, at);
  editor.view.dispatch(tr.setNodeAttribute(at, 'entry', `${says.capture}:${line}`).setMeta('addToHistory', false));
  options.captured({ kind: says.capture, line, text: says.text, people: mentionedIn(part) });
}

/** The same on every page, so that two who end a line at once have ended one line. */
function nameOfLine({ state }: Editor, { doc, documentId }: Options, at: number): string {
  const $at = state.doc.resolve(at);
  let found: unknown = doc.getXmlFragment('default');
  for (let depth = 0; depth <= $at.depth; depth++) found = found instanceof Y.XmlFragment ? found.get($at.index(depth)) : null;
  const id = found instanceof Y.XmlElement && found.nodeName === 'paragraph' ? found._item?.id : undefined;
  return `${documentId}.${id ? `${id.client}.${id.clock}` : newSecret()}`.slice(0, 64);
}

function mentionedIn(line: Part): string[] {
  const ids: string[] = [];
  line.descendants(({ type, attrs }) => void (type.name === 'mention' && attrs.kind === 'person' && ids.push(String(attrs.id))));
  return ids;
}

/** A line that was not written down is a line like others again. */
export function release(editor: Editor, line: string): void {
  const { doc, tr } = editor.state;
  doc.descendants((part, at) => void (entryAt(part)?.line === line && tr.setNodeAttribute(at, 'entry', null)));
  if (tr.docChanged) editor.view.dispatch(tr.setMeta('addToHistory', false));
}

/** With a button: the line where the caret is becomes that; an empty one gets the word to go on with. */
export function pressCapture(editor: Editor, capture: Capture, word: string): void {
  const at = lineOf(editor.state);
  const part = at === null ? null : editor.state.doc.nodeAt(at);
  if (at === null || !part || entryAt(part)) return;
  const prefix = lineSays(part.textContent, [[word, capture]]) ? '' : `${word}: `;
  const isEmpty = part.textContent.trim() === '';
  editor
    .chain()
    .focus()
    .command(({ tr }) => {
      tr.insertText(prefix, at + 1);
      tr.setSelection(TextSelection.create(tr.doc, at + 1 + part.content.size + prefix.length));
      if (!isEmpty) tr.setMeta(key, 'here');
      return true;
    })
    .run();
  if (!isEmpty) editor.commands.splitBlock();
}

/** The line where the caret is, when it is written down, with the words that it has now. */
export function captureHere({ state }: Editor): { kind: EntryKind; line: string; words: string } | null {
  const at = lineOf(state);
  const part = at === null ? null : state.doc.nodeAt(at);
  const said = entryAt(part);
  return said && part ? { ...said, words: part.textContent } : null;
}
