import { Extension, type Editor } from '@tiptap/core';
import { Table, TableCell, TableHeader, TableRow } from '@tiptap/extension-table';
import { Plugin } from '@tiptap/pm/state';
import { fixTables, tableEditing } from '@tiptap/pm/tables';
import css from './document-parts.module.css';
import { t } from './words.ts';

export const tableTools = ['row', 'column', 'no-row', 'no-column', 'no-table'] as const;
export type TableTool = (typeof tableTools)[number];

const auto = { dir: 'auto' };
const cell = {
  content: '(paragraph | bulletList | orderedList)+',
  addAttributes: () => ({ colspan: { default: 1 }, rowspan: { default: 1 } }),
};

/** Whoever reads it gets there with the Tab key. */
export const readTable = () => ({ tabindex: '0', role: 'region', 'aria-label': t('document.table') });

/** Scrolls within itself where it is wider than the page. */
const OneTable = Table.extend({
  renderHTML() {
    const isRead = this.editor?.isEditable === false;
    const stop = isRead ? readTable() : {};
    return ['div', { class: css.table!, ...auto, ...stop }, ['table', ['tbody', 0]]];
  },
  addKeyboardShortcuts() {
    return {
      ...this.parent?.(),
      // Behind the last cell Tab leaves the text, as everywhere else in it.
      Tab: () => this.editor.commands.goToNextCell(),
      'Mod-Enter': () => leaveTable(this.editor),
    };
  },
  /** A table that two people made uneven at once is put right when somebody changes its form, not by every page that looks at it. */
  addProseMirrorPlugins() {
    const { spec } = tableEditing();
    return [
      new Plugin({ ...spec, appendTransaction: (steps, _before, now) => spec.appendTransaction!.call(null as never, steps, now, now) }),
    ];
  },
}).configure({ View: null });

/** Cells are never joined here, and whoever writes into the document that one of them is a million wide is not believed. */
const plain = { colspan: 1, rowspan: 1 };
const PlainCells = Extension.create({
  name: 'plainCells',
  onBeforeCreate() {
    const { tableCell, tableHeader } = this.editor.schema.nodes;
    for (const type of [tableCell, tableHeader]) Object.assign(type!, { computeAttrs: () => plain });
  },
});

export const tableParts = [
  OneTable,
  TableRow,
  TableHeader.extend(cell).configure({ HTMLAttributes: auto }),
  TableCell.extend(cell).configure({ HTMLAttributes: auto }),
  PlainCells,
];

export const isInTable = (editor: Editor): boolean => editor.isActive('table');
export const canHoldTable = (editor: Editor): boolean =>
  !isInTable(editor) && !editor.isActive('listItem') && !editor.isActive('blockquote');

/** Three by three, the first row says what stands below it; behind it there is always a line to go on with. */
export function insertTable(editor: Editor): void {
  editor
    .chain()
    .focus()
    .insertTable({ rows: 3, cols: 3, withHeaderRow: true })
    .command(({ tr }) => {
      const { $from } = tr.selection;
      const behind = $from.after(tableDepth($from));
      if (behind === tr.doc.content.size) tr.insert(behind, editor.schema.nodes.paragraph!.create());
      return true;
    })
    .run();
}

export function pressTable(editor: Editor, tool: TableTool): void {
  const even = fixTables(editor.state);
  if (even) editor.view.dispatch(even);
  const chain = editor.chain().focus();
  if (tool === 'row') chain.addRowAfter().run();
  else if (tool === 'column') chain.addColumnAfter().run();
  else if (tool === 'no-row') (editor.can().deleteRow() ? chain.deleteRow() : chain.deleteTable()).run();
  else if (tool === 'no-column') (editor.can().deleteColumn() ? chain.deleteColumn() : chain.deleteTable()).run();
  else chain.deleteTable().run();
}

type Place = Editor['state']['selection']['$from'];
function tableDepth($at: Place): number {
  let depth = $at.depth;
  while (depth > 0 && $at.node(depth).type.name !== 'table') depth -= 1;
  return depth;
}

/** On to the line behind it, which is made where there is none. */
function leaveTable(editor: Editor): boolean {
  const { $from } = editor.state.selection;
  const depth = tableDepth($from);
  if (depth === 0) return false;
  const behind = $from.after(depth);
  const next = editor.state.doc.resolve(behind).nodeAfter;
  const chain = editor.chain();
  if (!next?.isTextblock) chain.insertContentAt(behind, { type: 'paragraph' });
  return chain
    .setTextSelection(behind + 1)
    .scrollIntoView()
    .run();
}
