import type { Request } from '../state.ts';
import type { Reason } from '../why.ts';
import { byTheBook, isLast, isOrdinary, isUrgent, rank, waitedTooLong } from './by-the-book.ts';
import type { Minutes } from './minutes.ts';

type Said<One> = One extends { people: string[] } ? Omit<One, 'people'> : never;
/** The sentence that somebody belongs in, without the others who belong there too. */
type Sentence = Said<Reason>;

/** Who is before whom by the rules alone, and who would be if the sides did not take turns; read twice for every pair, so kept. */
function places(kept: Minutes) {
  const number = (order: Request[]) => new Map(order.map(({ id }, i) => [id, i]));
  const { order } = kept;
  const byRule = number(byTheBook(kept));
  const policies = order.policies.filter((policy) => policy !== 'alternate');
  const unturned = policies.length < order.policies.length ? number(byTheBook({ ...kept, order: { ...order, policies } })) : byRule;
  const before = (map: Map<string, number>) => (one: Request, other: Request) => map.get(one.id)! < map.get(other.id)!;
  return { byRule: before(byRule), unturned: before(unturned) };
}

/** For each person before `me`: the first rule that puts them there, found by asking of each pair what Q3 to Q7 say (Q13). */
function reasonsByTheBook(kept: Minutes): (other: Request, me: Request) => Sentence {
  const { policies, maxOvertakes, scope } = kept.order;
  const { byRule, unturned } = places(kept);
  return (other, me) => {
    if (isUrgent(me)) return { because: 'points-of-order-in-order-received' };
    if (isUrgent(other)) return { because: 'points-of-order' };
    if (kept.deck.includes(me.id)) return { because: 'you-are-on-deck' };
    if (kept.deck.includes(other.id)) return { because: 'on-deck' };
    if (isLast(other)) return { because: 'asked-earlier' };
    if (isLast(me)) return { because: 'right-of-reply-last' };
    if (byRule(me, other)) {
      const moved = kept.moves.has(other.id) ? other : me;
      const { by, reason } = kept.moves.get(moved.id)!;
      return { because: moved === other ? 'moved-before-you' : 'you-were-moved', by, ...(reason && { reason }) };
    }
    if (waitedTooLong(kept, other) && !waitedTooLong(kept, me)) return { because: 'overdue', maxOvertakes };
    if (waitedTooLong(kept, other)) return { because: 'asked-earlier' };
    if (unturned(me, other)) return { because: 'policy', policy: 'alternate' };
    const policy = policies.find((one) => rank(kept, one, other) !== rank(kept, one, me));
    if (!policy) return { because: 'asked-earlier' };
    const counts = policy === 'first-time-first' || policy === 'least-spoken-first';
    return { because: 'policy', policy, ...(counts && scope === 'item' && { within: scope }) };
  };
}

/** What is not true, or is missing, in the answer to "why am I seventh?" of each request in this order. */
export function untruths(kept: Minutes, inOrder: Request[], why: (requestId: string) => Reason[]): string[] {
  const reasonFor = reasonsByTheBook(kept);
  return inOrder.flatMap((me, i) => {
    const owed = new Map<string, string[]>();
    for (const other of inOrder.slice(0, i)) {
      const key = sorted(reasonFor(other, me));
      owed.set(key, [...(owed.get(key) ?? []), other.personId]);
    }
    const said = why(me.id);
    const heard = new Map(said.flatMap(named));
    const plain = [...said.flatMap((reason) => ('people' in reason ? [] : [reason.because]))].join();
    const overdue = isOrdinary(me) && !kept.deck.includes(me.id) && waitedTooLong(kept, me);
    const owedPlain = [...(i === 0 ? ['you-are-next'] : []), ...(overdue ? ['you-are-overdue'] : [])].join();
    const move = kept.moves.get(me.id);
    const movedTruly = said.every((one) => one.because !== 'you-were-moved' || (move && move.by === one.by && move.reason === one.reason));
    const sentences = said.filter((reason) => 'people' in reason && reason.people.length > 0).length;
    const [wanted, got] = [inLine(owed), inLine(heard)];
    return wanted === got && sentences === heard.size && plain === owedPlain && movedTruly
      ? []
      : [`Q13: ${me.id} is told ${JSON.stringify(said)}, owed ${wanted} ${owedPlain}`];
  });
}

const sorted = (sentence: object) => JSON.stringify(Object.entries(sentence).toSorted(([one], [other]) => (one < other ? -1 : 1)));
const inLine = (sentences: Map<string, string[]>) => JSON.stringify([...sentences].toSorted(([one], [other]) => (one < other ? -1 : 1)));
function named(reason: Reason): [string, string[]][] {
  if (!('people' in reason) || reason.people.length === 0) return [];
  const { people, ...sentence } = reason;
  return [[sorted(sentence), people]];
}
