import { expect, test } from 'vitest';
import { csvOf, rowsOf, textOf } from './csv.ts';
import { matchedWith, rowsFor } from './groups-listed.ts';

const people = [
  { id: 'jose', name: 'José Ángel', organisation: 'UNESCO' },
  { id: 'ann-1', name: 'Ann Li', organisation: 'ITU' },
  { id: 'ann-2', name: 'Ann Li', organisation: 'Kyōto, City of' },
  { id: 'wang', name: '王小明' },
  { id: 'abd', name: 'عبد الرحمن' },
];
const groups = [
  { id: 'g7', number: 1, title: 'Access' },
  { id: 'g8', number: 2, title: 'البيانات المفتوحة' },
];
const called = { name: ['name'], organisation: ['organisation', 'organization'], group: ['group'], plenary: ['plenary'] };
const match = (text: string) => matchedWith(rowsOf(text), people, groups, called);

test('people are found by their name however it is typed, groups by number or title (G2)', () => {
  const { found, troubles } = match('JOSE ANGEL,1\n王小明;not a separator,2\nعبد الرّحمن,البيانات المفتوحة\n');
  expect(found.map(({ personId, groupId }) => [personId, groupId])).toEqual([
    ['jose', 'g7'],
    ['abd', 'g8'],
  ]);
  expect(troubles).toMatchObject([{ line: 2, why: 'unknown' }]);
});

test('the first row may name the columns, in any order and beside others (G2)', () => {
  const { found, troubles } = match('Email\tGroup\tOrganization\tName\nx@y\tgroup 2\tITU\tAnn Li\n\t\t\tJosé Ángel\n\tPlenary\t\t王小明');
  expect(found.map(({ personId, groupId }) => [personId, groupId])).toEqual([
    ['ann-1', 'g8'],
    ['jose', null],
    ['wang', null],
  ]);
  expect(troubles).toEqual([]);
});

test('whoever is not certain is left out and says why (G2)', () => {
  const { found, troubles } = match('Ann Li,,1\n"Ann Li","Kyoto, City of",1\nJosé Ángel,,3\nNobody,,1\n王小明,,1\n王小明,,2');
  expect(found.map(({ personId }) => personId)).toEqual(['ann-2', 'wang']);
  expect(troubles.map(({ line, why }) => [line, why])).toEqual([
    [1, 'ambiguous'],
    [3, 'no-group'],
    [4, 'unknown'],
    [6, 'twice'],
  ]);
});

test('what is saved as a list is read back as it was (G2)', () => {
  const places: Record<string, string> = { jose: 'g8', 'ann-2': 'g7', abd: 'g7' };
  const rows = rowsFor(people, (id) => places[id] ?? null, groups, ['Name', 'Organisation', 'Group', 'Title']);
  expect(rows.slice(1).map(([name, , number]) => [name, number])).toEqual([
    ['Ann Li', '1'],
    ['عبد الرحمن', '1'],
    ['José Ángel', '2'],
    ['Ann Li', ''],
    ['王小明', ''],
  ]);
  const { found, troubles } = match(csvOf(rows));
  expect(troubles).toEqual([]);
  expect(Object.fromEntries(found.map(({ personId, groupId }) => [personId, groupId]))).toEqual({
    ...places,
    wang: null,
    'ann-1': null,
  });
});

test('a name that looks like a formula is none in a spreadsheet, and still found when it is read back', () => {
  const formula = [{ id: 'x', name: '=HYPERLINK(1)' }];
  const text = csvOf(rowsFor(formula, () => 'g7', groups, ['Name', 'Organisation', 'Group', 'Title']));
  expect(text).toContain("'=HYPERLINK(1)");
  expect(matchedWith(rowsOf(text), formula, groups, called).found).toMatchObject([{ personId: 'x', groupId: 'g7' }]);
});

test('a file is read in the encodings that spreadsheets write', async () => {
  expect(await textOf(new Blob(['José,1']))).toBe('José,1');
  expect(await textOf(new Blob([new Uint8Array([0x4a, 0x6f, 0x73, 0xe9])]))).toBe('José');
  expect(await textOf(new Blob([new Uint8Array([0xff, 0xfe, 0x4a, 0, 0xe9, 0])]))).toContain('Jé');
});
