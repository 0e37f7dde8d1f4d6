import type { DocumentEditor, EditorState } from './document-editor.ts';
import { canHoldTable, insertTable, isInTable, pressTable, tableTools } from './document-table.ts';
import { mentioned } from './document-mention.ts';
import { beginMention } from './document-picking.ts';
import { Toolbar } from './document-toolbar.tsx';
import { t } from './words.ts';

/** What can be put into the text besides words, and, while the caret is in a table, how that is changed. */
export function Parts({ editor: { inner } }: { editor: DocumentEditor; shown: EditorState }) {
  const inTable = isInTable(inner);
  return (
    <>
      <Toolbar
        label={t('document.parts')}
        buttons={[
          { key: 'table', label: t('document.table'), isOff: !canHoldTable(inner), press: () => insertTable(inner) },
          ...mentioned.map((kind) => ({ key: kind, label: t(`document.mention-${kind}`), press: () => beginMention(inner, kind) })),
        ]}
      />
      {inTable && (
        <Toolbar
          label={t('document.table-tools')}
          buttons={tableTools.map((tool) => ({ key: tool, label: t(`document.table-${tool}`), press: () => pressTable(inner, tool) }))}
        />
      )}
    </>
  );
}
