import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import type { Who } from '../shared/command.ts';
import { person } from '../shared/given.ts';
import { Kiosk } from './kiosk.tsx';
import { asks, card, seatAt } from './seat.given.ts';
import { speak, t } from './words.ts';

const me: Who = { ...person('kiosk', { attendance: 'on-site', standing: 'observer' }), seat: 'kiosk' };
const floor = 'plenary';
let roster: { id: string; name: string; organisation?: string }[] = [];

beforeAll(() => speak('en'));
beforeEach(() => {
  vi.useFakeTimers({ shouldAdvanceTime: true });
  vi.stubGlobal('matchMedia', () => ({ matches: true }));
  roster = [
    { id: 'ana', name: 'Ana' },
    { id: 'bo', name: 'Bo' },
    { id: 'ana-2', name: 'Ána', organisation: 'Society' },
    { id: 'cleo', name: 'Cléo' },
  ];
  vi.stubGlobal('fetch', async (path: string) => {
    const q = new URL(path, 'http://o').searchParams.get('q') ?? '';
    const plain = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
    const people = roster.filter(({ name }) => plain(name).includes(plain(q.trim())));
    return Response.json({ people, total: people.length });
  });
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

function open(facts: Parameters<typeof seatAt>[0] = []) {
  const { seat, send } = seatAt(facts, { me });
  const { rerender } = render(<Kiosk seat={seat} />);
  /** The meeting goes on: these facts besides. */
  const then = (more: Parameters<typeof seatAt>[0]) =>
    rerender(<Kiosk seat={{ ...seat, meeting: seatAt([...facts, ...more], { me }).seat.meeting }} />);
  return { send, then, user: userEvent.setup({ advanceTimers: vi.advanceTimersByTime }) };
}
const field = () => screen.getByLabelText(/^Your name/);
const button = () => screen.getByRole('button', { name: /^Ask for the floor/ });
const listed = async (name: string) => screen.findByRole('button', { name: new RegExp(`^${name}`) });

test('a name from the list and one press: the request says that it came by the kiosk, and the place is told (N7, Q10)', async () => {
  const { send, then, user } = open([asks('dan')]);
  await user.click(await listed('Bo'));
  send.mockResolvedValueOnce({ ok: true, seq: 4 });
  await user.click(button());
  expect(send.mock.calls).toEqual([
    [{ name: 'request-floor', input: { floor, kind: 'intervention', via: 'kiosk', for: { personId: 'bo' } } }],
  ]);
  then([asks('bo')]);
  expect(screen.getByRole('heading', { level: 1 }).textContent).toContain('You are 2nd, \u2068Bo\u2069');
});

test('after a few seconds, or a press, the next one finds it as it was', async () => {
  const { user } = open();
  await user.click(await listed('Bo'));
  await user.click(button());
  await act(() => vi.advanceTimersByTimeAsync(7_500));
  expect(field()).toHaveProperty('value', '');
  await user.click(await listed('Bo'));
  await user.click(button());
  await user.click(screen.getByRole('button', { name: t('kiosk.done') }));
  expect(field()).toHaveProperty('value', '');
});

test('who walks away leaves nothing behind: after a minute without a touch it begins anew', async () => {
  const { user } = open();
  await user.type(field(), 'Fi');
  await act(() => vi.advanceTimersByTimeAsync(50_000));
  fireEvent.pointerDown(document.body);
  await act(() => vi.advanceTimersByTimeAsync(50_000));
  expect(field()).toHaveProperty('value', 'Fi');
  await act(() => vi.advanceTimersByTimeAsync(15_000));
  expect(field()).toHaveProperty('value', '');
});

test('a name that nobody has is taken as it is typed, to be named later (N7)', async () => {
  const { send, user } = open();
  await user.type(field(), ' Delegate of Fiji ');
  await screen.findByText(t('kiosk.nobody-found'));
  await user.keyboard('{Enter}');
  expect(document.activeElement).toBe(button());
  await user.keyboard('{Enter}');
  expect(send).toHaveBeenCalledWith({
    name: 'request-floor',
    input: { floor, kind: 'intervention', via: 'kiosk', for: { label: 'Delegate of Fiji' } },
  });
});

test('a name that is typed in full is the one in the list, accents or not; of two who are called so one has to be chosen', async () => {
  const { send, user } = open();
  await user.type(field(), 'cleo');
  await listed('Cléo');
  await vi.waitFor(() => expect(button().textContent).toContain('Cléo'));
  await user.clear(field());
  await user.type(field(), 'ana');
  await screen.findByText(t('kiosk.which'));
  await user.click(button());
  expect(send).not.toHaveBeenCalled();
  await user.click(await listed('Ána'));
  await user.click(button());
  expect(send.mock.calls[0]![0].input).toMatchObject({ for: { personId: 'ana-2' } });
});

test('whoever waits already is told where, and nothing is sent (Q1)', async () => {
  const { send, user } = open([asks('dan'), asks('eve'), asks('bo')]);
  expect((await listed('Bo')).textContent).toContain('3rd already');
  await user.click(await listed('Bo'));
  await user.click(button());
  expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('You are already 3rd, \u2068Bo\u2069');
  expect(send).not.toHaveBeenCalled();
});

test('beside a request a point of order may still be raised (Q1)', async () => {
  const { send, user } = open([asks('bo')]);
  await user.click(await listed('Bo'));
  await user.click(screen.getByLabelText(t('kind.point-of-order')));
  await user.click(button());
  expect(send.mock.calls[0]![0].input).toMatchObject({ kind: 'point-of-order', for: { personId: 'bo' } });
});

test('a closed list is said before anybody presses, and a refusal stands beside the button (Q12)', async () => {
  const { send, user } = open([{ type: 'queue-closed', floor }]);
  await user.click(await listed('Bo'));
  expect(screen.getByText(t('refusal.queue-closed'))).toBeTruthy();
  await user.click(screen.getByLabelText(t('kind.point-of-order')));
  send.mockResolvedValueOnce({ ok: false, refusal: 'slow-down' });
  await user.click(button());
  expect(screen.getByText(t('refusal.slow-down'))).toBeTruthy();
  expect(field()).toHaveProperty('value', 'Bo');
});

test('an entry of the kiosk is signed by the kiosk on every screen (Q10)', async () => {
  const { PersonName } = await import('./person-name.tsx');
  render(<PersonName id="kiosk" people={{ ana: card('ana') }} />);
  expect(screen.getByText(t('common.kiosk'))).toBeTruthy();
});
