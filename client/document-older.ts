import type { Doc } from 'yjs';
import { schemaKept, schemaNumber, schemaOf, whyTooOld } from '../shared/documents/schema.ts';
import type { Refusal } from '../shared/refusal.ts';

/**
 * Lets go of a document that a later page has written in, before the editor is told of anything that it would take out: from then on
 * nothing that becomes of it here is kept or sent.
 */
export function letGoWhenOlder(doc: Doc, tell: (why: Refusal) => void, mine = schemaNumber): void {
  let isOver = false;
  doc.on('beforeObserverCalls', () => {
    const why = whyTooOld(mine, schemaOf(doc.getMap(schemaKept.map).get(schemaKept.key)));
    if (why === null || isOver) return;
    isOver = true;
    tell(why);
    doc.destroy();
  });
}
