import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import type { MeetingEvent } from '../shared/meeting.ts';
import { EnterByName } from './enter-by-name.tsx';
import { asks, seatAt } from './seat.given.ts';
import { speak, t } from './words.ts';

const staff: MeetingEvent = { type: 'role-given', personId: 'ana', role: 'moderator' };
const listed = (id: string, name: string, about: object = {}) => ({
  id,
  name,
  attendance: 'on-site',
  standing: 'member',
  here: false,
  roles: [],
  ...about,
});
let roster: ReturnType<typeof listed>[] = [];
let answersAfterMs = 0;

beforeAll(() => speak('en'));
beforeEach(() => {
  answersAfterMs = 0;
  roster = [
    listed('bo', 'Bo'),
    listed('luis', 'Luís Souza', { region: 'Brazil' }),
    listed('cleo', 'Cleo Costa'),
    listed('cleo-2', 'Cleo Lima'),
  ];
  vi.stubGlobal('fetch', async (path: string) => {
    await new Promise((resolve) => setTimeout(resolve, answersAfterMs));
    const q = new URL(path, 'http://o').searchParams.get('q')!.toLowerCase();
    const people = roster.filter((one) => JSON.stringify(one).toLowerCase().includes(q));
    return Response.json({ people, total: people.length, counts: { onSite: 0, remote: 0 } });
  });
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

function open(facts: MeetingEvent[] = []) {
  const { seat, send } = seatAt([staff, ...facts]);
  render(<EnterByName seat={seat} opens="up" />);
  const field = screen.getByRole('combobox', { name: t('enter.who') });
  const entered = () => send.mock.calls.map(([command]) => command.input);
  return { field, send, entered };
}
const asked = (other: object, more: object = {}) => ({ floor: 'plenary', kind: 'intervention', for: other, ...more });

test('one line of typing: a name, or a country that fits one person only, and Enter (N7, Q10)', async () => {
  const { field, entered } = open();
  await userEvent.type(field, 'brazil');
  expect((await screen.findByRole('option', { name: /Luís/ })).getAttribute('aria-selected')).toBe('true');
  await userEvent.type(field, '{Enter}');
  expect(entered()).toEqual([asked({ personId: 'luis' })]);
  expect(field).toHaveProperty('value', '');
  expect(document.activeElement).toBe(field);
});

test('whoever types faster than the list answers means what the list will say', async () => {
  answersAfterMs = 300;
  const { field, entered } = open();
  await userEvent.type(field, 'bo{Enter}');
  await vi.waitFor(() => expect(entered()).toEqual([asked({ personId: 'bo' })]));
});

test('after “to” comes the subject (N8)', async () => {
  const { field, entered } = open();
  await userEvent.type(field, 'Bo to speak about costs');
  await screen.findByText(/Subject/);
  await userEvent.type(field, '{Enter}');
  await vi.waitFor(() => expect(entered()).toEqual([asked({ personId: 'bo' }, { subject: 'speak about costs' })]));
});

test('whom the list does not know is entered as a placeholder, whose name may follow (Q10)', async () => {
  const { field, entered } = open();
  await userEvent.type(field, 'Badge 214{Enter}');
  await vi.waitFor(() => expect(entered()).toEqual([asked({ label: 'Badge 214' })]));
});

test('of several that it fits nobody is guessed: the arrows choose, and the last line is somebody new of this name (Q10)', async () => {
  const { field, entered } = open();
  await userEvent.type(field, 'cleo{Enter}');
  expect(await screen.findByText(t('enter.several'))).toBeTruthy();
  expect(entered()).toEqual([]);
  await userEvent.type(field, '{ArrowDown}{ArrowDown}');
  const second = screen.getByRole('option', { name: /Cleo Lima/ });
  expect(second.getAttribute('aria-selected')).toBe('true');
  expect(field.getAttribute('aria-activedescendant')).toBe(second.id);
  await userEvent.type(field, '{Enter}');
  await userEvent.type(field, 'cleo');
  await screen.findByRole('option', { name: /Cleo Lima/ });
  await userEvent.type(field, '{ArrowUp}{Enter}');
  expect(entered()).toEqual([asked({ personId: 'cleo-2' }), asked({ name: 'cleo' })]);
});

test('two taps: a name of the list is in the queue at once, and the place is said', async () => {
  const { field, send, entered } = open([asks('dan'), asks('bo')]);
  send.mockResolvedValueOnce({ ok: true, seq: 5 });
  await userEvent.type(field, 'cl');
  await userEvent.click(await screen.findByRole('option', { name: /Cleo Costa/ }));
  expect(entered()).toEqual([asked({ personId: 'cleo' })]);
  expect(screen.getByText(/is 2nd in the queue/)).toBeTruthy();
});

test('whoever waits already is shown so in the list, and entering them again is refused with the reason (Q1)', async () => {
  const { field, entered } = open([asks('dan'), asks('bo')]);
  await userEvent.type(field, 'bo');
  expect((await screen.findByRole('option', { name: /Bo/ })).textContent).toContain('2nd already');
  await userEvent.type(field, '{Enter}');
  expect(await screen.findByText(t('refusal.already-waiting'))).toBeTruthy();
  expect(entered()).toEqual([]);
  expect(field).toHaveProperty('value', 'bo');
});
