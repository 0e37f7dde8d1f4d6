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
export const languages = Object.keys(catalogues) as Language[];

const rightToLeft = /^(ar|fa|he|ur)\b/;
const savedUnder = 'onefloor-language';

/** A message of the catalogue in the language of the page; a key that is not there does not compile. */
export const t = (key: Word, values?: Record<string, string | number>): string => i18n._(key, values);
export const sentenceFor = (why: Why): string => t(`refusal.${why}`);

/** What the person chose on this device, else what their browser asks for, else English. */
export function language(saved = savedLanguage(), wanted: readonly string[] = navigator.languages): Language {
  const known = (tag: string | null) => languages.find((one) => one === tag?.toLowerCase().split('-')[0]);
  return known(saved) ?? wanted.map(known).find(Boolean) ?? 'en';
}

const known = new Set<Part>();

/** Loads sentences of the language that is spoken, for what is about to be shown. */
export async function learn(parts: readonly Part[], tongue = i18n.locale as Language): Promise<void> {
  const sentences = await Promise.all(parts.map(async (part) => (await catalogues[tongue][part]()).default));
  for (const part of parts) known.add(part);
  i18n.load(tongue, Object.assign({}, ...sentences) as Messages);
}

/** Loads these sentences and tells the document its language and direction. */
export async function speak(chosen: Language, parts: readonly Part[] = everyPart): Promise<void> {
  await learn(parts, chosen);
  i18n.activate(chosen);
  document.documentElement.lang = chosen;
  document.documentElement.dir = rightToLeft.test(chosen) ? 'rtl' : 'ltr';
}

export async function chooseLanguage(chosen: Language): Promise<void> {
  try {
    localStorage.setItem(savedUnder, chosen);
  } catch {
    // A browser that keeps nothing still speaks the language until the page is closed.
  }
  await speak(chosen, [...known]);
}

/** For the one place that draws everything anew when the language changes. */
export const onLanguage = (listener: () => void): (() => void) => i18n.on('change', listener);
export const spoken = (): string => i18n.locale;

function savedLanguage(): string | null {
  try {
    return localStorage.getItem(savedUnder);
  } catch {
    return null;
  }
}
