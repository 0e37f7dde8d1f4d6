import { expect, test } from 'vitest';
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

test('five thousand people are listed within a tenth of a second', async () => {
  const meeting = await keepMeetings(memoryStore()).create({ title: 'Assembly', settings: {} });
  await Promise.all(Array.from({ length: 5000 }, (_, n) => meeting.enter(card(`p${n}`, `Person ${n % 997} ${n}`), [])));
  peopleList(meeting, new Set(), all);
  const began = performance.now();
  expect(peopleList(meeting, new Set(), all).total).toBe(5000);
  expect(performance.now() - began).toBeLessThan(100);
});
