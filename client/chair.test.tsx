import { cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { defaultSettings } from '../shared/conduct.ts';
import type { Command } from '../shared/decide.ts';
import { meetingOf, nine, person } from '../shared/given.ts';
import type { Meeting, MeetingEvent } from '../shared/meeting.ts';
import { parityRow } from '../shared/parity/parity.given.ts';
import type { Row, SideName } from '../shared/parity/rows.ts';
import type { Attendance, Card } from '../shared/people.ts';
import type { RequestKind } from '../shared/queue/state.ts';
import { ChairPage } from './chair.tsx';
import type { Answered } from './errands.ts';
import { parityNow } from './parity-now.ts';
import type { Seat } from './seat.ts';
import { sentenceFor, speak } from './words.ts';

beforeAll(() => speak('en'));
beforeEach(() => {
  localStorage.clear();
  vi.spyOn(globalThis, 'fetch').mockImplementation(async () => new Response('', { status: 404 }));
});
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

const floor = 'plenary';
const names: Record<string, string> = { cat: 'Catherine Chair', ana: 'Ana Alves', ben: 'Ben Bó', eve: 'Ève Étienne', ola: 'Ola Ødegård' };
const cards: Record<string, Card> = Object.fromEntries(
  Object.entries(names).map(([id, name]) => [id, { id, name, attendance: 'remote', standing: 'member' }]),
);
const created: MeetingEvent[] = [
  { type: 'meeting-created', title: 'Consultation', settings: defaultSettings },
  { type: 'role-given', personId: 'cat', role: 'chair' },
];
const begun: MeetingEvent[] = [...created, { type: 'meeting-opened' }];
const asks = (personId: string, kind: RequestKind = 'intervention', attendance: Attendance = 'remote'): MeetingEvent => ({
  type: 'floor-requested',
  floor,
  request: { id: `${personId}-${kind}`, personId, attendance, standing: 'member', kind, via: 'self' },
});
const speaks = (personId: string, how: 'next' | 'interrupting' = 'next'): MeetingEvent => ({
  type: 'floor-given',
  floor,
  how,
  ended: [],
  turn: {
    id: `turn-${personId}`,
    personId,
    attendance: 'remote',
    standing: 'member',
    kind: how === 'next' ? 'intervention' : 'point-of-order',
    request: null,
    givenAt: nine,
    runningSince: nine,
    spokenMs: 0,
    allottedSeconds: 180,
  },
});

function sit(meeting: Meeting, about: Partial<Seat> = {}) {
  const send = vi.fn(async (_command: Command): Promise<Answered> => ({ ok: true, seq: 1 }));
  const seat: Seat = {
    code: 'ABC234',
    meeting,
    me: person('cat'),
    floor,
    people: cards,
    presence: { onSite: 2, remote: 3, away: [] },
    link: 'live',
    readOnly: false,
    tally: { support: {}, answers: {}, groups: {} },
    heard: { lines: [], gone: [], joins: 0 },
    missed: [],
    readMissed: () => {},
    now: () => nine + 60_000,
    send,
    ...about,
  };
  const { rerender } = render(<ChairPage seat={seat} />);
  return { send, becomes: (next: Meeting) => rerender(<ChairPage seat={{ ...seat, meeting: next }} />) };
}
const button = (name: string | RegExp) => screen.getByRole('button', { name });
const rowsShown = () =>
  within(screen.getByRole('region', { name: 'Queue' }))
    .getAllByRole('listitem')
    .map((row) => Object.values(names).find((name) => row.textContent?.includes(name)) ?? row.textContent);
const row = (name: string) => within(screen.getByRole('region', { name: 'Queue' })).getByRole('button', { name: new RegExp(`^${name}`) });

test('Next names who it will be, and says whom the chair saw speaking and named when pressing (F2)', () => {
  const { send } = sit(meetingOf(...begun, speaks('ola'), asks('ana'), asks('ben')));
  fireEvent.click(button(/^Next.*Ana Alves/));
  expect(send.mock.calls).toEqual([
    [{ name: 'give-floor-to-next', input: { floor, holderISaw: 'turn-ola', nextISaw: 'ana-intervention' } }],
  ]);
});

test('after an interruption Next gives the floor back to whoever was interrupted (F5)', () => {
  sit(meetingOf(...begun, speaks('ola'), speaks('ana', 'interrupting'), asks('ben')));
  expect(button(/^Next/).textContent).toContain('Ola Ødegårdhas the floor back');
});

test('a point of order can be taken at once, and the clock of the speaker pauses (F5)', () => {
  const { send } = sit(meetingOf(...begun, speaks('ola'), asks('ana'), asks('ben', 'point-of-order')));
  fireEvent.click(button('Take it now, clock pauses'));
  expect(send).toHaveBeenCalledWith({
    name: 'give-floor',
    input: { floor, holderISaw: 'turn-ola', requestId: 'ben-point-of-order', interrupt: true },
  });
});

test('nobody waits: Next says so and sends nothing, and the empty queue invites (F2)', () => {
  const { send } = sit(meetingOf(...begun));
  fireEvent.click(button(/^Next/));
  expect(button(/^Next/).getAttribute('aria-disabled')).toBe('true');
  expect(send).not.toHaveBeenCalled();
  expect(screen.getByText(/Invite the room and those online/)).toBeTruthy();
});

test('when another chair was quicker, this one is told calmly (F2)', async () => {
  sit(meetingOf(...begun, asks('ana')), { send: async () => ({ ok: false, refusal: 'floor-moved-on' }) });
  fireEvent.click(button(/^Next/));
  expect(await screen.findByText(sentenceFor('floor-moved-on'))).toBeTruthy();
});

test('arrow keys choose a row, its actions stand beside its state, and Enter gives it the floor (F2)', () => {
  const { send } = sit(meetingOf(...begun, asks('ana'), asks('ben'), asks('eve')));
  fireEvent.keyDown(document.body, { key: 'ArrowDown' });
  fireEvent.keyDown(document.body, { key: 'ArrowDown' });
  const chosen = row('Ben Bó');
  expect(document.activeElement).toBe(chosen);
  expect(chosen.closest('li')!.textContent).toMatch(/Waiting.*Give the floor.*Set aside/);
  fireEvent.keyDown(chosen, { key: 'Enter' });
  expect(send.mock.calls).toEqual([[{ name: 'give-floor', input: { floor, holderISaw: null, requestId: 'ben-intervention' } }]]);
});

test('a row that somebody moved says so with who it was, for the co-chair, too (Q7)', () => {
  const moved = { type: 'request-moved', floor, requestId: 'eve-intervention', where: 'before', neighbourId: 'ben-intervention' } as const;
  sit(meetingOf(...begun, asks('ana'), asks('ben'), asks('eve'), { at: nine, by: 'ana', fact: moved }));
  expect(screen.getAllByText(/moved by/)).toHaveLength(1);
  expect(row('Ben Bó').textContent).not.toContain('moved by');
});

test('a row is moved beside the neighbour that the chair saw, and set aside, by one key each (Q7, Q8)', () => {
  const { send } = sit(meetingOf(...begun, asks('ana'), asks('ben'), asks('eve')));
  fireEvent.click(row('Ben Bó'));
  for (const key of ['b', 'a', 's']) fireEvent.keyDown(document.body, { key });
  expect(send.mock.calls.map(([command]) => command)).toEqual([
    { name: 'move-request', input: { floor, requestId: 'ben-intervention', before: 'ana-intervention' } },
    { name: 'move-request', input: { floor, requestId: 'ben-intervention', after: 'eve-intervention' } },
    { name: 'set-aside-request', input: { floor, requestId: 'ben-intervention' } },
  ]);
});

test('nothing moves under the finger: rows rest while a pointer is among them, numbered as they are', () => {
  const before = [...begun, asks('ana'), asks('ben')];
  const { becomes } = sit(meetingOf(...before));
  const list = row('Ana Alves').closest('ol')!;
  fireEvent.pointerMove(list);
  becomes(
    meetingOf(...before, asks('eve', 'point-of-order'), {
      type: 'request-withdrawn',
      floor,
      requestId: 'ana-intervention',
      personId: 'ana',
    }),
  );
  expect(rowsShown()).toEqual(['has left the queue', 'Ben Bó', 'Ève Étienne']);
  expect(row('Ben Bó').closest('li')!.textContent).toMatch(/^2/);
  fireEvent.pointerLeave(list);
  expect(rowsShown()).toEqual(['Ève Étienne', 'Ben Bó']);
});

test.each([
  ['p', { name: 'pause-turn', input: { floor } }],
  ['+', { name: 'extend-turn', input: { floor, seconds: 60 } }],
  ['u', { name: 'take-floor-back', input: { floor, holderISaw: 'turn-ola' } }],
  ['e', { name: 'end-turn', input: { floor, turnId: 'turn-ola', holderISaw: 'turn-ola' } }],
  ['c', { name: 'close-queue', input: { floor } }],
  ['t', { name: 'give-floor', input: { floor, holderISaw: 'turn-ola', personId: 'cat' } }],
  ['n', { name: 'give-floor-to-next', input: { floor, holderISaw: 'turn-ola', nextISaw: 'ana-intervention' } }],
])('the key %s does what its button does', (key, command) => {
  const { send } = sit(meetingOf(...begun, asks('ana'), speaks('ola')));
  fireEvent.keyDown(document.body, { key });
  expect(send.mock.calls).toEqual([[command]]);
});

test('keys are the same on a keyboard that writes another script', () => {
  const { send } = sit(meetingOf(...begun, asks('ana')));
  fireEvent.keyDown(document.body, { key: 'т', code: 'KeyN' });
  expect(send).toHaveBeenCalledOnce();
});

test('keys rest in a field, with a modifier, and when they are switched off', () => {
  const { send } = sit(meetingOf(...begun, asks('ana')));
  fireEvent.keyDown(document.body, { key: 'n', ctrlKey: true });
  fireEvent.keyDown(document.body, { key: '/' });
  fireEvent.keyDown(screen.getByLabelText('Name'), { key: 'n' });
  fireEvent.click(button('Close'));
  fireEvent.keyDown(document.body, { key: '?' });
  fireEvent.click(screen.getByLabelText('Shortcuts are on'));
  fireEvent.click(button('Close'));
  fireEvent.keyDown(document.body, { key: 'n' });
  expect(send).not.toHaveBeenCalled();
});

test('somebody without a device is entered by name, and whoever is in the list is found by it (Q10)', async () => {
  const found = { people: [{ ...cards['eve'], organisation: 'Town', here: true, roles: [] }], total: 1, counts: { onSite: 0, remote: 0 } };
  vi.spyOn(globalThis, 'fetch').mockImplementation(async (path) =>
    typeof path === 'string' && path.includes('/people') ? new Response(JSON.stringify(found)) : new Response('', { status: 404 }),
  );
  const { send } = sit(meetingOf(...begun));
  fireEvent.click(button('Enter a person'));
  fireEvent.change(screen.getByLabelText('Name'), { target: { value: 'Eve' } });
  await screen.findByText('Town');
  const [known, fresh] = screen.getAllByRole('button', { name: 'To the queue' });
  fireEvent.click(known!);
  fireEvent.click(fresh!);
  fireEvent.click(button('Name to follow'));
  const entered = { floor, kind: 'intervention', via: 'staff' };
  expect(send.mock.calls.map(([{ input }]) => input)).toEqual([
    { ...entered, for: { personId: 'eve' } },
    { ...entered, for: { name: 'Eve', attendance: 'on-site' } },
    { ...entered, for: { label: 'Eve', attendance: 'on-site' } },
  ]);
});

test('the order is seen before it is set, by the same function that orders the queue (Q4)', () => {
  const { send } = sit(
    meetingOf(
      ...begun,
      { type: 'order-set', floor, order: { policies: [], deckSize: 0, maxOvertakes: 10, scope: 'meeting' } },
      asks('ana'),
      asks('ben'),
      asks('eve', 'intervention', 'on-site'),
    ),
  );
  fireEvent.click(button('order received'));
  expect(screen.getByText('Nobody in the queue would move')).toBeTruthy();
  fireEvent.click(screen.getByLabelText(/on-site and remote in turn/));
  expect(screen.getByRole('heading', { name: '2 people would move' })).toBeTruthy();
  expect(screen.getByText('earlier, was 3')).toBeTruthy();
  expect(screen.getByText('later, was 2')).toBeTruthy();
  fireEvent.click(button('Set this order'));
  expect(send).toHaveBeenCalledWith({
    name: 'set-order',
    input: { floor, policies: ['alternate'], deckSize: 0, maxOvertakes: 10, scope: 'meeting' },
  });
});

test('which rule counts first is changed by buttons, and the focus goes along (Q4)', () => {
  const { send } = sit(meetingOf(...begun, asks('ana')));
  fireEvent.click(button('order received'));
  fireEvent.click(screen.getByLabelText(/members first/));
  fireEvent.click(screen.getByLabelText(/replies first/));
  fireEvent.click(button('replies first: let it count earlier'));
  expect(document.activeElement).toBe(button('replies first: let it count later'));
  expect(screen.queryByRole('button', { name: 'replies first: let it count earlier' })).toBeNull();
  fireEvent.click(button('Set this order'));
  expect(send.mock.calls[0]![0]).toMatchObject({ input: { policies: ['replies-first', 'members-first'] } });
});

test('who was set aside comes back in one press (Q8)', () => {
  const { send } = sit(
    meetingOf(...begun, asks('ana'), { type: 'request-set-aside', floor, requestId: 'ana-intervention', personId: 'ana', reason: 'muted' }),
  );
  fireEvent.click(button('1 set aside'));
  expect(screen.getByText('muted')).toBeTruthy();
  fireEvent.click(button('Return'));
  expect(send).toHaveBeenCalledWith({ name: 'return-request', input: { floor, requestId: 'ana-intervention' } });
});

test('the meeting does not end over people who wait without a word about them (Q15)', () => {
  const { send } = sit(meetingOf(...begun, asks('ana')));
  fireEvent.click(button('End the meeting …'));
  fireEvent.click(button('End the meeting'));
  expect(send).not.toHaveBeenCalled();
  fireEvent.click(screen.getByLabelText(/They are written down/));
  fireEvent.click(button('End the meeting'));
  expect(send).toHaveBeenCalledWith({ name: 'close-meeting', input: { leftover: 'store' } });
});

test('before, in a break and after, the largest thing is what comes next (A4)', () => {
  const { send, becomes } = sit(meetingOf(...created));
  fireEvent.click(button(/^Open the meeting/));
  becomes(meetingOf(...begun, { type: 'break-started', kind: 'break', until: nine + 600_000 }));
  fireEvent.click(button(/^Go on.*09:10/));
  expect(send.mock.calls.map(([{ name }]) => name)).toEqual(['open-meeting', 'end-break']);
  becomes(meetingOf(...begun, { type: 'meeting-closed' }));
  expect(screen.getByRole('heading', { name: 'The meeting has ended' })).toBeTruthy();
  expect(screen.queryByRole('button', { name: /^Next|^Give|^Close the list/ })).toBeNull();
});

test('what waits for the chair is what is so: a speaker who lost the line, somebody away on deck, a closed list, a label without a name', () => {
  sit(meetingOf(...begun, speaks('ola'), asks('ana'), asks('ben'), { type: 'queue-closed', floor }), {
    presence: { onSite: 0, remote: 4, away: ['ola', 'ana'] },
    people: { ...cards, ben: { ...cards['ben']!, placeholder: true } },
  });
  const said = screen.getByRole('complementary').textContent?.replace(/[\u2068\u2069]/g, '');
  for (const want of ['Ola Ødegård has lost the connection', 'Ana Alves is away', 'Who is Ben Bó?', 'The list is closed'])
    expect(said).toContain(want);
});

test('offline, every action is off and the page says that it is reconnecting', () => {
  const { send } = sit(meetingOf(...begun, asks('ana')), { link: 'reconnecting' });
  fireEvent.keyDown(document.body, { key: 'n' });
  expect(send).not.toHaveBeenCalled();
  expect(screen.getByText('Reconnecting')).toBeTruthy();
  expect(screen.getAllByText(sentenceFor('offline')).length).toBeGreaterThan(0);
});

test('whoever does not chair is led to their own page (S1)', () => {
  sit(meetingOf(...begun), { me: person('ana') });
  expect(screen.getByRole('link', { name: 'To my page of the meeting' }).getAttribute('href')).toBe('/m/ABC234/attend');
  expect(screen.queryByRole('button')).toBeNull();
});

const figures = (name: SideName, about: Partial<Row<SideName>> = {}) => parityRow(name, { here: 2, ...about });
const shown = (...side: Row<SideName>[]) => ({ seq: 9, at: nine, side, standing: [], group: [], region: [] });

test('parity compares what the secretary says, tells which side is behind, and shows nothing that would be a guess (N15)', () => {
  const presence = { onSite: 1, remote: 3, away: [] };
  expect(parityNow({ presence }, null)).toEqual([
    { what: 'here', sides: { 'on-site': 1, remote: 3 }, share: 0.25, behind: null, below: null },
  ]);
  expect(parityNow({ presence }, shown(figures('on-site'), figures('remote'))).map(({ what }) => what)).toEqual(['here']);
  const waits = (seconds: number) => ({ waits: 3, medianWaitMs: seconds * 1000, longestWaitMs: 300_000 });
  const spoken = shown(
    figures('on-site', { turns: 6, ms: 480_000, ...waits(60) }),
    figures('remote', { turns: 1, ms: 60_000, ...waits(90) }),
  );
  expect(parityNow({ presence }, spoken)).toMatchObject([
    { what: 'here', sides: { 'on-site': 2, remote: 2 } },
    { what: 'turns', sides: { 'on-site': 6, remote: 1 }, behind: 'remote' },
    { what: 'minutes', sides: { 'on-site': 8, remote: 1 }, behind: 'remote' },
    { what: 'wait', sides: { 'on-site': 60_000, remote: 90_000 }, behind: 'remote' },
  ]);
});

test('the strip says in words who waits longer, and those without a device are in it; it is empty when nothing is known (N15)', async () => {
  const waits = (seconds: number) => ({ waits: 3, waitingNow: 2, medianWaitMs: seconds * 1000, longestWaitMs: 300_000 });
  let status = 200;
  const asked: string[] = [];
  vi.stubGlobal('fetch', async (path: string) => {
    asked.push(path);
    const side = [figures('on-site', waits(60)), figures('remote', waits(90)), figures('no-device', { turns: 1, ms: 61_000 })];
    return new Response(JSON.stringify(status === 200 ? shown(...side) : { error: { code: 'failed', message: 'No.' } }), { status });
  });
  const strip = () => screen.getByRole('contentinfo', { name: 'On-site and remote, compared' });
  sit(meetingOf(...begun));
  await within(strip()).findByText('remote waits longer');
  expect(asked).toEqual(['/api/meetings/ABC234/parity']);
  within(strip()).getByText('Without a device: 2');
  within(strip()).getByText('1 turn, 1:01 min');
  for (const below of [/2 waiting$/, /longest 5:00$/]) expect(within(strip()).getAllByText(below)).toHaveLength(2);
  expect(within(strip()).getByRole('link', { name: 'Parity' }).getAttribute('href')).toBe('/m/ABC234/parity');
  cleanup();
  status = 500;
  sit(meetingOf(...begun));
  await vi.waitFor(() => expect(asked).toHaveLength(2));
  expect(within(strip()).queryByText(/waits longer|Without a device/)).toBeNull();
  vi.unstubAllGlobals();
});

test('while no item is open, the next of the agenda is one press away (A1)', () => {
  const item = { title: 'The river', kind: 'item', minutes: 20, presenters: [], documents: [] } as const;
  const added: MeetingEvent = { type: 'agenda-item-added', itemId: 'i', item: { ...item, presenters: [], documents: [] } };
  const { send, becomes } = sit(meetingOf(...begun, added));
  fireEvent.click(button('Open'));
  expect(send.mock.calls).toEqual([[{ name: 'open-agenda-item', input: { itemId: 'i' } }]]);
  becomes(meetingOf(...begun, added, { type: 'agenda-item-opened', itemId: 'i' }));
  expect(screen.queryByRole('button', { name: 'Open' })).toBeNull();
});
