import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, beforeAll, expect, test } from 'vitest';
import { meetingOf, nine, publicSeat } from '../shared/given.ts';
import { plenary } from '../shared/floor-id.ts';
import type { MeetingEvent } from '../shared/meeting.ts';
import type { Card } from '../shared/people.ts';
import { Room } from './screen.tsx';
import type { Seat } from './seat.ts';
import { speak } from './words.ts';

const names = ['Ana', 'Ben', 'Chen', 'Dora'];
const people: Record<string, Card> = Object.fromEntries(
  names.map((name) => [name, { id: name, name, attendance: 'remote', standing: 'member' }]),
);
const asked = (personId: string): MeetingEvent => ({
  type: 'floor-requested',
  floor: plenary,
  request: { id: `r-${personId}`, personId, attendance: 'remote', standing: 'member', kind: 'intervention', via: 'self' },
});
const seatAt = (now: number, ...facts: MeetingEvent[]): Seat => ({
  code: 'K7M2QX',
  meeting: meetingOf(...facts),
  me: { ...publicSeat, seat: 'screen' },
  floor: plenary,
  people,
  presence: { onSite: 0, remote: 4, away: [] },
  link: 'live',
  readOnly: false,
  tally: { support: {}, answers: {}, groups: {} },
  heard: { lines: [], gone: [], joins: 0 },
  missed: [],
  readMissed: () => {},
  now: () => now,
  send: () => Promise.resolve({ ok: false, refusal: 'not-a-participant' }),
});

beforeAll(() => speak('en'));
afterEach(cleanup);

test('the room sees three of those who wait, in speaking order, and how many there are (N17)', () => {
  render(<Room meetingId="m" seat={seatAt(nine, { type: 'meeting-opened' }, ...names.map(asked))} />);
  expect(screen.getAllByRole('listitem').map((row) => /Ana|Ben|Chen|Dora/.exec(row.textContent)?.[0])).toEqual(['Ana', 'Ben', 'Chen']);
  expect(screen.getByText('4 waiting')).toBeTruthy();
});

test('the room sees the published order, and for a while that it is a new one (N9, N17)', () => {
  const order = { policies: ['alternate' as const], deckSize: 2, maxOvertakes: 10, scope: 'meeting' as const };
  const { rerender } = render(<Room meetingId="m" seat={seatAt(nine, { type: 'meeting-opened' })} />);
  expect(screen.getByText('order received')).toBeTruthy();
  rerender(<Room meetingId="m" seat={seatAt(nine, { type: 'meeting-opened' }, { type: 'order-set', floor: plenary, order })} />);
  expect(screen.getByText('new order: on-site and remote in turn, then order received')).toBeTruthy();
});

test('the way in stays in sight until the meeting ends (N1, N17)', () => {
  const { rerender } = render(<Room meetingId="m" seat={seatAt(nine)} />);
  expect(screen.getByText('K7 M2 QX')).toBeTruthy();
  expect(screen.getByRole('img', { name: /QR code/ }).getAttribute('src')).toBe('/api/meetings/K7M2QX/qr.svg');
  rerender(<Room meetingId="m" seat={seatAt(nine, { type: 'meeting-opened' }, { type: 'meeting-closed' })} />);
  expect(screen.queryByText('K7 M2 QX')).toBeNull();
});

test('a break is one clock for the whole room (A4, N4)', () => {
  const until = nine + 5 * 60_000;
  render(<Room meetingId="m" seat={seatAt(nine, { type: 'meeting-opened' }, { type: 'break-started', kind: 'break', until })} />);
  expect(screen.getByRole('timer').textContent).toBe('5:00');
  expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Break');
});

test('what is presented is named for everybody who looks (A3, N19)', () => {
  const item = {
    title: 'Synthesis',
    kind: 'item',
    minutes: 20,
    presenters: [],
    documents: [{ id: 'd', title: 'Synthesis paper', link: 'https://o.example/paper' }],
  } as const;
  const facts: MeetingEvent[] = [
    { type: 'meeting-opened' },
    { type: 'agenda-item-added', itemId: 'i', item: { ...item, presenters: [], documents: [...item.documents] } },
    { type: 'agenda-item-opened', itemId: 'i' },
    { type: 'presented', documentId: 'd', section: 'Section 3' },
  ];
  render(<Room meetingId="m" seat={seatAt(nine, ...facts)} />);
  expect(screen.getByText('Synthesis paper, Section 3')).toBeTruthy();
});
