import { expect, test } from 'vitest';
import type { Stance } from '../shared/messages/state.ts';
import { heardByAll, twin, type Cast } from './twin.ts';

type Voter = 'Ana' | 'Ben' | 'Cy' | 'Dee';
type Answers = [who: Voter, stance: Stance, comment?: string][];

const answered = (answers: Answers, until: 'open' | 'ended') =>
  twin(
    {},
    async (cast) => {
      const { chair } = cast;
      await chair.does({ name: 'draft-message', input: { text: 'Access is a right.' } });
      const messageId = await messageOf(cast);
      await chair.does({ name: 'start-read-back', input: { messageIds: [messageId] } });
      for (const [name, stance, comment] of answers) {
        await cast[name].does({ name: 'respond-to-message', input: { messageId, stance, ...(comment && { comment }) } });
        await Promise.all([chair, cast[name]].map((one) => one.look(null)));
      }
      if (until === 'ended') await chair.does({ name: 'end-read-back', input: {} });
      await cast.Ana.get('/messages.md');
      await cast.Ana.get(`/messages/${messageId}/answers`);
    },
    heardByAll,
  );
const messageOf = async ({ chair }: Cast) => {
  const joined = await chair.look(null);
  if (!('snapshot' in joined)) throw new Error('not a snapshot');
  return joined.snapshot.messages.list.at(-1)!.id;
};

const one: Answers = [
  ['Ana', 'support'],
  ['Ben', 'object', 'All of whom?'],
  ['Cy', 'live-with', 'If it must be'],
  ['Dee', 'support'],
  ['Cy', 'support'],
];
const exchanged: Answers = [
  ['Ana', 'object', 'All of whom?'],
  ['Ben', 'support'],
  ['Cy', 'object', 'Something else'],
  ['Dee', 'live-with', 'If it must be'],
  ['Cy', 'support'],
  ['Dee', 'support'],
];

test.concurrent(
  'who answered what to a message is told to nobody: exchanged answers change no byte that is sent, staff neither, nor in the file (M2)',
  async () => {
    const [first, second] = await Promise.all([answered(one, 'ended'), answered([...exchanged.slice(0, 2), ...one.slice(2)], 'ended')]);
    expect(second).toEqual(first);
    expect(first['Dee']!.join()).toContain('"objections":["All of whom?"]');
    expect(first['Dee']!.join()).toContain('"counts":{"on-site":[0,0,0],"remote":[3,0,1]}');
    expect(first['Onlooker']!.join()).not.toContain('Access is a right.');
  },
);

test.concurrent('while it is open, no word of why is sent to anybody (M2)', async () => {
  const heard = JSON.stringify(await answered(exchanged, 'open'));
  for (const [, , comment] of exchanged) if (comment) expect(heard).not.toContain(comment);
});
