import fc from 'fast-check';
import { expect, test } from 'vitest';
import { speakingOrder } from './order.ts';
import { emptyQueue, policies, requestKinds, type Policy, type Queue, type Request } from './state.ts';

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

/** What Q4 says of one request and one policy: the smaller speaks first. */
function rank(queue: Queue, policy: Policy, { standing, kind, personId }: Request): number {
  const spoken = queue.spoken[queue.order.scope][personId];
  if (policy === 'members-first') return standing === 'member' ? 0 : 1;
  if (policy === 'replies-first') return kind === 'reply' ? 0 : 1;
  if (policy === 'first-time-first') return spoken ? 1 : 0;
  if (policy === 'least-spoken-first') return spoken ? spoken.turns * 1000 + Math.floor(spoken.ms / 60_000) : 0;
  return 0;
}

/** Those whom none of these policies puts behind somebody else. */
function bestBy(queue: Queue, list: Policy[], among: Request[]): Request[] {
  let best = among;
  for (const policy of list) {
    const least = Math.min(...best.map((request) => rank(queue, policy, request)));
    best = best.filter((request) => rank(queue, policy, request) === least);
  }
  return best;
}
const earliest = (among: Request[]) => among.reduce((first, other) => (other.number < first.number ? other : first));

/** Q3 and Q4 word by word: choose who speaks next, over and over. */
function orderByTheBook(queue: Queue): string[] {
  const { policies: list, maxOvertakes } = queue.order;
  const spoken: Request[] = [];
  const left = () => queue.waiting.filter((request) => !spoken.includes(request));
  const urgent = () => left().filter(({ kind }) => kind === 'point-of-order');
  const late = () => left().filter(({ kind }) => kind === 'right-of-reply');
  const rest = () => left().filter((request) => !late().includes(request));
  while (urgent().length > 0) spoken.push(earliest(urgent()));
  for (const id of queue.deck) spoken.push(queue.waiting.find((request) => request.id === id)!);
  const overdue = () => rest().filter(({ overtaken }) => list.length > 0 && overtaken >= maxOvertakes);
  while (overdue().length > 0) spoken.push(earliest(overdue()));
  while (rest().length > 0) {
    const turns = list.indexOf('alternate');
    const equals = bestBy(queue, turns < 0 ? list : list.slice(0, turns), rest());
    if (turns < 0) spoken.push(earliest(equals));
    else {
      const last = spoken.findLast(({ kind }) => kind !== 'point-of-order')?.attendance ?? queue.lastSide;
      const wanted = equals.filter(({ attendance }) => (last ? attendance !== last : attendance === earliest(equals).attendance));
      spoken.push(earliest(bestBy(queue, list.slice(turns + 1), wanted.length > 0 ? wanted : equals)));
    }
  }
  while (late().length > 0) spoken.push(earliest(late()));
  return spoken.map(({ id }) => id);
}

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
