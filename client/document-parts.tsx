import { captures } from '../shared/documents/captured.ts';
import { pressCapture } from './document-capture.ts';
import { whyNotCapture, wordFor } from './document-captured.tsx';
import type { DocumentEditor, EditorState } from './document-editor.ts';
import { canHoldTable, insertTable, isInTable, pressTable, tableTools } from './document-table.ts';
import { mentioned } from './document-mention.ts';
import { beginMention } from './document-picking.ts';
import { Toolbar } from './document-toolbar.tsx';
import type { Seat } from './seat.ts';
import { t } from './words.ts';

/** What can be put into the text besides words, and, while the caret is in a table, how that is changed. */
export function Parts({ seat, editor: { inner } }: { seat: Seat; editor: DocumentEditor; shown: EditorState }) {
  const inTable = isInTable(inner);
  return (
    <>
      <Toolbar
        label={t('document.parts')}
        buttons={[
          { key: 'table', label: t('document.table'), isOff: !canHoldTable(inner), press: () => insertTable(inner) },
          ...mentioned.map((kind) => ({ key: kind, label: t(`document.mention-${kind}`), press: () => beginMention(inner, kind) })),
          ...captures.map((capture) => ({
            key: capture,
            label: wordFor(capture),
            isOff: whyNotCapture(seat, capture) !== null,
            press: () => pressCapture(inner, capture, wordFor(capture)),
          })),
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
