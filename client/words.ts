import { i18n, type Messages } from '@lingui/core';
import type { Refusal } from '../shared/refusal.ts';
import english from './words/en.ts';

type Parts = typeof english;
/** What is loaded in one piece: the sentences of a page, or of something that several pages show. */
export type Part = keyof Parts;
type Said<In extends Part> = keyof Awaited<ReturnType<Parts[In]>>['default'];
export type Word = { [In in Part]: Said<In> }[Part];
/** Why something did not happen: the meeting's reasons, and the two that only a screen knows. */
export type Why = Refusal | 'no-answer' | 'offline';

const catalogues = {
  en: english,
} satisfies Record<string, { [In in Part]: () => Promise<{ default: Record<Said<In>, string> }> }>;
const everyPart = Object.keys(english) as Part[];
export type Language = keyof typeof catalogues;
const languages = Object.keys(catalogues) as Language[];

const rightToLeft = /^(ar|fa|he|ur)\b/;

/** A message of the catalogue in the language of the page; a key that is not there does not compile. */
export const t = (key: Word, values?: Record<string, string | number>): string => i18n._(key, values);
export const sentenceFor = (why: Why): string => t(`refusal.${why}`);

/** What their browser asks for, else English. */
export function language(wanted: readonly string[] = navigator.languages): Language {
  const spokenHere = (tag: string) => languages.find((one) => one === tag.toLowerCase().split('-')[0]);
  return wanted.map(spokenHere).find(Boolean) ?? 'en';
}

/** Loads sentences of the language that is spoken, for what is about to be shown. */
export async function learn(parts: readonly Part[], tongue = i18n.locale as Language): Promise<void> {
  const sentences = await Promise.all(parts.map(async (part) => (await catalogues[tongue][part]()).default));
  i18n.load(tongue, Object.assign({}, ...sentences) as Messages);
}

/** Loads these sentences and tells the document its language and direction. */
export async function speak(chosen: Language, parts: readonly Part[] = everyPart): Promise<void> {
  await learn(parts, chosen);
  i18n.activate(chosen);
  document.documentElement.lang = chosen;
  document.documentElement.dir = rightToLeft.test(chosen) ? 'rtl' : 'ltr';
}

/** For the one place that draws everything anew when the language changes. */
export const onLanguage = (listener: () => void): (() => void) => i18n.on('change', listener);
export const spoken = (): string => i18n.locale;
