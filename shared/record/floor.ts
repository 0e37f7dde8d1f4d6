import type { FloorEvent, Turn } from '../floor/state.ts';
import type { Recorded } from '../meeting.ts';
import type { QueueEvent, Request } from '../queue/state.ts';
import type { Draft } from './draft.ts';
import type { Channel, Entry, Outcome, Wish } from './state.ts';

type Waiting = Pick<Entry, 'facts' | 'floor' | 'itemId' | 'at' | 'by'> & { wish: Wish; isAside: boolean };
type Queued = Pick<Request, 'personId' | 'attendance' | 'standing' | 'kind' | 'subject' | 'enteredBy'>;
const settled = { store: 'stored', clear: 'cleared' } as const;

const wishOf = ({ personId, attendance, standing, kind, subject, enteredBy }: Queued, askedAt: number | null): Wish => ({
  personId,
  attendance,
  standing,
  kind,
  subject: subject ?? null,
  askedAt,
  enteredBy: enteredBy ?? null,
});
const channelOf = ({ request, attendance }: Turn): Channel =>
  request?.readAloud !== undefined ? 'read-out' : attendance === 'on-site' ? 'room' : 'online';

/** Interventions, and wishes that never came to one (Q1–Q15, F1–F8). */
export function floorNotes(draft: Draft) {
  const waiting = new Map<string, Waiting>();
  const turns = new Map<string, number>();
  /** What waited until this turn was given, for when that is taken back. */
  const before = new Map<string, { requestId: string; one: Waiting }>();

  function asked({ seq, at, by }: Recorded, { floor, request }: QueueEvent & { type: 'floor-requested' }) {
    waiting.set(request.id, { wish: wishOf(request, at), isAside: false, facts: [seq], floor, itemId: draft.itemId, at, by });
  }
  /** What is noted of it; whoever is not known was asked for before this record begins. */
  function amend(fact: Recorded, requestId: string, change: (one: Waiting) => void) {
    const one = waiting.get(requestId);
    if (!one) return draft.note('queue', fact.seq);
    one.facts.push(fact.seq);
    change(one);
  }
  function gone(fact: Recorded, requestId: string, outcome: Outcome) {
    amend(fact, requestId, (one) => {
      waiting.delete(requestId);
      draft.entries.push(entryOf(one, outcome, fact.at));
    });
  }
  const entryOf = ({ wish, facts, floor, itemId, at, by }: Waiting, outcome: Outcome, until: number | null): Entry => ({
    id: `e${facts[0]}`,
    at,
    until,
    floor,
    itemId,
    by,
    facts,
    what: 'request',
    outcome,
    ...wish,
  });
  const ended = (fact: Recorded, all: { turnId: string; spokenMs: number }[]) => {
    for (const { turnId, spokenMs } of all) {
      const turn = draft.find('turn', turnId, fact);
      if (turn) [turn.until, turn.seconds] = [fact.at, Math.round(spokenMs / 1000)];
    }
  };

  function given(fact: Recorded, event: FloorEvent & { type: 'floor-given' }) {
    const { turn, how, floor } = event;
    ended(fact, event.ended);
    const { request } = turn;
    const known = request ? waiting.get(request.id) : undefined;
    if (request) waiting.delete(request.id);
    const order = (turns.get(floor) ?? 0) + 1;
    turns.set(floor, order);
    const wish = known?.wish ?? wishOf(request ?? turn, request?.askedAt ?? null);
    if (request && known) before.set(turn.id, { requestId: request.id, one: known });
    const { personId, attendance, standing, kind } = turn;
    draft.add(
      turn.id,
      fact,
      {
        what: 'turn',
        order,
        channel: channelOf(turn),
        seconds: null,
        how: how === 'next' ? 'called' : how,
        ...wish,
        personId,
        attendance,
        standing,
        kind,
      },
      known?.facts,
    );
  }
  /** Whoever asked anew meanwhile has one place, and that is the earlier one. */
  const isUrgent = ({ wish }: Waiting) => wish.kind === 'point-of-order';
  const wishesLike = (one: Waiting) =>
    [...waiting].flatMap(([id, other]) =>
      other.floor === one.floor &&
      !other.isAside &&
      isUrgent(other) === isUrgent(one) &&
      draft.known(other.wish.personId) === draft.known(one.wish.personId)
        ? [id]
        : [],
    );
  /** The call never was: whoever was called waits again, with what was noted of it. */
  function undone(fact: Recorded, { floor, turnId }: { floor: string; turnId: string }, isAside: boolean) {
    const turn = draft.remove(turnId);
    if (!turn) return draft.note('queue', fact.seq);
    turns.set(floor, (turns.get(floor) ?? 1) - 1);
    const known = before.get(turnId);
    const facts = [...turn.facts, fact.seq];
    if (known) {
      if (!isAside) for (const id of wishesLike(known.one)) gone(fact, id, 'joined');
      waiting.set(known.requestId, { ...known.one, facts, isAside });
    } else draft.note('queue', ...facts);
  }

  return {
    take(fact: Recorded, event: QueueEvent | FloorEvent): void {
      switch (event.type) {
        case 'floor-requested':
          return asked(fact, event);
        case 'request-amended':
          return amend(fact, event.requestId, (one) => {
            one.wish = { ...one.wish, kind: event.kind ?? one.wish.kind, subject: event.subject ?? one.wish.subject };
          });
        case 'request-withdrawn':
          return gone(fact, event.requestId, 'withdrawn');
        case 'request-set-aside':
          return amend(fact, event.requestId, (one) => void (one.isAside = true));
        case 'request-returned':
          return amend(fact, event.requestId, (one) => void (one.isAside = false));
        case 'request-moved':
          return amend(fact, event.requestId, () => {});
        case 'leftover-settled': {
          const known = event.requests.filter(({ id }) => waiting.has(id));
          for (const { id } of known)
            if (event.how !== 'carry') gone(fact, id, settled[event.how]);
            else amend(fact, id, () => {});
          if (known.length === 0) draft.note('queue', fact.seq);
          return;
        }
        case 'floor-given':
          return given(fact, event);
        case 'turn-ended':
          ended(fact, event.ended);
          if (!event.ended.some(({ turnId }) => draft.find('turn', turnId))) draft.note('queue', fact.seq);
          return;
        case 'floor-taken-back':
          for (const { turnId } of event.restored) {
            const turn = draft.find('turn', turnId, fact);
            if (turn) [turn.until, turn.seconds] = [null, null];
          }
          return undone(fact, event, false);
        case 'turn-set-aside':
          return undone(fact, event, true);
        case 'turn-paused':
        case 'turn-resumed':
        case 'turn-extended':
          if (!draft.find('turn', event.turnId, fact)) draft.note('queue', fact.seq);
          return;
        default:
          return draft.note('queue', fact.seq);
      }
    },
    /** Whoever waits as it stands. */
    waiting: (): Entry[] => [...waiting.values()].map((one) => entryOf(one, one.isAside ? 'set-aside' : 'waiting', null)),
  };
}
