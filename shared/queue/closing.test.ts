import { expect, test } from 'vitest';
import type { Command } from '../decide.ts';
import { play } from './play.ts';

const floor = 'plenary';
const asking = (input: object = {}): Command => ({ name: 'request-floor', input: { floor, kind: 'intervention', ...input } });
const close: Command = { name: 'close-queue', input: { floor } };
const reopen: Command = { name: 'reopen-queue', input: { floor } };

test('a point of order may be raised while the queue is closed, and nothing else (Q12)', () => {
  const meeting = play();
  meeting.does('chair', close);
  for (const kind of ['intervention', 'reply', 'question', 'right-of-reply'] as const)
    expect(meeting.refusal('ada', asking({ kind }))).toBe('queue-closed');
  meeting.ask('ada', 'point-of-order');
  expect(meeting.order()).toEqual(['ada']);
});

test('a point of order raised while the queue is closed does not become a request by amending it (Q12)', () => {
  const meeting = play();
  meeting.does('chair', close);
  meeting.ask('ada', 'point-of-order');
  expect(meeting.refusal('ada', { name: 'amend-request', input: { floor, requestId: 'ada', kind: 'intervention' } })).toBe('queue-closed');
  expect(meeting.refusal('chair', { name: 'amend-request', input: { floor, requestId: 'ada', kind: 'intervention' } })).toBeNull();
});

test('staff may still enter people while the queue is closed (Q12)', () => {
  const meeting = play();
  meeting.does('chair', close);
  meeting.does('chair', asking({ for: { personId: 'ben' } }), 'ben');
  meeting.does('chair', asking({ for: { label: 'Lady in row 3' } }), 'lady');
  expect(meeting.order()).toHaveLength(2);
});

test('who waits keeps their place, and who was set aside may return, while the queue is closed (Q8, Q12)', () => {
  const meeting = play();
  meeting.asks('ada', 'ben');
  meeting.aside('ada', 'ada');
  meeting.does('chair', close);
  expect(meeting.order()).toEqual(['ben']);
  meeting.returns('ada', 'ada');
  expect(meeting.order()).toContain('ada');
});

test('closing and reopening is for the chair, and for a list that is not so already (Q12)', () => {
  const meeting = play();
  expect(meeting.refusal('ada', close)).toBe('chair-only');
  expect(meeting.refusal('ada', reopen)).toBe('chair-only');
  expect(meeting.refusal('chair', reopen)).toBe('queue-open');
  expect(meeting.refusal('chair', { name: 'close-queue', input: { floor: 'group-9' } })).toBe('no-such-floor');
  expect(meeting.refusal('chair', { name: 'reopen-queue', input: { floor: 'group-9' } })).toBe('no-such-floor');
  meeting.does('chair', close);
  expect(meeting.refusal('chair', close)).toBe('queue-closed');
  meeting.does('chair', reopen);
  expect(meeting.refusal('ada', asking())).toBeNull();
});

test('the queue is open again when the next agenda item opens (Q12)', () => {
  const meeting = play();
  meeting.does('chair', { name: 'add-agenda-item', input: { title: 'Budget' } }, 'budget');
  meeting.does('chair', close);
  meeting.does('chair', { name: 'open-agenda-item', input: { itemId: 'budget' } });
  expect(meeting.refusal('ada', asking())).toBeNull();
});

/** Budget is open, Elections come next; ada waits, ben raised a point of order, cleo is set aside. */
function withPeopleWaiting() {
  const meeting = play();
  meeting.does('chair', { name: 'add-agenda-item', input: { title: 'Budget' } }, 'budget');
  meeting.does('chair', { name: 'add-agenda-item', input: { title: 'Elections' } }, 'elections');
  meeting.does('chair', { name: 'open-agenda-item', input: { itemId: 'budget' } });
  meeting.asks('ada', 'cleo');
  meeting.ask('ben', 'point-of-order');
  meeting.aside('cleo', 'cleo');
  return meeting;
}

test('an item with people waiting is not closed without a word about them, by no way (Q15)', () => {
  const meeting = withPeopleWaiting();
  expect(meeting.refusal('chair', { name: 'close-agenda-item', input: { itemId: 'budget' } })).toBe('leftover-undecided');
  expect(meeting.refusal('chair', { name: 'open-agenda-item', input: { itemId: 'elections' } })).toBe('leftover-undecided');
  expect(meeting.refusal('chair', { name: 'close-meeting', input: {} })).toBe('leftover-undecided');
});

test('an item with nobody waiting closes without a question (Q15)', () => {
  const meeting = withPeopleWaiting();
  for (const id of ['ada', 'ben', 'cleo']) meeting.withdraw(id, id);
  expect(meeting.refusal('chair', { name: 'close-agenda-item', input: { itemId: 'budget' } })).toBeNull();
});

test('carried over, everybody keeps their place into the next item (Q15)', () => {
  const meeting = withPeopleWaiting();
  const before = meeting.queue();
  meeting.does('chair', { name: 'open-agenda-item', input: { itemId: 'elections', leftover: 'carry' } });
  expect(meeting.order()).toEqual(['ben', 'ada']);
  expect(meeting.queue()).toMatchObject({ waiting: before.waiting, aside: before.aside });
});

test('stored, everybody who waited or was set aside is written under the item, and the queue is empty (Q15)', () => {
  const meeting = withPeopleWaiting();
  meeting.does('chair', { name: 'close-agenda-item', input: { itemId: 'budget', leftover: 'store' } });
  expect(meeting.queue()).toMatchObject({ waiting: [], aside: [], deck: [], pins: [] });
  expect(
    meeting
      .meeting()
      .agenda.items[0]!.stored.map(({ id }) => id)
      .toSorted(),
  ).toEqual(['ada', 'ben', 'cleo']);
  expect(meeting.refusal('ada', asking())).toBeNull();
});

test('cleared, the queue is empty and the log still says who was let go (Q15)', () => {
  const meeting = withPeopleWaiting();
  meeting.does('chair', { name: 'open-agenda-item', input: { itemId: 'elections', leftover: 'clear' } });
  expect(meeting.queue()).toMatchObject({ waiting: [], aside: [], deck: [], pins: [] });
  expect(meeting.meeting().agenda.items[0]!.stored).toEqual([]);
  expect(meeting.log.find(({ event }) => event.type === 'leftover-settled')?.event).toMatchObject({
    how: 'clear',
    requests: [{ id: 'ada' }, { id: 'ben' }, { id: 'cleo' }],
  });
});
