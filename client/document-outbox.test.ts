import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import type { Command } from '../shared/decide.ts';
import type { Captured } from './document-capture.ts';
import { createOutbox, type Outbox } from './document-outbox.ts';
import type { Answered } from './errands.ts';
import type { Seat } from './seat.ts';
import { speak } from './words.ts';

const whose = { meetingId: 'm', documentId: 'plenary', personId: 'ana' };
const people = [
  { id: 'p1', name: 'Ana Silva', about: '' },
  { id: 'p2', name: 'Omar', about: '' },
];
const line = (name: string, about: Partial<Captured> = {}): Captured => ({
  kind: 'action',
  line: name,
  text: 'Ana to write by 12 May',
  people: [],
  ...about,
});

let outboxes: Outbox[] = [];
let sent: Command[] = [];
let refused: string[] = [];
let answers: Answered[] = [];
beforeAll(() => speak('en'));
beforeEach(() => {
  [outboxes, sent, refused, answers] = [[], [], [], []];
  localStorage.clear();
});
afterEach(() => outboxes.forEach((one) => one.close()));

/** A page that is opened; the meeting answers as `answers` say, and yes after that. */
function page() {
  const outbox = createOutbox({ whose, find: () => Promise.resolve(people), refused: ({ line: of }, why) => refused.push(`${of} ${why}`) });
  outboxes.push(outbox);
  return outbox;
}
const seat = (link: Seat['link']) =>
  ({
    link,
    readOnly: false,
    now: () => Date.UTC(2026, 2, 10),
    meeting: { conduct: { settings: { zone: '' } } },
    send: (command: Command) => {
      sent.push(command);
      return Promise.resolve(answers.shift() ?? { ok: true, seq: 1 });
    },
  }) as unknown as Seat;

test('an action is sent with whom it names and until when, where neither can be mistaken (N20, D1)', async () => {
  const outbox = page();
  outbox.meet(seat('live'));
  outbox.add(line('1'));
  outbox.add(line('2', { text: 'Somebody to write' }));
  outbox.add(line('3', { text: '@Omar and @Ana to write', people: ['p2', 'p1'] }));
  outbox.add(line('4', { text: '@Omar to write', people: ['p2'] }));
  outbox.add(line('5', { kind: 'decision', text: 'We meet' }));
  outbox.add(line('6', { kind: 'message', text: 'Access' }));
  await vi.waitFor(() => expect(sent).toHaveLength(6));
  expect(sent).toEqual([
    { name: 'record-action', input: { text: 'Ana to write by 12 May', line: '1', ownerId: 'p1', due: '2026-05-12' } },
    { name: 'record-action', input: { text: 'Somebody to write', line: '2' } },
    { name: 'record-action', input: { text: '@Omar and @Ana to write', line: '3' } },
    { name: 'record-action', input: { text: '@Omar to write', line: '4', ownerId: 'p2' } },
    { name: 'record-decision', input: { text: 'We meet', line: '5' } },
    { name: 'draft-message', input: { text: 'Access', line: '6' } },
  ]);
});

test('what was ended without a line to the meeting is sent after a reload, and then forgotten (N20)', async () => {
  const before = page();
  before.meet(seat('reconnecting'));
  before.add(line('1'));
  before.close();
  expect(sent).toEqual([]);
  const after = page();
  after.meet(seat('live'));
  await vi.waitFor(() => expect(localStorage.length).toBe(0));
  page().meet(seat('live'));
  expect(sent).toHaveLength(1);
});

test('a lost answer is asked for again, and a line that is there already is done (N20)', async () => {
  answers = [
    { ok: false, refusal: 'no-answer' },
    { ok: false, refusal: 'line-written-down' },
  ];
  const outbox = page();
  outbox.meet(seat('live'));
  outbox.add(line('1'));
  await vi.waitFor(() => expect(sent).toHaveLength(1));
  expect(localStorage.length).toBe(1);
  outbox.meet(seat('reconnecting'));
  outbox.meet(seat('live'));
  await vi.waitFor(() => expect(localStorage.length).toBe(0));
  expect([sent.length, refused]).toEqual([2, []]);
});

test('what the meeting refuses is told, and the next one is sent (N20)', async () => {
  answers = [{ ok: false, refusal: 'recorders-only' }];
  const outbox = page();
  outbox.meet(seat('live'));
  outbox.add(line('1'));
  outbox.add(line('2'));
  await vi.waitFor(() => expect(sent).toHaveLength(2));
  expect(refused).toEqual(['1 recorders-only']);
});
