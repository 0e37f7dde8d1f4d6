import type { Asked } from './api.ts';

/** What of a meeting a page shows, as its address says; `lang`: the captions in this language, empty = as it comes. */
export type At = { from: number; refresh: boolean; before: number | null; lang: string };

export const start: At = { from: 1, refresh: false, before: null, lang: '' };
const wholeNumber = (text: string) => Math.min(Number.MAX_SAFE_INTEGER, Math.max(0, Math.trunc(Number(text)) || 0));
export const atIn = ({ query }: Asked): At => ({
  from: wholeNumber(query('from')) || 1,
  refresh: query('refresh') === '1',
  before: wholeNumber(query('before')) || null,
  lang: query('lang').slice(0, 35),
});
/** The beginning of everything, but as it is about coming anew and the language. */
export const home = (asked: Asked): At => {
  const { refresh, lang } = atIn(asked);
  return { ...start, refresh, lang };
};

/** The plain page of a meeting, there. */
export function addressOf({ code }: { code: string }, { from, refresh, before, lang }: At): string {
  const said = {
    ...(refresh && { refresh: '1' }),
    ...(from > 1 && { from: String(from) }),
    ...(before !== null && { before: String(before) }),
    ...(lang !== '' && { lang }),
  };
  const query = new URLSearchParams(said).toString();
  return `/m/${code}/plain${query && `?${query}`}`;
}
