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
  const found = new Map<string, Matched['found'][number]>();
  const troubles: Trouble[] = [];
  for (const line of linesIn(rows, called)) {
    const named = byName.get(folded(line.name)) ?? [];
    const isSaid = named.length > 1 && line.organisation !== '';
    const meant = isSaid ? named.filter(({ organisation = '' }) => folded(organisation) === folded(line.organisation)) : named;
    const groupId = groupIn(line.group, groups, called);
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

/** Undefined where there is no such group; null is in plenary. */
function groupIn(text: string, groups: readonly Place[], called: Called): string | null | undefined {
  const wanted = folded(text);
  if (wanted === '' || called.plenary.some((word) => folded(word) === wanted)) return null;
  const titled = groups.filter(({ title }) => folded(title) === wanted);
  if (titled.length === 1) return titled[0]!.id;
  const words = [...called.group.map(folded), ''];
  const byNumber = groups.find(({ number }) => words.some((word) => `${word} ${number}`.trim() === wanted));
  return byNumber?.id;
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
