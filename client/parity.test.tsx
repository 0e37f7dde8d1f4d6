import { act, cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { nine } from '../shared/given.ts';
import { parityRow as row } from '../shared/parity/parity.given.ts';
import type { ParityShown } from '../shared/parity/rows.ts';
import { ParityPage } from './parity.tsx';
import { created, opened, seatAt } from './seat.given.ts';
import { speak } from './words.ts';

beforeAll(() => speak('en'));
beforeEach(() => vi.useFakeTimers({ now: nine }));
afterEach(() => {
  cleanup();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const waits = (seconds: number) => ({ waits: 4, waitingNow: 2, medianWaitMs: seconds * 1000, longestWaitMs: 200_000 });
const full: ParityShown = {
  seq: 1,
  at: nine,
  side: [
    row('on-site', { here: 6, turns: 3, ms: 300_000, ...waits(60) }),
    row('remote', { here: 3, turns: 1, ms: 100_000, ...waits(126) }),
    row('no-device', { here: 1, turns: 1, ms: 60_000 }),
  ],
  standing: [row('member', { here: 10 })],
  group: [row('Private sector', { here: 7 }), row(null, { here: 3 })],
  region: [row(null, { here: 10 })],
};
const empty: ParityShown = { seq: 1, at: nine, side: [row('on-site'), row('remote')], standing: [], group: [], region: [] };

let asked = 0;
async function open(answer: () => { status: number; body: object }, seat = seatAt([]).seat) {
  asked = 0;
  vi.stubGlobal('fetch', async () => {
    asked += 1;
    const { status, body } = answer();
    return new Response(JSON.stringify(body), { status });
  });
  const { rerender } = render(<ParityPage seat={seat} />);
  await passes(0);
  return { becomes: (next: typeof seat) => rerender(<ParityPage seat={next} />) };
}
const passes = (ms: number) => act(() => vi.advanceTimersByTimeAsync(ms));
const says = (body: ParityShown) => () => ({ status: 200, body });

test('who waits longer is said in one sentence, before any figure (N15)', async () => {
  await open(says(full));
  screen.getByText('People who are remote wait 2.1 times as long as those on site: 2:06 against 1:00, by the median.');
});

test('the plots are for eyes; whoever hears the page has tables with a caption and headed rows and columns (N34)', async () => {
  await open(says(full));
  const table = screen.getByRole('table', { name: 'On site, remote, without a device' });
  expect(within(table).getAllByRole('columnheader')).toHaveLength(7);
  const cells = (name: string) =>
    within(within(table).getByRole('rowheader', { name }).closest('tr')!)
      .getAllByRole('cell')
      .map(({ textContent }) => textContent);
  expect(cells('Remote')).toEqual(['3 (30%)', '1 (20%)', '1:40 (22%)', '2', '2:06', '3:20']);
  expect(cells('Without a device')).toEqual(['1 (10%)', '1 (20%)', '1:00 (13%)', '0', '–', '–']);
  expect(
    within(screen.getByRole('table', { name: 'Stakeholder groups' })).getByRole('rowheader', { name: 'Others, or not said' }),
  ).toBeTruthy();
  expect(screen.getAllByRole('table')).toHaveLength(2);
  expect(screen.queryAllByRole('listitem')).toHaveLength(0);
});

test('the tables can be seen by everybody', async () => {
  await open(says(full));
  const table = screen.getAllByRole('table')[0]!;
  expect(table.closest('.hide')).not.toBeNull();
  fireEvent.click(screen.getByRole('button', { name: 'As a table', pressed: false }));
  expect(screen.getAllByRole('table')[0]!.closest('.hide')).toBeNull();
  screen.getByRole('button', { name: 'As a table', pressed: true });
});

test('before anybody has waited or spoken, the page says what will be here', async () => {
  await open(says(empty));
  screen.getByText(/^Nobody has waited or spoken yet/);
  expect(screen.queryByRole('table')).toBeNull();
});

test('too few waits are said to be too few, and even ones to be even (N15)', async () => {
  await open(says({ ...full, side: [row('on-site', { here: 1, ...waits(60) }), row('remote', { waits: 2, medianWaitMs: 9_000_000 })] }));
  screen.getByText(/^There are too few waits yet/);
  cleanup();
  await open(says({ ...full, side: [row('on-site', waits(60)), row('remote', waits(80))] }));
  screen.getByText('No side waits half as long again as another.');
});

test('the secretary is asked again when the meeting moves on, every three seconds at most, and not while nobody looks', async () => {
  const { seat } = seatAt([]);
  const { becomes } = await open(says(full), seat);
  expect(asked).toBe(1);
  for (let change = 0; change < 5; change++) {
    becomes({ ...seat, meeting: { ...seat.meeting } });
    await passes(100);
  }
  expect(asked).toBe(1);
  await passes(2_500);
  expect(asked).toBe(2);
  await passes(15_000);
  expect(asked).toBe(3);
  const hidden = vi.spyOn(document, 'visibilityState', 'get').mockReturnValue('hidden');
  act(() => void document.dispatchEvent(new Event('visibilitychange')));
  becomes({ ...seat, meeting: { ...seat.meeting } });
  await passes(60_000);
  expect(asked).toBe(3);
  hidden.mockRestore();
  act(() => void document.dispatchEvent(new Event('visibilitychange')));
  await passes(0);
  expect(asked).toBe(4);
});

test('when the secretary does not answer, what was last said stays, and the reason stands above it', async () => {
  let status = 200;
  const { seat } = seatAt([]);
  await open(() => (status === 200 ? says(full)() : { status, body: { error: { code: 'store-failing', message: 'No.' } } }), seat);
  status = 503;
  await passes(15_000);
  expect(screen.getAllByRole('table')).toHaveLength(2);
  screen.getByText(/cannot/);
});

test('where only the staff may look, others are told so and the secretary is not asked (N36)', async () => {
  const meeting = seatAt([created({ parityVisibleTo: 'staff' }), opened]).seat;
  await open(says(full), meeting);
  screen.getByRole('heading', { name: 'These figures are for the staff' });
  expect(screen.getByRole('link', { name: 'Back to the meeting' }).getAttribute('href')).toBe('/m/ABC234/attend');
  expect(asked).toBe(0);
  cleanup();
  await open(
    says(full),
    seatAt([created({ parityVisibleTo: 'staff' }), opened, { type: 'role-given', personId: 'ana', role: 'moderator' }]).seat,
  );
  expect(screen.getAllByRole('table')).toHaveLength(2);
});
