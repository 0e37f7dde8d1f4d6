import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Answer, CommandInput } from '../shared/wire.ts';
import { createErrands } from './errands.ts';

const open = { name: 'open-meeting', input: {} } as const;

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function line() {
  const sent: { input: CommandInput; answered: (answer: Answer) => void }[] = [];
  const errands = createErrands((input, answered) => sent.push({ input, answered }));
  return { sent, errands };
}

test('a command gets the answer of the meeting', async () => {
  const { sent, errands } = line();
  errands.lineIsOpen();
  const answer = errands.send(open);
  sent[0]!.answered({ ok: true, seq: 4 });
  expect(await answer).toEqual({ ok: true, seq: 4 });
});

test('a command whose line broke goes out again with the same id', async () => {
  const { sent, errands } = line();
  errands.lineIsOpen();
  const answer = errands.send(open);
  errands.lineIsDown();
  vi.advanceTimersByTime(5_000);
  errands.lineIsOpen();
  expect(sent.map(({ input }) => input.id)).toEqual([sent[0]!.input.id, sent[0]!.input.id]);
  sent[1]!.answered({ ok: true, seq: 4 });
  expect(await answer).toEqual({ ok: true, seq: 4 });
});

test('after twenty seconds a command is not sent again, and the person is told that it may have happened', async () => {
  const { sent, errands } = line();
  errands.lineIsOpen();
  const answer = errands.send(open);
  errands.lineIsDown();
  vi.advanceTimersByTime(20_000);
  errands.lineIsOpen();
  expect(await answer).toEqual({ ok: false, refusal: 'no-answer' });
  expect(sent).toHaveLength(1);
});

test('a command pressed on a line that is down for long is answered at once and never sent', async () => {
  const { sent, errands } = line();
  errands.lineIsOpen();
  errands.lineIsDown();
  vi.advanceTimersByTime(2_001);
  expect(await errands.send(open)).toEqual({ ok: false, refusal: 'offline' });
  errands.lineIsOpen();
  expect(sent).toEqual([]);
});

test('a command pressed in a short gap waits for the line, but not longer than two seconds', async () => {
  const { sent, errands } = line();
  errands.lineIsOpen();
  errands.lineIsDown();
  const soon = errands.send(open);
  vi.advanceTimersByTime(500);
  errands.lineIsOpen();
  sent[0]!.answered({ ok: true, seq: 1 });
  expect(await soon).toEqual({ ok: true, seq: 1 });

  errands.lineIsDown();
  const late = errands.send(open);
  vi.advanceTimersByTime(2_000);
  expect(await late).toEqual({ ok: false, refusal: 'offline' });
  errands.lineIsOpen();
  expect(sent).toHaveLength(1);
});

test('leaving answers what is under way', async () => {
  const { errands } = line();
  errands.lineIsOpen();
  const answer = errands.send(open);
  errands.giveUp();
  expect(await answer).toEqual({ ok: false, refusal: 'no-answer' });
  expect(await errands.send(open)).toEqual({ ok: false, refusal: 'offline' });
});
