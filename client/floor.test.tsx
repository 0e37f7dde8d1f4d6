import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, beforeAll, expect, test } from 'vitest';
import { meetingOf, nine } from '../shared/given.ts';
import { FloorLine, minutesAndSeconds, Speaker } from './floor.tsx';
import { asks, card, created, opened, seatAt, speaks } from './seat.given.ts';
import { speak } from './words.ts';

beforeAll(() => speak('en'));
afterEach(cleanup);

const at = (seconds: number) => () => nine + seconds * 1000;
/** Bo speaks from nine on, three minutes. */
const bo = speaks('bo', nine);
const show = (...given: Parameters<typeof seatAt>) => {
  const { seat } = seatAt(...given);
  const { container } = render(
    <>
      <Speaker seat={seat} />
      <FloorLine seat={seat} />
    </>,
  );
  return { text: () => container.textContent, line: () => container.querySelector<HTMLElement>('.floorline')! };
};

test.each([
  ['time left, rounded up', 73.2, '1:47', 'left of 3:00', 'Speaking'],
  ['the last half minute, in words', 156, '0:24', 'last half minute', 'Speaking'],
  ['nothing left', 180, '0:00', 'last half minute', 'Speaking'],
  ['overtime, counting up', 222, '+0:42', 'over 3:00', 'Overtime'],
])('the clock shows %s (F4)', (_what, seconds, clock, about, state) => {
  const { text } = show([bo], { now: at(seconds) });
  expect(screen.getByRole('timer').textContent).toBe(clock);
  expect(text()).toContain(about);
  expect(text()).toContain(state);
});

test('a turn without a limit counts up and the line stays empty (F4)', () => {
  const { text, line } = show([speaks('bo', nine, null)], { now: at(65) });
  expect(screen.getByRole('timer').textContent).toBe('1:05');
  expect(text()).toContain('no limit');
  expect(line().childElementCount).toBe(0);
});

test('the line fills with the time, and is marked when the clock is paused or over (F4)', () => {
  expect(
    show([bo], { now: at(90) })
      .line()
      .firstElementChild?.getAttribute('style'),
  ).toContain('0.5');
  cleanup();
  expect(show([bo], { now: at(190) }).line().className).toContain('over');
  cleanup();
  const paused = { at: nine + 90_000, fact: { type: 'turn-paused', floor: 'plenary', turnId: 'turn of bo' } } as const;
  const { line, text } = show([bo, paused], { now: at(120) });
  expect(line().className).toContain('paused');
  expect(text()).toContain('Clock paused');
  expect(screen.getByRole('timer').textContent).toBe('1:30');
});

test('a call out of order is said with who made it; whoever calls themselves needs no word (F2)', () => {
  expect(show([{ ...bo, by: 'eve' }]).text()).toContain('called out of order by');
  cleanup();
  expect(show([{ ...bo, by: 'bo' }]).text()).not.toContain('out of order');
});

test('who a point of order interrupted is named, with the time that is left (F5)', () => {
  const { text } = show([bo, speaks('cleo', nine + 60_000, 60, 'point-of-order')], { now: at(70) });
  expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Cleo');
  expect(text()).toContain('Point of order');
  expect(text()).toMatch(/The clock of \u2068Bo\u2069 is paused with 2:00 left/);
});

test('nobody has to say for the record who they are (N2)', () => {
  const people = { bo: card('bo', { organisation: 'Open Access', stakeholderGroup: 'civil society', capacity: 'personal' }) };
  const { text } = show([bo], { people, meeting: meetingOf(created({ everyoneEqual: false }), opened, bo) });
  expect(text()).toContain('Open Access · civil society · member · in a personal capacity');
});

test('a speaker whose line is lost keeps the floor and is shown as away (F6)', () => {
  const { text } = show([bo], { presence: { onSite: 0, remote: 1, away: ['bo'] } });
  expect(text()).toContain('Away');
  expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Bo');
});

test('an empty floor says so calmly and who is next', () => {
  show([asks('bo')]);
  expect(screen.getByRole('heading').textContent).toBe('Nobody has the floor');
  expect(screen.getByText(/Next is/).textContent).toContain('Bo');
});

test('a break has one clock, in UTC, in the zone of the meeting and where I am (A4, N4)', () => {
  const rests = { type: 'break-started', kind: 'break', until: nine + 600_000 } as const;
  const { text } = show([], { meeting: meetingOf(created({ zone: 'Africa/Addis_Ababa' }), opened, bo, rests), now: at(5) });
  expect(screen.getByRole('heading').textContent).toBe('Break');
  expect(screen.getByRole('timer').textContent).toBe('9:55');
  expect(text()).toContain('until 09:10 UTC, 12:10 in Addis Ababa');
  expect(text()).toMatch(/Bo\u2069 has the floor afterwards/);
});

test('an ended meeting says so', () => {
  show([{ type: 'meeting-closed' }]);
  expect(screen.getByRole('heading').textContent).toBe('The meeting has ended');
});

test('minutes and seconds read like a stopwatch', () => {
  expect([0, 999, 61_000, 3_661_000].map(minutesAndSeconds)).toEqual(['0:00', '0:00', '1:01', '1:01:01']);
});
