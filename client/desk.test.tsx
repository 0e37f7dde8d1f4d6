import { cleanup, render, screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import type { Command } from '../shared/decide.ts';
import { emptyMeeting, type Meeting, type MeetingEvent } from '../shared/meeting.ts';
import { reduce } from '../shared/reduce.ts';
import { Announcer } from './announcer.tsx';
import { Desk } from './desk.tsx';
import type { Seat } from './seat.ts';
import { sentenceFor, speak, t } from './words.ts';

const item = (itemId: string, title: string): MeetingEvent => ({
  type: 'agenda-item-added',
  itemId,
  item: { title, minutes: 10, kind: 'item', presenters: [], documents: [] },
});
const meetingOf = (...events: MeetingEvent[]): Meeting =>
  [{ type: 'role-given', personId: 'sec', role: 'secretariat' } as const, ...events].reduce(
    (meeting, event, i) => reduce(meeting, { seq: i + 1, at: 0, by: 'sec', event }),
    emptyMeeting,
  );
const card = { id: 'ana', name: 'Ana', attendance: 'remote', standing: 'member', here: true, roles: [] };
const links = {
  join: 'https://o.example/m/ABC234',
  chair: 'https://o.example/m/ABC234#r.chair.x',
  screen: 'https://o.example/m/ABC234/screen#s.screen.x',
};
let listed: object[] = [];
const send = vi.fn<(command: Command) => ReturnType<Seat['send']>>();

beforeAll(() => speak('en'));
beforeEach(() => {
  listed = [card];
  send.mockImplementation(async () => ({ ok: true, seq: 1 }));
  vi.stubGlobal('fetch', async (path: string) => {
    if (path.endsWith('/links')) return Response.json({ links });
    if (path.endsWith('/invitations')) return Response.json({ link: 'https://o.example/m/ABC234#p.ana.x' });
    if (path === '/api/qr') return new Response('<svg/>');
    const q = new URL(path, 'http://o').searchParams.get('q') ?? '';
    const people = listed.filter((one) => JSON.stringify(one).toLowerCase().includes(q.toLowerCase()));
    return Response.json({ people, total: people.length, counts: { onSite: 1, remote: 2 } });
  });
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
  send.mockReset();
});

function open(meeting: Meeting = meetingOf()) {
  const seat: Seat = {
    code: 'ABC234',
    meeting,
    me: { id: 'sec', attendance: 'on-site', standing: 'member', seat: 'person' },
    floor: 'plenary',
    people: {},
    presence: { onSite: 1, remote: 0, away: [] },
    link: 'live',
    readOnly: false,
    tally: { support: {}, answers: {}, groups: {} },
    heard: { lines: [], gone: [], joins: 0 },
    missed: [],
    readMissed: () => {},
    now: () => Date.UTC(2026, 0, 1, 9),
    send,
  };
  render(
    <>
      <Desk seat={seat} />
      <Announcer />
    </>,
  );
}
const sent = () => send.mock.calls.map(([command]) => command);
const press = (name: string | RegExp) => userEvent.click(screen.getByRole('button', { name }));

test('lines of text become agenda items in their order (A1)', async () => {
  open();
  await userEvent.type(screen.getByLabelText(t('desk.agenda-lines')), 'Welcome 10{Enter}Break 5{Enter}Next steps');
  await press(t('desk.use-lines'));
  await waitFor(() => expect(send).toHaveBeenCalledTimes(3));
  expect(sent().map(({ input }) => input)).toEqual([
    { title: 'Welcome', minutes: 10, kind: 'item' },
    { title: 'Break', minutes: 5, kind: 'break' },
    { title: 'Next steps', minutes: null, kind: 'item' },
  ]);
});

test('lines that were not taken stay on the sheet, with the reason', async () => {
  send.mockResolvedValueOnce({ ok: true, seq: 1 }).mockResolvedValueOnce({ ok: false, refusal: 'store-failing' });
  open();
  await userEvent.type(screen.getByLabelText(t('desk.agenda-lines')), 'Welcome 10{Enter}Break 5');
  await press(t('desk.use-lines'));
  await waitFor(() => expect(screen.getByLabelText<HTMLTextAreaElement>(t('desk.agenda-lines')).value).toBe('Break  5'));
  expect(screen.getAllByText(sentenceFor('store-failing')).length).toBeGreaterThan(0);
});

test('an item is moved beside its neighbour, amended, and put back after it was dropped (A2)', async () => {
  open(meetingOf(item('a', 'First'), item('b', 'Second'), item('c', 'Third')));
  await press(/Change .*Second/);
  await press(t('desk.up'));
  await press(t('desk.down'));
  await userEvent.clear(screen.getByLabelText(t('desk.item-minutes')));
  await userEvent.type(screen.getByLabelText(t('desk.item-minutes')), '25');
  await userEvent.type(screen.getByLabelText(t('desk.item-presenters')), 'Secretariat');
  await press(t('desk.document-add'));
  await userEvent.type(screen.getByLabelText(t('desk.document-link')), 'o.example/draft');
  await press(t('desk.save'));
  await press(/Change .*Second/);
  await press(t('desk.drop'));
  await press(t('desk.put-back'));
  expect(sent()).toMatchObject([
    { name: 'move-agenda-item', input: { itemId: 'b', before: 'a' } },
    { name: 'move-agenda-item', input: { itemId: 'b', after: 'c' } },
    {
      name: 'amend-agenda-item',
      input: {
        itemId: 'b',
        title: 'Second',
        minutes: 25,
        presenters: [{ label: 'Secretariat' }],
        documents: [{ title: 'o.example/draft', link: 'https://o.example/draft' }],
      },
    },
    { name: 'drop-agenda-item', input: { itemId: 'b' } },
    { name: 'add-agenda-item', input: { title: 'Second', minutes: 10 } },
  ]);
});

test('on the desk a name and Enter put a person in the queue (Q10)', async () => {
  open();
  const hand = screen.getByLabelText(t('enter.who'));
  await userEvent.type(hand, 'ana{Enter}');
  await vi.waitFor(() =>
    expect(sent().map(({ input }) => input)).toEqual([{ floor: 'plenary', kind: 'intervention', for: { personId: 'ana' } }]),
  );
});

test('a secret is in the page only after somebody asked for it', async () => {
  open();
  const invite = await screen.findByRole('button', { name: t('desk.invite-as', { role: t('role.chair') }) });
  expect(document.body.innerHTML).not.toMatch(/#[rsp]\./);
  await userEvent.click(invite);
  expect(screen.getByText(links.chair)).toBeTruthy();
});

test('the last of the secretariat cannot give up the role, and sees why (S3)', async () => {
  listed = [{ ...card, id: 'sec', name: 'Sam', roles: ['secretariat'] }];
  open();
  await userEvent.click(await screen.findByRole('button', { name: /Change .*Sam/ }));
  const take = screen.getByRole('button', { name: new RegExp(t('desk.take-role')) });
  expect(take.getAttribute('aria-disabled')).toBe('true');
  screen.getByText(sentenceFor('last-of-role'));
  await press(new RegExp(`^${t('desk.give-role')} ${t('role.moderator')}$`));
  await press(t('desk.ask-for'));
  expect(sent()).toEqual([
    { name: 'give-role', input: { personId: 'sec', role: 'moderator' } },
    { name: 'request-floor', input: { floor: 'plenary', kind: 'intervention', for: { personId: 'sec' } } },
  ]);
});

test('only what was corrected on a card is sent (N2)', async () => {
  open();
  await userEvent.click(await screen.findByRole('button', { name: /Change .*Ana/ }));
  await userEvent.selectOptions(screen.getByLabelText(t('desk.standing')), 'observer');
  await press(t('desk.save'));
  expect(sent()).toEqual([{ name: 'amend-card', input: { personId: 'ana', standing: 'observer' } }]);
});

test('a placeholder gets a name, or turns out to be somebody who is here (Q10)', async () => {
  listed = [{ ...card, id: 'lady', name: 'Lady in row 3', placeholder: true }, card];
  open();
  await userEvent.click(await screen.findByRole('button', { name: /Change .*Lady/ }));
  await userEvent.type(screen.getByLabelText(t('desk.who-is-it')), 'Ana');
  await userEvent.click(await screen.findByRole('button', { name: t('desk.is-this') }));
  await press(t('desk.give-name'));
  expect(sent().map(({ input }) => input)).toEqual([
    { personId: 'lady', as: { personId: 'ana' } },
    { personId: 'lady', as: { name: 'Ana' } },
  ]);
});

test('a setting is sent when it is changed, and nothing else with it (S4)', async () => {
  open();
  await userEvent.click(screen.getByLabelText(t('desk.may-ask-members')));
  await userEvent.click(screen.getByLabelText(t('kind.reply'), { selector: 'input' }));
  await userEvent.selectOptions(screen.getByLabelText(t('desk.standing-observer')), '60');
  await userEvent.click(screen.getByLabelText(t('desk.policy-alternate')));
  await userEvent.type(screen.getByLabelText(t('desk.zone')), 'zurich{Enter}');
  expect(sent()).toMatchObject([
    { name: 'change-settings', input: { settings: { whoMayAsk: 'members' } } },
    { name: 'change-settings', input: { settings: { kinds: ['intervention', 'question', 'point-of-order', 'right-of-reply'] } } },
    { name: 'change-settings', input: { settings: { seconds: { member: 180, observer: 60 } } } },
    { name: 'set-order', input: { floor: 'plenary', policies: ['alternate'], deckSize: 2, scope: 'meeting' } },
    { name: 'change-settings', input: { settings: { zone: 'Europe/Zurich' } } },
  ]);
});

test('the desk opens the meeting, or says first when it begins (A4)', async () => {
  open();
  await press(t('desk.begin-at'));
  const hour = screen.getByLabelText<HTMLInputElement>(t('desk.begin-at-in', { place: 'UTC' }));
  expect(hour.value).toBe('09:03');
  await userEvent.clear(hour);
  await userEvent.type(hour, '10:30');
  await press(t('desk.begin-say'));
  await press(t('desk.open'));
  expect(sent()).toEqual([
    { name: 'start-break', input: { until: '2026-01-01T10:30:00.000Z' } },
    { name: 'open-meeting', input: {} },
  ]);
});

test('a person is entered with all that is known of them', async () => {
  open();
  await press(t('desk.enter-person'));
  const form = screen.getByLabelText(t('desk.apologies')).closest('form')!;
  await userEvent.type(within(form).getByLabelText(t('desk.name')), 'Ben');
  await userEvent.click(within(form).getByLabelText(t('desk.apologies')));
  await userEvent.click(within(form).getByRole('button', { name: t('desk.enter') }));
  expect(sent()).toEqual([
    {
      name: 'enter-person',
      input: { name: 'Ben', organisation: '', language: '', attendance: 'on-site', standing: 'member', apologies: true },
    },
  ]);
});
