import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeAll, expect, test, vi } from 'vitest';
import { defaultSettings } from '../shared/conduct.ts';
import type { Command } from '../shared/decide.ts';
import { meetingOf, nine, person } from '../shared/given.ts';
import type { Meeting, MeetingEvent } from '../shared/meeting.ts';
import { BreakSheet } from './agenda-break.tsx';
import { ItemSheet } from './agenda-item.tsx';
import { Agenda, minutesLate } from './agenda.tsx';
import type { Answered } from './errands.ts';
import './every-rule.ts';
import { hourIn, nextAt } from './hours.ts';
import type { Seat } from './seat.ts';
import { speak } from './words.ts';

beforeAll(() => speak('en'));
afterEach(cleanup);

const minute = 60_000;
const at = (minutes: number, fact: MeetingEvent) => ({ at: nine + minutes * minute, fact });
const item = (id: string, title: string, minutes: number | null): MeetingEvent => ({
  type: 'agenda-item-added',
  itemId: id,
  item: {
    title,
    minutes,
    kind: 'item',
    presenters: [],
    documents: [{ id: `paper-${id}`, title: `Paper ${id}`, link: 'https://example.org' }],
  },
});
const planned: MeetingEvent[] = [
  { type: 'meeting-created', title: 'Consultation', settings: { ...defaultSettings, zone: 'Europe/Zurich' } },
  { type: 'role-given', personId: 'cat', role: 'chair' },
  { type: 'meeting-opened' },
  item('one', 'Welcome', 10),
  item('two', 'Discussion', 40),
  item('three', 'Next steps', 15),
];
const underWay = meetingOf(
  ...planned,
  at(0, { type: 'agenda-item-opened', itemId: 'one' }),
  at(15, { type: 'agenda-item-closed', itemId: 'one', conclusion: 'Adopted' }),
  at(15, { type: 'agenda-item-opened', itemId: 'two' }),
  at(16, {
    type: 'floor-requested',
    floor: 'plenary',
    request: { id: 'r', personId: 'ana', attendance: 'remote', standing: 'member', kind: 'intervention', via: 'self' },
  }),
);

function seatIn(meeting: Meeting, minutes: number) {
  const send = vi.fn(async (_command: Command): Promise<Answered> => ({ ok: true, seq: 1 }));
  const seat: Seat = {
    code: 'ABC234',
    meeting,
    me: person('cat'),
    floor: 'plenary',
    people: { ana: { id: 'ana', name: 'Ana Alves', attendance: 'remote', standing: 'member' } },
    presence: { onSite: 0, remote: 1, away: [] },
    link: 'live',
    readOnly: false,
    tally: { support: {}, answers: {}, groups: {} },
    heard: { lines: [], gone: [], joins: 0 },
    missed: [],
    readMissed: () => {},
    now: () => nine + minutes * minute,
    send,
  };
  return { seat, send };
}
const cells = () => screen.getAllByRole('row').map((row) => [...row.children].map((cell) => cell.textContent));

test('the agenda shows plan and actual, when the rest begins, and how late it ends, in the time of the meeting (A2)', () => {
  render(<Agenda seat={seatIn(underWay, 35).seat} />);
  expect(cells()).toEqual([
    ['Agenda ends 11:10, 5 min late', 'plan', 'actual'],
    ['1', 'Welcome', '10', '15'],
    ['2', 'Discussion', '40', '20'],
    ['3', 'Next steps', '15', 'at 10:55'],
  ]);
  expect(screen.getAllByRole('row')[2]!.getAttribute('aria-current')).toBe('step');
});

test('an item that runs over makes the meeting late from that minute on (A2)', () => {
  expect(minutesLate(underWay.agenda, nine + 55 * minute)).toBe(5);
  expect(minutesLate(underWay.agenda, nine + 58 * minute)).toBe(8);
});

