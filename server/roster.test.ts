import { expect, test } from 'vitest';
import { LiveRoster } from './roster.ts';
import { card } from './store.given.ts';

const idsOf = (people: { id: string }[]) => people.map(({ id }) => id).toSorted();

test('whoever is called so is found however it is typed, under the name of now, also while that is being decided (N7)', () => {
  const roster = new LiveRoster({ cards: [card('a', 'Ana Lúcia'), card('b', 'ANA LUCIA'), card('c', 'Cy')], merged: [] });
  const called = (name: string) => idsOf(roster.draft().named(name));
  expect(called('ana lucia')).toEqual(['a', 'b']);
  roster.keep({ cards: [card('b', 'Bo')], merged: [{ id: 'a', into: 'c' }] });
  expect([called('ana lucia'), called('bo'), called('cy')]).toEqual([[], ['b'], ['c']]);
  const draft = roster.draft();
  draft.put(card('b', 'Cy'));
  draft.put(card('d', 'Bo'));
  expect([idsOf(draft.named('Bo')), idsOf(draft.named('Cy'))]).toEqual([['d'], ['b', 'c']]);
  expect(called('bo')).toEqual(['b']);
});

test('a thousand names are looked up among five thousand people sooner than anybody notices', () => {
  const cards = Array.from({ length: 5000 }, (_none, i) => card(`p${i}`, `Žofia Müller-Łukaszewicz Ångström ${i}`));
  const draft = new LiveRoster({ cards, merged: [] }).draft();
  const began = performance.now();
  for (let i = 0; i < 1000; i++) expect(draft.named(`zofia muller-lukaszewicz angstrom ${i * 7}`)).toHaveLength(i * 7 < 5000 ? 1 : 0);
  expect(performance.now() - began).toBeLessThan(1000);
});
