import { expect, test } from 'vitest';
import { heardBy, heardByAll, leftOf, twin, type Cast } from './twin.ts';

const receipt = 'a-receipt-of-a-screen-0123456789';
const theirs = /^43\[{"ok"|^200 {"step"/;
type Author = 'Ana' | 'Ben';

const questionOf = async ({ mod }: Cast) => {
  const joined = await mod.look(null);
  if (!('snapshot' in joined)) throw new Error('not a snapshot');
  return joined.snapshot.relay.questions.at(-1)!.id;
};

/** Somebody asks without a name; it goes all the way, another is declined, and the asker looks after both. */
const anonymous = (author: Author, questions: 'open' | 'moderated') =>
  twin(
    { questions },
    async (cast) => {
      const asks = (text: string, mark: string) =>
        cast[author].does({ name: 'ask-question', input: { text, anonymous: true, receipt: mark } });
      await asks('Who pays for this?', receipt);
      const questionId = await questionOf(cast);
      await cast.mod.does({ name: 'accept-question', input: { questionId } });
      await cast.Cy.does({ name: 'support-question', input: { questionId } });
      for (const name of ['take-question', 'read-question', 'mark-read-out', 'mark-answered'] as const) {
        await cast.mod.does({ name, input: { questionId } });
        await cast[author].post('/questions/told', { receipt });
      }
      await asks('And why?', `${receipt}2`);
      await cast.mod.does({ name: 'decline-question', input: { questionId: await questionOf(cast), reason: 'Asked before' } });
      await cast[author].post('/questions/told', { receipt: `${receipt}2` });
    },
    (lived): { heard: Record<string, string[]>; left: string[]; answers: number } => ({
      heard: {
        ...heardByAll(lived),
        // What the asker asked for is told to the asker alone; all else reaches both alike.
        Ana: heardBy(lived, 'Ana', theirs),
        Ben: heardBy(lived, 'Ben', theirs),
      },
      left: leftOf(lived),
      answers: leftOf(lived).filter((row) => row.startsWith('answers:') && row.includes('nobody')).length,
    }),
  );

test.concurrent.each(['open', 'moderated'] as const)(
  'who asked without a name is in no byte that anybody is sent, staff neither, in no row and in no line of the log, where questions are %s (R4)',
  async (questions) => {
    const [byAna, byBen] = await Promise.all([anonymous('Ana', questions), anonymous('Ben', questions)]);
    expect(byBen).toEqual(byAna);
    expect(byAna.answers).toBe(2);
    expect(byAna.heard['Mod']!.join()).toContain('Who pays for this?');
    expect(byAna.heard['Chair']!.join()).toContain('"by":"nobody"');
  },
);

test.concurrent('with a name the same meetings differ: the twins are not blind (R4)', async () => {
  const named = (author: Author) =>
    twin({}, async (cast) => void (await cast[author].does({ name: 'ask-question', input: { text: 'Who pays?' } })), heardByAll);
  const [byAna, byBen] = await Promise.all([named('Ana'), named('Ben')]);
  expect(byBen['Chair']).not.toEqual(byAna['Chair']);
});

type Held = { author: Author; text: string; reason: string; anonymous: boolean };
const declined = ({ author, text, reason, anonymous: without }: Held) =>
  twin(
    { questions: 'moderated' },
    async (cast) => {
      await cast[author].does({ name: 'ask-question', input: { text, anonymous: without, receipt } });
      await cast.mod.does({ name: 'decline-question', input: { questionId: await questionOf(cast), reason } });
      await cast.mod.does({ name: 'put-back-question', input: { questionId: await questionOf(cast) } });
      await cast.mod.does({ name: 'decline-question', input: { questionId: await questionOf(cast), reason } });
    },
    (lived) =>
      Object.fromEntries([
        ...['Cy', 'Dee', 'Onlooker'].map((label) => [label, heardBy(lived, label)]),
        ...['Ana', 'Ben'].map((label) => [label, heardBy(lived, label, theirs)]),
      ]) as Record<string, string[]>,
  );

test.concurrent('of a question that was held and declined nobody but staff is sent its words, its asker or the reason (N36)', async () => {
  const held: Held[] = [
    { author: 'Ana', text: 'Short?', reason: 'x', anonymous: false },
    {
      author: 'Ben',
      text: 'A much longer question about something else, which is nobody’s business?',
      reason: 'Off topic',
      anonymous: false,
    },
    { author: 'Ana', text: 'Without a name?', reason: 'No', anonymous: true },
  ];
  const [first, ...others] = await Promise.all(held.map(declined));
  for (const other of others) expect(other).toEqual(first);
  expect(first!['Cy']!.join()).toContain('question-declined');
});
