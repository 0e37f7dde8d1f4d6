import { expect, test } from 'vitest';
import { meetingOf, nine } from '../given.ts';
import type { MeetingEvent } from '../meeting.ts';
import { messagesFile } from './file.ts';
import { grouped } from './grouped.ts';
import { messagesJson } from './json.ts';
import type { Written } from './state.ts';

const blank: Written = { text: 'Text.', policyQuestion: '', audience: '', wayForward: '', theme: '' };
const drafted = (number: number, message: Partial<Written>): MeetingEvent => ({
  type: 'message-drafted',
  messageId: `m${number}`,
  number,
  message: { ...blank, ...message },
});
const wording = { ...blank, text: 'Access *is* a right.', policyQuestion: 'Who pays?', audience: 'States', theme: 'Access' };
const facts: MeetingEvent[] = [
  drafted(1, wording),
  drafted(2, { theme: 'Trust' }),
  drafted(3, { text: '<b>Third</b>', theme: 'access', policyQuestion: 'who pays?', audience: 'Networks', wayForward: 'A fund.' }),
  { type: 'read-back-started', messages: [{ messageId: 'm1', wording, hash: 'aa' }] },
  { type: 'message-answered', messageId: 'm1', personId: 'bo', attendance: 'remote', stance: 'object', comment: 'A secret word' },
  { type: 'read-back-tallied', messageId: 'm1', room: 'Hall', counts: [7, 0, 0] },
  {
    type: 'read-back-ended',
    messages: [{ messageId: 'm1', counts: { 'on-site': [1, 0, 0], remote: [2, 0, 1] }, objections: ['Too [vague](x)'] }],
  },
  { type: 'message-settled', messageId: 'm1', as: 'noted' },
  { type: 'report-frozen', version: 1, hash: 'ff', messages: [{ messageId: 'm1', number: 1, as: 'noted', hash: 'aa' }] },
  { type: 'report-unfrozen', reason: 'A wrong name' },
  { type: 'message-settled', messageId: 'm1', as: 'draft' },
];
const say = (word: string, values: Record<string, string | number> = {}) =>
  `${word.slice('messages-file.'.length)} ${Object.values(values).join(' ')}`.trim();
const nameOf = (id: string) => (id === 'cat' ? 'Cat <b>' : id);

test('messages stand by theme, policy question and audience, however their letters are written (N29)', () => {
  const { list } = meetingOf(...facts).messages;
  expect(
    grouped(list).map(({ theme, questions }) => [
      theme,
      questions.map(({ policyQuestion, audiences }) => [policyQuestion, audiences.map((one) => one.messages.map(({ number }) => number))]),
    ]),
  ).toEqual([
    ['Access', [['Who pays?', [[1], [3]]]]],
    ['Trust', [['', [[2]]]]],
  ]);
});

test('the file says how each was settled, with counts, objections and the hash of what was read back (N28, M3)', () => {
  const text = messagesFile(meetingOf(...facts.slice(0, 8)), { say, nameOf });
  expect(text).toContain('## Access\n\n### Who pays?\n\naudience States\n\n#### number 1\n\nAccess \\*is\\* a right.\n\n- noted\n');
  expect(text).toContain('- counts 8 + 2 0 + 0 0 + 1\n- hash aa\n\nobjections\n\n- Too \\[vague\\](x)');
  expect(text).toContain('&lt;b&gt;Third&lt;/b&gt;\n\nway-forward\n\nA fund.\n\n- draft');
  expect(text).not.toContain('A secret word');
  expect(messagesFile(meetingOf(), { say, nameOf })).toMatch(/none\n$/);
});

test('versions are listed with who froze and unfroze them and why, and what has changed since as errata (M4)', () => {
  const text = messagesFile(meetingOf(...facts), { say, nameOf });
  expect(text).toContain(
    '- version 1 2026-01-01 09:00 Cat &lt;b&gt; ff\n  - unfrozen 2026-01-01 09:00 Cat &lt;b&gt; A wrong name\n- since\n  - withdrawn 1',
  );
  const again: MeetingEvent = {
    type: 'report-frozen',
    version: 2,
    hash: 'gg',
    messages: [{ messageId: 'm2', number: 2, as: 'agreed', hash: 'bb' }],
  };
  expect(messagesFile(meetingOf(...facts, again), { say, nameOf })).toMatch(/- version 2 .* gg\n {2}- withdrawn 1\n {2}- added 2/);
});

test('for other programs it is the same with the whole history, and nobody’s answer (N29, M2)', () => {
  const json = messagesJson(meetingOf(...facts), nameOf);
  expect(json.themes[0]!.questions[0]!.audiences[0]!.messages[0]).toMatchObject({
    number: 1,
    status: 'draft',
    hash: null,
    readBacks: [{ hash: 'aa', wording, startedAt: new Date(nine + 3000).toISOString(), objections: ['Too [vague](x)'] }],
  });
  expect(json.versions).toMatchObject([{ version: 1, hash: 'ff', frozenBy: 'Cat <b>', unfrozen: { reason: 'A wrong name' } }]);
  expect(JSON.stringify(json)).not.toMatch(/A secret word|"bo"/);
});
