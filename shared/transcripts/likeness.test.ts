import { expect, test } from 'vitest';
import { whoChaired } from './chairing.ts';
import { alikeAmong, likeness, suggesting } from './likeness.ts';
import type { Reading } from './reading.ts';

test.each([
  ['ANA PÉREZ', 'Ana Perez', 'case'],
  ['DR. ANA PÉREZ', 'ANA PEREZ, ACME', 'title'],
  ['PÉREZ, ANA', 'ANA PÉREZ', 'part'],
  ['COURTNEY', 'COURTNEY RADSCH', 'part'],
  ['ANRIETTE ESTERHUYSEN', 'ANRIETTA ESTERHUYSEN', 'letters'],
  ['CHENGATAI MASANGO', 'CHENGETAI MASANGO', 'letters'],
  ['王小明', '王小明（主席）', 'part'],
  ['LUIS', 'LUISA', 'letters'],
  ['ANA', 'ADA', null],
  ['CHAIR', 'CO-CHAIR', 'part'],
  ['JOYCE CHEN', 'JUNE PARRIS', null],
  ['M.', 'Mr', null],
])('%s and %s: %s (N30)', (one, other, why) => {
  expect([likeness(one, other), likeness(other, one)]).toEqual([why, why]);
});

test('who may be meant by a spelling is offered, the likest first, and nobody else (N30)', () => {
  const who = suggesting(['Ana', 'Ana Peres', 'ana pérez', 'Bo'].map((name) => ({ name })));
  expect(who('ANA PÉREZ').map(({ person }) => person.name)).toEqual(['ana pérez', 'Ana', 'Ana Peres']);
  expect(alikeAmong(['ANA PÉREZ', 'BO', 'ANA PEREZ'])).toEqual([{ one: 0, other: 2, why: 'case' }]);
});

const reading = (...said: [string, string][]): Reading => {
  const speakers = [...new Set(said.map(([name]) => name))];
  const turns = said.map(([name, text], i) => ({ speaker: speakers.indexOf(name), paragraphs: [text], line: i + 1, time: null }));
  return { title: '', preface: [], speakers, turns, directions: [], doubts: [] };
};

test('who chaired is guessed by name, by who gives the floor, by who speaks most, or not at all (N30)', () => {
  const [ana, chair] = [
    ['ANA', 'I have the floor.'],
    ['CO-CHAIR', 'Thanks.'],
  ] as [string, string][];
  expect(whoChaired(reading(ana!, chair!, ana!))).toEqual({ speaker: 1, why: 'called-so', times: 1 });
  const giving: [string, string] = ['BO', 'Ana, you have the floor. Then over to Cy.'];
  expect(whoChaired(reading(ana!, giving, ana!))).toEqual({ speaker: 1, why: 'gives-floor', times: 2 });
  expect(whoChaired(reading(ana!, ['BO', 'Yes.'], ana!))).toEqual({ speaker: 0, why: 'speaks-most', times: 2 });
  expect(whoChaired(reading(ana!, ['BO', 'Yes.']))).toBeNull();
});