test('in a break the rest begins when the break ends (A4)', () => {
  const resting = meetingOf(...planned, at(20, { type: 'break-started', kind: 'break', until: nine + 60 * minute }));
  render(<Agenda seat={seatIn(resting, 20).seat} />);
  expect(cells()[1]).toEqual(['1', 'Welcome', '10', 'at 11:00']);
});

test('an agenda that is not written yet says who writes it', () => {
  render(<Agenda seat={seatIn(meetingOf(...planned.slice(0, 3)), 0).seat} />);
  expect(screen.getByText(/The secretariat writes it/)).toBeTruthy();
});

test('closing an item asks by name what becomes of those who wait, and takes a conclusion (A2, Q15)', () => {
  const { seat, send } = seatIn(underWay, 35);
  const onClose = vi.fn();
  render(<ItemSheet seat={seat} itemId="two" onClose={onClose} />);
  expect(screen.getByText('1 person still waits. What becomes of them?')).toBeTruthy();
  expect(screen.getByText(/Ana Alves/)).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: 'Close this item' }));
  expect(send).not.toHaveBeenCalled();
  fireEvent.change(screen.getByRole('textbox'), { target: { value: 'Agreed to go on' } });
  fireEvent.click(screen.getByLabelText(/They stay in the queue/));
  fireEvent.click(screen.getByRole('button', { name: 'Close this item' }));
  expect(send.mock.calls).toEqual([
    [{ name: 'close-agenda-item', input: { itemId: 'two', conclusion: 'Agreed to go on', leftover: 'carry' } }],
  ]);
});

test('opening the next item over people who wait asks the same (A1, Q15)', () => {
  const { seat, send } = seatIn(underWay, 35);
  render(<ItemSheet seat={seat} itemId="three" onClose={() => {}} />);
  fireEvent.click(screen.getByLabelText(/They are let go/));
  fireEvent.click(screen.getByRole('button', { name: 'Open this item' }));
  expect(send.mock.calls).toEqual([[{ name: 'open-agenda-item', input: { itemId: 'three', leftover: 'clear' } }]]);
});

test('a document is put before everybody, and taken away again (A3)', async () => {
  const { seat, send } = seatIn(underWay, 35);
  const { rerender } = render(<ItemSheet seat={seat} itemId="two" onClose={() => {}} />);
  await act(async () => fireEvent.click(screen.getByRole('button', { name: 'Present to all' })));
  const presented = { ...underWay, agenda: { ...underWay.agenda, presenting: { documentId: 'paper-two', section: null } } };
  rerender(<ItemSheet seat={{ ...seat, meeting: presented }} itemId="two" onClose={() => {}} />);
  fireEvent.click(screen.getByRole('button', { name: 'Stop presenting' }));
  expect(send.mock.calls.map(([command]) => command)).toEqual([
    { name: 'present', input: { documentId: 'paper-two' } },
    { name: 'present', input: { documentId: null } },
  ]);
});

test('a break lasts some minutes or until an hour in the town of the meeting (A4)', () => {
  const { seat, send } = seatIn(underWay, 35);
  render(<BreakSheet seat={seat} onClose={() => {}} />);
  fireEvent.click(screen.getByRole('button', { name: 'Break until 10:50' }));
  fireEvent.change(screen.getByLabelText('Until another time in Zurich'), { target: { value: '11:20' } });
  fireEvent.click(screen.getByRole('button', { name: 'Break until 11:20' }));
  expect(send.mock.calls.map(([{ input }]) => input)).toEqual([
    { until: '2026-01-01T09:50:00.000Z' },
    { until: '2026-01-01T10:20:00.000Z' },
  ]);
});

test('the next time a clock shows an hour is found across midnight and a change of clocks (N4)', () => {
  expect(nextAt('00:05', '', Date.UTC(2026, 0, 1, 23, 59))).toBe(Date.UTC(2026, 0, 2, 0, 5));
  const eveOfSummer = Date.UTC(2026, 2, 28, 23);
  expect(hourIn(nextAt('03:30', 'Europe/Zurich', eveOfSummer)!, 'UTC')).toBe('01:30');
  expect(nextAt('', '', 0)).toBeNull();
});
