import { Extension, type Editor } from '@tiptap/core';
import type { Node as Part } from '@tiptap/pm/model';
import { Plugin, PluginKey, type EditorState, type Transaction } from '@tiptap/pm/state';
import { Decoration, DecorationSet } from '@tiptap/pm/view';
import { ySyncPluginKey } from '@tiptap/y-tiptap';
import { entryKinds, type Entry, type EntryKind } from '../shared/documents/entries.ts';
import css from './document-parts.module.css';
import { t } from './words.ts';

/** What a line was written down as, and under which name of its own it is known to the meeting. */
export type LineEntry = { kind: EntryKind; line: string };

/** Of the attribute that a line carries; whoever makes one up has no more than a line that waits for ever. */
function lineEntry(said: unknown): LineEntry | null {
  const [, kind, line] = (typeof said === 'string' && /^([a-z]+):([\w.-]{1,64})$/.exec(said)) || [];
  const known = entryKinds.find((one) => one === kind);
  return known && line ? { kind: known, line } : null;
}
export const entryAt = (part: Part | null): LineEntry | null => lineEntry(part?.attrs.entry);

/** A line keeps it when it is moved, and half a line has it once. */
export const LinesWithEntries = Extension.create({
  name: 'linesWithEntries',
  addGlobalAttributes: () => [
    {
      types: ['paragraph'],
      attributes: {
        entry: {
          default: null,
          keepOnSplit: false,
          parseHTML: ({ dataset }: HTMLElement) => (lineEntry(dataset.entry) ? dataset.entry : null),
          renderHTML: ({ entry }) => (lineEntry(entry) ? { 'data-entry': String(entry) } : {}),
        },
      },
    },
  ],
  addProseMirrorPlugins: () => [
    new Plugin({
      appendTransaction: (steps, _before, now) =>
        steps.some((step) => step.docChanged && !step.getMeta(ySyncPluginKey)) ? halved(now) : null,
    }),
  ],
});

/** Of a line that was split the half with its words keeps it. */
function halved({ selection: { $from }, tr }: EditorState): Transaction | null {
  if ($from.parent.type.name !== 'paragraph') return null;
  const at = $from.before();
  const above = tr.doc.resolve(at).nodeBefore;
  const [here, there] = [entryAt($from.parent), entryAt(above)];
  if (!above || !here || here.line !== there?.line) return null;
  return tr.setNodeAttribute(above.content.size === 0 ? at - above.nodeSize : at, 'entry', null);
}

type Known = {
  entryOf: (line: string) => Entry | null;
  open: (entry: Entry) => void;
};
const key = new PluginKey<DecorationSet>('entries');
/** The meeting has written down something else since. */
export const drawEntries = ({ view, state, isDestroyed }: Editor): void =>
  void (!isDestroyed && view.dispatch(state.tr.setMeta(key, true)));

/** Before each line that is written down: as what, and under which number. */
export const Entries = Extension.create<Known>({
  name: 'entries',
  addOptions: () => ({ entryOf: () => null, open: () => {} }),
  addProseMirrorPlugins() {
    const { options, editor } = this;
    const marks = (doc: Part) => {
      const found: Decoration[] = [];
      doc.descendants((part, at) => {
        const said = part.type.name === 'paragraph' ? entryAt(part) : null;
        if (said) found.push(mark(said, at + 1, options, editor.isEditable));
        return !part.isTextblock;
      });
      return DecorationSet.create(doc, found);
    };
    return [
      new Plugin<DecorationSet>({
        key,
        state: {
          init: (_config, { doc }) => marks(doc),
          apply: (step, known) => (step.docChanged || step.getMeta(key) ? marks(step.doc) : known),
        },
        props: { decorations: (state) => key.getState(state) },
      }),
    ];
  },
});

function mark({ kind, line }: LineEntry, at: number, { entryOf, open }: Known, isWriting: boolean): Decoration {
  const entry = entryOf(line);
  const label = entry ? t(`document.short-${entry.kind}`, { number: entry.number }) : t(`document.waits-${kind}`);
  const about = entry ? `${label}: ${nameOfEntry(entry)}` : label;
  const draw = () => {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = `${css.entry} ${entry ? (entry.withdrawn ? css.withdrawn : '') : css.waits}`;
    button.contentEditable = 'false';
    // Where one writes Tab goes on through the page, not through all that is written down.
    button.tabIndex = isWriting ? -1 : 0;
    button.textContent = label;
    button.setAttribute('aria-label', about);
    if (entry) button.addEventListener('click', () => open(entry));
    else button.setAttribute('aria-disabled', 'true');
    return button;
  };
  return Decoration.widget(at, draw, { key: `${line} ${about}`, side: -1, ignoreSelection: true });
}

export const nameOfEntry = ({ kind, number, withdrawn }: Entry): string =>
  `${t(`document.entry-${kind}`, { number })}${withdrawn ? ` (${t('document.withdrawn')})` : ''}`;
