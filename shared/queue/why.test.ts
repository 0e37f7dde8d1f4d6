import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anyLog } from '../any-meeting.ts';
import { plenary } from '../floor-id.ts';
import { emptyMeeting } from '../meeting.ts';
import { reduce } from '../reduce.ts';
import { speakingOrder } from './order.ts';
import { play } from './play.ts';
import { why, type Reason } from './why.ts';

const numRuns = Number(process.env['FUZZ'] ?? 150);
const peopleIn = (reason: Reason) => ('people' in reason ? reason.people : []);

test('the one who is next is told so (Q13)', () => {
  const meeting = play();
  meeting.asks('ada', 'ben');
  expect(why(meeting.queue(), 'ada')[0]).toEqual({ because: 'you-are-next' });
  expect(why(meeting.queue(), 'gone')).toEqual([]);
});

test('points of order, those on deck and those who asked earlier are named, in speaking order (Q13)', () => {
  const meeting = play();
  meeting.asks('zoe', 'ada', 'ben', 'cleo', 'dev');
  meeting.next();
  meeting.ask('eve', 'point-of-order');
  meeting.ask('fay', 'point-of-order');
  expect(why(meeting.queue(), 'dev')).toEqual([
    { because: 'points-of-order', people: ['eve', 'fay'] },
    { because: 'on-deck', people: ['ada', 'ben'] },
    { because: 'asked-earlier', people: ['cleo'] },
  ]);
  expect(why(meeting.queue(), 'ben')).toEqual([
    { because: 'points-of-order', people: ['eve', 'fay'] },
    { because: 'you-are-on-deck', people: ['ada'] },
  ]);
  expect(why(meeting.queue(), 'fay')).toEqual([{ because: 'points-of-order-in-order-received', people: ['eve'] }]);
});

test('the policy that put somebody first is named, and only for those it put first (Q4, Q13)', () => {
  const meeting = play({ obi: { standing: 'observer' }, ola: { standing: 'observer' } });
  meeting.sort(['members-first', 'first-time-first'], { deckSize: 0 });
  meeting.speaks('ada');
  meeting.speaks('ola');
  meeting.asks('obi', 'ola', 'ada', 'ben');
  expect(meeting.order()).toEqual(['ben', 'ada', 'obi', 'ola']);
  expect(why(meeting.queue(), 'ola')).toEqual([
    { because: 'policy', policy: 'members-first', people: ['ben', 'ada'] },
    { because: 'policy', policy: 'first-time-first', people: ['obi'] },
  ]);
});

test('where having spoken means in this item, the sentence says so (Q4, Q13)', () => {
  const meeting = play();
  meeting.sort(['first-time-first'], { deckSize: 0, scope: 'item' });
  meeting.speaks('ada');
  meeting.asks('ada', 'ben');
  expect(why(meeting.queue(), 'ada')).toEqual([{ because: 'policy', policy: 'first-time-first', people: ['ben'], within: 'item' }]);
});

test('whoever waited too long is named as overdue, and is told so (Q6, Q13)', () => {
  const meeting = play({ obi: { standing: 'observer' } });
  meeting.sort(['members-first'], { deckSize: 1, maxOvertakes: 1 });
  meeting.asks('ada', 'obi', 'ben', 'cleo');
  meeting.next();
  expect(meeting.order()).toEqual(['ben', 'obi', 'cleo']);
  expect(why(meeting.queue(), 'cleo')).toEqual([
    { because: 'on-deck', people: ['ben'] },
    { because: 'overdue', people: ['obi'], maxOvertakes: 1 },
  ]);
  expect(why(meeting.queue(), 'obi')).toContainEqual({ because: 'you-are-overdue', maxOvertakes: 1 });
});

test('whoever the chair moved is told by whom and why, and whoever was passed is told that (Q7, Q13)', () => {
  const meeting = play();
  meeting.asks('zoe', 'ada', 'ben', 'cleo', 'dev');
  meeting.next();
  meeting.does('chair', { name: 'move-request', input: { floor: plenary, requestId: 'dev', before: 'cleo', reason: 'Has to leave' } });
  expect(why(meeting.queue(), 'dev')).toContainEqual({ because: 'you-were-moved', people: [], by: 'chair', reason: 'Has to leave' });
  expect(why(meeting.queue(), 'cleo')).toContainEqual({
    because: 'moved-before-you',
    people: ['dev'],
    by: 'chair',
    reason: 'Has to leave',
  });
});

