import { expect, test } from 'vitest';
import type { Command } from '../decide.ts';
import { play } from './play.ts';

const floor = 'plenary';
const asideOf = (requestId: string): Command => ({ name: 'set-aside-request', input: { floor, requestId } });
const returnOf = (requestId: string): Command => ({ name: 'return-request', input: { floor, requestId } });
const withdrawal = (requestId: string): Command => ({ name: 'withdraw-request', input: { floor, requestId } });

test('"not now": who is set aside leaves the order, is kept, and returns to the old number (Q8)', () => {
  const meeting = play();
  meeting.asks('ada', 'ben', 'cleo', 'dev');
  meeting.next();
  meeting.asks('eve');
  const before = meeting.queue().waiting;
  meeting.aside('dev', 'dev');
  expect(meeting.order()).toEqual(['ben', 'cleo', 'eve']);
  expect(meeting.asideNow()).toEqual(['dev']);
  meeting.returns('dev', 'dev');
  expect(meeting.order()).toEqual(['ben', 'cleo', 'dev', 'eve']);
  expect(meeting.queue().waiting).toEqual(before);
});

test('who returns stands behind those on deck, however early they asked (Q8)', () => {
  const meeting = play();
  meeting.asks('ada', 'ben', 'cleo', 'dev', 'eve');
  meeting.aside('ben', 'ben');
  meeting.next();
  expect(meeting.onDeck()).toEqual(['cleo', 'dev']);
  meeting.returns('ben', 'ben');
  expect(meeting.order()).toEqual(['cleo', 'dev', 'ben', 'eve']);
});

test('set aside and return any number of times (Q8)', () => {
  const meeting = play();
  meeting.asks('ada', 'ben');
  for (const who of ['ben', 'chair', 'ben', 'chair']) {
    meeting.aside(who, 'ben');
    meeting.returns(who === 'ben' ? 'chair' : 'ben', 'ben');
  }
  expect(meeting.order()).toEqual(['ada', 'ben']);
});

test('setting aside says by whom and why; it is for the owner and staff, once (Q8)', () => {
  const meeting = play();
  meeting.asks('ada', 'ben');
  expect(meeting.refusal('ben', asideOf('ada'))).toBe('not-yours');
  meeting.does('chair', { name: 'set-aside-request', input: { floor, requestId: 'ada', reason: 'Muted' } });
  expect(meeting.queue().aside[0]).toMatchObject({ id: 'ada', asideBy: 'chair', reason: 'Muted' });
  expect(meeting.refusal('ada', asideOf('ada'))).toBe('already-aside');
  expect(meeting.refusal('ben', returnOf('ada'))).toBe('not-yours');
  expect(meeting.refusal('ben', returnOf('ben'))).toBe('not-aside');
  expect(meeting.refusal('chair', asideOf('gone'))).toBe('no-such-request');
  expect(meeting.refusal('chair', returnOf('gone'))).toBe('no-such-request');
});

test('called but not there: the chair sets the holder aside in one press, nothing counts as spoken, nothing is lost (Q8, N10)', () => {
  const meeting = play();
  meeting.asks('ada', 'ben');
  meeting.next();
  meeting.does('chair', { name: 'set-aside-request', input: { floor, requestId: 'ada', reason: 'Not there' } });
  expect(meeting.holder()).toBeNull();
  expect(meeting.asideNow()).toEqual(['ada']);
  expect(meeting.queue().spoken.meeting).toEqual({});
  meeting.returns('ada', 'ada');
  expect(meeting.order()).toEqual(['ben', 'ada']);
  expect(meeting.queue().waiting[0]).toMatchObject({ id: 'ada', number: 6 });
});

test('whoever is set aside returns instead of asking anew (Q1, Q8)', () => {
  const meeting = play();
  meeting.asks('ada', 'ben');
  meeting.aside('ben', 'ben');
  expect(meeting.refusal('ben', { name: 'request-floor', input: { floor, kind: 'intervention' } })).toBe('already-aside');
  expect(meeting.refusal('ben', { name: 'request-floor', input: { floor, kind: 'point-of-order' } })).toBeNull();
});

test('set aside while speaking, with a new request waiting, one may still be changed and return when the other has gone (Q1, Q8)', () => {
  const meeting = play();
  meeting.ask('ada');
  meeting.next();
  meeting.ask('ada');
  meeting.aside('chair', 'ada');
  expect(meeting.refusal('ada', returnOf('ada'))).toBe('already-waiting');
  expect(meeting.refusal('ada', { name: 'amend-request', input: { floor, requestId: 'ada 2', kind: 'question' } })).toBeNull();
  meeting.aside('ada', 'ada 2');
  expect(meeting.refusal('ada', returnOf('ada'))).toBeNull();
  meeting.returns('ada', 'ada 2');
  expect(meeting.order()).toEqual(['ada 2']);
});

test('withdrawing is for the owner and staff, waiting or set aside (Q9)', () => {
  const meeting = play();
  meeting.asks('ada', 'ben', 'cleo');
  expect(meeting.refusal('ben', withdrawal('ada'))).toBe('not-yours');
  expect(meeting.refusal('ben', withdrawal('gone'))).toBe('no-such-request');
  meeting.withdraw('ada', 'ada');
  meeting.withdraw('chair', 'ben');
  meeting.aside('cleo', 'cleo');
  meeting.withdraw('cleo', 'cleo');
  expect(meeting.queue()).toMatchObject({ waiting: [], aside: [] });
});

test('on a floor that is not there, there is no request either (Q9, S1)', () => {
  const meeting = play();
  meeting.asks('ada', 'ben');
  const at = (floor: string): Command[] => [
    { name: 'amend-request', input: { floor, requestId: 'ada', subject: 'x' } },
    { name: 'withdraw-request', input: { floor, requestId: 'ada' } },
    { name: 'set-aside-request', input: { floor, requestId: 'ada' } },
    { name: 'return-request', input: { floor, requestId: 'ada' } },
    { name: 'move-request', input: { floor, requestId: 'ada', after: 'ben' } },
  ];
  for (const command of [...at('group-9'), ...at('constructor')]) expect(meeting.refusal('chair', command)).toBe('no-such-request');
  expect(meeting.refusal('chair', { name: 'set-order', input: { floor: 'group-9', policies: [], deckSize: 2 } })).toBe('no-such-floor');
});

test('leaving on purpose withdraws what waits and what is set aside (Q14)', () => {
  const meeting = play();
  meeting.asks('ada', 'ben');
  meeting.aside('ada', 'ada');
  meeting.ask('ada', 'point-of-order');
  meeting.does('ada', { name: 'leave-meeting', input: {} });
  expect(meeting.order()).toEqual(['ben']);
  expect(meeting.asideNow()).toEqual([]);
});

test('nothing but a command takes anybody out of the queue: there is no fact for a lost connection (Q14)', () => {
  const meeting = play();
  meeting.asks('ada', 'ben');
  const types = new Set(meeting.log.map(({ event }) => event.type));
  expect([...types].toSorted()).toEqual(['floor-requested', 'meeting-created', 'meeting-opened', 'role-given']);
  expect(meeting.order()).toEqual(['ada', 'ben']);
});
