import { expect, test } from 'vitest';
import { choicesFor, readKnowing, readLine, surest } from './entry-line.ts';
import type { Listed } from './people-found.ts';

const to = ' to ';
const listed = (name: string, about: Partial<Listed> = {}): Listed => ({
  id: name,
  name,
  attendance: 'on-site',
  standing: 'member',
  here: true,
  roles: [],
  ...about,
});
const found = (...names: string[]) => names.map((name) => listed(name));

test('after “to” comes what somebody wants to speak about (N7)', () => {
  expect(readLine('Ana to speak about costs', to)).toEqual({ name: 'Ana', subject: 'speak about costs' });
  expect(readLine(' Brazil TO reply ', to)).toEqual({ name: 'Brazil', subject: 'reply' });
  expect(readLine('Ana to ', to)).toEqual({ name: 'Ana', subject: '' });
  expect(readLine('Tomoko', to)).toEqual({ name: 'Tomoko', subject: '' });
  expect(readLine('to be named', to)).toEqual({ name: 'to be named', subject: '' });
});

test('a name with “to” in it is a name when the list knows it', () => {
  expect(readKnowing('Ambassador to Ke', to, found('Ambassador to Kenya'))).toEqual({ name: 'Ambassador to Ke', subject: '' });
  expect(readKnowing('Ambassador to speak', to, found('Ambassador to Kenya'))).toEqual({ name: 'Ambassador', subject: 'speak' });
});

test('Enter takes whoever is called so, or the only one it fits, and never guesses between two (Q10)', () => {
  expect(surest(found('Ana Costa', 'Ana'), 'ána')).toBe(1);
  expect(surest(found('Ana Costa', 'Ana Lima'), 'ana')).toBe(-1);
  expect(surest(found('Ana', 'ANA'), 'ana')).toBe(-1);
  expect(surest([listed('Luís Souza', { region: 'Brazil' })], 'braz')).toBe(0);
  expect(surest(found('Adriana'), 'ana')).toBe(-1);
  expect(surest([], 'Badge 214')).toBe(0);
  expect(surest([], '')).toBe(-1);
});

test('somebody new is offered unless exactly one is called so already (N7)', () => {
  const kinds = (names: string[], typed: string) => choicesFor(found(...names), typed).map(({ is }) => is);
  expect(kinds([], 'Badge 214')).toEqual(['label', 'name']);
  expect(kinds(['Ana Costa'], 'Ana')).toEqual(['person', 'label', 'name']);
  expect(kinds(['Ana', 'Ana Costa'], 'ana')).toEqual(['person', 'person']);
  expect(kinds(['Ana', 'Ána'], 'ana')).toEqual(['person', 'person', 'label', 'name']);
  expect(kinds([], '')).toEqual([]);
});
