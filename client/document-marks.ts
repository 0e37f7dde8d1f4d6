import { Extension, type Editor } from '@tiptap/core';
import { Plugin, PluginKey, type EditorState } from '@tiptap/pm/state';
import { Decoration, DecorationSet, type EditorView } from '@tiptap/pm/view';
import { yUndoPluginKey, ySyncPluginKey } from '@tiptap/y-tiptap';
import type { Doc, Map as SharedMap, UndoManager } from 'yjs';
import type { Anchor } from '../shared/documents/margin.ts';
import { anchorOf, passageAt, passageIn, type Passage, type Quoted } from './document-anchors.ts';
import css from './margin.module.css';

/** A passage that something is said of; `isChosen`: it is looked at now, from the text or from beside it. */
export type Marked = Quoted & { number: number; label: string; isChosen: boolean };
export type Passages = ReadonlyMap<number, Passage>;
export type Chosen = Passage & { anchor: Anchor; isOneParagraph: boolean };
type Shown = { marked: readonly Marked[]; passages: Passages; decorations: DecorationSet };

const key = new PluginKey<Shown>('marks');
const nothing: Shown = { marked: [], passages: new Map(), decorations: DecorationSet.empty };
/** Where a passage is follows each letter at once; whether all of it is still there is looked at when the text is still for a moment. */
const calmMs = 200;
/** In the document itself, written in the same breath as the words: which suggestions are in it. */
const acceptedIn = 'accepted';

/** Underlines with a number, which are no part of the text: whoever writes goes over them as if they were not there. */
export const MarginMarks = Extension.create<{ onPress: (number: number | null) => void }>({
  name: 'marginMarks',
  addOptions: () => ({ onPress: () => {} }),
  addKeyboardShortcuts() {
    return {
      'Mod-Alt-m': () => {
        const { from, empty } = this.editor.state.selection;
        const here = [...key.getState(this.editor.state)!.passages].find(([, passage]) => passage.from <= from && from <= passage.to);
        this.options.onPress(empty && here ? here[0] : null);
        return true;
      },
    };
  },
  addProseMirrorPlugins() {
    const { onPress } = this.options;
    return [
      new Plugin<Shown>({
        key,
        state: {
          init: () => nothing,
          apply: (tr, shown) =>
            (tr.getMeta(key) as Shown | undefined) ?? { ...shown, decorations: shown.decorations.map(tr.mapping, tr.doc) },
        },
        props: {
          decorations: (state) => key.getState(state)!.decorations,
          handleClick: (view, _at, { target }) => {
            const mark = target instanceof Element ? target.closest('[data-mark]') : null;
            // Whoever writes there wants to write there.
            if (mark instanceof HTMLElement && !view.editable && view.state.selection.empty) onPress(Number(mark.dataset.mark));
            return false;
          },
        },
        view: () => {
          let calm: ReturnType<typeof setTimeout> | undefined;
          const look = (view: EditorView) => draw(view, key.getState(view.state)!.marked, onPress);
          return {
            update: (view, before) => {
              if (before.doc === view.state.doc) return;
              clearTimeout(calm);
              calm = setTimeout(() => look(view), calmMs);
            },
            destroy: () => clearTimeout(calm),
          };
        },
      }),
    ];
  },
});

function draw(view: EditorView, marked: readonly Marked[], onPress: (number: number) => void) {
  const passages = new Map<number, Passage>();
  const decorations = marked.flatMap((one) => {
    const passage = passageAt(view.state, one);
    if (!passage) return [];
    passages.set(one.number, passage);
    const { from, to } = passage;
    return [
      Decoration.inline(from, to, { class: one.isChosen ? `${css.mark} ${css.chosen}` : css.mark!, 'data-mark': String(one.number) }),
      Decoration.widget(to, () => numberFor(one, view.editable, onPress), {
        side: -1,
        // The same one stays, and the focus on it.
        key: one.label,
        stopEvent: () => true,
        ignoreSelection: true,
      }),
    ];
  });
  view.dispatch(view.state.tr.setMeta(key, { marked, passages, decorations: DecorationSet.create(view.state.doc, decorations) }));
}

