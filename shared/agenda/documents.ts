import { z } from 'zod/mini';
import { lineText, linkText } from '../text.ts';
import type { AgendaDocument } from './state.ts';

export const documentInput = z.strictObject({ title: lineText, link: linkText, section: z.optional(lineText) });

/** A document that was there keeps its id, so that it stays on every screen while its item is edited. */
export function withIds(documents: z.infer<typeof documentInput>[], before: AgendaDocument[], newId: () => string): AgendaDocument[] {
  const left = [...before];
  return documents.map(({ title, link, section }) => {
    const same = left.findIndex((one) => one.link === link && one.section === section);
    const [kept] = same < 0 ? [] : left.splice(same, 1);
    return { id: kept?.id ?? newId(), title, link, ...(section && { section }) };
  });
}
