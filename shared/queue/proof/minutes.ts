import type { Recorded } from '../../meeting.ts';
import { emptyQueue, type Request, type Spoken } from '../state.ts';
import { byTheBook, isOrdinary, isUrgent, type Sorted } from './by-the-book.ts';

/** Who moved a request last, and why (Q7). */
export type Move = { by: string; reason: string | undefined };
/** `overtaken` of a request is the own count here; `broken` are promises that the meeting did not keep. */
export type Minutes = Sorted & { aside: Request[]; called: Request[]; moves: Map<string, Move>; before: Minutes | null; broken: string[] };

export const noMinutes: Minutes = { ...emptyQueue, called: [], moves: new Map(), before: null, broken: [] };

/**
 * What somebody who sits beside the meeting with the rules and a pencil writes down from its facts: who waits, who is announced, who
 * spoke, how often each was overtaken. `announced`: whom the screens show on deck now; read only where the chair has moved somebody.
 */
export const written = (kept: Minutes, fact: Recorded, announced: string[]): Minutes => lapsed(taken(kept, fact, announced));

/** A move is beside a neighbour (Q7): where all others have gone, whoever comes later finds none. */
function lapsed(kept: Minutes): Minutes {
  const rest = kept.waiting.filter((request) => isOrdinary(request) && !kept.deck.includes(request.id));
  return rest.length === 1 && kept.moves.has(rest[0]!.id) ? { ...kept, moves: without(kept.moves, rest[0]!.id) } : kept;
}
const without = (moves: Minutes['moves'], requestId: string) => new Map([...moves].filter(([id]) => id !== requestId));

function taken(kept: Minutes, { seq, at, by, event }: Recorded, announced: string[]): Minutes {
  const find = (id: string) => [...kept.waiting, ...kept.aside, ...kept.called].find((request) => request.id === id)!;
  switch (event.type) {
    case 'order-set':
      return { ...kept, order: event.order };
    case 'floor-requested':
      return come(kept, { ...event.request, number: seq, askedAt: at, overtaken: 0 });
    case 'request-withdrawn':
      return { ...gone(kept, event.requestId), aside: kept.aside.filter(({ id }) => id !== event.requestId) };
    case 'request-set-aside':
      return { ...gone(kept, event.requestId), aside: [...kept.aside, find(event.requestId)] };
    case 'request-returned':
      return come({ ...kept, aside: kept.aside.filter(({ id }) => id !== event.requestId) }, find(event.requestId));
    case 'turn-set-aside':
      // Whoever was not there did not speak: it is the turn of the same side again.
      return { ...kept, aside: [...kept.aside, find(event.request.id)], lastSide: (kept.before ?? kept).lastSide, before: null };
    case 'request-amended': {
      const amended = { ...find(event.requestId), ...(event.kind && { kind: event.kind }) };
      const inPlace = (list: Request[]) => list.map((request) => (request.id === amended.id ? amended : request));
      const stays = isOrdinary(amended) ? kept : { ...gone(kept, amended.id), waiting: kept.waiting };
      return { ...stays, waiting: inPlace(kept.waiting), aside: inPlace(kept.aside) };
    }
    case 'request-moved': {
      const deck = kept.deck.filter((id) => id !== event.requestId);
      const beside = deck.indexOf(event.neighbourId);
      if (beside >= 0) deck.splice(event.where === 'before' ? beside : beside + 1, 0, event.requestId);
      return { ...kept, deck, moves: new Map([...kept.moves, [event.requestId, { by, reason: event.reason }]]) };
    }
    case 'floor-given':
      return given(kept, event, announced);
    case 'floor-taken-back':
      return takenBack(kept);
    case 'turn-ended':
      return { ...kept, spoken: tallied(kept, event.ended), before: null };
    case 'agenda-item-opened':
      return { ...kept, spoken: { ...kept.spoken, item: {} }, before: null };
    default:
      return kept;
  }
}

/** Announced at once where nobody else waits (Q5); else at its number (Q8). */
function come(kept: Minutes, request: Request): Minutes {
  const alone = isOrdinary(request) && !kept.waiting.some(isOrdinary);
  const waiting = [...kept.waiting, request].toSorted((a, b) => a.number - b.number);
  return { ...kept, waiting, deck: alone && kept.order.deckSize > 0 ? [request.id] : kept.deck };
}

