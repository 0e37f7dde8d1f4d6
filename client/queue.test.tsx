import { act, cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import { afterEach, beforeAll, expect, test, vi } from 'vitest';
import { meetingOf, nine } from '../shared/given.ts';
import type { Policy } from '../shared/queue/state.ts';
import { Queue, QueueRows } from './queue.tsx';
import { asks, card, created, opened, seatAt, speaks } from './seat.given.ts';
import Why from './why.tsx';
import { speak } from './words.ts';

beforeAll(() => speak('en'));
afterEach(cleanup);

/** As a person reads it, without the marks that keep a name in its own direction. */
const plain = (text: string | null) => (text ?? '').replace(/[\u2068\u2069]/g, '');
const rows = () => screen.getAllByRole('listitem').map((row) => plain(row.textContent));
const sorted = (...policies: Policy[]) =>
  ({ type: 'order-set', floor: 'plenary', order: { policies, deckSize: 0, maxOvertakes: 10, scope: 'meeting' } }) as const;

test('everybody stands in speaking order with number, name, state and side (Q3)', () => {
  const { seat } = seatAt([
    asks('bo'),
    asks('cleo', 'question'),
    asks('dan', 'point-of-order'),
    asks('eve', 'intervention', { readAloud: 'Please.' }),
  ]);
  render(<Queue seat={seat} />);
  expect(screen.getByRole('heading', { name: '4 waiting' })).toBeTruthy();
  expect(rows()).toEqual(['1DanPoint of orderRemote', '2BoOn deckRemote', '3CleoquestionWaitingRemote', '4EveRead aloudRemote']);
});

test('my own row says that it is mine', () => {
  const { seat } = seatAt([asks('bo'), asks('ana')]);
  render(<QueueRows seat={seat} />);
  expect(rows()[1]).toContain('You, Ana');
});

test('a lost line is shown and costs no place; somebody without a device is never away (Q14, N7)', () => {
  const people = { bo: card('bo'), cleo: card('cleo', { noDevice: true }) };
  const { seat } = seatAt([asks('bo'), asks('cleo')], { people, presence: { onSite: 0, remote: 0, away: ['bo', 'cleo'] } });
  render(<QueueRows seat={seat} />);
  expect(rows()[0]).toContain('Away');
  expect(rows()[1]).not.toContain('Away');
});

test('who was entered by somebody else stands there as an equal, and the entry says so (Q10, N7)', () => {
  const entered = asks('bo');
  if (entered.type === 'floor-requested') entered.request = { ...entered.request, via: 'staff', enteredBy: 'cleo' };
  render(<QueueRows seat={seatAt([entered]).seat} />);
  expect(rows()[0]).toContain('entered by Cleo');
});

test('a row is the same element after others have passed it', () => {
  const { seat } = seatAt([asks('bo'), asks('cleo')]);
  const { rerender } = render(<QueueRows seat={seat} />);
  const before = screen.getAllByRole('listitem')[1];
  rerender(<QueueRows seat={seatAt([asks('bo'), asks('cleo'), asks('dan', 'point-of-order')]).seat} />);
  expect(screen.getAllByRole('listitem')[2]).toBe(before);
});

test('who is set aside is found below, folded, and not in the count (Q8)', () => {
  const aside = { type: 'request-set-aside', floor: 'plenary', requestId: 'bo', personId: 'bo' } as const;
  const { seat } = seatAt([asks('bo'), asks('cleo'), aside]);
  render(<Queue seat={seat} />);
  expect(screen.getByRole('heading', { name: '1 waiting' })).toBeTruthy();
  const folded = screen.getByText('1 set aside').closest('details')!;
  expect(folded.open).toBe(false);
  expect(within(folded).getByText('Bo')).toBeTruthy();
});

test('the list says that it is closed and when it ends (N11, Q12)', () => {
  const { seat } = seatAt([speaks('dan', nine), asks('bo'), asks('cleo'), { type: 'queue-closed', floor: 'plenary' }]);
  render(<Queue seat={{ ...seat, now: () => nine + 60_000 }} />);
  expect(screen.getByText(/list closed/).textContent).toContain('ends about 09:09 UTC');
});

test.each([
  ['waiting', meetingOf(created()), 'Nobody is waiting yet'],
  ['open', meetingOf(created(), opened), 'The floor is free'],
  ['open while somebody speaks', meetingOf(created(), opened, speaks('dan', nine)), 'Whoever asks now is next'],
  ['open with a closed list', meetingOf(created(), opened, { type: 'queue-closed', floor: 'plenary' }), 'the list is closed'],
  ['closed', meetingOf(created(), opened, { type: 'meeting-closed' }), 'The meeting has ended'],
])('an empty queue of a meeting that is %s has its own sentence', (_phase, meeting, sentence) => {
  render(<Queue seat={seatAt([], { meeting }).seat} />);
  expect(screen.getByText(new RegExp(sentence))).toBeTruthy();
});

const whyOf = (requestId: string, ...facts: Parameters<typeof seatAt>[0]) => {
  render(<Why seat={seatAt(facts).seat} requestId={requestId} />);
  return rows();
};

test('why am I third is answered with names (Q13)', () => {
  expect(whyOf('ana', asks('bo'), asks('cleo'), asks('dan', 'point-of-order'), asks('ana'))).toEqual([
    'A point of order comes first: Dan.',
    'Already announced as next, and no rule moves them: Bo.',
    'Cleo asked earlier.',
  ]);
});

test('a rule that put somebody first is told as the rule it is (Q4, Q13)', () => {
  expect(whyOf('ana', sorted('replies-first'), asks('ana'), asks('bo', 'reply'))).toEqual(['Replies come first: Bo.']);
});

test('a place that the chair gave is told with its reason (Q7, Q13)', () => {
  const moved = {
    type: 'request-moved',
    floor: 'plenary',
    requestId: 'ana',
    where: 'before',
    neighbourId: 'cleo',
    reason: 'has a train',
  } as const;
  expect(whyOf('ana', sorted(), asks('bo'), asks('cleo'), asks('ana'), { at: nine + 5000, by: 'eve', fact: moved })).toEqual([
    'Bo asked earlier.',
    'Eve moved this request here. Reason: has a train',
  ]);
});

const movedBy = (by: string, more: { reason?: string } = {}) => ({
  at: nine + 5000,
  by,
  fact: { type: 'request-moved', floor: 'plenary', requestId: 'cleo', where: 'before', neighbourId: 'bo', ...more } as const,
});

test('whoever was moved back reads behind whom, and whoever was passed reads by whom and why (Q7, Q13)', () => {
  const later = { ...movedBy('eve').fact, requestId: 'ana', where: 'after', neighbourId: 'cleo' } as const;
  expect(whyOf('ana', sorted(), asks('ana'), asks('bo'), asks('cleo'), { at: nine + 5000, by: 'eve', fact: later })).toEqual([
    'Eve moved this request here, behind Bo and Cleo.',
  ]);
  cleanup();
  expect(whyOf('bo', sorted(), asks('bo'), asks('cleo'), movedBy('eve', { reason: 'has a train' }))).toEqual([
    'Eve put before this place: Cleo. Reason: has a train',
  ]);
});

test('a moved request is marked in every queue with who moved it, also on deck (Q7)', () => {
  const { seat } = seatAt([sorted(), asks('bo'), asks('cleo'), movedBy('eve')]);
  render(<QueueRows seat={seat} />);
  expect(rows()).toEqual(['1Cleo moved by EveWaitingRemote', '2BoWaitingRemote']);
  cleanup();
  const onDeck = seatAt([asks('bo'), asks('cleo'), movedBy('eve')]);
  render(<QueueRows seat={onDeck.seat} />);
  expect(rows()).toEqual(['1Cleo moved by EveOn deckRemote', '2BoOn deckRemote']);
});

test('any row is pressed to read why it stands there, one at a time, and nothing can be done to it (Q13)', async () => {
  const { seat } = seatAt([sorted(), asks('bo'), asks('cleo'), asks('dan'), movedBy('eve', { reason: 'has a train' })]);
  render(<Queue seat={seat} />);
  const row = (name: RegExp) => screen.getByRole('button', { name });
  await act(async () => void fireEvent.click(row(/Cleo/)));
  expect(plain((await screen.findByText(/moved this request here/)).textContent)).toBe('Eve moved this request here. Reason: has a train');
  await act(async () => void fireEvent.click(row(/Dan/)));
  expect(row(/Cleo/).getAttribute('aria-expanded')).toBe('false');
  expect(plain((await screen.findByText(/asked earlier/)).textContent)).toBe('Cleo and Bo asked earlier.');
  await act(async () => void fireEvent.click(row(/Dan/)));
  expect(screen.queryByText(/asked earlier/)).toBeNull();
  expect(screen.getAllByRole('button')).toHaveLength(3);
});

test('a row that was open can be left in a browser that answers scrolling with a promise (Q13)', async () => {
  const promised: () => unknown = () => Promise.resolve();
  vi.spyOn(Element.prototype, 'scrollIntoView').mockImplementation(promised);
  const { seat } = seatAt([sorted(), asks('bo')]);
  const { unmount } = render(<Queue seat={seat} />);
  await act(async () => void fireEvent.click(screen.getByRole('button', { name: /Bo/ })));
  await screen.findByText('Nobody is before this place.');
  unmount();
  vi.restoreAllMocks();
});

test('the published order stands above the queue (N9)', () => {
  const order = { policies: ['members-first', 'first-time-first'] as Policy[], deckSize: 0, maxOvertakes: 10, scope: 'item' as const };
  render(<Queue seat={seatAt([{ type: 'order-set', floor: 'plenary', order }]).seat} />);
  expect(screen.getByText('members first, then first-time speakers of this item first, then order received')).toBeTruthy();
  cleanup();
  render(<Queue seat={seatAt([]).seat} />);
  expect(screen.getByText('order received')).toBeTruthy();
});

test('the first place needs one sentence (Q13)', () => {
  expect(whyOf('ana', sorted(), asks('ana'))).toEqual(['Nobody is before this place.']);
});

test('a long list of names ends in a number', () => {
  const said = whyOf('ana', sorted(), ...['bo', 'cleo', 'dan', 'eve', 'fay', 'gil'].map((id) => asks(id)), asks('ana'));
  expect(said).toEqual(['Bo, Cleo, Dan, Eve, and 2 others asked earlier.']);
});
