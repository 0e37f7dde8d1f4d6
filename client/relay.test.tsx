import { cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { nine, person } from '../shared/given.ts';
import type { MeetingEvent } from '../shared/meeting.ts';
import { RelayPage } from './relay.tsx';
import { asks, seatAt, speaks } from './seat.given.ts';
import { speak, t } from './words.ts';

beforeAll(() => speak('en'));
beforeEach(() => localStorage.clear());
afterEach(cleanup);

const mo: MeetingEvent = { type: 'role-given', personId: 'bo', role: 'moderator' };
const question = (
  id: string,
  text: string,
  personId: string | null = 'cleo',
  voice: 'own' | 'read-aloud' = 'read-aloud',
): MeetingEvent => ({
  type: 'question-asked',
  question: {
    id,
    floor: 'plenary',
    text,
    author: personId === null ? null : { personId, attendance: 'remote', standing: 'member' },
    voice,
    enteredBy: null,
    held: false,
  },
});
const accepted = (questionId: string): MeetingEvent => ({ type: 'question-accepted', questionId });
const taken = (questionId: string, by = 'bo') => ({ at: nine, by, fact: { type: 'question-taken', questionId } as MeetingEvent });
const open = (facts: Parameters<typeof seatAt>[0], about: Parameters<typeof seatAt>[1] = {}) => {
  const given = seatAt([mo, ...facts], { me: person('bo'), ...about });
  return { ...given, ...render(<RelayPage seat={given.seat} />) };
};
const primary = () => screen.getByRole('contentinfo').querySelector('.primary');
const large = () => document.querySelector('blockquote')?.textContent;

describe('the moderator', () => {
  test('has one button for the next step, from accepting to answered (R1)', () => {
    const steps: [Parameters<typeof seatAt>[0], string][] = [
      [[], 'accept-question'],
      [[accepted('q')], 'take-question'],
      [[accepted('q'), taken('q')], 'read-question'],
      [[accepted('q'), taken('q'), { type: 'question-reading', questionId: 'q' }], 'mark-read-out'],
    ];
    for (const [facts, name] of steps) {
      const { send } = open([question('q', 'Who decides?'), ...facts]);
      fireEvent.click(primary()!);
      expect(send).toHaveBeenCalledWith({ name, input: { questionId: 'q' } });
      cleanup();
    }
  });

  test('reads the text with whose it is said before it (N16)', () => {
    open([question('q', 'Who decides?'), accepted('q'), taken('q')]);
    expect(screen.getByText(t('reading.on-behalf')).parentElement!.textContent).toContain('Cleo');
    expect(large()).toBe('Who decides?');
    cleanup();
    open([question('q', 'Who decides?', null), accepted('q'), taken('q')]);
    expect(screen.getByRole('main').textContent).toContain(t('reading.anonymous'));
  });

  test('sees who has what, and cannot move it on (R1)', () => {
    open([question('q', 'Who decides?'), accepted('q'), taken('q', 'dan')]);
    fireEvent.click(screen.getByRole('button', { name: `1 ${t('relay.tab-taken')}` }));
    fireEvent.click(screen.getByRole('button', { name: /Who decides/ }));
    expect(screen.getByRole('main').textContent).toContain('Dan');
    expect(primary()!.getAttribute('aria-disabled')).toBe('true');
    expect(screen.getByRole('button', { name: t('relay.back') }).getAttribute('aria-disabled')).toBe('false');
  });

  test('has the accepted ones before them by support (R2)', () => {
    open([question('one', 'First?'), question('two', 'Second?'), accepted('one'), accepted('two')], {
      tally: { support: { two: 3 }, answers: {}, groups: {} },
    });
    expect(large()).toBe('Second?');
    const rows = within(screen.getByRole('region', { name: t('relay.by-state') })).getAllByRole('listitem');
    expect(rows.map((row) => row.querySelector('span')!.textContent)).toEqual(['Second?', 'First?']);
  });

  test('declines with a ready reason or their own (R1)', () => {
    const { send } = open([question('q', 'Who decides?')]);
    fireEvent.click(screen.getByRole('button', { name: t('relay.decline') }));
    fireEvent.click(screen.getByRole('button', { name: t('relay.reason-time') }));
    expect(send).toHaveBeenCalledWith({ name: 'decline-question', input: { questionId: 'q', reason: t('relay.reason-time') } });
  });

  test('hands it to the queue as the asker chose, and is told why an anonymous one cannot go there (R3, R4)', () => {
    const { send } = open([question('q', 'Who decides?', 'cleo', 'own'), accepted('q')]);
    fireEvent.click(screen.getByRole('button', { name: t('relay.more') }));
    fireEvent.click(screen.getByRole('button', { name: t('relay.queue-own') }));
    expect(send).toHaveBeenCalledWith({ name: 'queue-question', input: { questionId: 'q', as: 'own' } });
    cleanup();
    open([question('q', 'Who decides?', null), accepted('q')]);
    fireEvent.click(screen.getByRole('button', { name: t('relay.more') }));
    expect(screen.getByRole('button', { name: t('relay.queue-read') }).getAttribute('aria-disabled')).toBe('true');
    expect(screen.getByText(t('refusal.anonymous-question'))).toBeTruthy();
  });

  test('joins it with another that is still to be read (R2)', () => {
    const { send } = open([question('q', 'Who decides?'), question('p', 'Who has decided?', 'dan'), accepted('p'), accepted('q')]);
    fireEvent.click(screen.getByRole('button', { name: t('relay.more') }));
    fireEvent.click(screen.getByRole('button', { name: t('relay.merge') }));
    fireEvent.click(screen.getByRole('button', { name: t('relay.merge-into') }));
    expect(send).toHaveBeenCalledWith({ name: 'merge-questions', input: { questionId: 'q', into: 'p' } });
  });

  test('finds contributions of the queue here, and is told when one has the floor (Q11)', () => {
    const { seat, rerender } = open([
      question('q', 'Who decides?'),
      accepted('q'),
      taken('q'),
      asks('eve', 'intervention', { readAloud: 'I agree.' }),
    ]);
    fireEvent.click(screen.getByRole('button', { name: `1 ${t('relay.tab-queue')}` }));
    expect(screen.getByText('I agree.')).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: `1 ${t('relay.tab-taken')}` }));
    fireEvent.click(screen.getByRole('button', { name: /Who decides/ }));
    const floor = seat.meeting.floors.plenary!;
    const request = floor.queue.waiting[0]!;
    const { meeting } = seatAt([speaks('eve', nine)]).seat;
    const turn = { ...meeting.floors.plenary!.floor.turn!, request };
    const called = { plenary: { queue: { ...floor.queue, waiting: [], deck: [] }, floor: { ...floor.floor, turn } } };
    rerender(<RelayPage seat={{ ...seat, meeting: { ...seat.meeting, floors: called } }} />);
    expect(large()).toBe('Who decides?');
    fireEvent.click(screen.getByRole('button', { name: /Eve.*has the floor/ }));
    expect(large()).toBe('I agree.');
  });

  test('makes the text larger, and finds it so the next time', () => {
    open([question('q', 'Who decides?'), accepted('q')]);
    fireEvent.click(screen.getByRole('button', { name: t('relay.larger') }));
    expect(document.querySelector('blockquote')!.dataset.size).toBe('3');
    cleanup();
    open([question('q', 'Who decides?'), accepted('q')]);
    expect(document.querySelector('blockquote')!.dataset.size).toBe('3');
  });

  test('reads how long a question takes from being accepted to being read out (R5)', () => {
    const at = (ms: number, fact: MeetingEvent) => ({ at: nine + ms, fact });
    open([question('q', 'Who decides?'), at(0, accepted('q')), at(110_000, { type: 'question-read-out', questionId: 'q' })]);
    expect(screen.getByText(t('relay.lag', { time: '1:50' }))).toBeTruthy();
  });
});

test('nobody else finds anything on the relay desk (S1)', () => {
  const { seat } = seatAt([question('q', 'Who decides?')], { me: person('ana') });
  render(<RelayPage seat={seat} />);
  expect(screen.queryByText('Who decides?')).toBeNull();
  expect(screen.getByRole('link', { name: t('relay.to-attend') })).toBeTruthy();
});
