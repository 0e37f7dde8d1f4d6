/**
 * That the order is fair, for every policy and every combination, in seeded meetings of 10 to 40 commands. Deep, in the background:
 *   FUZZ=10000 npm run unit -- shared/queue/proof          each of the 32 sets of policies, in the order of the rules
 *   FUZZ=1000 ORDERS=all npm run unit -- shared/queue/proof   each of the 326 lists: every set in every order
 * A failure names the seed that `seededMeeting` takes.
 */
import { expect, test } from 'vitest';
import { brokenIn } from './proof/broken-in.ts';
import { seededMeeting } from './proof/seeded.ts';
import { policies, type Policy } from './state.ts';

const meetings = Number(process.env['FUZZ'] ?? 12);
const every = process.env['ORDERS'] === 'all';

const sets = policies.reduce<Policy[][]>((lists, policy) => [...lists, ...lists.map((list) => [...list, policy])], [[]]);
const inEveryOrder = (list: Policy[]): Policy[][] =>
  list.length < 2
    ? [list]
    : list.flatMap((first) => inEveryOrder(list.filter((policy) => policy !== first)).map((others) => [first, ...others]));
const lists = every ? sets.flatMap(inEveryOrder) : sets;

test('there are 32 combinations of the five policies, and 326 with their orders', () => {
  expect([sets.length, new Set(sets.flatMap(inEveryOrder).map((list) => list.join())).size]).toEqual([32, 326]);
});

test.each(lists.map((list) => [list.join(', ') || 'order received', list] as const))(
  'under %s everybody stands where the rules say, is overtaken no more than allowed, and is told the truth about it (Q3–Q8, Q13)',
  (_name, list) => {
    for (let seed = 1; seed <= meetings; seed++) {
      const moves = seed % 2 ? 'by-rule-alone' : 'with-moves';
      const broken = brokenIn(seededMeeting(seed, list, moves));
      if (broken.length > 0) expect.unreachable(`seededMeeting(${seed}, ${JSON.stringify(list)}, '${moves}'): ${broken.join('\n')}`);
    }
  },
  3_600_000,
);
