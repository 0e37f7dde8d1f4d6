import { folded } from '../folded.ts';

/** Why two spellings may be one person: only case or accents differ, a title or an organisation, one has fewer names, or a few letters. */
export const likenesses = ['case', 'title', 'part', 'letters'] as const;
export type Likeness = (typeof likenesses)[number];

const titles = new Set(
  'mr mrs ms mx miss dr prof professor sir dame madam madame mme mlle m sr sra sra. srta don dona hon honourable honorable amb ambassador minister h.e he excellency'
    .split(' ')
    .map((title) => folded(title)),
);
/** Words at most: beyond that nobody compares names. */
const mostWords = 10;

/** A name without title and organisation, in words: `Dr. Ana PÉREZ, ACME` is `ana perez`. */
function nameWords(spelled: string): string[] {
  const [name = ''] = folded(spelled.replace(/\([^)]*\)/gu, ' ')).split(/\s*,\s*/u);
  const words = name.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '');
  const bare = words.filter((word) => !titles.has(word));
  return (bare.length > 0 ? bare : words).slice(0, mostWords);
}

/** A spelling, with what it is compared by. */
type Spelled = { folded: string; words: string[]; sorted: string };
function spelledOf(name: string): Spelled {
  const words = nameWords(name);
  return { folded: folded(name), words, sorted: words.toSorted().join(' ') };
}

/** How like each other two spellings of a name are, or null. Nobody is made one with another by it: people are asked. */
export const likeness = (one: string, other: string): Likeness | null => likenessOf(spelledOf(one), spelledOf(other));

function likenessOf(one: Spelled, other: Spelled): Likeness | null {
  if (one.folded === other.folded) return 'case';
  const [left, right] = [one.sorted, other.sorted];
  if (left === '' || right === '') return null;
  if (left === right) return 'title';
  const [less, more] = one.words.length <= other.words.length ? [one.words, other.words] : [other.words, one.words];
  if (less.every((word) => more.includes(word)) && less.some((word) => word.length > 1)) return 'part';
  const longer = Math.max(left.length, right.length);
  return edits(left, right, longer >= 10 ? 2 : longer >= 5 ? 1 : 0) ? 'letters' : null;
}

/** Whether a few letters put in, left out, changed or swapped with the next make one of the other. */
function edits(one: string, other: string, most: number): boolean {
  if (most === 0 || Math.abs(one.length - other.length) > most || one.length > 200) return false;
  let [before, row]: number[][] = [[], Array.from({ length: other.length + 1 }, (_, j) => j)];
  for (let i = 1; i <= one.length; i++) {
    const next = [i];
    for (let j = 1; j <= other.length; j++) {
      const isSame = one[i - 1] === other[j - 1];
      next[j] = Math.min(row![j]! + 1, next[j - 1]! + 1, row![j - 1]! + (isSame ? 0 : 1));
      if (one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1] && i > 1 && j > 1) next[j] = Math.min(next[j]!, before![j - 2]! + 1);
    }
    [before, row] = [row, next];
  }
  return row![other.length]! <= most;
}

/** What two names that are alike have in common, the surest first: all words, one of them, or how one of them begins. */
const keysOf = ({ words, sorted }: Spelled): string[] => [sorted, ...words, ...words.map((word) => `${[...word].slice(0, 2).join('')}…`)];
/** So many of those who have something in common are looked at, and so many are told. */
const most = { compared: 40, told: 3 };

/** Asks, for each spelling, who of a list may be meant by it, the likest first. The list is gone through once. */
export function suggesting<Person extends { name: string }>(people: readonly Person[]) {
  const byKey = new Map<string, { person: Person; spelled: Spelled }[]>();
  for (const person of people) {
    const one = { person, spelled: spelledOf(person.name) };
    for (const key of new Set(keysOf(one.spelled))) {
      const known = byKey.get(key);
      if (known) known.push(one);
      else byKey.set(key, [one]);
    }
  }
  return (name: string): { person: Person; why: Likeness }[] => {
    const spelled = spelledOf(name);
    const near = new Set<{ person: Person; spelled: Spelled }>();
    for (const key of keysOf(spelled))
      for (const one of byKey.get(key) ?? []) {
        if (near.size >= most.compared) break;
        near.add(one);
      }
    const found = [...near].flatMap((one) => {
      const why = likenessOf(spelled, one.spelled);
      return why === null ? [] : [{ person: one.person, why }];
    });
    return found.toSorted((one, other) => likenesses.indexOf(one.why) - likenesses.indexOf(other.why));
  };
}

export type Alike = { one: number; other: number; why: Likeness };

/** Spellings of a file that may be one person, by their numbers, a few for each: offered, never joined by themselves. */
export function alikeAmong(speakers: readonly string[]): Alike[] {
  const who = suggesting(speakers.map((name, other) => ({ name, other })));
  return speakers.flatMap((spelled, one) =>
    who(spelled)
      .flatMap(({ person: { other }, why }) => (other > one ? [{ one, other, why }] : []))
      .slice(0, most.told),
  );
}
