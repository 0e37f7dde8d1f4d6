import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, beforeAll, expect, test } from 'vitest';
import { meetingOf, nine } from '../shared/given.ts';
import { ended, inGroups } from '../shared/groups/groups.given.ts';
import LastWords from './last-words.tsx';
import { seatAt } from './seat.given.ts';
import { speak } from './words.ts';

beforeAll(() => speak('en'));
afterEach(cleanup);
const minute = 60_000;

test('the chair reads whose words came last and how long ago, of whom none came, and who has it not open (N27)', () => {
  const plenary = { documentId: 'plenary', isHere: true };
  const words = [
    { ...plenary, personId: 'cleo', at: null, isHere: false },
    { ...plenary, personId: 'dan', at: nine - 60 * minute, isHere: false },
    { ...plenary, personId: 'bo', at: nine + 5_000 },
    { ...plenary, personId: 'eve', at: null },
    { ...plenary, personId: 'bo', documentId: 'report', at: null, isHere: false },
  ];
  const { seat } = seatAt([], { presence: { onSite: 1, remote: 1, away: [], words }, now: () => nine + 4 * minute });
  render(<LastWords seat={seat} />);
  const [notes, report] = screen
    .getAllByRole('listitem')
    .map((item) => [...item.querySelectorAll('span > .sub')].map((line) => line.textContent));
  expect(notes!.map((line) => line.replace(/[\u2068\u2069]/g, ''))).toEqual([
    'Bo, 09:00:05 · 3 min. ago',
    'Dan, 08:00:00 · 1 hr. ago · not open there now',
    'Cleo: nothing yet, and not open there',
    'Eve: nothing yet',
  ]);
  expect(report).toEqual(['Nothing yet']);
});

test('of a group that is back the chair reads it until it has reported; while it works the board has it (N23, N27)', () => {
  const facts = [...inGroups({ ana: 'g1', bo: 'g2' }, {}, { g1: { rapporteurId: 'ana' }, g2: { rapporteurId: 'bo' } }), ended('g1')];
  const words = ['g1', 'g2'].map((documentId, i) => ({ documentId, personId: ['ana', 'bo'][i]!, at: nine, isHere: true }));
  const { seat } = seatAt([], {
    meeting: meetingOf(...facts),
    presence: { onSite: 1, remote: 1, away: [], words },
    now: () => nine + 4 * minute,
  });
  render(<LastWords seat={seat} />);
  const rows = screen.getAllByRole('listitem').map(({ textContent }) => textContent.replace(/[\u2068\u2069]/g, ''));
  expect(rows.filter((row) => row.startsWith('Group'))).toEqual(['Group 1Ana, 09:00:00 · 4 min. ago']);
});
