import fc from 'fast-check';
import { expect, test } from 'vitest';
import { byTheBook } from './proof/by-the-book.ts';
import { speakingOrder } from './order.ts';
import { emptyQueue, policies, requestKinds, type Queue, type Request } from './state.ts';

const numRuns = Number(process.env['FUZZ'] ?? 500);

/** Any queue, reachable or not, without moves by the chair. */
const anyQueue: fc.Arbitrary<Queue> = fc
  .record({
    people: fc.array(
      fc.record({
        attendance: fc.constantFrom('on-site', 'remote'),
        standing: fc.constantFrom('member', 'observer'),
        kind: fc.oneof({ weight: 3, arbitrary: fc.constant('intervention') }, fc.constantFrom(...requestKinds)),
        overtaken: fc.nat(3),
        turns: fc.nat(2),
        ms: fc.integer({ min: 0, max: 200_000 }),
        announced: fc.boolean(),
      }),
      { maxLength: 10 },
    ),
    deckSize: fc.nat(3),
    policies: fc.shuffledSubarray([...policies]),
    scope: fc.constantFrom('item', 'meeting'),
    lastSide: fc.constantFrom(null, 'on-site', 'remote'),
  })
  .map(({ people, deckSize, policies, scope, lastSide }) => {
    const waiting = people.map(({ attendance, standing, kind, overtaken }, i): Request => {
      const id = `r${i}`;
      return { id, number: 10 + i, askedAt: i, personId: `p${i}`, attendance, standing, kind, via: 'self', overtaken };
    });
    const spoken = Object.fromEntries(people.flatMap(({ turns, ms }, i) => (turns > 0 ? [[`p${i}`, { turns, ms }]] : [])));
    const deck = waiting
      .filter(({ kind }, i) => people[i]!.announced && kind !== 'point-of-order' && kind !== 'right-of-reply')
      .map(({ id }) => id);
    return {
      ...emptyQueue,
      waiting,
      deck: deck.slice(0, deckSize).toReversed(),
      lastSide,
      order: { policies, deckSize, maxOvertakes: 3, scope },
      spoken: { item: {}, meeting: {}, [scope]: spoken },
    };
  });

const orderByTheBook = (queue: Queue) => byTheBook(queue).map(({ id }) => id);

test('whatever the policies and their combination, the order is what the rules say word by word (Q3, Q4, Q6)', () => {
  fc.assert(
    fc.property(anyQueue, (queue) => {
      expect(speakingOrder(queue).map(({ request }) => request.id)).toEqual(orderByTheBook(queue));
    }),
    { numRuns },
  );
});

for (const first of policies)
  for (const second of policies.filter((policy) => policy !== first))
    test(`${first}, then ${second}, is what the rules say word by word (Q4)`, () => {
      fc.assert(
        fc.property(anyQueue, (any) => {
          const queue = { ...any, order: { ...any.order, policies: [first, second] } };
          expect(speakingOrder(queue).map(({ request }) => request.id)).toEqual(orderByTheBook(queue));
        }),
        { numRuns: Math.ceil(numRuns / 5) },
      );
    });
