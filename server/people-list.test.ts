import { expect, test } from 'vitest';
import type { Card } from '../shared/people.ts';
import { keepMeetings } from './meetings.ts';
import { peopleList } from './people-list.ts';
import { card } from './store.given.ts';
import { memoryStore } from './store.memory.ts';

const all = { q: '', after: '', limit: 100 };

test('those connected are counted by side, group and region; the list has everybody of the roster (N3)', async () => {
  const meeting = await keepMeetings(memoryStore()).create({ title: 'Consultation', settings: {} });
  await meeting.enter({ ...card('a', 'Ada'), region: 'WEOG', stakeholderGroup: '__proto__' }, ['chair']);
  await meeting.enter({ ...card('b', 'Bo'), region: 'WEOG', attendance: 'on-site' }, []);
  await meeting.enter({ ...card('c', 'Cy'), region: 'GRULAC' }, []);
  const { people, total, counts } = peopleList(meeting, new Set(['a', 'b']), all);
  expect(people.map(({ name, here, roles }) => [name, here, roles])).toEqual([
    ['Ada', true, ['chair']],
    ['Bo', true, []],
    ['Cy', false, []],
  ]);
  expect(total).toBe(3);
  expect(JSON.stringify(counts)).toBe('{"onSite":1,"remote":1,"byGroup":{"__proto__":1},"byRegion":{"WEOG":2}}');
});

test('a new name is in its new place at once', async () => {
  const meeting = await keepMeetings(memoryStore()).create({ title: 'Consultation', settings: {} });
  for (const [id, name] of [
    ['a', 'Ada'],
    ['b', 'Bo'],
  ] as const)
    await meeting.enter(card(id, name), []);
  const names = () => peopleList(meeting, new Set(), all).people.map(({ name }) => name);
  expect(names()).toEqual(['Ada', 'Bo']);
  await meeting.enter(card('a', 'Zed'), []);
  expect(names()).toEqual(['Bo', 'Zed']);
});

test('whoever is looked for by name, badge or country comes first: called so, beginning so, then organisation and region (N7)', async () => {
  const meeting = await keepMeetings(memoryStore()).create({ title: 'Consultation', settings: {} });
  const people: [string, Partial<Card>][] = [
    ['Adriana Lima', {}],
    ['Ana', {}],
    ['Ana María Ruiz', {}],
    ['José Brasil', {}],
    ['Luís Souza', { organisation: 'Ministry', region: 'Brazil' }],
    ['Maria Ana Costa', {}],
    ['Zoë', { organisation: 'ANA Airlines' }],
  ];
  for (const [name, about] of people) await meeting.enter({ ...card(name, name), ...about }, []);
  const names = (q: string) => peopleList(meeting, new Set(), { ...all, q }).people.map(({ name }) => name);
  expect(names('ána')).toEqual(['Ana', 'Ana María Ruiz', 'Maria Ana Costa', 'Zoë', 'Adriana Lima']);
  expect(names('brazil')).toEqual(['Luís Souza']);
  expect(names('ana maria')).toEqual(['Ana María Ruiz']);
  expect(names('zoe')).toEqual(['Zoë']);
  const first = peopleList(meeting, new Set(), { q: 'ana', after: '', limit: 2 }).people;
  expect(peopleList(meeting, new Set(), { q: 'ana', after: first[1]!.id, limit: 2 }).people.map(({ name }) => name)).toEqual([
    'Maria Ana Costa',
    'Zoë',
  ]);
});

test('five thousand people are listed within a tenth of a second', async () => {
  const meeting = await keepMeetings(memoryStore()).create({ title: 'Assembly', settings: {} });
  await Promise.all(Array.from({ length: 5000 }, (_, n) => meeting.enter(card(`p${n}`, `Person ${n % 997} ${n}`), [])));
  peopleList(meeting, new Set(), all);
  const began = performance.now();
  expect(peopleList(meeting, new Set(), all).total).toBe(5000);
  expect(performance.now() - began).toBeLessThan(100);
});
