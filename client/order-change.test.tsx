import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeAll, expect, test, vi } from 'vitest';
import type { MeetingEvent } from '../shared/meeting.ts';
import type { Policy } from '../shared/queue/state.ts';
import { Announcer } from './announcer.tsx';
import { OrderChange } from './order-change.tsx';
import { asks, seatAt } from './seat.given.ts';
import { speak } from './words.ts';

beforeAll(() => speak('en'));
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

const floor = 'plenary';
const sorted = (...policies: Policy[]): MeetingEvent => ({
  type: 'order-set',
  floor,
  order: { policies, deckSize: 0, maxOvertakes: 10, scope: 'meeting' },
});
const asking = [sorted(), asks('ana'), asks('bo', 'reply'), asks('cleo', 'reply')];
const page = (...facts: Parameters<typeof seatAt>[0]) => (
  <>
    <OrderChange seat={seatAt([...asking, ...facts]).seat} />
    <Announcer />
  </>
);
const note = 'The order of speaking has changed: replies first, then order received. You are now 3rd, and were 1st.';

test('who waits is told that the order has changed and where they stand now, in words that stay until they are read (N9)', async () => {
  const { rerender } = render(page());
  expect(screen.queryByText(/has changed/)).toBeNull();
  rerender(page(sorted('replies-first')));
  expect(await screen.findByText(note)).toBeTruthy();
  await vi.waitFor(() => expect(screen.getByRole('status').textContent).toBe(note));
  await act(async () => void fireEvent.click(screen.getByRole('button', { name: 'Close' })));
  expect(screen.queryByRole('button')).toBeNull();
});

test('the note goes by itself after a minute (N9)', async () => {
  const { rerender } = render(page());
  vi.useFakeTimers({ shouldAdvanceTime: true });
  rerender(page(sorted('replies-first')));
  expect(await screen.findByRole('button', { name: 'Close' })).toBeTruthy();
  await act(() => vi.advanceTimersByTimeAsync(60_000));
  expect(screen.queryByRole('button')).toBeNull();
});

test('another size of the deck is no other order, and is not told', async () => {
  const { rerender } = render(page());
  rerender(page({ type: 'order-set', floor, order: { policies: [], deckSize: 3, maxOvertakes: 10, scope: 'meeting' } }));
  await act(async () => {});
  expect(screen.queryByText(/has changed/)).toBeNull();
});
