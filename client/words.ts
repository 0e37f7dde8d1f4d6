import { i18n } from '@lingui/core';
import type { Refusal } from '../shared/refusal.ts';
import type english from './words/en.ts';

export type Words = typeof english;
export type Word = keyof Words;
/** Why something did not happen: the meeting's reasons, and the two that only a screen knows. */
export type Why = Refusal | 'no-answer' | 'offline';

const catalogues = {
  en: () => import('./words/en.ts'),
} satisfies Record<string, () => Promise<{ default: Words }>>;
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

/** Loads the sentences and tells the document its language and direction. */
export async function speak(chosen: Language): Promise<void> {
  const { default: messages } = await catalogues[chosen]();
  i18n.loadAndActivate({ locale: chosen, messages });
  document.documentElement.lang = chosen;
  document.documentElement.dir = rightToLeft.test(chosen) ? 'rtl' : 'ltr';
}

export async function chooseLanguage(chosen: Language): Promise<void> {
  try {
    localStorage.setItem(savedUnder, chosen);
  } catch {
    // A browser that keeps nothing still speaks the language until the page is closed.
  }
  await speak(chosen);
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