/** Where one writes, Tab goes past it and a key leads to the same; where one reads it is a stop. */
function numberFor({ number, label }: Marked, isWriting: boolean, onPress: (number: number) => void): HTMLElement {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = css.number!;
  button.textContent = String(number);
  button.setAttribute('aria-label', label);
  button.contentEditable = 'false';
  if (isWriting) button.tabIndex = -1;
  button.addEventListener('click', () => onPress(number));
  return button;
}

/** What stands beside the text asks this of it. */
export function marksOn(editor: Editor, doc: Doc, onPress: (number: number) => void) {
  const accepted: SharedMap<string> = doc.getMap(acceptedIn);
  const undoing = () => (yUndoPluginKey.getState(editor.state) as { undoManager: UndoManager } | undefined)?.undoManager;
  const chosenFrom = (state: EditorState, from: number, to: number): Chosen | null => {
    const passage = passageIn(state, from, to);
    const anchor = passage && anchorOf(state, passage);
    return anchor && { ...passage, anchor, isOneParagraph: state.doc.resolve(passage.from).sameParent(state.doc.resolve(passage.to)) };
  };
  return {
    show: (marked: readonly Marked[]) => draw(editor.view, marked, onPress),
    passages: (): Passages => key.getState(editor.state)!.passages,
    /** The words that are chosen now; null where none are. */
    chosen: (): Chosen | null => chosenFrom(editor.state, editor.state.selection.from, editor.state.selection.to),
    /** For whoever chooses none: each paragraph as a passage. */
    paragraphs: (): Chosen[] => {
      const found: Chosen[] = [];
      editor.state.doc.descendants((node, at) => {
        const whole = node.isTextblock && chosenFrom(editor.state, at + 1, at + 1 + node.content.size);
        if (whole) found.push(whole);
        return !node.isTextblock;
      });
      return found;
    },
    readsNow: (quoted: Quoted): string | null => passageAt(editor.state, quoted)?.text ?? null,
    /** The caret goes there where one writes; where one reads, the number has the focus. */
    goTo: (quoted: Quoted & { number: number }) => {
      const passage = passageAt(editor.state, quoted);
      if (!passage) return;
      if (editor.isEditable) editor.chain().focus(undefined, { scrollIntoView: false }).setTextSelection(passage.from).run();
      const { node } = editor.view.domAtPos(passage.from);
      (node instanceof Element ? node : node.parentElement)?.scrollIntoView({ block: 'center' });
      if (!editor.isEditable) numberIn(editor.view.dom, quoted.number)?.focus({ preventScroll: true });
    },
    /** An ordinary edit of whoever does it, which they may undo; `mark` says in the document that it is done. False where the passage is gone. */
    put: (quoted: Quoted, text: string, mark: string): boolean => {
      const passage = passageAt(editor.state, quoted);
      if (!passage) return false;
      const undo = undoing();
      undo?.addToScope(accepted);
      undo?.stopCapturing();
      doc.transact(() => {
        editor.view.dispatch(replacing(editor.state, passage, text));
        accepted.set(mark, '');
      }, ySyncPluginKey);
      undo?.stopCapturing();
      return true;
    },
    isIn: (mark: string): boolean => accepted.has(mark),
    onAccepted: (listener: () => void) => {
      accepted.observe(listener);
      return () => accepted.unobserve(listener);
    },
  };
}
export type Marks = ReturnType<typeof marksOn>;

const numberIn = (text: HTMLElement, number: number) =>
  [...text.querySelectorAll<HTMLElement>(`.${css.number}`)].find(({ textContent }) => textContent === String(number));

/** In the form that the passage has at its beginning. */
function replacing({ doc, tr, schema }: EditorState, { from, to }: Passage, text: string) {
  const marks = doc.resolve(from).marksAcross(doc.resolve(to)) ?? [];
  const parts = text
    .split('\n')
    .flatMap((line, i) => [...(i > 0 ? [schema.nodes.hardBreak!.create()] : []), ...(line === '' ? [] : [schema.text(line, marks)])]);
  return parts.length === 0 ? tr.delete(from, to) : tr.replaceWith(from, to, parts);
}
