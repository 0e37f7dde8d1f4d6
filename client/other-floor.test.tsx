import { act, cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import { afterEach, beforeAll, expect, test, vi } from 'vitest';
import { nine } from '../shared/given.ts';
import type { Line } from '../shared/lanes.ts';
import { emptyMeeting, type Meeting } from '../shared/meeting.ts';
import { titleOf } from './alerts.ts';
import { ChairNext } from './chair-next.tsx';
import { ChairQueue, QueueHead } from './chair-queue.tsx';
import { Wants } from './chair-wants.tsx';
import Chat from './chat.tsx';
import { unreadIn } from './chat-unread.ts';
import { Dock } from './dock.tsx';
import './every-rule.ts';
import { Speaker } from './floor.tsx';
import { Queue } from './queue.tsx';
import { asks, seatAt, speaks } from './seat.given.ts';
import type { Seat } from './seat.ts';
import { speak } from './words.ts';

beforeAll(() => speak('en'));
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

/** What these facts did in plenary, as if it had happened in a group; the floor of the plenary is as at the beginning. */
const inGroup = ({ floors, ...meeting }: Meeting): Meeting => ({
  ...meeting,
  floors: { plenary: emptyMeeting.floors['plenary']!, g1: floors['plenary']! },
});
function sits(facts: Parameters<typeof seatAt>[0], about: Partial<Seat> = {}) {
  const { seat, send } = seatAt(facts, about);
  const plenary = { ...seat, meeting: inGroup(seat.meeting) };
  return { plenary, group: { ...plenary, floor: 'g1' }, send };
}
const chairs = { type: 'role-given', personId: 'ana', role: 'chair' } as const;

test('a group shows its own speaker and queue, the plenary its own (G4)', () => {
  const { plenary, group } = sits([speaks('bo', nine), asks('cleo'), asks('dan')]);
  const shown = (seat: Seat) => (
    <>
      <Speaker seat={seat} />
      <Queue seat={seat} />
    </>
  );
  const { rerender } = render(shown(group));
  expect(screen.getByRole('heading', { level: 1, name: /Bo/ })).toBeTruthy();
  expect(within(screen.getByRole('list')).getAllByRole('listitem')).toHaveLength(2);
  rerender(shown(plenary));
  expect(screen.getByRole('heading', { level: 1, name: 'Nobody has the floor' })).toBeTruthy();
  expect(screen.queryByRole('listitem')).toBeNull();
});

test('whoever speaks in a group ends that turn, and the title of its page alone says that they speak (G4)', async () => {
  const { group, plenary, send } = sits([speaks('ana', nine)]);
  render(<Dock seat={group} />);
  expect([group, plenary].map((seat) => titleOf(seat).includes('You have the floor'))).toEqual([true, false]);
  await act(async () => void fireEvent.click(screen.getByRole('button', { name: 'I am done' })));
  expect(send.mock.calls).toEqual([[{ name: 'end-turn', input: { floor: 'g1', turnId: 'turn of ana' } }]]);
});

test('the clock of a group runs on and its next speaker is called while the plenary is in a break (G4, A4)', () => {
  const { group, plenary } = sits([chairs, asks('bo'), { type: 'break-started', kind: 'break', until: nine + 600_000 }]);
  const shown = (seat: Seat) => (
    <>
      <Speaker seat={seat} />
      <ChairNext seat={seat} open={() => {}} />
    </>
  );
  const { rerender } = render(shown(group));
  expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Nobody has the floor');
  expect(screen.getByRole('button', { name: /^Next Bo/ })).toBeTruthy();
  rerender(shown(plenary));
  expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Break');
});

test('whoever runs a group calls, closes the list and sees to it with the tools of the chair, and has nothing of the plenary to see to (G3)', async () => {
  const { group, send } = sits([
    chairs,
    { type: 'agenda-item-added', itemId: 'one', item: { title: 'One', kind: 'item', minutes: 10, presenters: [], documents: [] } },
    asks('bo'),
    asks('cleo'),
  ]);
  render(
    <>
      <ChairNext seat={group} open={() => {}} />
      <QueueHead seat={group} open={() => {}} />
      <ChairQueue seat={group} open={() => {}} />
      <Wants seat={group} open={() => {}} />
    </>,
  );
  expect(screen.queryByText('No item is open')).toBeNull();
  fireEvent.click(screen.getByRole('button', { name: /^Cleo/ }));
  for (const name of [/^Next/, 'Close the list', 'Give the floor'])
    await act(async () => void fireEvent.click(screen.getByRole('button', { name })));
  expect(send.mock.calls.map(([{ name, input }]) => [name, (input as { floor: string }).floor])).toEqual([
    ['give-floor-to-next', 'g1'],
    ['close-queue', 'g1'],
    ['give-floor', 'g1'],
  ]);
});

test('the chat of a group is read, written, kept and counted apart from that of the plenary (G4, N7)', async () => {
  const line = (number: number, floor: string, text: string): Line => ({
    number,
    lane: 'chat',
    floor,
    at: nine,
    by: 'bo',
    text,
    state: 'shown',
  });
  const asked = vi
    .spyOn(globalThis, 'fetch')
    .mockImplementation(async (path) =>
      Response.json({ lines: lines.filter(({ floor }) => (path as string).includes(`floor=${floor}`)), people: [], more: false }),
    );
  const lines = [line(1, 'plenary', 'To all of you'), line(2, 'g1', 'Just among us'), line(3, 'g1', 'And again')];
  const { group, plenary, send } = sits([], { code: 'APART', heard: { lines, gone: [], joins: 0 } });
  expect([unreadIn(plenary), unreadIn(group)]).toEqual([1, 2]);
  const { rerender } = render(<Chat seat={group} />);
  await act(async () => {});
  expect(asked.mock.calls[0]![0]).toContain('floor=g1');
  expect(screen.queryByText('To all of you')).toBeNull();
  expect(screen.getByText('Just among us')).toBeTruthy();
  expect([unreadIn(plenary), unreadIn(group)]).toEqual([1, 0]);

  expect(screen.getByText('Only this group and the staff read this.')).toBeTruthy();
  const field = () => screen.getByRole<HTMLTextAreaElement>('textbox');
  fireEvent.change(field(), { target: { value: 'Only for the group' } });
  rerender(<Chat seat={plenary} />);
  await act(async () => {});
  expect(screen.queryByText('Just among us')).toBeNull();
  expect(field().value).toBe('');
  fireEvent.change(field(), { target: { value: 'For everybody' } });
  await act(async () => void fireEvent.keyDown(field(), { key: 'Enter' }));
  expect(send.mock.calls).toEqual([[{ name: 'say-in-chat', input: { floor: 'plenary', text: 'For everybody' } }]]);
});
