import { readdirSync, readFileSync } from 'node:fs';
import { beforeAll, expect, test } from 'vitest';
import { refusals, type Refusal } from '../shared/refusal.ts';
import { compileWords } from './words-compiler.ts';
import { language, sentenceFor, speak, t } from './words.ts';

const here = `${import.meta.dirname}/`;
const languagesThere = readdirSync(`${here}words`, { withFileTypes: true }).filter((entry) => entry.isDirectory());
const catalogue = languagesThere.flatMap(({ name }) =>
  readdirSync(`${here}words/${name}`).map((file) => ({ language: name, file, text: readFileSync(`${here}words/${name}/${file}`, 'utf8') })),
);
const compiledEnglish = Object.assign(
  {},
  ...catalogue.filter((file) => file.language === 'en').map(({ text }) => JSON.parse(compileWords(text)) as object),
) as Record<string, unknown[]>;

beforeAll(() => speak('en'));

test('every sentence of every language can be read', () => {
  for (const { text } of catalogue) expect(() => compileWords(text)).not.toThrow();
});

test('no two files of a language say the same key', () => {
  for (const { name } of languagesThere) {
    const keys = catalogue.filter((file) => file.language === name).flatMap(({ text }) => Object.keys(JSON.parse(text) as object));
    expect(keys.filter((key, i) => keys.indexOf(key) !== i)).toEqual([]);
  }
});

test('no page leaves a blank in a sentence unfilled', () => {
  const pages = readdirSync(here).filter((file) => /\.tsx?$/.test(file) && !file.includes('.test.'));
  const unfilled = pages.flatMap((file) =>
    [...readFileSync(here + file, 'utf8').matchAll(/\bt\('([^']+)'\)/g)].flatMap(([, key]) =>
      compiledEnglish[key!]?.some((token) => typeof token !== 'string') ? [`${file}: ${key}`] : [],
    ),
  );
  expect(unfilled).toEqual([]);
});

test('every refusal has a sentence of its own', () => {
  const sentences = [...(Object.keys(refusals) as Refusal[]), 'no-answer' as const, 'offline' as const].map(sentenceFor);
  expect(sentences.filter((sentence) => sentence.startsWith('refusal.'))).toEqual([]);
  expect(new Set(sentences).size).toBe(sentences.length);
});

test('a blank is filled with what is said', () => {
  expect(t('join.about', { code: 'ABC234' })).toContain('ABC234');
});

test('the page speaks the language that was chosen, else the one the browser wants, else English', () => {
  expect(language('en', ['fr'])).toBe('en');
  expect(language(null, ['xx', 'en-GB'])).toBe('en');
  expect(language('xx', ['xx'])).toBe('en');
});
