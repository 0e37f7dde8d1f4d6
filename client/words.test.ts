import { readdirSync, readFileSync } from 'node:fs';
import { beforeAll, expect, test } from 'vitest';
import { anyInput } from '../shared/any-command.ts';
import { dice, leaders, oneOf, speakers } from '../shared/any-input.ts';
import { anyLog } from '../shared/any-meeting.ts';
import { commandNames, refusalOf, type Command } from '../shared/decide.ts';
import { speakingCommands } from '../shared/floor/speaking.ts';
import { emptyMeeting } from '../shared/meeting.ts';
import { reduce } from '../shared/reduce.ts';
import { askingCommands } from '../shared/queue/asking.ts';
import { refusals, type Refusal } from '../shared/refusal.ts';
import { compileWords } from './words-compiler.ts';
import { language, sentenceFor, speak, t } from './words.ts';

const here = `${import.meta.dirname}/`;
const languagesThere = readdirSync(`${here}words`, { withFileTypes: true }).filter((entry) => entry.isDirectory());
const catalogue = languagesThere.flatMap(({ name }) =>
  [`${here}words/${name}`, `${here}../shared/words/${name}`].flatMap((folder) =>
    readdirSync(folder).map((file) => ({ language: name, file, text: readFileSync(`${folder}/${file}`, 'utf8') })),
  ),
);
const english = catalogue.filter((file) => file.language === 'en');
const compiledEnglish = Object.assign({}, ...english.map(({ text }) => JSON.parse(compileWords(text)) as object)) as Record<
  string,
  unknown[]
>;

const everyRule = 'every-rule.ts';

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

/** Why a command was refused in some meetings, by the command's name. */
function refusalsMet(): Map<string, Set<Refusal>> {
  const met = new Map<string, Set<Refusal>>(commandNames.map((name) => [name, new Set<Refusal>()]));
  for (let seed = 1; seed <= 60; seed++) {
    const roll = dice(seed);
    let meeting = emptyMeeting;
    for (const recorded of anyLog(seed, 60)) {
      meeting = reduce(meeting, recorded);
      for (const name of commandNames) {
        const input = anyInput[name](meeting, roll) as object;
        const refusal = refusalOf(meeting, oneOf(roll, [...speakers, ...leaders]), { name, input } as Command);
        if (refusal !== null) met.get(name)!.add(refusal);
      }
    }
  }
  return met;
}

test('a page comes with every sentence it says and every rule it asks of', () => {
  const partOf = new Map(
    english.flatMap(({ file, text }) => Object.keys(JSON.parse(text) as object).map((key) => [key, file.replace('.json', '')])),
  );
  const met = refusalsMet();
  const sourceOf = (file: string) => readFileSync(here + file, 'utf8');
  /** What comes with a file: all that it imports, without what is only opened later. */
  const withImports = (file: string, found = new Set<string>()): Set<string> => {
    if (found.has(file)) return found;
    found.add(file);
    for (const [, next] of sourceOf(file).matchAll(/^import (?!type).*?'\.\/([\w-]+\.tsx?)';$/gms)) withImports(next!, found);
    return found;
  };
  const saidIn = (file: string) => [
    ...(/\bsentenceFor\(/.test(sourceOf(file)) ? ['refusals'] : []),
    ...[...sourceOf(file).matchAll(/\bname: '([\w-]+)'/g)].flatMap(([, name]) =>
      [...(met.get(name!) ?? [])].map((refusal) => partOf.get(`refusal.${refusal}`)!),
    ),
    ...[...sourceOf(file).matchAll(/['`]([a-z]+\.(?:[\w-]+'|[\w-]*\$\{))/g)].flatMap(([, key]) =>
      [...partOf].flatMap(([known, part]) =>
        (key!.endsWith("'") ? `${known}'` === key : known.startsWith(key!.slice(0, -2))) ? [part] : [],
      ),
    ),
  ];
  const fromTheFirst = Object.keys({ ...askingCommands, ...speakingCommands });
  const asksOf = (file: string) => {
    const named = [...sourceOf(file).matchAll(/\bname: '([\w-]+)'/g)].map(([, name]) => name!);
    return named.some((name) => met.has(name) && !fromTheFirst.includes(name)) ? [everyRule] : [];
  };
  const missing: string[] = [];
  let opened = 0;
  const check = (file: string, before: string[]) => {
    const along = withImports(file);
    const had = along.has(everyRule) ? [...before, everyRule] : before;
    for (const each of along) {
      if (each === 'words.ts') continue;
      missing.push(
        ...[...saidIn(each), ...asksOf(each)].flatMap((part) =>
          had.includes(part) ? [] : [`${file} without ${part}, which ${each} says`],
        ),
      );
      for (const [, parts, later] of sourceOf(each).matchAll(/lazily\(\s*\[(.*?)\],\s*\(\) => import\('\.\/(.*?)'\)/g)) {
        opened += 1;
        check(later!, [...had, ...[...parts!.matchAll(/\w+/g)].map(([part]) => part)]);
      }
    }
  };
  check('main.tsx', ['common']);
  expect(opened).toBeGreaterThan(7);
  expect([...new Set(missing)]).toEqual([]);
});

test('every sentence is said somewhere', () => {
  const sources = ['', '../server/', '../shared/'].flatMap((folder) =>
    readdirSync(here + folder, { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.tsx?$/.test(file) && !/\.(test|given)\./.test(file))
      .map((file) => readFileSync(here + folder + file, 'utf8')),
  );
  const all = sources.join('\n');
  const composed = [...all.matchAll(/`([a-z-]+\.[\w-]*)\$\{([^`]*)\}([\w-]*)`/g)].map(([, head, blanks, tail]) => ({
    head: head!,
    tail: tail!,
    isOneBlank: !blanks!.includes('${'),
  }));
  const isNamed = (text: string) => all.includes(`'${text}'`) || new RegExp(`\\b${text}:`).test(all);
  const isComposed = (key: string) =>
    composed.some(({ head, tail, isOneBlank }) => {
      const fits = key.startsWith(head) && key.endsWith(tail);
      return fits && (!isOneBlank || isNamed(key.slice(head.length, key.length - tail.length)));
    });
  const keys = english.flatMap(({ text }) => Object.keys(JSON.parse(text) as object));
  expect(keys.filter((key) => !all.includes(`'${key}'`) && !isComposed(key))).toEqual([]);
});

test('every refusal has a sentence of its own', () => {
  const sentences = [...(Object.keys(refusals) as Refusal[]), 'no-answer' as const, 'offline' as const].map(sentenceFor);
  expect(sentences.filter((sentence) => sentence.startsWith('refusal.'))).toEqual([]);
  expect(new Set(sentences).size).toBe(sentences.length);
});

test('a blank is filled with what is said', () => {
  expect(t('join.about', { code: 'ABC234' })).toContain('ABC234');
});

test('the page speaks the language the browser wants, else English', () => {
  expect(language(['xx', 'en-GB'])).toBe('en');
  expect(language(['xx'])).toBe('en');
});
