import { expect, test } from 'vitest';
import type { Line } from '../shared/lanes.ts';
import { lanePage, pageFrom } from './lane-pages.ts';
import { keepMeetings } from './meetings.ts';
import { append } from './store.given.ts';
import { memoryStore } from './store.memory.ts';

const said: Record<string, string> = { limit: '2' };

test('a page is full and in order however many lines wait for staff, and whoever asks for a short one does not make many be read (N36)', async () => {
  const store = memoryStore();
  const live = await keepMeetings(store).create({ title: 'Consultation', settings: {} });
  const line = (number: number): Line => {
    const state = number <= 3 || number === 600 ? 'shown' : 'held';
    return { number, lane: 'chat', floor: 'plenary', at: number, by: 'ada', text: `${number}`, state };
  };
  await store.append(live.id, append({ lines: Array.from({ length: 600 }, (_none, i) => line(i + 1)) }));
  let reads = 0;
  const { lines } = live;
  live.lines = (page) => ((reads += 1), lines(page));
  const read = async (reader: 'everyone' | 'staff', before: string) => {
    const page = await lanePage(
      live,
      reader,
      pageFrom('chat', (name) => said[name] ?? (name === 'before' ? before : '')),
    );
    return { numbers: page.lines.map(({ number }) => number), more: page.more };
  };
  expect(await read('everyone', '')).toEqual({ numbers: [3, 600], more: true });
  expect(reads).toBeLessThan(10);
  expect(await read('everyone', '3')).toEqual({ numbers: [1, 2], more: false });
  expect(await read('everyone', '-1')).toEqual({ numbers: [], more: false });
  expect(await read('staff', '')).toEqual({ numbers: [599, 600], more: true });
});

test('of the lines of a group nothing is read for those who are not in it (G4)', async () => {
  const store = memoryStore();
  const live = await keepMeetings(store).create({ title: 'Consultation', settings: {} });
  const line: Line = { number: 1, lane: 'chat', floor: 'g1', at: 1, by: 'ada', text: 'Only here', state: 'shown' };
  await store.append(live.id, append({ lines: [line] }));
  let reads = 0;
  const { lines } = live;
  live.lines = (page) => ((reads += 1), lines(page));
  const page = pageFrom('chat', (name) => (name === 'floor' ? 'g1' : ''));
  for (const reader of ['everyone', 'public', 'group:g2', 'group:g11,g2'] as const)
    expect((await lanePage(live, reader, page)).lines).toEqual([]);
  expect(reads).toBe(0);
  for (const reader of ['staff', 'group:g1,g2'] as const) expect((await lanePage(live, reader, page)).lines).toHaveLength(1);
});
