import { expect, test } from 'vitest';
import { said } from './linking/chance.ts';
import type * as Polls from './linking/polled.ts';
import { attack } from './linking/strategies.ts';
import { mutated, type Mutation } from './with-source.ts';

const polls = 6;
const sealing = 'server/ballot-boxes.ts';

/** Leaks that do not hide each other are put into one meeting; each must be seen by the strategy that looks for it. */
const broken: { what: string; mutations: Mutation[]; shows: string[] }[] = [
  {
    what: 'the fact of a secret answer says what it was, staff are told how the poll stands, or a command takes longer for one option',
    mutations: [
      {
        file: 'shared/polls/commands.ts',
        line: "return hasAnswered(poll, personId) ? [] : [{ type: 'poll-answered', pollId: id, personId }];",
        instead: "return hasAnswered(poll, personId) ? [] : [{ type: 'poll-answered', pollId: id, personId, options: numbers }];",
      },
      { file: 'shared/polls/seen.ts', line: "audience === 'staff' && !poll.secret && {", instead: "audience === 'staff' && {" },
      {
        file: 'server/answering.ts',
        line: 'ms: performance.now() - started',
        instead: 'ms: performance.now() - started + 5000 * ((command.input as { options?: number[] }).options?.[0] ?? 0)',
      },
    ],
    shows: [
      'the number of an option that follows them first',
      'what the counts gained when they answered',
      'how long their command took, in the log',
    ],
  },
  {
    what: 'the box is not sealed, or its length depends on what was answered',
    mutations: [
      { file: sealing, line: 'cipher.update(plain), cipher.final(),', instead: '(cipher.update(plain), cipher.final(), plain),' },
      {
        file: sealing,
        line: 'const plain = Buffer.alloc(answers.size * entryBytes);',
        instead: 'const plain = Buffer.alloc(answers.size * entryBytes + [...answers.values()].reduce((a, b) => a + b, 0));',
      },
    ],
    shows: ['the boxes read as if they were not sealed', 'how much the box grew with them'],
  },
  {
    what: 'the key stays when the poll is closed',
    mutations: [{ file: 'server/ballot-keys.ts', line: ' || kept.includes(name)) continue;', instead: ' || true) continue;' }],
    shows: ['a key found in some file, and what each answer added'],
  },
];

for (const { what, mutations, shows } of broken)
  test(`it is noticed when ${what} (P2)`, async () => {
    const { pollsHeld } = await mutated<typeof Polls>('/e2e/linking/polled.ts', mutations);
    const { scores } = attack(await pollsHeld({ seed: 5, polls, people: 12, kind: 'secret' }));
    for (const name of shows) {
      console.log(said(name, scores.get(name)!));
      expect(scores.get(name)!.sigma).toBeGreaterThan(3);
    }
  });
