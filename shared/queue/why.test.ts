import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anyLog } from '../any-meeting.ts';
import { plenary } from '../floor-id.ts';
import { emptyMeeting, reduce } from '../meeting.ts';
import { speakingOrder } from './order.ts';
import { play } from './play.ts';
import type { Policy, Queue, Request } from './state.ts';
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
  expect(why(meeting.queue(), 'dev')).toContainEqual({ because: 'you-were-moved', by: 'chair', reason: 'Has to leave' });
  expect(why(meeting.queue(), 'cleo')).toContainEqual({ because: 'moved-before-you', people: ['dev'] });
});

test('a right of reply waits for all others, and those before it are named (Q3, Q13)', () => {
  const meeting = play();
  meeting.ask('lee', 'right-of-reply');
  meeting.ask('kim', 'right-of-reply');
  meeting.asks('ada', 'ben');
  expect(why(meeting.queue(), 'kim')).toEqual([
    { because: 'on-deck', people: ['ada'] },
    { because: 'right-of-reply-last', people: ['ben', 'lee'] },
  ]);
});

/** Whether a policy, taken alone and read from Q4, could put `first` before `second`. */
function favours(queue: Queue, policy: Policy, first: Request, second: Request): boolean {
  const tally = (request: Request) => queue.spoken[queue.order.scope][request.personId] ?? { turns: 0, ms: 0 };
  const [one, other] = [tally(first), tally(second)];
  if (policy === 'members-first') return first.standing === 'member' && second.standing === 'observer';
  if (policy === 'replies-first') return first.kind === 'reply' && second.kind !== 'reply';
  if (policy === 'first-time-first') return one.turns === 0 && other.turns > 0;
  if (policy === 'least-spoken-first')
    return one.turns < other.turns || (one.turns === other.turns && Math.floor(one.ms / 60_000) < Math.floor(other.ms / 60_000));
  return first.attendance !== second.attendance && first.number > second.number;
}

/** Whether a sentence is true of one person named in it. */
function isTrue(queue: Queue, reason: Reason, named: Request, request: Request): boolean {
  const { policies, maxOvertakes } = queue.order;
  if (reason.because === 'points-of-order') return named.kind === 'point-of-order';
  if (reason.because === 'points-of-order-in-order-received')
    return named.kind === 'point-of-order' && request.kind === 'point-of-order' && named.number < request.number;
  if (reason.because === 'on-deck') return queue.deck.includes(named.id) && !queue.deck.includes(request.id);
  if (reason.because === 'you-are-on-deck') return queue.deck.indexOf(named.id) < queue.deck.indexOf(request.id);
  if (reason.because === 'overdue') return policies.length > 0 && named.overtaken >= maxOvertakes;
  if (reason.because === 'policy') return policies.includes(reason.policy) && favours(queue, reason.policy, named, request);
  if (reason.because === 'asked-earlier') return named.number < request.number;
  if (reason.because === 'moved-before-you') return queue.pins.length > 0;
  return reason.because === 'right-of-reply-last' && request.kind === 'right-of-reply';
}

test('everybody before me is in exactly one sentence, and every sentence is true (Q13)', () => {
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
          for (const reason of reasons)
            for (const personId of peopleIn(reason))
              expect([
                seed,
                fact.seq,
                reason,
                before.some((named) => named.personId === personId && isTrue(queue, reason, named, request)),
              ]).toEqual([seed, fact.seq, reason, true]);
        });
      }
    }),
    { numRuns },
  );
});
