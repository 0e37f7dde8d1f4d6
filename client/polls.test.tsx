import { act, cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { nine, publicSeat } from '../shared/given.ts';
import type { MeetingEvent } from '../shared/meeting.ts';
import type { Written } from '../shared/polls/state.ts';
import { Announcer } from './announcer.tsx';
import { pollForRoom } from './poll-for-room.ts';
import PollList from './poll-list.tsx';
import PollPast from './poll-past.tsx';
import PollScreen from './poll-screen.tsx';
import PollSheet from './poll-sheet.tsx';
import RoomTally from './poll-tally.tsx';
import type { Seat } from './seat.ts';
import { seatAt, speaks } from './seat.given.ts';
import { sentenceFor, speak, t } from './words.ts';

beforeAll(() => speak('en'));
beforeEach(() => localStorage.clear());
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const noon: Written = { question: 'Break at noon?', options: ['Yes', 'No', 'Abstain'], secret: false, many: false, kind: 'poll' };
const opened = (about: Partial<Written> = {}, pollId = 'p'): MeetingEvent => ({ type: 'poll-opened', pollId, poll: { ...noon, ...about } });
const prepared: MeetingEvent = { type: 'poll-prepared', pollId: 'p', poll: noon };
const counted = { counts: [3, 1, 1], bySide: { 'on-site': [1, 0, 0], remote: [2, 1, 1] } };
const closed: MeetingEvent = { type: 'poll-closed', pollId: 'p', answered: 5, counted };
const hall = { room: 'Hall A', counts: [8, 4, 0] };
const published: MeetingEvent = { type: 'poll-published', pollId: 'p', counted, rooms: [hall] };
const chairs: MeetingEvent = { type: 'role-given', personId: 'ana', role: 'chair' };
const tally = (answered: number, counts?: number[]) => ({
  support: {},
  answers: { p: { answered, ...(counts && { counts }) } },
  groups: {},
});

const button = (name: string | RegExp) => screen.getByRole('button', { name });
const press = (name: string | RegExp) => act(async () => void fireEvent.click(button(name)));
const choose = (name: string) => fireEvent.click(screen.getByLabelText(name));
const sent = (send: ReturnType<typeof seatAt>['send']) => send.mock.calls.map(([command]) => command);
const says = (text: string | RegExp) => expect(screen.getAllByText(text).length).toBeGreaterThan(0);
const sheet = (seat: Seat) => (
  <>
    <PollSheet seat={seat} />
    <Announcer />
  </>
);

describe('the sheet of a participant', () => {
  test('says what becomes of an answer before it is given, and that the poll binds nobody (P2, P4)', () => {
    render(sheet(seatAt([opened()], { tally: tally(12) }).seat));
    says(t('polls.named-about'));
    says(/not binding · 12 answered/);
    cleanup();
    render(sheet(seatAt([opened({ secret: true })]).seat));
    says(t('polls.secret-about'));
  });

  test('one choice and one press answer; my answer stays in sight and can be changed (P1)', async () => {
    const { seat, send } = seatAt([opened()]);
    render(sheet(seat));
    expect(button('Answer').getAttribute('aria-disabled')).toBe('true');
    choose('No');
    await press('Answer');
    says(/Your answer: \u2068No\u2069/);
    await press('Change');
    choose('Yes');
    await press('Change my answer');
    expect(sent(send)).toEqual([
      { name: 'answer-poll', input: { pollId: 'p', options: [1] } },
      { name: 'answer-poll', input: { pollId: 'p', options: [0] } },
    ]);
  });

  test('several may be chosen where the poll says so (P1)', async () => {
    const { seat, send } = seatAt([opened({ many: true })]);
    render(sheet(seat));
    for (const option of ['Abstain', 'Yes', 'No', 'No']) choose(option);
    await press('Answer');
    expect(sent(send)).toEqual([{ name: 'answer-poll', input: { pollId: 'p', options: [0, 2] } }]);
  });

  test('a secret answer goes with a ballot that this device keeps, also over a reload (P2)', async () => {
    const { seat, send } = seatAt([opened({ secret: true })]);
    const { unmount } = render(sheet(seat));
    choose('No');
    await press('Answer');
    unmount();
    render(sheet(seat));
    says(/Your answer: \u2068No\u2069/);
    await press('Change');
    choose('Yes');
    await press('Change my answer');
    const ballots = sent(send).map(({ input }) => (input as { ballot: string }).ballot);
    expect(ballots[0]).toMatch(/^[0-9a-f]{32}$/);
    expect(new Set(ballots).size).toBe(1);
  });

  test('another person on the same device has another ballot and sees nobody’s answer (P2)', async () => {
    const first = seatAt([opened({ secret: true })]);
    const { unmount } = render(sheet(first.seat));
    choose('No');
    await press('Answer');
    unmount();
    const second = seatAt([opened({ secret: true })], { me: { ...first.seat.me, id: 'bo' } });
    render(sheet(second.seat));
    expect(screen.queryByText(/Your answer/)).toBeNull();
    choose('No');
    await press('Answer');
    const ballotIn = (command: unknown) => (command as { input: { ballot: string } }).input.ballot;
    expect(ballotIn(sent(second.send)[0])).not.toBe(ballotIn(sent(first.send)[0]));
  });

  test('whoever answered elsewhere reads where it can be changed (P2)', async () => {
    const { seat, send } = seatAt([opened({ secret: true })]);
    send.mockResolvedValue({ ok: false, refusal: 'answered-elsewhere' });
    render(sheet(seat));
    choose('No');
    await press('Answer');
    says(sentenceFor('answered-elsewhere'));
    expect(screen.queryByText(/Your answer/)).toBeNull();
  });

  test('is announced once and politely, takes no focus, and can be folded until there is something new (N34)', async () => {
    const announced = (text: string) => vi.waitFor(() => expect(screen.getByRole('status').textContent).toContain(text));
    const { seat } = seatAt([opened({ question: 'Said once?' }, 'once')]);
    const { rerender } = render(sheet(seat));
    await announced('A poll is open: Said once?');
    expect(document.activeElement).toBe(document.body);
    await press('Fold');
    expect(screen.queryByRole('radio')).toBeNull();
    says('Said once?');
    rerender(sheet(seatAt([opened({ question: 'Said once?' }, 'once'), opened({ question: 'And this?' }, 'two')]).seat));
    expect(screen.getAllByRole('radio').length).toBeGreaterThan(3);
    await announced('A poll is open: And this?');
    expect(screen.getByRole('status').textContent).not.toContain('once');
  });

  test('a result stands there as bars and as a table: devices, each room, and together (P3)', async () => {
    render(sheet(seatAt([opened(), closed, published]).seat));
    says('on devices 3 (on-site 1, remote 2) · \u2068Hall A\u2069 8');
    const rows = within(screen.getByRole('table')).getAllByRole('row');
    expect(rows.map((row) => [...row.children].map(({ textContent }) => textContent))).toEqual([
      ['Option', 'On devices', 'Hall A', 'Together'],
      ['Yes', '3', '8', '11'],
      ['No', '1', '4', '5'],
      ['Abstain', '1', '0', '1'],
    ]);
    says('together 17');
    await press('Put away');
    expect(screen.queryByRole('table')).toBeNull();
    cleanup();
    render(sheet(seatAt([opened(), closed, published]).seat));
    expect(screen.queryByRole('table')).toBeNull();
  });

  test('what was published long before somebody came in is not put before them', () => {
    const { seat } = seatAt([opened(), closed, published], { now: () => nine + 3_600_000 });
    render(sheet(seat));
    expect(screen.queryByRole('table')).toBeNull();
  });

  test('a result that was put away, or came before me, is read again beside the agenda (N5)', () => {
    const { seat } = seatAt([opened(), closed, published, opened({}, 'q')], { now: () => nine + 3_600_000 });
    render(<PollPast seat={seat} />);
    expect(screen.getAllByRole('table')).toHaveLength(1);
    says('together 17');
  });

  test('who answered what is asked for when somebody opens it; of a secret poll it is not offered (N21)', async () => {
    const fetched = vi.fn(async (path: string) => {
      const isFirst = !path.includes('after=bo');
      const answer = isFirst ? { person: { id: 'bo', name: 'Bo' }, options: [1] } : { person: { id: 'cy', name: 'Cy' }, options: [0] };
      return new Response(JSON.stringify({ answers: [answer], total: 2 }));
    });
    vi.stubGlobal('fetch', fetched);
    render(sheet(seatAt([opened(), closed, published]).seat));
    const details = screen.getByText('Who answered what').closest('details')!;
    expect(fetched).not.toHaveBeenCalled();
    details.open = true;
    await act(async () => void fireEvent(details, new Event('toggle')));
    says('Bo');
    await press('Show more');
    says('Cy');
    cleanup();
    render(sheet(seatAt([opened({ secret: true }), closed, published]).seat));
    expect(screen.queryByText('Who answered what')).toBeNull();
  });
});

describe('whoever leads', () => {
  test('prepares a poll with ready-made options, or opens it at once (P1, N21)', async () => {
    const { seat, send } = seatAt([chairs]);
    render(<PollList seat={seat} />);
    await press('Prepare a poll');
    says(t('polls.need-question'));
    fireEvent.change(screen.getByLabelText('Question'), { target: { value: ' How warm is it? ' } });
    says(t('polls.need-options'));
    await press('Temperature, five steps');
    choose('SecretWhat somebody answered is kept apart from who they are, and nobody can put them together again.');
    await press('Open now');
    expect(sent(send)).toEqual([
      {
        name: 'prepare-poll',
        input: {
          question: 'How warm is it?',
          options: ['Strongly for', 'For', 'Can live with it', 'Against', 'Strongly against'],
          secret: true,
          many: false,
          kind: 'temperature',
          open: true,
        },
      },
    ]);
  });

  test('changes and removes what is prepared, and opens it in one press (P1)', async () => {
    const { seat, send } = seatAt([chairs, prepared]);
    render(<PollList seat={seat} />);
    await press('Open the poll');
    await press('Remove');
    await press('Change');
    fireEvent.change(screen.getByLabelText('Options, one on each line'), { target: { value: 'Yes\nNo\n\nYes' } });
    says(t('polls.need-different'));
    fireEvent.change(screen.getByLabelText('Options, one on each line'), { target: { value: 'Yes\n\n No ' } });
    await press('Save');
    expect(sent(send)).toMatchObject([
      { name: 'open-poll', input: { pollId: 'p' } },
      { name: 'drop-poll', input: { pollId: 'p' } },
      { name: 'amend-poll', input: { pollId: 'p', question: 'Break at noon?', options: ['Yes', 'No'] } },
    ]);
  });

  test('sees live how many answered and how, closes and publishes in one press each (P1, N21)', async () => {
    const open = seatAt([chairs, opened()], { tally: tally(3, [2, 1, 0]) });
    const { rerender } = render(<PollList seat={open.seat} />);
    says(/3 answered/);
    says('on devices 2');
    await press('Close the poll');
    const done = seatAt([chairs, opened(), closed]);
    rerender(<PollList seat={done.seat} />);
    await press('Publish the result');
    await press('Open again');
    expect([...sent(open.send), ...sent(done.send)].map(({ name }) => name)).toEqual(['close-poll', 'publish-poll', 'reopen-poll']);
  });

  test('of a secret poll reads why nothing is shown, and cannot open it again (P2)', () => {
    render(<PollList seat={seatAt([chairs, opened({ secret: true })], { tally: tally(3) }).seat} />);
    says(t('polls.hidden-open'));
    cleanup();
    const few: MeetingEvent = { type: 'poll-closed', pollId: 'p', answered: 4, counted: null };
    render(<PollList seat={seatAt([chairs, opened({ secret: true }), few]).seat} />);
    says(/Fewer than 5/);
    expect(screen.queryByRole('button', { name: 'Open again' })).toBeNull();
  });
});

describe('counting hands in a room (P3, N18)', () => {
  test('by plus and minus or by typing, for a room that is remembered', async () => {
    const { seat, send } = seatAt([chairs, opened()]);
    const { unmount } = render(<RoomTally seat={seat} onClose={() => {}} />);
    says(t('polls.tally-need-room'));
    fireEvent.change(screen.getByLabelText('Room'), { target: { value: 'Hall A' } });
    for (const name of ['One more: Yes', 'One more: Yes', 'One less: Yes', 'One less: No']) await press(name);
    fireEvent.change(screen.getByLabelText('Hands: Abstain'), { target: { value: '11' } });
    says('12 hands in this room');
    await press('Enter the count');
    expect(sent(send)).toEqual([{ name: 'tally-room', input: { pollId: 'p', room: 'Hall A', counts: [1, 0, 11] } }]);
    says('Entered: 12 hands in \u2068Hall A\u2069.');
    unmount();
    render(<RoomTally seat={seat} onClose={() => {}} />);
    expect(screen.getByLabelText<HTMLInputElement>('Room').value).toBe('Hall A');
  });

  test('begins with what was counted there before, so that it is corrected and not counted twice', () => {
    localStorage.setItem('onefloor-room', 'hall a');
    render(<RoomTally seat={seatAt([chairs, opened(), { type: 'room-tallied', pollId: 'p', ...hall }]).seat} onClose={() => {}} />);
    expect(screen.getByLabelText<HTMLInputElement>('Hands: Yes').value).toBe('8');
  });

  test('goes into the poll that is chosen where several are open, and says so where none is', () => {
    const { unmount } = render(
      <RoomTally seat={seatAt([chairs, opened(), opened({ question: 'And at one?' }, 'q')]).seat} onClose={() => {}} />,
    );
    expect(screen.getByRole('heading', { name: 'And at one?' })).toBeTruthy();
    fireEvent.change(screen.getByLabelText('Poll'), { target: { value: 'p' } });
    expect(screen.getByRole('heading', { name: 'Break at noon?' })).toBeTruthy();
    unmount();
    render(<RoomTally seat={seatAt([chairs]).seat} onClose={() => {}} />);
    says(t('polls.tally-none'));
  });
});

describe('the screen of the room (N17)', () => {
  const room = (facts: Parameters<typeof seatAt>[0]) => seatAt(facts, { me: { ...publicSeat, seat: 'screen' }, tally: tally(12) }).seat;
  const shown = (seat: Seat, now = nine + 60_000) => pollForRoom(seat.meeting, now)?.id ?? null;

  test('shows the open poll: what is asked, how many answered, not how, and that it binds nobody (P4)', () => {
    const seat = room([opened()]);
    render(<PollScreen seat={seat} poll={seat.meeting.polls.polls[0]!} />);
    says('Break at noon?');
    says('12 answered');
    says(/not binding/);
    expect(screen.queryByRole('table')).toBeNull();
    cleanup();
    const over = room([opened(), closed, published]);
    render(<PollScreen seat={over} poll={over.meeting.polls.polls[0]!} />);
    says('together 17');
    says(/not binding/);
  });

  test('turns to a poll by itself, and back when somebody gets the floor or after five minutes', () => {
    expect(shown(room([]))).toBeNull();
    expect(shown(room([opened(), opened({}, 'q')]))).toBe('q');
    expect(shown(room([opened(), closed]))).toBeNull();
    const result = [opened(), closed, published];
    expect(shown(room(result))).toBe('p');
    expect(shown(room(result), nine + 400_000)).toBeNull();
    expect(shown(room([...result, speaks('bo', nine + 30_000)]))).toBeNull();
    expect(shown(room([speaks('bo', nine), ...result]))).toBe('p');
  });
});
