import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { heardByAll, leftOf, twin, type Cast } from './twin.ts';

const voters = ['Ana', 'Ben', 'Cy', 'Dee', 'Eve', 'Fay'] as const;
/** What each of them answers, one after the other; who changes it answers twice. */
type Answers = [who: (typeof voters)[number], option: number][];
type Until = 'open' | 'closed' | 'published';

const answered = (answers: Answers, until: Until) =>
  twin(
    {},
    async (cast) => {
      const { chair, mod } = cast;
      const options = ['Aye', 'Nay', 'Abstain'];
      await chair.does({ name: 'prepare-poll', input: { question: 'Adopt?', options, secret: true, open: true } });
      const pollId = await pollOf(cast);
      const ballots = new Map(voters.map((name) => [name, randomUUID()]));
      for (const [name, option] of answers) {
        await cast[name].does({ name: 'answer-poll', input: { pollId, options: [option], ballot: ballots.get(name)! } });
        await cast[name].send({ name: 'answer-poll', input: { pollId, options: [0], ballot: randomUUID() } });
        await Promise.all([chair, mod, cast[name]].map((one) => one.look(null)));
        await mod.get(`/polls/${pollId}/answers`);
      }
      if (until !== 'open') await chair.does({ name: 'close-poll', input: { pollId } });
      if (until === 'published') await chair.does({ name: 'publish-poll', input: { pollId } });
      for (const one of [chair, mod, cast.Ana]) await one.get(`/polls/${pollId}/answers`);
    },
    (lived) => ({ heard: heardByAll(lived), left: leftOf(lived) }),
  );
const pollOf = async ({ chair }: Cast) => {
  const joined = await chair.look(null);
  if (!('snapshot' in joined)) throw new Error('not a snapshot');
  return joined.snapshot.polls.polls.at(-1)!.id;
};

const one: Answers = [
  ['Ana', 0],
  ['Ben', 1],
  ['Cy', 0],
  ['Dee', 0],
  ['Eve', 2],
  ['Fay', 1],
  ['Cy', 1],
];
const swapped: Answers = [
  ['Ana', 1],
  ['Ben', 0],
  ['Cy', 0],
  ['Dee', 2],
  ['Eve', 0],
  ['Fay', 1],
  ['Cy', 1],
];
const others: Answers = [
  ['Ana', 2],
  ['Ben', 2],
  ['Cy', 2],
  ['Dee', 1],
  ['Eve', 1],
  ['Fay', 0],
  ['Cy', 0],
];
const four = (answers: Answers) => answers.slice(0, 4);

test.concurrent(
  'two who exchange their secret answers change no byte that anybody is sent, no row and no line of the log (P2)',
  async () => {
    const [first, second] = await Promise.all([answered(one, 'published'), answered(swapped, 'published')]);
    expect(second).toEqual(first);
    expect(first.heard['Onlooker']!.join()).not.toContain('Adopt?');
    expect(first.heard['Chair']!.join()).toContain('"counts":[2,3,1]');
  },
);

test.concurrent('while a secret poll is open, what is answered changes no byte that anybody is sent, staff neither (P2)', async () => {
  const [first, second] = await Promise.all([answered(one, 'open'), answered(others, 'open')]);
  expect(second).toEqual(first);
});

test.concurrent('a secret poll that is closed says its counts to staff alone (P1)', async () => {
  const [first, second] = await Promise.all([answered(one, 'closed'), answered(others, 'closed')]);
  for (const label of [...voters, 'Onlooker']) expect(second.heard[label]).toEqual(first.heard[label]);
  for (const label of ['Chair', 'Desk', 'Mod']) expect(second.heard[label]).not.toEqual(first.heard[label]);
});

test.concurrent('with fewer than five answers the counts are for nobody before they are published, staff neither (P2)', async () => {
  const [first, second] = await Promise.all([answered(four(one), 'closed'), answered(four(others), 'closed')]);
  expect(second.heard).toEqual(first.heard);
  const published = await answered(four(one), 'published');
  for (const label of ['Chair', 'Ana']) expect(published.heard[label]!.join()).toContain('"counts":[3,1,0]');
});
