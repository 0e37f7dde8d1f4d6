import type { Guess, Strategy } from './chance.ts';
import { inOrderOfAnswering, likeMost } from './orders.ts';
import type { Evidence } from './polled.ts';

const read = new WeakMap<Evidence, string[]>();
/** All there is, as text in which every byte is one character. */
function everything(evidence: Evidence): string[] {
  const texts = read.get(evidence) ?? textsOf(evidence);
  read.set(evidence, texts);
  return texts;
}
const textsOf = ({ frames, log, sent, files }: Evidence): string[] => [
  ...frames.map(({ data }) => data.toString('latin1')),
  ...files.map((bytes) => bytes.toString('latin1')),
  log.join(''),
  ...sent.map(({ text }) => text),
];

function* placesOf(needle: string, text: string) {
  for (let at = text.indexOf(needle); at >= 0; at = text.indexOf(needle, at + 1)) yield at;
}

type Side = 'before' | 'after';
/** Whatever stands nearest to somebody's id, on this side of it, within so many bytes. */
function nearest(evidence: Evidence, side: Side, within: number, find: (near: string) => { at: number; option: number }[]): Guess {
  const guess = likeMost(evidence);
  for (const person of evidence.people) {
    let best = within;
    for (const text of everything(evidence))
      for (const place of placesOf(person, text)) {
        const end = place + person.length;
        // The same pages speak of earlier polls, too.
        if (within < 1000 && !text.slice(Math.max(0, place - within), end + within).includes(evidence.pollId)) continue;
        const near = side === 'before' ? text.slice(Math.max(0, place - within), place) : text.slice(end, end + within);
        for (const { at, option } of find(near)) {
          const away = side === 'before' ? near.length - at : at;
          if (away < best && option < evidence.options.length) {
            best = away;
            guess.set(person, option);
          }
        }
      }
  }
  return guess;
}

/** A list of numbers anywhere in what was sent, under the same roof as an id: `{personId, options}`, `[id, [2]]` and the like. */
function together(evidence: Evidence): Guess {
  const guess = likeMost(evidence);
  const look = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    const parts = Object.entries(value) as [string, unknown][];
    const ids = parts
      .flatMap(([key, one]) => [key, ...(typeof one === 'string' ? [one] : []), ...idsIn(one)])
      .filter((id) => guess.has(id));
    const chosen = parts.map(([, one]) => one).find(isChoice);
    if (chosen && new Set(ids).size === 1 && chosen[0] < evidence.options.length) guess.set(ids[0]!, chosen[0]);
    for (const [, one] of parts) look(one);
  };
  for (const { text } of evidence.sent) for (const json of jsonIn(text)) look(json);
  return guess;
}
const idsIn = (one: unknown) => (typeof one === 'object' && one !== null && 'id' in one && typeof one.id === 'string' ? [one.id] : []);
const isChoice = (one: unknown): one is [number] => Array.isArray(one) && one.length === 1 && typeof one[0] === 'number';
function jsonIn(text: string): unknown[] {
  const start = text.search(/[[{]/);
  try {
    return start < 0 ? [] : [JSON.parse(text.slice(start)) as unknown];
  } catch {
    return [];
  }
}

/** Counts as somebody is told them while the poll is open: what grew when this person answered, that they chose. */
function bySteps(evidence: Evidence): Guess {
  const guess = likeMost(evidence);
  const order = inOrderOfAnswering(evidence);
  let before = evidence.options.map(() => 0);
  for (const { text } of evidence.sent) {
    const counts = /"answered":(\d+),"counts":\[([\d,]+)\]/.exec(text);
    if (!counts || text.includes('poll-closed')) continue;
    const now = counts[2]!.split(',').map(Number);
    const total = (numbers: number[]) => numbers.reduce((sum, one) => sum + one, 0);
    const grown = now.findIndex((count, option) => count > before[option]!);
    const person = order[total(now) - 1];
    if (total(now) === total(before) + 1 && person !== undefined) guess.set(person, grown);
    before = now;
  }
  return guess;
}

type Find = (evidence: Evidence) => (near: string) => { at: number; option: number }[];
const numbers: Find = () => (near) =>
  [...near.matchAll(/"(?:options|option|chosen|answer)":\[?(\d+)/g)].map((found) => ({ at: found.index, option: Number(found[1]) }));
const words: Find =
  ({ options }) =>
  (near) =>
    options.flatMap((text, option) => Array.from(placesOf(text, near), (at: number) => ({ at, option })));
const standing =
  (side: Side, within: number, find: Find): Strategy =>
  (evidence) =>
    nearest(evidence, side, within, find(evidence));

export const readingStrategies: Record<string, Strategy> = {
  'the words of the option that follow them first': standing('after', 2000, words),
  'the words of the option that stand last before them': standing('before', 2000, words),
  'the number of an option that follows them first': standing('after', 200, numbers),
  'the number of an option that stands last before them': standing('before', 200, numbers),
  'a number and an id sent together': together,
  'what the counts gained when they answered': bySteps,
};