test('a right of reply waits for all others, and those before it are named (Q3, Q13)', () => {
  const meeting = play();
  meeting.ask('lee', 'right-of-reply');
  meeting.ask('kim', 'right-of-reply');
  meeting.asks('ada', 'ben');
  expect(why(meeting.queue(), 'kim')).toEqual([
    { because: 'on-deck', people: ['ada'] },
    { because: 'right-of-reply-last', people: ['ben'] },
    { because: 'asked-earlier', people: ['lee'] },
  ]);
});

test('whoever the chair moved back is told so with those who stand before now, by each who moved somebody (Q7, Q13)', () => {
  const meeting = play();
  meeting.sort([], { deckSize: 0 });
  meeting.asks('ada', 'ben', 'cleo', 'dev', 'eve');
  meeting.after('ada', 'cleo');
  meeting.does('secretary', { name: 'move-request', input: { floor: plenary, requestId: 'eve', before: 'ada' } });
  expect(meeting.order()).toEqual(['ben', 'cleo', 'eve', 'ada', 'dev']);
  expect(why(meeting.queue(), 'ada')).toEqual([
    { because: 'you-were-moved', people: ['ben', 'cleo'], by: 'chair' },
    { because: 'moved-before-you', people: ['eve'], by: 'secretary' },
  ]);
});

test('whoever the chair moved among those announced is told by whom, and stays so marked until called (Q5, Q7, Q13)', () => {
  const meeting = play();
  meeting.asks('zoe', 'ada', 'ben', 'cleo');
  meeting.next();
  meeting.before('cleo', 'ben');
  meeting.next();
  expect(why(meeting.queue(), 'cleo')).toEqual([
    { because: 'you-are-next' },
    { because: 'you-are-on-deck', people: [] },
    { because: 'you-were-moved', people: [], by: 'chair' },
  ]);
  meeting.next();
  expect(meeting.queue().pins).toEqual([]);
});

test('taking turns is named only for whoever would come after me without it (Q4, Q13)', () => {
  const meeting = play({ sam: { attendance: 'on-site', standing: 'observer' }, sue: { attendance: 'on-site' } });
  meeting.sort(['alternate', 'members-first'], { deckSize: 0 });
  meeting.asks('sam', 'ada', 'ben', 'sue', 'cleo');
  expect(meeting.order()).toEqual(['sue', 'ada', 'sam', 'ben', 'cleo']);
  expect(why(meeting.queue(), 'ben')).toEqual([
    { because: 'policy', policy: 'alternate', people: ['sue', 'sam'] },
    { because: 'asked-earlier', people: ['ada'] },
  ]);
});

test('of two who both waited too long, the one who asked first is not said to have passed the other by that (Q6, Q13)', () => {
  const meeting = play({ obi: { standing: 'observer' }, ola: { standing: 'observer' } });
  meeting.sort(['members-first'], { deckSize: 0, maxOvertakes: 1 });
  meeting.asks('obi', 'ola', 'ada');
  meeting.next();
  expect(why(meeting.queue(), 'ola')).toEqual([
    { because: 'you-are-overdue', maxOvertakes: 1 },
    { because: 'asked-earlier', people: ['obi'] },
  ]);
});

test('whatever happens in a meeting, everybody before me is in exactly one sentence and nobody behind me in any (Q13)', () => {
  fc.assert(
    fc.property(fc.nat(), (seed) => {
      let meeting = emptyMeeting;
      for (const fact of anyLog(seed, 100)) {
        meeting = reduce(meeting, fact);
        const { queue } = meeting.floors[plenary]!;
        const inOrder = speakingOrder(queue).map(({ request }) => request);
        inOrder.forEach((request, i) => {
          const before = inOrder.slice(0, i);
          const reasons = why(queue, request.id);
          expect(reasons.flatMap(peopleIn).toSorted()).toEqual(before.map(({ personId }) => personId).toSorted());
          expect(reasons.some(({ because }) => because === 'you-are-next')).toBe(i === 0);
        });
      }
    }),
    { numRuns },
  );
});