function gone(kept: Minutes, requestId: string): Minutes {
  const others = (ids: string[]) => ids.filter((id) => id !== requestId);
  return {
    ...kept,
    waiting: kept.waiting.filter(({ id }) => id !== requestId),
    deck: others(kept.deck),
    moves: without(kept.moves, requestId),
  };
}

type Given = Extract<Recorded['event'], { type: 'floor-given' }>;
function given(before: Minutes, { turn, how, ended }: Given, announced: string[]): Minutes {
  const called = before.waiting.find(({ id }) => id === turn.request?.id);
  const passes = called && how === 'next' && isOrdinary(called) && !before.deck.includes(called.id);
  let kept = passes ? passing(before, called) : before;
  if (called) kept = { ...gone(kept, called.id), called: [called, ...kept.called] };
  kept = { ...kept, before, spoken: tallied(kept, ended), lastSide: turn.kind === 'point-of-order' ? kept.lastSide : turn.attendance };
  return how === 'interrupting' ? kept : deckFilled(kept, announced);
}

/** Up to the size of the deck, whoever is first by the rules is announced; a rule does not touch those who are (Q5). */
function deckFilled(kept: Minutes, announced: string[]): Minutes {
  const rest = byTheBook(kept).filter((request) => isOrdinary(request) && !kept.deck.includes(request.id));
  if (kept.deck.length >= kept.order.deckSize || rest.length === 0) return kept;
  const shown = rest.find(({ id }) => id === announced[kept.deck.length]);
  const chosen = kept.moves.size === 0 ? rest[0]! : shown;
  if (!chosen) return { ...kept, broken: [...kept.broken, 'Q5: nobody was announced'] };
  const due = rest.find(({ id }) => !kept.moves.has(id));
  const jumped = !kept.moves.has(chosen.id) && chosen !== due;
  const passed = passing(jumped ? { ...kept, broken: [...kept.broken, `Q5: ${chosen.id} instead of ${due?.id}`] } : kept, chosen);
  return deckFilled({ ...passed, deck: [...kept.deck, chosen.id] }, announced);
}

/** Everybody who asked before the chosen one and whom the rules have behind it was overtaken once more; never more often than allowed (Q6). */
function passing(kept: Minutes, chosen: Request): Minutes {
  if (kept.moves.has(chosen.id)) return kept;
  const rest = byTheBook(kept).filter((request) => isOrdinary(request) && !kept.deck.includes(request.id));
  const behind = rest.slice(rest.indexOf(chosen) + 1).filter(({ number }) => number < chosen.number);
  const tooOften = behind.filter(({ overtaken }) => overtaken >= kept.order.maxOvertakes);
  const waiting = kept.waiting.map((request) => (behind.includes(request) ? { ...request, overtaken: request.overtaken + 1 } : request));
  return { ...kept, waiting, broken: [...kept.broken, ...tooOften.map(({ id }) => `Q6: ${id} was overtaken once more by ${chosen.id}`)] };
}

/** As before the call, with whoever came since; whoever asked again meanwhile has the old request back (F3). */
function takenBack(kept: Minutes): Minutes {
  const before = kept.before!;
  const [back] = kept.called;
  const called = before.waiting.find(({ id }) => id === back?.id);
  const again = (request: Request) => called && request.personId === called.personId && isUrgent(request) === isUrgent(called);
  const counted = (request: Request) => before.waiting.find(({ id }) => id === request.id) ?? request;
  const others = kept.waiting
    .filter((request) => !again(request))
    .map((request) => ({ ...request, overtaken: counted(request).overtaken }));
  const waiting = [...others, ...(called ? [called] : [])].toSorted((a, b) => a.number - b.number);
  const still = (id: string) => waiting.some((request) => request.id === id && isOrdinary(request));
  const moves = new Map([...before.moves].filter(([id]) => still(id)));
  return { ...kept, waiting, deck: before.deck.filter(still), moves, lastSide: before.lastSide, spoken: before.spoken, before: null };
}

/** Finished turns and their time; points of order do not count. */
function tallied({ spoken }: Minutes, ended: Given['ended']): Minutes['spoken'] {
  const tally = { item: { ...spoken.item }, meeting: { ...spoken.meeting } };
  for (const { personId, kind, spokenMs } of ended)
    for (const spokenBy of kind === 'point-of-order' ? [] : [tally.item, tally.meeting]) {
      const { turns, ms }: Spoken = spokenBy[personId] ?? { turns: 0, ms: 0 };
      spokenBy[personId] = { turns: turns + 1, ms: ms + spokenMs };
    }
  return tally;
}
