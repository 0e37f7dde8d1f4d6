import type { Policy, Queue, Request } from '../state.ts';

/** What the order depends on; `pins` are left out, since the rules know nothing of the chair's moves. */
export type Sorted = Pick<Queue, 'waiting' | 'deck' | 'lastSide' | 'order' | 'spoken'>;

export const isUrgent = ({ kind }: Request) => kind === 'point-of-order';
export const isLast = ({ kind }: Request) => kind === 'right-of-reply';
export const isOrdinary = (request: Request) => !isUrgent(request) && !isLast(request);
export const waitedTooLong = ({ order }: Sorted, { overtaken }: Request) => order.policies.length > 0 && overtaken >= order.maxOvertakes;

/** What Q4 says of one request and one policy: the smaller speaks first. Taking turns says nothing of one request alone. */
export function rank(sorted: Sorted, policy: Policy, { standing, kind, personId }: Request): number {
  const spoken = sorted.spoken[sorted.order.scope][personId];
  if (policy === 'members-first') return standing === 'member' ? 0 : 1;
  if (policy === 'replies-first') return kind === 'reply' ? 0 : 1;
  if (policy === 'first-time-first') return spoken ? 1 : 0;
  if (policy === 'least-spoken-first') return spoken ? spoken.turns * 1000 + Math.floor(spoken.ms / 60_000) : 0;
  return 0;
}

/** Those whom none of these policies puts behind somebody else. */
function bestBy(sorted: Sorted, list: Policy[], among: Request[]): Request[] {
  let best = among;
  for (const policy of list) {
    const least = Math.min(...best.map((request) => rank(sorted, policy, request)));
    best = best.filter((request) => rank(sorted, policy, request) === least);
  }
  return best;
}
const earliest = (among: Request[]) => among.reduce((first, other) => (other.number < first.number ? other : first));

/** Q3, Q4 and Q6 word by word: choose who speaks next, over and over. Slow, and written without looking at `order.ts`. */
export function byTheBook(sorted: Sorted): Request[] {
  const { policies: list } = sorted.order;
  const turns = list.indexOf('alternate');
  const inOrder: Request[] = [];
  const left = new Set(sorted.waiting);
  const take = (request: Request) => left.delete(request) && inOrder.push(request);
  const among = (which: (request: Request) => boolean) => [...left].filter(which);
  const takeAll = (which: (request: Request) => boolean) => {
    for (let some = among(which); some.length > 0; some = among(which)) take(earliest(some));
  };
  takeAll(isUrgent);
  for (const id of sorted.deck) take(sorted.waiting.find((request) => request.id === id)!);
  takeAll((request) => isOrdinary(request) && waitedTooLong(sorted, request));
  for (let rest = among(isOrdinary); rest.length > 0; rest = among(isOrdinary)) {
    const equals = bestBy(sorted, turns < 0 ? list : list.slice(0, turns), rest);
    if (turns < 0) take(earliest(equals));
    else {
      const last = inOrder.findLast(isOrdinary)?.attendance ?? sorted.lastSide;
      const wanted = equals.filter(({ attendance }) => (last ? attendance !== last : attendance === earliest(equals).attendance));
      take(earliest(bestBy(sorted, list.slice(turns + 1), wanted.length > 0 ? wanted : equals)));
    }
  }
  takeAll(isLast);
  return inOrder;
}
