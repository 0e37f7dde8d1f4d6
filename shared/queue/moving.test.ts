import { expect, test } from 'vitest';
import type { Command } from '../decide.ts';
import { play } from './play.ts';

const floor = 'plenary';
const moving = (requestId: string, where: { before: string } | { after: string }): Command => ({
  name: 'move-request',
  input: { floor, requestId, ...where },
});

function five() {
  const meeting = play();
  meeting.asks('zoe', 'ada', 'ben', 'cleo', 'dev', 'eve', 'fay');
  meeting.next();
  expect(meeting.order()).toEqual(['ada', 'ben', 'cleo', 'dev', 'eve', 'fay']);
  return meeting;
}

test('the chair puts a request before or after another (Q7)', () => {
  const meeting = five();
  meeting.before('fay', 'dev');
  expect(meeting.order()).toEqual(['ada', 'ben', 'cleo', 'fay', 'dev', 'eve']);
  meeting.after('cleo', 'eve');
  expect(meeting.order()).toEqual(['ada', 'ben', 'fay', 'dev', 'eve', 'cleo']);
});

test('the chair moves somebody among those on deck, and out of the deck (Q5, Q7)', () => {
  const meeting = five();
  meeting.before('ben', 'ada');
  expect(meeting.order().slice(0, 3)).toEqual(['ben', 'ada', 'cleo']);
  meeting.before('fay', 'ada');
  expect(meeting.order()).toEqual(['ben', 'fay', 'ada', 'cleo', 'dev', 'eve']);
  meeting.after('ben', 'dev');
  expect(meeting.order()).toEqual(['fay', 'ada', 'cleo', 'dev', 'ben', 'eve']);
});

test('a move is recorded with who and why (Q7)', () => {
  const meeting = five();
  meeting.does('co-chair', { name: 'move-request', input: { floor, requestId: 'fay', before: 'dev', reason: 'Has to leave' } });
  expect(meeting.log.at(-1)).toMatchObject({
    by: 'co-chair',
    event: { type: 'request-moved', requestId: 'fay', where: 'before', neighbourId: 'dev', reason: 'Has to leave' },
  });
  expect(meeting.queue().pins).toMatchObject([{ requestId: 'fay', by: 'co-chair', reason: 'Has to leave' }]);
});

test('a neighbour that has gone, was set aside or is the request itself is a refusal, not a guess (Q7)', () => {
  const meeting = five();
  meeting.withdraw('dev', 'dev');
  meeting.aside('eve', 'eve');
  expect(meeting.refusal('chair', moving('fay', { before: 'dev' }))).toBe('neighbour-gone');
  expect(meeting.refusal('chair', moving('fay', { after: 'eve' }))).toBe('neighbour-gone');
  expect(meeting.refusal('chair', moving('fay', { before: 'zoe' }))).toBe('neighbour-gone');
  expect(meeting.refusal('chair', moving('fay', { before: 'fay' }))).not.toBeNull();
  expect(meeting.refusal('chair', moving('dev', { before: 'fay' }))).toBe('no-such-request');
});

test("only chair or staff move requests, not even one's own (Q7)", () => {
  const meeting = five();
  expect(meeting.refusal('fay', moving('fay', { before: 'ada' }))).toBe('staff-only');
});

test('points of order stay first and rights of reply last, whatever is moved (Q3, Q7)', () => {
  const meeting = five();
  meeting.ask('kim', 'point-of-order');
  meeting.ask('lee', 'right-of-reply');
  for (const command of [
    moving('fay', { before: 'kim' }),
    moving('fay', { after: 'lee' }),
    moving('kim', { after: 'fay' }),
    moving('lee', { before: 'fay' }),
  ])
    expect(meeting.refusal('chair', command)).toBe('not-beside-that');
});

test('who asks later, or goes, does not come between the moved and the neighbour (Q7)', () => {
  const meeting = play({ kim: { standing: 'member' }, dev: { standing: 'observer' }, eve: { standing: 'observer' } });
  meeting.sort(['members-first']);
  meeting.asks('zoe', 'ada', 'ben', 'cleo', 'dev', 'eve');
  meeting.next();
  meeting.before('cleo', 'eve');
  expect(meeting.order()).toEqual(['ada', 'ben', 'dev', 'cleo', 'eve']);
  meeting.asks('kim');
  expect(meeting.order()).toEqual(['ada', 'ben', 'kim', 'dev', 'cleo', 'eve']);
  meeting.withdraw('dev', 'dev');
  expect(meeting.order()).toEqual(['ada', 'ben', 'kim', 'cleo', 'eve']);
});

test('when the neighbour goes, the moved request stays where people saw it (Q7)', () => {
  const meeting = five();
  meeting.before('fay', 'dev');
  meeting.withdraw('dev', 'dev');
  expect(meeting.order()).toEqual(['ada', 'ben', 'cleo', 'fay', 'eve']);
  meeting.withdraw('eve', 'eve');
  expect(meeting.order()).toEqual(['ada', 'ben', 'cleo', 'fay']);
});

test('moved again, only the last move is kept and explained (Q7)', () => {
  const meeting = five();
  meeting.before('fay', 'dev');
  meeting.does('co-chair', { name: 'move-request', input: { floor, requestId: 'fay', before: 'eve' } });
  expect(meeting.queue().pins).toMatchObject([{ requestId: 'fay', neighbourId: 'eve', by: 'co-chair' }]);
});

test('two moves around each other both stand as far as they can and lose nobody (Q7)', () => {
  const meeting = five();
  meeting.before('eve', 'fay');
  meeting.before('fay', 'eve');
  expect(meeting.order()).toEqual(['ada', 'ben', 'cleo', 'dev', 'fay', 'eve']);
});
