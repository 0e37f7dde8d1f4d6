import { existsSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
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

  test('32 real meetings run on one server at once, and every queue and every call is as it was then (Q1, Q2, Q3, Q9, Q10, F2)', async () => {
    const began = performance.now();
    const results = await Promise.all(replays.map((replay) => playMeeting(house.url, replay)));
    const all = <Key extends keyof Result>(key: Key) => results.flatMap((result) => result[key] as unknown[]);
    const matched = results.reduce((sum, { matched }) => sum + matched, 0);
    const expects = results.reduce((sum, { expects }) => sum + expects, 0);
    const outcomes = results.reduce((sum, { outcomes }) => sum + outcomes, 0);
    console.log(
      `${results.length} meetings, ${expects} queues, ${matched} of ${outcomes} outcomes as then, ${Math.round(performance.now() - began)} ms`,
    );
    expect(all('otherwise')).toEqual([]);
    expect(all('quirks').toSorted()).toEqual(quirks.toSorted());
    expect({ meetings: results.length, expects, outcomes, matched }).toEqual({ meetings: 32, expects: 824, outcomes: 361, matched: 354 });
  });
});
