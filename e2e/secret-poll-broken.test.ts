import { expect, test } from 'vitest';
import { said } from './linking/chance.ts';
import type * as Polls from './linking/polled.ts';
import { attack } from './linking/strategies.ts';
import { mutated, type Mutation } from './with-source.ts';

const polls = 6;
const sealing = 'server/ballot-boxes.ts';
const answering = 'shared/polls/commands.ts';
const toldAnswered: Mutation = {
  file: answering,
  line: "return hasAnswered(poll, personId) ? [] : [{ type: 'poll-answered', pollId: id, personId }];",
  instead: "return hasAnswered(poll, personId) ? [] : [{ type: 'poll-answered', pollId: id, personId, options: numbers }];",
};

const broken: { what: string; mutations: Mutation[]; shows: string }[] = [
  {
    what: 'the fact of a secret answer says what it was',
    mutations: [toldAnswered],
    shows: 'the number of an option that follows them first',
  },
  {
    what: 'staff are told how a secret poll stands while it is open',
    mutations: [
      toldAnswered,
      { file: 'shared/polls/seen.ts', line: "audience === 'staff' && !poll.secret && {", instead: "audience === 'staff' && {" },
    ],
    shows: 'what the counts gained when they answered',
  },
  {
    what: 'the key stays when the poll is closed',
    mutations: [{ file: 'server/ballot-keys.ts', line: ' || kept.includes(name)) continue;', instead: ' || true) continue;' }],
    shows: 'a key found in some file, and what each answer added',
  },
  {
    what: 'the box is not sealed',
    mutations: [
      { file: sealing, line: 'cipher.update(plain), cipher.final(),', instead: '(cipher.update(plain), cipher.final(), plain),' },
    ],
    shows: 'the boxes read as if they were not sealed',
  },
  {
    what: 'the length of what is sealed depends on what was answered',
    mutations: [
      {
        file: sealing,
        line: 'const plain = Buffer.alloc(answers.size * entryBytes);',
        instead: 'const plain = Buffer.alloc(answers.size * entryBytes + [...answers.values()].reduce((a, b) => a + b, 0));',
      },
    ],
    shows: 'how much the box grew with them',
  },
  {
    what: 'how long a command takes depends on what was answered',
    mutations: [
      {
        file: 'server/answering.ts',
        line: 'ms: performance.now() - started',
        instead: 'ms: performance.now() - started + 500 * ((command.input as { options?: number[] }).options?.[0] ?? 0)',
      },
    ],
    shows: 'how long their command took, in the log',
  },
];

for (const { what, mutations, shows } of broken)
  test(`it is noticed when ${what} (P2)`, async () => {
    const { pollsHeld } = await mutated<typeof Polls>('/e2e/linking/polled.ts', mutations);
    const score = attack(await pollsHeld({ seed: 5, polls, people: 12, kind: 'secret' })).scores.get(shows)!;
    console.log(said(shows, score));
    expect(score.sigma).toBeGreaterThan(4);
  });
