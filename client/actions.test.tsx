import { act, cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import type { Task } from '../shared/actions/state.ts';
import { nine, person } from '../shared/given.ts';
import type { MeetingEvent } from '../shared/meeting.ts';
import type { Role } from '../shared/people.ts';
import ActionsOnAttend from './actions-on-attend.tsx';
import Actions from './actions.tsx';
import { Announcer } from './announcer.tsx';
import { dayIn } from './days.ts';
import NextMeeting from './next-meeting.tsx';
import type { Seat } from './seat.ts';
import { card, seatAt } from './seat.given.ts';
import { sentenceFor, speak, t } from './words.ts';

beforeAll(() => speak('en'));
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const holds = (role: Role): MeetingEvent => ({ type: 'role-given', personId: 'ana', role });
const recorded = (number: number, about: Partial<Task> = {}): MeetingEvent => ({
  type: 'action-recorded',
  actionId: `a${number}`,
  number,
  action: { text: `Task ${number}`, ownerId: 'bo', due: null, ...about },
  itemId: null,
});
const decided: MeetingEvent = { type: 'decision-recorded', decisionId: 'd1', number: 1, text: 'We meet in May', itemId: null };
const settled = (number: number, state: 'open' | 'done' | 'dropped'): MeetingEvent => ({
  type: 'action-settled',
  actionId: `a${number}`,
  state,
});
const carried = (ownerId: string): MeetingEvent => ({
  type: 'series-begun',
  follows: 'First call',
  actions: [{ id: 'a2', number: 2, text: 'Book the room', ownerId, due: '2025-12-31', at: nine - 7 * 24 * 3_600_000, from: 'First call' }],
  numbered: { actions: 4, decisions: 0 },
});

const button = (name: string | RegExp) => screen.getByRole('button', { name });
const press = (name: string | RegExp) => act(async () => void fireEvent.click(button(name)));
const type = (label: string, text: string) =>
  act(async () => void fireEvent.change(screen.getByLabelText(label), { target: { value: text } }));
const sent = (send: ReturnType<typeof seatAt>['send']) => send.mock.calls.map(([command]) => command);
const panel = (seat: Seat) => (
  <>
    <Actions seat={seat} />
    <Announcer />
  </>
);
const rows = () => screen.getAllByRole('listitem').map((row) => row.textContent);
const answering = (people: object[]) =>
  vi.stubGlobal(
    'fetch',
    vi.fn(async () => Response.json({ people, total: people.length, counts: { onSite: 0, remote: 0 } })),
  );

describe('the list', () => {
  test('has what is still open from earlier meetings first, with where it comes from, and says what is overdue (D1, N20)', () => {
    render(panel(seatAt([carried('bo'), recorded(5, { due: '2026-01-01' }), decided]).seat));
    const [first, second, decision] = rows();
    expect(first).toContain('Book the room');
    expect(first).toContain(t('actions.from', { title: '\u2068First call\u2069', day: '25 Dec 2025' }));
    expect(first).toContain(t('actions.overdue', { day: '31 Dec 2025' }));
    expect(second).toContain(t('actions.due', { day: '1 Jan 2026' }));
    expect(decision).toContain('We meet in May');
    expect(screen.getByText(t('actions.follows', { title: '\u2068First call\u2069' }))).toBeTruthy();
  });

  test('is for most to read: no button but for whoever owes something (D1)', () => {
    render(panel(seatAt([recorded(1), recorded(2, { ownerId: 'ana' })]).seat));
    expect(screen.getAllByRole('button').map(({ textContent }) => textContent)).toEqual([
      `Done ${t('actions.action-number', { number: 2 })}`,
    ]);
  });

  test('keeps what is settled now in its place, with its undo under the same finger (D1)', async () => {
    const { seat, send } = seatAt([holds('rapporteur'), recorded(1), recorded(2)]);
    const { rerender } = render(panel(seat));
    const done = button('Done Action 1');
    await press('Done Action 1');
    expect(sent(send)).toEqual([{ name: 'settle-action', input: { actionId: 'a1', state: 'done' } }]);
    rerender(panel({ ...seat, meeting: seatAt([holds('rapporteur'), recorded(1), recorded(2), settled(1, 'done')]).seat.meeting }));
    expect(button('Undo Action 1')).toBe(done);
    expect(rows()[0]).toContain(t('actions.state-done'));
    await press('Undo Action 1');
    expect(sent(send).at(-1)).toEqual({ name: 'settle-action', input: { actionId: 'a1', state: 'open' } });
  });

  test('keeps every press under the finger that made it: overtaken and withdrawn, too (D1)', async () => {
    const { seat, send } = seatAt([holds('chair'), recorded(1)]);
    const after = (...facts: MeetingEvent[]) => panel({ ...seat, meeting: seatAt([holds('chair'), recorded(1), ...facts]).seat.meeting });
    const { rerender } = render(after());
    const overtaken = button('Overtaken Action 1');
    rerender(after(settled(1, 'dropped')));
    expect(button('Undo Action 1')).toBe(overtaken);
    rerender(after());
    const withdraw = button('Withdraw Action 1');
    rerender(after({ type: 'action-dropped', actionId: 'a1' }));
    expect(screen.getAllByRole('button', { name: /Action 1/ })).toEqual([withdraw]);
    await press('Bring back Action 1');
    expect(sent(send)).toEqual([{ name: 'restore-action', input: { actionId: 'a1' } }]);
  });

  test('puts what was settled or withdrawn before below, where it can be brought back (D1)', async () => {
    const { seat, send } = seatAt([
      holds('chair'),
      recorded(1),
      settled(1, 'dropped'),
      recorded(2),
      { type: 'action-dropped', actionId: 'a2' },
    ]);
    render(panel(seat));
    expect(screen.getByText(t('actions.none'))).toBeTruthy();
    const before = within(screen.getByText(t('actions.settled-before', { count: 2 })).closest('details')!);
    expect(before.getByText(t('actions.state-dropped'))).toBeTruthy();
    expect(before.getByText(t('actions.state-withdrawn'))).toBeTruthy();
    await press('Bring back Action 2');
    expect(sent(send)).toEqual([{ name: 'restore-action', input: { actionId: 'a2' } }]);
  });

  test('says why nothing can be settled any more (D1)', () => {
    render(panel(seatAt([holds('chair'), recorded(1), { type: 'meeting-closed' }]).seat));
    expect(button('Done Action 1').getAttribute('aria-disabled')).toBe('true');
    expect(screen.getAllByText(sentenceFor('meeting-closed')).length).toBeGreaterThan(0);
    expect(screen.queryByRole('form', { name: t('actions.new') })).toBeNull();
  });

  test('of the day it is where the meeting is', () => {
    const midnight = Date.UTC(2026, 0, 1, 23, 30);
    expect([dayIn(midnight, ''), dayIn(midnight, 'Asia/Tokyo'), dayIn(midnight, 'America/Lima')]).toEqual([
      '2026-01-01',
      '2026-01-02',
      '2026-01-01',
    ]);
  });
});

describe('writing down', () => {
  test('one line and Enter; the owner is found by typing, the day in a field of the browser (D1)', async () => {
    vi.useFakeTimers();
    answering([{ ...card('bo', { organisation: 'Society' }), here: true, roles: [] }]);
    const { seat, send } = seatAt([holds('secretariat')]);
    render(panel(seat));
    expect(button(t('actions.record')).getAttribute('aria-disabled')).toBe('true');
    await type(t('actions.text'), ' Write to the host ');
    await type(t('actions.owner'), 'bo');
    expect(screen.getByText(t('actions.need-owner'))).toBeTruthy();
    await act(async () => vi.advanceTimersByTimeAsync(500));
    expect(screen.getByRole('option', { selected: true }).textContent).toContain('Bo');
    fireEvent.keyDown(screen.getByRole('combobox'), { key: 'Enter' });
    await type(t('actions.due-day'), '2026-02-01');
    await act(async () => void fireEvent.keyDown(screen.getByLabelText(t('actions.due-day')), { key: 'Enter' }));
    vi.useRealTimers();
    expect(sent(send)).toEqual([{ name: 'record-action', input: { text: 'Write to the host', ownerId: 'bo', due: '2026-02-01' } }]);
    const field = screen.getByLabelText<HTMLInputElement>(t('actions.text'));
    expect([field.value, document.activeElement]).toEqual(['', field]);
  });

  test('a decision has neither owner nor day (D1)', async () => {
    const { seat, send } = seatAt([holds('rapporteur')]);
    render(panel(seat));
    fireEvent.click(screen.getByLabelText(t('actions.as-decision')));
    expect(screen.queryByLabelText(t('actions.owner'))).toBeNull();
    await type(t('actions.text-decision'), 'We meet in May');
    await press(t('actions.record'));
    expect(sent(send)).toEqual([{ name: 'record-decision', input: { text: 'We meet in May' } }]);
  });

  test('what was written down is written again, and an owner taken away (D1)', async () => {
    const { seat, send } = seatAt([holds('chair'), recorded(1, { due: '2026-02-01' }), decided]);
    render(<ul>{panel(seat)}</ul>);
    await press('Change Action 1');
    expect(document.activeElement).toBe(screen.getByDisplayValue('Task 1'));
    const form = within(screen.getByDisplayValue('Task 1').closest('form')!);
    await act(async () => void fireEvent.change(form.getByDisplayValue('Bo'), { target: { value: '' } }));
    await act(async () => void fireEvent.click(form.getByRole('button', { name: t('actions.save') })));
    expect(document.activeElement).toBe(button('Change Action 1'));
    await press('Change Decision 1');
    await act(async () => void fireEvent.change(screen.getByDisplayValue('We meet in May'), { target: { value: 'We meet in June' } }));
    await press(t('actions.save'));
    expect(sent(send)).toEqual([
      { name: 'amend-action', input: { actionId: 'a1', text: 'Task 1', ownerId: null, due: '2026-02-01' } },
      { name: 'amend-decision', input: { decisionId: 'd1', text: 'We meet in June' } },
    ]);
  });
});

test('an owner of an earlier meeting who came anew is made one with one press (D1, Q10)', async () => {
  answering([
    { ...card('bo', { placeholder: true }), here: false, roles: [] },
    { ...card('bo-again', { name: 'Bo' }), here: true, roles: [] },
  ]);
  const { seat, send } = seatAt([holds('chair'), carried('bo')], { people: { bo: card('bo', { placeholder: true }) } });
  render(panel(seat));
  await act(async () => {});
  await press(t('same.yes'));
  expect(sent(send)).toEqual([{ name: 'name-placeholder', input: { personId: 'bo', as: { personId: 'bo-again' } } }]);
});

test('on the agenda of whoever attends there is nothing as long as nothing is written down and they do not write (D1)', () => {
  const { container } = render(<ActionsOnAttend seat={seatAt([]).seat} />);
  expect(container.innerHTML).toBe('');
  cleanup();
  render(<ActionsOnAttend seat={seatAt([decided]).seat} />);
  expect(screen.getByRole('heading', { name: t('actions.title') })).toBeTruthy();
  cleanup();
  render(<ActionsOnAttend seat={seatAt([{ type: 'role-given', personId: 'cleo', role: 'rapporteur' }], { me: person('cleo') }).seat} />);
  expect(screen.getByRole('form', { name: t('actions.new') })).toBeTruthy();
});

describe('the next meeting', () => {
  test('can be started when this one is closed, and says so (D1)', async () => {
    const asked = vi.fn();
    vi.stubGlobal('fetch', asked);
    render(<NextMeeting seat={seatAt([]).seat} />);
    await press(t('actions.next'));
    expect(screen.getByText(t('actions.next-later'))).toBeTruthy();
    expect(asked).not.toHaveBeenCalled();
  });

  test('is made with one press, and its desk opened; a no is said (D1)', async () => {
    const asked = vi.fn(async () => Response.json({ error: { code: 'slow-down', message: '' } }, { status: 429 }));
    vi.stubGlobal('fetch', asked);
    const { seat } = seatAt([{ type: 'meeting-closed' }]);
    render(<NextMeeting seat={seat} />);
    await press(t('actions.next'));
    expect(asked).toHaveBeenCalledWith(
      '/api/meetings',
      expect.objectContaining({ body: JSON.stringify({ title: 'Open consultation', follows: 'ABC234' }) }),
    );
    expect(screen.getByText(t('door.slow-down'))).toBeTruthy();
    const assign = vi.spyOn(location, 'assign').mockImplementation(() => {});
    asked.mockResolvedValueOnce(
      Response.json({ links: { secretariat: 'https://floor.example.org/m/XYZ789#r.secretariat.mac' } }, { status: 201 }),
    );
    await press(t('actions.next'));
    expect(assign).toHaveBeenCalledWith('/m/XYZ789#r.secretariat.mac');
  });
});
