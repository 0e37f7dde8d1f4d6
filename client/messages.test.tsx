import { act, cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { nine, publicSeat } from '../shared/given.ts';
import type { MeetingEvent } from '../shared/meeting.ts';
import type { Counts, Written } from '../shared/messages/state.ts';
import { Announcer } from './announcer.tsx';
import { messageForRoom } from './message-for-room.ts';
import MessageScreen from './message-screen.tsx';
import MessageSheet from './message-sheet.tsx';
import MessageStrip from './message-strip.tsx';
import MessagesLink from './messages-link.tsx';
import { MessagesPage } from './messages-page.tsx';
import type { Seat } from './seat.ts';
import { seatAt } from './seat.given.ts';
import { sentenceFor, speak, t } from './words.ts';

beforeAll(() => speak('en'));
beforeEach(() => localStorage.clear());
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const said: Written = {
  text: 'Access is a right.',
  policyQuestion: 'Who pays?',
  audience: 'Governments',
  wayForward: 'A fund.',
  theme: 'Access',
};
const drafted = (messageId = 'm', number = 1): MeetingEvent => ({ type: 'message-drafted', messageId, number, message: said });
const started = (...ids: string[]): MeetingEvent => ({
  type: 'read-back-started',
  messages: ids.map((messageId) => ({ messageId, wording: said, hash: 'c0ffee' })),
});
const tallied: MeetingEvent = { type: 'read-back-tallied', messageId: 'm', room: 'Hall A', counts: [8, 1, 0] };
const counts: Counts = { 'on-site': [1, 0, 0], remote: [2, 0, 1] };
const ended: MeetingEvent = { type: 'read-back-ended', messages: [{ messageId: 'm', counts, objections: ['Too vague.'] }] };
const settled = (as: 'agreed' | 'noted' | 'draft'): MeetingEvent => ({ type: 'message-settled', messageId: 'm', as });
const holds = (role: 'chair' | 'rapporteur' | 'moderator'): MeetingEvent => ({ type: 'role-given', personId: 'ana', role });
const open = [drafted(), started('m')];
const tally = (bySide: Counts) => ({ support: {}, answers: { m: { answered: 3, bySide } }, groups: {} });

const button = (name: string | RegExp) => screen.getByRole('button', { name });
const press = (name: string | RegExp) => act(async () => void fireEvent.click(button(name)));
const choose = (name: string) => fireEvent.click(screen.getByLabelText(name));
const sent = (send: ReturnType<typeof seatAt>['send']) => send.mock.calls.map(([command]) => command);
const rows = () => screen.getAllByRole('row').map((row) => row.textContent);
const sheet = (seat: Seat) => (
  <>
    <MessageSheet seat={seat} />
    <Announcer />
  </>
);

describe('the sheet of a participant', () => {
  test('says what becomes of an answer before it is given, and politely that there is something to answer (M2)', async () => {
    render(sheet(seatAt([drafted('polite'), started('polite')]).seat));
    expect(screen.getByText(t('messages.about-answer'))).toBeTruthy();
    await screen.findAllByText(t('messages.say-open', { count: 1 }));
    expect(document.activeElement).toBe(document.body);
  });

  test('one choice and one press answer; my answer stays in sight and can be changed, with a word of why (M2)', async () => {
    const { seat, send } = seatAt(open);
    render(sheet(seat));
    expect(button('Answer').getAttribute('aria-disabled')).toBe('true');
    choose('Support');
    await press('Answer');
    expect(screen.getByText('Your answer: Support')).toBeTruthy();
    await press('Change');
    choose('Object');
    fireEvent.change(screen.getByLabelText(t('messages.comment')), { target: { value: ' Too vague. ' } });
    await press('Change my answer');
    expect(sent(send)).toEqual([
      { name: 'respond-to-message', input: { messageId: 'm', stance: 'support' } },
      { name: 'respond-to-message', input: { messageId: 'm', stance: 'object', comment: 'Too vague.' } },
    ]);
  });

  test('what I answered is there after a reload, and a new read-back asks anew (M2, M3)', async () => {
    const first = render(sheet(seatAt(open).seat));
    choose('Support');
    await press('Answer');
    first.unmount();
    const again = render(sheet(seatAt(open).seat));
    expect(screen.getByText('Your answer: Support')).toBeTruthy();
    again.unmount();
    render(sheet(seatAt([...open, ended, settled('draft'), started('m')]).seat));
    expect(screen.queryByText('Your answer: Support')).toBeNull();
    expect(button('Answer')).toBeTruthy();
  });

  test('who answered sees both sides; when it ends, the words of those who object, and what comes next (M2)', async () => {
    const { unmount } = render(sheet(seatAt([...open, tallied], { tally: tally(counts) }).seat));
    choose('Support');
    await press('Answer');
    expect(rows()).toEqual(['AnswerOn-siteRemoteTogether', 'Support9211', 'Can live with it101', 'Object011']);
    unmount();
    render(sheet(seatAt([...open, ended]).seat));
    expect(screen.getByText('Too vague.')).toBeTruthy();
    expect(screen.getByText(t('messages.wait'))).toBeTruthy();
    cleanup();
    render(sheet(seatAt([...open, ended, settled('noted')]).seat));
    expect(screen.queryByRole('region')).toBeNull();
  });
});

describe('the page of messages', () => {
  test('a rapporteur drafts, and everybody is told who reads drafts (M1)', async () => {
    const { seat, send } = seatAt([holds('rapporteur')]);
    render(<MessagesPage seat={seat} />);
    expect(screen.getByText(t('messages.open-drafts'))).toBeTruthy();
    await press(t('messages.draft'));
    expect(button(t('messages.draft-keep')).getAttribute('aria-disabled')).toBe('true');
    fireEvent.change(screen.getByLabelText('Message'), { target: { value: 'Access is a right.' } });
    fireEvent.change(screen.getByLabelText('Addressed to'), { target: { value: 'Governments' } });
    await press(t('messages.draft-keep'));
    expect(sent(send)).toEqual([
      {
        name: 'draft-message',
        input: { text: 'Access is a right.', policyQuestion: '', audience: 'Governments', wayForward: '', theme: '' },
      },
    ]);
  });

  test('whoever has kept a message, or leaves the form, stays where it was (M1, N34)', async () => {
    const { seat } = seatAt([holds('rapporteur'), drafted()]);
    render(<MessagesPage seat={seat} />);
    await press(t('messages.draft'));
    fireEvent.change(screen.getByLabelText('Message'), { target: { value: 'Access is a right.' } });
    button(t('messages.draft-keep')).focus();
    await press(t('messages.draft-keep'));
    expect(document.activeElement).toBe(button(t('messages.draft')));
    for (const way of ['messages.amend-keep', 'messages.leave'] as const) {
      await press(t('messages.amend'));
      button(t(way)).focus();
      await press(t(way));
      expect(document.activeElement).toBe(screen.getByRole('article'));
    }
  });

  test('what is changed is sent, what was not touched is not (M1)', async () => {
    const { seat, send } = seatAt([holds('rapporteur'), drafted()]);
    render(<MessagesPage seat={seat} />);
    await press('Change');
    fireEvent.change(screen.getByLabelText('Way forward'), { target: { value: 'A tax.' } });
    await press(t('messages.amend-keep'));
    expect(sent(send)).toEqual([{ name: 'amend-message', input: { messageId: 'm', wayForward: 'A tax.' } }]);
  });

  test('whoever does not write reads along, and has nothing to press (M1)', () => {
    render(<MessagesPage seat={seatAt([drafted()]).seat} />);
    expect(screen.getByText('Access is a right.')).toBeTruthy();
    expect(screen.queryAllByRole('button')).toEqual([]);
    cleanup();
    render(<MessagesPage seat={seatAt([drafted()], { me: publicSeat }).seat} />);
    expect(screen.queryByText('Access is a right.')).toBeNull();
    expect(screen.getByRole('link', { name: t('messages.to-join') }).getAttribute('href')).toBe('/m/ABC234');
  });

  test('one is read back, or all at once (M2)', async () => {
    const { seat, send } = seatAt([holds('chair'), drafted(), drafted('n', 2)]);
    render(<MessagesPage seat={seat} />);
    await press(t('messages.start-all', { count: 2 }));
    const second = screen.getByRole('article', { name: 'Message 2' });
    await act(async () => void fireEvent.click(within(second).getByRole('button', { name: t('messages.start') })));
    expect(sent(send)).toEqual([
      { name: 'start-read-back', input: { messageIds: ['m', 'n'] } },
      { name: 'start-read-back', input: { messageIds: ['n'] } },
    ]);
  });

  test('with an objection the button that agrees is off and says why; the chair notes it or sends it back (M3)', async () => {
    const { seat, send } = seatAt([holds('chair'), ...open, ended]);
    render(<MessagesPage seat={seat} />);
    expect(button('Agreed').getAttribute('aria-disabled')).toBe('true');
    expect(screen.getByText(sentenceFor('objections-to-note'))).toBeTruthy();
    await press(t('messages.note'));
    await press(t('messages.send-back'));
    expect(sent(send)).toEqual([
      { name: 'settle-message', input: { messageId: 'm', as: 'noted' } },
      { name: 'settle-message', input: { messageId: 'm', as: 'draft' } },
    ]);
  });

  test('a rapporteur reads why the chair settles (M3)', () => {
    render(<MessagesPage seat={seatAt([holds('rapporteur'), ...open, ended]).seat} />);
    expect(screen.getAllByText(sentenceFor('chair-only')).length).toBeGreaterThan(0);
  });

  test('wordings that were read back before stay in its history (M3)', () => {
    render(<MessagesPage seat={seatAt([...open, ended, settled('draft')]).seat} />);
    expect(screen.getByText(t('messages.phase-draft-again'))).toBeTruthy();
    expect(screen.getByText(t('messages.history', { count: 1 }))).toBeTruthy();
    expect(screen.getByText('c0ffee')).toBeTruthy();
  });

  test('staff read who answered what and why, when they ask (M2)', async () => {
    const answers = [{ person: { id: 'bo', name: 'Bo' }, stance: 'object', comment: 'Too vague indeed.' }];
    const fetched = vi.fn(async () => Response.json({ answers, total: 1 }));
    vi.stubGlobal('fetch', fetched);
    render(<MessagesPage seat={seatAt([holds('moderator'), ...open, ended]).seat} />);
    const details = screen.getByText(t('messages.who')).closest('details')!;
    await act(async () => {
      details.open = true;
      fireEvent(details, new Event('toggle'));
    });
    expect(await screen.findByText('Bo')).toBeTruthy();
    expect(screen.getByText('Too vague indeed.')).toBeTruthy();
    cleanup();
    render(<MessagesPage seat={seatAt([holds('rapporteur'), ...open, ended]).seat} />);
    expect(screen.queryByText(t('messages.who'))).toBeNull();
  });

  test('a moderator adds the hands of a room (M2, N18)', async () => {
    const { seat, send } = seatAt([holds('moderator'), ...open]);
    render(<MessagesPage seat={seat} />);
    await press(t('messages.count-hands'));
    fireEvent.change(screen.getByLabelText(t('messages.tally-room')), { target: { value: 'Hall A' } });
    await press(t('messages.tally-more', { stance: 'Support' }));
    fireEvent.change(screen.getByLabelText(t('messages.tally-hands', { stance: 'Object' })), { target: { value: '2' } });
    await press(t('messages.tally-save'));
    expect(sent(send)).toEqual([{ name: 'tally-read-back', input: { messageId: 'm', room: 'Hall A', counts: [1, 0, 2] } }]);
  });

  test('the report is frozen with a press, and unfrozen by the chair with a reason; what changed since is an erratum (M4)', async () => {
    const frozen: MeetingEvent = {
      type: 'report-frozen',
      version: 1,
      hash: 'beef',
      messages: [{ messageId: 'm', number: 1, as: 'noted', hash: 'c0ffee' }],
    };
    const facts = [holds('chair'), ...open, ended, settled('noted')];
    const first = seatAt(facts);
    render(<MessagesPage seat={first.seat} />);
    await press(t('messages.freeze'));
    expect(sent(first.send)).toEqual([{ name: 'freeze-report', input: {} }]);
    cleanup();
    const second = seatAt([...facts, frozen]);
    render(<MessagesPage seat={second.seat} />);
    expect(screen.getByText('beef')).toBeTruthy();
    expect(screen.getByText(sentenceFor('report-frozen'))).toBeTruthy();
    fireEvent.change(screen.getByLabelText(t('messages.unfreeze-why')), { target: { value: 'A wrong name' } });
    await press(t('messages.unfreeze'));
    expect(sent(second.send)).toEqual([{ name: 'unfreeze-report', input: { reason: 'A wrong name' } }]);
    cleanup();
    render(<MessagesPage seat={seatAt([...facts, frozen, { type: 'report-unfrozen', reason: 'A wrong name' }, settled('draft')]).seat} />);
    expect(screen.getByText(t('messages.erratum-withdrawn', { number: 1 }))).toBeTruthy();
  });
});

describe('beside the page', () => {
  test('the room sees the frozen wording, both sides and how to answer; several take turns (M2, N17)', () => {
    const { seat } = seatAt([drafted(), drafted('n', 2), started('m', 'n'), tallied], { tally: tally(counts) });
    const [first, second] = [0, 30_000].map((after) => messageForRoom(seat.meeting, after)!);
    expect([first!.message.number, second!.message.number]).toEqual([1, 2]);
    render(<MessageScreen seat={seat} shown={first!} />);
    expect(screen.getByRole('heading', { name: 'Access is a right.' })).toBeTruthy();
    expect(screen.getByText(t('messages.kicker-of', { number: 1, nth: 1, all: 2 }))).toBeTruthy();
    expect(screen.getByText(t('messages.how'))).toBeTruthy();
    expect(rows()).toContain('Support9211');
    expect(screen.queryAllByRole('button')).toEqual([]);
    expect(messageForRoom(seatAt([...open, ended]).seat.meeting, nine)).toBeNull();
  });

  test('the chair reads that a read-back is open and how many answered, and ends it (M2)', async () => {
    const { seat, send } = seatAt([holds('chair'), ...open], { tally: tally(counts) });
    render(<MessageStrip seat={seat} />);
    expect(screen.getByText(t('messages.strip-answered', { answered: 4, here: 5 }))).toBeTruthy();
    await press(t('messages.end-all', { count: 1 }));
    expect(sent(send)).toEqual([{ name: 'end-read-back', input: {} }]);
  });

  test('a participant finds the messages once there are some, a rapporteur before (M1)', () => {
    const { container } = render(<MessagesLink seat={seatAt([]).seat} />);
    expect(container.textContent).toBe('');
    for (const facts of [[holds('rapporteur')], [drafted()]]) {
      cleanup();
      render(<MessagesLink seat={seatAt(facts).seat} />);
      expect(screen.getByRole('link').getAttribute('href')).toBe('/m/ABC234/messages');
    }
  });
});
