import { folded } from '../shared/folded.ts';

/** Lines of a list: who, of which organisation, in which group by its number or its title. */
type Line = { line: number; name: string; organisation: string; group: string };
export type Trouble = Line & { why: 'unknown' | 'ambiguous' | 'no-group' | 'twice' };
export type Matched = { found: { personId: string; name: string; groupId: string | null }[]; troubles: Trouble[] };

type Known = { id: string; name: string; organisation?: string };
type Place = { id: string; number: number; title: string };
/** What columns are called, and what stands where somebody is in no group, in the language of the page; folded they are compared. */
export type Called = { name: string[]; organisation: string[]; group: string[]; plenary: string[] };

/** Who is meant by each line, where that is certain; the others with what is the matter. Names are compared as the secretary compares them. */
export function matchedWith(rows: string[][], people: readonly Known[], groups: readonly Place[], called: Called): Matched {
  const byName = new Map<string, Known[]>();
  for (const one of people) byName.set(folded(one.name), [...(byName.get(folded(one.name)) ?? []), one]);
  const groupOf = groupNamed(groups, called);
  const found = new Map<string, Matched['found'][number]>();
  const troubles: Trouble[] = [];
  for (const line of linesIn(rows, called)) {
    const named = byName.get(folded(line.name)) ?? [];
    const isSaid = named.length > 1 && line.organisation !== '';
    const meant = isSaid ? named.filter(({ organisation = '' }) => folded(organisation) === folded(line.organisation)) : named;
    const groupId = groupOf(line.group);
    const [person] = meant;
    if (named.length === 0) troubles.push({ ...line, why: 'unknown' });
    else if (!person || meant.length > 1) troubles.push({ ...line, why: 'ambiguous' });
    else if (groupId === undefined) troubles.push({ ...line, why: 'no-group' });
    else if (found.has(person.id)) troubles.push({ ...line, why: 'twice' });
    else found.set(person.id, { personId: person.id, name: person.name, groupId });
  }
  return { found: [...found.values()], troubles };
}

/** The first row names the columns, or they are name and group, or name, organisation and group. */
function linesIn(rows: string[][], called: Called): Line[] {
  const first = rows[0]?.map(folded) ?? [];
  const column = (words: string[]) => first.findIndex((cell) => words.some((word) => folded(word) === cell));
  const [name, organisation, group] = [column(called.name), column(called.organisation), column(called.group)];
  const isNamed = name >= 0 && group >= 0;
  const cells = isNamed
    ? { name, organisation, group }
    : { name: 0, organisation: first.length > 2 ? 1 : -1, group: first.length > 2 ? 2 : 1 };
  return rows.flatMap((row, i) => {
    const line = { line: i + 1, name: row[cells.name] ?? '', organisation: row[cells.organisation] ?? '', group: row[cells.group] ?? '' };
    return (isNamed && i === 0) || line.name === '' ? [] : [line];
  });
}

/** Says of a text which group it names: null is in plenary, undefined is none. By its title where only one has it, or its number. */
function groupNamed(groups: readonly Place[], called: Called): (text: string) => string | null | undefined {
  const meant = new Map<string, string | null | undefined>();
  const prefixes = [...called.group.map((word) => `${folded(word)} `), ''];
  for (const { id, number } of groups) for (const prefix of prefixes) meant.set(`${prefix}${number}`, id);
  const titles = groups.map(({ title }) => folded(title));
  for (const [i, { id }] of groups.entries()) if (titles.indexOf(titles[i]!) === titles.lastIndexOf(titles[i]!)) meant.set(titles[i]!, id);
  for (const word of ['', ...called.plenary]) meant.set(folded(word), null);
  return (text) => meant.get(folded(text));
}

/** The same people and places as rows, with the names of the columns first. */
export function rowsFor(
  people: readonly Known[],
  placeOf: (id: string) => string | null,
  groups: readonly Place[],
  head: readonly string[],
): string[][] {
  const listed = people.map(({ id, name, organisation = '' }) => {
    const group = groups.find((one) => one.id === placeOf(id));
    return { number: group?.number ?? Infinity, row: [name, organisation, group ? String(group.number) : '', group?.title ?? ''] };
  });
  return [[...head], ...listed.toSorted((one, other) => one.number - other.number).map(({ row }) => row)];
}
