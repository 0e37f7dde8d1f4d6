import type { Asked } from './api.ts';

/** What of a meeting a page shows, as its address says. */
export type At = { from: number; refresh: boolean; before: number | null };

export const start: At = { from: 1, refresh: false, before: null };
const wholeNumber = (text: string) => Math.min(Number.MAX_SAFE_INTEGER, Math.max(0, Math.trunc(Number(text)) || 0));
export const atIn = ({ query }: Asked): At => ({
  from: wholeNumber(query('from')) || 1,
  refresh: query('refresh') === '1',
  before: wholeNumber(query('before')) || null,
});
/** The beginning of everything, but as it is about coming anew. */
export const home = (asked: Asked): At => ({ ...start, refresh: atIn(asked).refresh });

/** The plain page of a meeting, there. */
export function addressOf({ code }: { code: string }, { from, refresh, before }: At): string {
  const said = {
    ...(refresh && { refresh: '1' }),
    ...(from > 1 && { from: String(from) }),
    ...(before !== null && { before: String(before) }),
  };
  const query = new URLSearchParams(said).toString();
  return `/m/${code}/plain${query && `?${query}`}`;
}
