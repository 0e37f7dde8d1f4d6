import { expect, type Page } from '@playwright/test';
import { existsSync, readFileSync } from 'node:fs';
import { say } from './english.ts';
import { playMeeting, type Replay, type Through } from './replay.ts';
import { button, queueOn } from './screens.ts';
import { comeIn, test } from './visitors.ts';

const file = '../shared/data/queue-replays/meetings.jsonl';
/** Seven people, forty queues, and a chair who calls twenty-two times. */
const meeting = 'ccg201x__2017-12-12';
const isHere = existsSync(file);

/** What a participant reads on their page, and the chair's own page to press on. */
async function lookThrough(attend: Page, chair: Page): Promise<Through> {
  const queue = chair.getByRole('region', { name: say('queue.title') });
  const next = chair.getByRole('button', { name: new RegExp(`^${say('chair.next')}`) });
  const namesOn = async () => (await queueOn(attend)).map((row) => row.replace(/^\d+ /, ''));
  const same = (one: string[], other: string[]) => one.join(' ').toLowerCase() === other.join(' ').toLowerCase();
  return {
    sees: async (names) => {
      await expect.poll(async () => same(await namesOn(), names)).toBe(true);
      return namesOn();
    },
    gives: async (who) => {
      const [first] = await queueOn(chair);
      if (who === null || same([first ?? ''], [`1 ${who}`])) return next.click();
      const row = queue.getByRole('listitem').filter({ has: chair.getByText(who.toLowerCase(), { exact: true }) });
      await row.locator('[aria-expanded]').click();
      await button(row, say('chair.give')).click();
    },
  };
}

test('a real meeting is read and run in browsers, and every queue on the page is as it was then (Q1, Q2, Q3, Q9, Q10, F2)', async ({
  house,
  visitor,
}) => {
  if (!isHere) console.log(`skipped: ${file} is not here`);
  test.skip(!isHere, `${file} is not here`);
  const [attend, chair] = await Promise.all([visitor({ viewport: { width: 360, height: 740 } }), visitor()]);
  const lines = readFileSync(file, 'utf8').trim().split('\n');
  const replay = lines.map((line) => JSON.parse(line) as Replay).find(({ id }) => id === meeting)!;
  const { expects, outcomes, matched, otherwise } = await playMeeting(house.url, replay, {
    lookIn: async (room) => {
      await comeIn(attend, room, 'Reader');
      await comeIn(chair, room, 'Amara Diallo', { role: 'chair' });
      await Promise.all([attend.goto(`/m/${room.code}/attend`), chair.goto(`/m/${room.code}/chair`)]);
      await attend.getByRole('region', { name: say('queue.title') }).waitFor();
      return lookThrough(attend, chair);
    },
  });
  console.log(`${meeting} in a browser: ${expects} queues, ${matched} of ${outcomes} outcomes as then`);
  expect(otherwise).toEqual([]);
  expect({ expects, outcomes }).toEqual({ expects: 40, outcomes: 22 });
});
