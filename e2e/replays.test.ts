import { existsSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Way } from './entrances.ts';
import { openHouse, type House } from './house.ts';
import { playMeeting, type Replay, type Result } from './replay.ts';

const file = '../shared/data/queue-replays/meetings.jsonl';
const isHere = existsSync(file);
if (!isHere) console.log(`skipped: ${file} is not here`);
const replays: Replay[] = isHere
  ? readFileSync(file, 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Replay)
  : [];

/** Where the bot of that meeting did otherwise: it wanted the exact name, or called somebody it did not have. */
const quirks = [
  'ccg201x__2016-11-15 line 179: not-queued',
  'ccg201x__2017-02-28 line 276: not-queued',
  'ccg201x__2017-05-23 line 28: not-queued',
  'ccg201x__2017-05-23 line 219: called',
  'ccg201x__2017-07-18 line 160: not-queued',
  'ccg201x__2017-08-29 line 146: not-queued',
  'ccg201x__2017-12-21 line 181: called',
];

describe.skipIf(!isHere)('real queues', () => {
  let house: House;
  beforeAll(async () => {
    house = await openHouse({ store: 'sqlite' });
  });
  afterAll(() => house.close());

  /** What 32 meetings on one server at once come to, told in one line. */
  async function playAll(how: string, wayOf: (person: number) => Way) {
    const began = performance.now();
    const results = await Promise.all(replays.map((replay) => playMeeting(house.url, replay, { wayOf })));
    const all = <Key extends keyof Result>(key: Key) => results.flatMap((result) => result[key] as unknown[]);
    const matched = results.reduce((sum, { matched }) => sum + matched, 0);
    const expects = results.reduce((sum, { expects }) => sum + expects, 0);
    const outcomes = results.reduce((sum, { outcomes }) => sum + outcomes, 0);
    const ms = Math.round(performance.now() - began);
    const entered = all('entered') as string[];
    const ways = [...new Set(entered)].map((way) => [way, entered.filter((one) => one === way).length] as const);
    console.log(`${how}: requests ${ways.map(([way, count]) => `${count} by ${way}`).join(', ')};`);
    console.log(`${how}: ${results.length} meetings, ${expects} queues, ${matched} of ${outcomes} outcomes as then, ${ms} ms`);
    expect(all('otherwise')).toEqual([]);
    expect(all('quirks').toSorted()).toEqual(quirks.toSorted());
    expect({ meetings: results.length, expects, outcomes, matched }).toEqual({ meetings: 32, expects: 824, outcomes: 361, matched: 354 });
    return Object.fromEntries(ways);
  }

  test('32 real meetings run on one server at once, and every queue and every call is as it was then (Q1, Q2, Q3, Q9, Q10, F2)', async () => {
    await playAll('everybody by their own screen', () => 'screen');
  });

  test('the same queues and calls with a third entered by a moderator, a third by the chat, a third by the plain page (N7, N33, Q10)', async () => {
    const ways = await playAll('by moderator, chat and plain page', (person) => (['moderator', 'chat', 'plain'] as const)[person % 3]!);
    for (const way of ['moderator', 'chat', 'plain']) expect(ways[way]).toBeGreaterThan(50);
  });
});
