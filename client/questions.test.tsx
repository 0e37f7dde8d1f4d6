import { act, cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { person } from '../shared/given.ts';
import type { MeetingEvent } from '../shared/meeting.ts';
import { Announcer } from './announcer.tsx';
import { forgetQuestions, keepAsked } from './my-questions.ts';
import QuestionNews from './question-news.tsx';
import Questions from './questions.tsx';
import { seatAt } from './seat.given.ts';
import { speak, t } from './words.ts';

beforeAll(() => speak('en'));
beforeEach(() => {
  forgetQuestions('ABC234', 'ana');
  vi.spyOn(globalThis, 'fetch').mockImplementation(async () =>
    Response.json({ step: 'declined', text: 'Is it final?', reason: 'Asked before', into: null }),
  );
});
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
  vi.useRealTimers();
});

const asked = (id: string, personId: string | null, held = false): MeetingEvent =>
  held
    ? { type: 'question-asked', question: { id } }
    : {
        type: 'question-asked',
        question: {
          id,
          floor: 'plenary',
          text: `What of ${id}?`,
          author: personId === null ? null : { personId, attendance: 'remote', standing: 'member' },
          voice: 'read-aloud',
          enteredBy: null,
          held: false,
        },
      };
const type = (text: string) => fireEvent.change(screen.getByLabelText(t('ask.text')), { target: { value: text } });

describe('asking', () => {
  test('sends the text, and keeps here what nobody else has (R4)', async () => {
    const { seat, send } = seatAt([]);
    send.mockResolvedValue({ ok: true, seq: 7 });
    render(<Questions seat={seat} />);
    type('Is it final?');
    fireEvent.click(screen.getByRole('button', { name: t('ask.send') }));
    const { input } = send.mock.calls[0]![0] as { input: { receipt: string } };
    expect(input).toMatchObject({ text: 'Is it final?', voice: 'read-aloud' });
    expect(input.receipt).toMatch(/^[0-9a-f]{32}$/);
    await screen.findByText(t('ask.mine'));
    expect(JSON.stringify({ ...localStorage })).toContain(input.receipt);
  });

  test('without a name says what that means before anything is sent, and sends nothing of oneself (R4)', () => {
    const { seat, send } = seatAt([]);
    render(<Questions seat={seat} />);
    type('Is it final?');
    const tick = screen.getByLabelText(t('ask.anonymous'));
    expect(document.getElementById(tick.getAttribute('aria-describedby')!)!.textContent).toBe(t('ask.anonymous-about'));
    fireEvent.click(tick);
    fireEvent.click(screen.getByRole('button', { name: t('ask.send-anonymous') }));
    const { input } = send.mock.calls[0]![0] as { input: object };
    expect(Object.keys(input).toSorted()).toEqual(['anonymous', 'receipt', 'text']);
  });

  test('is not offered where questions are off (S4)', () => {
    render(<Questions seat={seatAt([{ type: 'settings-changed', settings: { questions: 'off' } }]).seat} />);
    expect(screen.queryByLabelText(t('ask.text'))).toBeNull();
    expect(screen.getByText(t('refusal.questions-off'))).toBeTruthy();
  });
});

describe('my questions', () => {
  test('are said in words at each step (R1)', () => {
    const { seat } = seatAt([
      asked('q', 'ana'),
      { type: 'question-accepted', questionId: 'q' },
      { at: 0, by: 'bo', fact: { type: 'question-taken', questionId: 'q' } },
      { type: 'question-reading', questionId: 'q' },
    ]);
    render(<Questions seat={seat} />);
    expect(screen.getByText(t('ask.step-reading', { name: '\u2068Bo\u2069' }))).toBeTruthy();
  });

  test('also when they are held and declined: the reason is asked for by the receipt (R1, R4)', async () => {
    keepAsked('ABC234', 'ana', { number: 3, text: 'Is it final?', anonymous: true, receipt: 'r'.repeat(32) });
    const { seat } = seatAt([asked('q', null, true), { type: 'question-declined', questionId: 'q' }]);
    render(<Questions seat={seat} />);
    await waitFor(() => expect(screen.getByText(/Asked before/)).toBeTruthy());
    expect(fetch).toHaveBeenCalledWith(
      '/api/meetings/ABC234/questions/told',
      expect.objectContaining({ body: JSON.stringify({ receipt: 'r'.repeat(32) }) }),
    );
  });

  test('are announced at each step, those of others are not (N34)', async () => {
    vi.useFakeTimers({ shouldAdvanceTime: true });
    const before = [asked('q', 'ana'), asked('p', 'bo')];
    const { rerender } = render(
      <>
        <Announcer />
        <QuestionNews seat={seatAt(before).seat} />
      </>,
    );
    const now = seatAt([...before, { type: 'question-accepted', questionId: 'q' }, { type: 'question-accepted', questionId: 'p' }]);
    rerender(
      <>
        <Announcer />
        <QuestionNews seat={now.seat} />
      </>,
    );
    await act(() => vi.advanceTimersByTimeAsync(2_000));
    const said = screen.getByRole('status').textContent;
    expect(said).toContain('What of q?');
    expect(said).not.toContain('What of p?');
  });
});

describe('questions of others', () => {
  const three = [asked('one', 'bo'), asked('two', 'cleo'), asked('old', 'dan'), { type: 'question-answered', questionId: 'old' } as const];

  test('stand by support, then as they came; what is dealt with is folded away (R2)', () => {
    render(<Questions seat={seatAt(three, { tally: { support: { two: 2 }, answers: {}, groups: {} } }).seat} />);
    const others = screen.getByRole('region', { name: t('ask.others') });
    const texts = within(others)
      .getAllByRole('listitem')
      .map((row) => row.querySelector('p')!.textContent);
    expect(texts).toEqual(['What of two?', 'What of one?', 'What of old?']);
    expect(screen.getByText('What of old?').closest('details')!.open).toBe(false);
  });

  test('are supported once, and the support can be withdrawn (R2)', async () => {
    const { seat, send } = seatAt([asked('one', 'bo')]);
    render(<Questions seat={seat} />);
    fireEvent.click(screen.getByRole('button', { name: t('ask.support') }));
    expect(send).toHaveBeenCalledWith({ name: 'support-question', input: { questionId: 'one' } });
    fireEvent.click(await screen.findByRole('button', { name: t('ask.withdraw-support') }));
    expect(send).toHaveBeenCalledWith({ name: 'withdraw-support', input: { questionId: 'one' } });
    await screen.findByRole('button', { name: t('ask.support') });
  });

  test('a support given on another device is learnt when it is pressed here (R2)', async () => {
    const { seat, send } = seatAt([asked('one', 'bo')]);
    send.mockResolvedValue({ ok: false, refusal: 'supported-already' });
    render(<Questions seat={seat} />);
    fireEvent.click(screen.getByRole('button', { name: t('ask.support') }));
    await screen.findByRole('button', { name: t('ask.withdraw-support') });
  });

  test('are read and not touched on a screen that only looks on (S1)', () => {
    const { seat } = seatAt([asked('one', 'bo')], { me: { ...person('screen'), seat: 'screen' } });
    render(<Questions seat={seat} />);
    expect(screen.getByText('What of one?')).toBeTruthy();
    expect(screen.queryByRole('button')).toBeNull();
  });
});
