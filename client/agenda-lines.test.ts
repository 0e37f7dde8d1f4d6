import { expect, test } from 'vitest';
import { agendaLines } from './agenda-lines.ts';

const one = (line: string) => agendaLines(line)[0];
const item = (title: string, minutes: number | null) => ({ title, minutes, kind: 'item' });

test('one line is one item, with minutes at the end; empty lines are none (A1)', () => {
  expect(agendaLines('Welcome  10\n\n  \r\nGeneral discussion  40\u2028Any other business')).toEqual([
    item('Welcome', 10),
    item('General discussion', 40),
    item('Any other business', null),
  ]);
});

test.each([
  ['General discussion (40)', 40],
  ['General discussion - 40 min', 40],
  ['General discussion – 40 minutes', 40],
  ["General discussion 40'", 40],
  ['General discussion ..... 40', 40],
  ['General discussion: 40', 40],
  ['General discussion\t40m', 40],
  ['General discussion 1:30', 90],
  ['General discussion 1h30', 90],
  ['General discussion 2h', 120],
  ['General discussion ٤٠', 40],
  ['General discussion ۴۰', 40],
  ['General discussion ４０', 40],
  ['General discussion (４０分)', 40],
  ['4. General discussion 40', 40],
  ['• General discussion 40', 40],
])('"%s" is a general discussion of %i minutes (A1)', (line, minutes) => {
  expect(one(line)).toEqual(item('General discussion', minutes));
});

test.each(['Report on 2025', 'Article 0', 'IPv6', 'Agenda 2030', 'Theme A, G77', 'Next steps.'])(
  '"%s" says no minutes and stays whole',
  (line) => {
    expect(one(line)).toEqual(item(line, null));
  },
);

test('a title keeps the digits and the script it was written in', () => {
  expect(one('مناقشة عامة ٣ ٤٠ دقيقة')).toEqual(item('مناقشة عامة ٣', 40));
  expect(one('ﬁnal… words… 40')).toEqual(item('ﬁnal… words…', 40));
  expect(one('一般讨论 40 分钟')).toEqual(item('一般讨论', 40));
});

test('a number alone is a title, for nobody else could call it', () => {
  expect(one('40')).toEqual(item('40', null));
});

test('breaks, groups and their reports are known by their words', () => {
  expect(
    agendaLines('Break 5\nLunch 60\nCoffee break 15\nBreakout groups 30\nGroup reports 20\nBreaking news 5').map(({ kind }) => kind),
  ).toEqual(['break', 'break', 'break', 'groups', 'report-back', 'item']);
});

test('a title that is too long is cut where a character ends', () => {
  expect([...new Intl.Segmenter().segment(one(`${'é'.repeat(300)} 10`)!.title)]).toHaveLength(200);
});
