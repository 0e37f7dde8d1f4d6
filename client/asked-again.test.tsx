import { act, cleanup, render } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { everyFact } from '../shared/every-fact.given.ts';
import { nine } from '../shared/given.ts';
import { useAskedAgain } from './asked-again.ts';
import { created, opened, seatAt } from './seat.given.ts';
import type { Seat } from './seat.ts';

beforeEach(() => vi.useFakeTimers({ now: nine }));
afterEach(() => {
  cleanup();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});
const passes = (ms: number) => act(() => vi.advanceTimersByTimeAsync(ms));
type Answer = { ms: number; body: object };

function Shown({ seat }: { seat: Seat }) {
  const { shown } = useAskedAgain<{ upTo: number; text: string }, 'upTo'>(seat, 'record.json', 'upTo', 10_000);
  return <p>{shown?.text ?? 'nothing'}</p>;
}
function open(...answers: Answer[]) {
  vi.stubGlobal('fetch', async () => {
    const { ms, body } = answers.shift()!;
    await new Promise((resolve) => setTimeout(resolve, ms));
    return new Response(JSON.stringify(body));
  });
  const before = seatAt([created(), opened]).seat;
  const after = seatAt([created(), opened, everyFact['person-erased']]).seat;
  const { container, rerender } = render(<Shown seat={before} />);
  return { reads: () => container.textContent, erased: () => rerender(<Shown seat={after} />) };
}
const says = (upTo: number, text: string, ms = 0): Answer => ({ ms, body: { upTo, text } });

test('somebody is erased: what was shown goes at once, and it is asked again without waiting (N36)', async () => {
  const page = open(says(2, 'by Zoe'), says(3, 'by nobody'));
  await passes(1);
  expect(page.reads()).toBe('by Zoe');
  page.erased();
  expect(page.reads()).toBe('nothing');
  await passes(1);
  expect(page.reads()).toBe('by nobody');
});

test('an answer that was on its way when somebody was erased is shown no more (N36)', async () => {
  const page = open(says(2, 'by Zoe', 500), says(3, 'by nobody', 900));
  await passes(1);
  page.erased();
  await passes(600);
  expect(page.reads()).toBe('nothing');
  await passes(600);
  expect(page.reads()).toBe('by nobody');
});
