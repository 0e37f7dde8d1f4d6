import { isDay } from '../actions/found.ts';
import { folded } from '../folded.ts';
import { longest } from '../text.ts';
import type { EntryKind } from './entries.ts';

/** What a line can become by how it begins. */
export const captures = ['topic', 'action', 'decision', 'message'] as const;
export type Capture = 'topic' | EntryKind;
export type Keyword = readonly [word: string, capture: Capture];
/** `at`: where its own words begin, in UTF-16 units of the line. */
export type Says = { capture: Capture; text: string; at: number };

/** In every language of the page. */
export const english: readonly Keyword[] = [
  ['topic', 'topic'],
  ['action', 'action'],
  ['decision', 'decision'],
  ['message', 'message'],
];

/** Spaces, and what turns the direction of the words around it and is not seen. */
const before = /^[\s\u{200e}\u{200f}\u{61c}\u{202a}-\u{202e}\u{2066}-\u{2069}]*/u;
const colon = /^[\s\u{200e}\u{200f}]*[:：][\s\u{200e}\u{200f}]*/u;

/** What a line says of itself: `Action: Ana to send the draft`. Null where it is a line like others, or says nothing yet (N20). */
export function lineSays(line: string, words: readonly Keyword[] = english): Says | null {
  const start = before.exec(line)![0].length;
  for (const [word, capture] of words) {
    const end = start + word.length;
    if (word === '' || line.slice(start, end).toLowerCase() !== word.toLowerCase()) continue;
    const behind = colon.exec(line.slice(end));
    const at = end + (behind?.[0].length ?? 0);
    const text = line.slice(at).trim();
    if (behind && text !== '') return { capture, text, at };
  }
  return null;
}

/** Who is named at the beginning of a task, before the word for "to" or a colon; empty where nobody is, or it would be no name. */
export function whoIn(task: string, to: readonly string[] = ['to']): string {
  const [name = ''] = /^[^:：]*(?=[:：])/u.exec(task) ?? [];
  const ends = to.map((word) => task.toLowerCase().indexOf(` ${word.toLowerCase()} `)).filter((at) => at > 0);
  const who = (name !== '' ? name : task.slice(0, Math.min(...ends, ends.length > 0 ? Infinity : 0))).trim();
  return who.length > longest.name || who.split(' ').length > 6 ? '' : who;
}

/** Who is called so, or whose name alone begins so; null as soon as it could be somebody else. */
export function meantBy(who: string, people: readonly { id: string; name: string }[]): string | null {
  const wanted = folded(who);
  if (wanted === '') return null;
  const called = people.filter(({ name }) => folded(name) === wanted);
  const found = called.length > 0 ? called : people.filter(({ name }) => folded(name).startsWith(`${wanted} `));
  return found.length === 1 ? found[0]!.id : null;
}

/** `months`: twelve lists of names, `by`: words before a day that is meant as the last. */
export type Calendar = { today: string; months: readonly (readonly string[])[]; by: readonly string[] };

/** Until when, where that cannot be mistaken: one day of the calendar behind a word such as "by". A day without its year is the next one that comes. */
export function dueIn(task: string, { today, months, by }: Calendar): string | null {
  const names = months.flatMap((list, i) => list.map((name) => [folded(name), i + 1] as const));
  const month = names.map(([name]) => escaped(name)).toSorted((one, other) => other.length - one.length);
  const [named, word] = [`(?<month>${month.join('|')})\\b`, `(?:${by.map((one) => escaped(folded(one))).join('|')})`];
  const [day, year] = ['(?<day>\\d{1,2})(?:st|nd|rd|th)?', '(?:,? (?<year>\\d{4}))?'];
  const forms = [`(?<iso>\\d{4}-\\d\\d-\\d\\d)`, `${day}(?: of| de)? ${named}${year}`, `${named} ${day}${year}`];
  // Hyphens are spaces in what is folded, and are kept here.
  const text = task.normalize('NFKC').toLowerCase().replace(/\s+/gu, ' ');
  const found = forms.flatMap((form) => [
    ...text.matchAll(new RegExp(`(?<![\\p{L}\\p{N}])${word} ${form}(?![\\p{L}\\p{N}/.-]\\d?\\p{N})`, 'gu')),
  ]);
  if (found.length !== 1) return null;
  const said = found[0]!.groups!;
  if (said.iso) return isDay(said.iso) ? said.iso : null;
  const number = names.find(([name]) => name === folded(said.month ?? ''))?.[1] ?? 0;
  const two = (one: number | string) => String(one).padStart(2, '0');
  const inYear = (which: number) => `${which}-${two(number)}-${two(said.day ?? '')}`;
  if (said.year) return isDay(inYear(Number(said.year))) ? inYear(Number(said.year)) : null;
  const now = Number(today.slice(0, 4));
  return [inYear(now), inYear(now + 1)].find((one) => isDay(one) && one >= today) ?? null;
}

const escaped = (text: string) => text.replace(/[\\^$.*+?()[\]{}|]/g, String.raw`\$&`);
