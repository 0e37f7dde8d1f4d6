import { setupI18n } from '@lingui/core';
import { compileMessageOrThrow } from '@lingui/message-utils/compileMessage';
import actionsFile from '../shared/words/en/actions-file.json' with { type: 'json' };
import asked from '../shared/words/en/asked.json' with { type: 'json' };
import captionsFile from '../shared/words/en/captions-file.json' with { type: 'json' };
import common from '../shared/words/en/common.json' with { type: 'json' };
import documentsFile from '../shared/words/en/documents-file.json' with { type: 'json' };
import evaluating from '../shared/words/en/evaluating.json' with { type: 'json' };
import floor from '../shared/words/en/floor.json' with { type: 'json' };
import join from '../shared/words/en/join.json' with { type: 'json' };
import messagesFile from '../shared/words/en/messages-file.json' with { type: 'json' };
import outing from '../shared/words/en/outing.json' with { type: 'json' };
import plain from '../shared/words/en/plain.json' with { type: 'json' };
import queue from '../shared/words/en/queue.json' with { type: 'json' };
import record from '../shared/words/en/record.json' with { type: 'json' };
import refusals from '../shared/words/en/refusals.json' with { type: 'json' };
import reportsFile from '../shared/words/en/reports-file.json' with { type: 'json' };
import why from '../shared/words/en/why.json' with { type: 'json' };
import type { Refusal } from '../shared/refusal.ts';

const english = {
  ...actionsFile,
  ...asked,
  ...captionsFile,
  ...common,
  ...documentsFile,
  ...evaluating,
  ...floor,
  ...join,
  ...messagesFile,
  ...outing,
  ...plain,
  ...queue,
  ...record,
  ...refusals,
  ...reportsFile,
  ...why,
};
export type Word = keyof typeof english;
const catalogues = { en: english } satisfies Record<string, Record<Word, string>>;
type Language = keyof typeof catalogues;
const rightToLeft = /^(ar|fa|he|ur)\b/;

/** The catalogue in one language, where there is no screen to speak it. */
export type Tongue = {
  language: string;
  direction: 'ltr' | 'rtl';
  say: (word: Word, values?: Record<string, string | number>) => string;
  /** Names as a list: "A, B, and C". */
  list: (names: string[]) => string;
};

const tongues = Object.fromEntries(
  Object.entries(catalogues).map(([language, messages]): [string, Tongue] => {
    const compiled = Object.fromEntries(Object.entries(messages).map(([key, message]) => [key, compileMessageOrThrow(message)]));
    const i18n = setupI18n({ locale: language, messages: { [language]: compiled } });
    const listing = new Intl.ListFormat(language, { type: 'conjunction' });
    const say: Tongue['say'] = (word, values) => i18n._(word, values);
    return [language, { language, direction: rightToLeft.test(language) ? 'rtl' : 'ltr', say, list: (names) => listing.format(names) }];
  }),
) as Record<Language, Tongue>;

/** What the `Accept-Language` of a request asks for, in its order; else English. */
export function tongueFor(accepted: string): Tongue {
  const wanted = accepted.split(',').map((one) => one.trim().split(/[-;]/)[0]!.toLowerCase());
  const found = wanted.find((one): one is Language => Object.hasOwn(tongues, one));
  return tongues[found ?? 'en'];
}

/** The sentence of a refusal, or a general one for what only staff are told. */
export const refusalIn = ({ say }: Tongue, refusal: Refusal): string =>
  Object.hasOwn(english, `refusal.${refusal}`) ? say(`refusal.${refusal}` as Word) : say('plain.why-not');
