import { expect, test } from 'vitest';
import { everyFact } from '../every-fact.given.ts';
import type { MeetingEvent } from '../meeting.ts';
import { blanked, nothingRewritten } from './blanked.ts';
import { unmentioning } from './mentions.ts';

/** The text after somebody of this name is erased from a meeting in which these are, too. */
const without = (name: string, others: string[], text: string) => unmentioning({ called: [name], others }, 'Erased 1')!(text);

test('a mention of somebody whose name begins alike is left as it is (N36)', () => {
  expect(without('Ana', ['Ana Maria'], '@Ana Maria to send the draft to @Ana')).toBe('@Ana Maria to send the draft to @Erased 1');
  expect(without('Ana Maria', ['Ana', 'Ana Maria Silva'], '@Ana, @Ana Maria, @Ana Maria Silva')).toBe('@Ana, @Erased 1, @Ana Maria Silva');
  expect(without('Erased participant', ['Erased participant 2'], '@Erased participant 2 and @Erased participant')).toBe(
    '@Erased participant 2 and @Erased 1',
  );
});

test('only a whole word is a name, in every script (N36)', () => {
  const rows = [
    ['Ana', '@Anabel, @Ana’s, (@Ana) @Ana.', '@Anabel, @Erased 1’s, (@Erased 1) @Erased 1.'],
    ['José', '@Josés @José! @Jose\u0301', '@Josés @Erased 1! @Erased 1'],
    ['Ольга', '@Ольгана и @Ольга', '@Ольгана и @Erased 1'],
    ['محمد', '@محمدي و @محمد، ثم', '@محمدي و @Erased 1، ثم'],
    ['दीपक', '@दीपका और @दीपक।', '@दीपका और @Erased 1।'],
    ['王小明', '请@王小明提交草案', '请@Erased 1提交草案'],
    ['สมชาย', 'ให้@สมชายส่งร่าง', 'ให้@Erased 1ส่งร่าง'],
    ['दी', '@दीपक @दी', '@दीपक @Erased 1'],
  ] as const;
  for (const [name, text, after] of rows) expect(without(name, [], text)).toBe(after);
});

test('in a script without spaces the longest name of anybody here is the one that is meant (N36)', () => {
  expect(without('王小', ['王小明'], '@王小明提交，@王小提交')).toBe('@王小明提交，@Erased 1提交');
});

test('a name of signs is taken for no pattern, and a common word is one where it is mentioned and nowhere else (N36)', () => {
  expect(without('A.* (b|c)$1 \\d', [], '@A.* (b|c)$1 \\d and @Abc')).toBe('@Erased 1 and @Abc');
  expect(without('The', ['The Chair'], 'The draft of @The Chair, @The, and the rest. @There')).toBe(
    'The draft of @The Chair, @Erased 1, and the rest. @There',
  );
});

test('an address that has a name in it is no mention (N36)', () => {
  const text = 'https://example.org/@Ana/1 and info@Ana.org';
  expect(without('Ana', [], text)).toBe(text);
});

test('however long a word is, nobody waits for it (N36)', () => {
  const began = performance.now();
  const long = `${'a'.repeat(20_000)} @Ana ${'a.'.repeat(10_000)}@Ana`;
  expect(without('Ana', [], long)).toContain(' @Erased 1 a.');
  expect(performance.now() - began).toBeLessThan(500);
});

const action = (text: string, ownerId: string | null): MeetingEvent => ({
  ...everyFact['action-recorded'],
  action: { text, ownerId, due: null },
});
const facts = (...events: MeetingEvent[]) => events.map((event, i) => ({ seq: i + 1, at: i, by: 'cat', event }));

test('of two who are called the same, the mention goes where the fact is of the one who is erased (N36)', () => {
  const log = facts(action('@Ana to write', 'ada'), action('@Ana to read', 'zoe'));
  const { facts: after } = blanked(log, { ids: ['ada'], number: 1, called: ['Ana'], others: ['Ana'] }, nothingRewritten);
  expect(after.map(({ event }) => event)).toEqual([action('@Erased participant 1 to write', 'ada'), action('@Ana to read', 'zoe')]);
});

test('ids, keys and what has no mention are the very same objects (N36)', () => {
  const log = facts(action('Ana to write', 'Ana'), action('to write', null));
  const { facts: after, changed } = blanked(log, { ids: ['Ana'], number: 1, called: ['Ana'], others: [] }, nothingRewritten);
  expect(after).toEqual(log);
  expect(changed).toEqual([]);
  expect(after[1]).toBe(log[1]);
});
