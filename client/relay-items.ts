import { plenary } from '../shared/floor-id.ts';
import type { Meeting } from '../shared/meeting.ts';
import { speakingOrder } from '../shared/queue/order.ts';
import type { Request } from '../shared/queue/state.ts';
import { isWhole, type Question } from '../shared/relay/state.ts';
import type { Seat } from './seat.ts';

const floor = plenary;

/** What a moderator reads out: a question, or a request of the queue whose text is read aloud (Q11). `position` 0: it has the floor. */
export type Item = { id: string; text: string } & (
  { what: 'question'; question: Question } | { what: 'request'; request: Request; position: number }
);

export const tabs = ['new', 'accepted', 'taken', 'queue', 'read-out', 'done'] as const;
export type Tab = (typeof tabs)[number];

const tabOf = ({ step }: Question): Tab => {
  switch (step) {
    case 'reading':
      return 'taken';
    case 'queued':
      return 'queue';
    case 'answered':
    case 'merged':
    case 'declined':
      return 'done';
    default:
      return step;
  }
};

const asItem = (question: Question): Item => ({ what: 'question', id: question.id, text: question.text, question });

/** Read-aloud requests in speaking order, the one that has the floor first; those of questions are there as questions. */
function readAloudRequests({ floors, relay }: Meeting): Item[] {
  const { queue, floor: held } = floors[floor]!;
  const ofQuestions = new Set(relay.questions.filter(isWhole).map(({ requestId }) => requestId));
  const called = held.turn?.request ? [{ request: held.turn.request, position: 0 }] : [];
  return [...called, ...speakingOrder(queue)]
    .filter(({ request }) => request.readAloud !== undefined && !ofQuestions.has(request.id))
    .map(({ request, position }) => ({ what: 'request', id: request.id, text: request.readAloud!, request, position }));
}

/** Everything on the desk by where it is; accepted ones by support, what is done the last first, all else as it came. */
export function itemsByTab({ meeting, tally }: Pick<Seat, 'meeting' | 'tally'>): Record<Tab, Item[]> {
  const byTab: Record<Tab, Item[]> = { new: [], accepted: [], taken: [], queue: [], 'read-out': [], done: [] };
  for (const question of meeting.relay.questions)
    if (isWhole(question) && question.floor === floor) byTab[tabOf(question)].push(asItem(question));
  const supportOf = ({ id }: Item) => tally.support[id] ?? 0;
  byTab.accepted.sort((a, b) => supportOf(b) - supportOf(a));
  byTab.queue.push(...readAloudRequests(meeting));
  byTab['read-out'].reverse();
  byTab.done.reverse();
  return byTab;
}

/** It has the floor, and somebody in the room is to read it out. */
export const isCalled = (item: Item): boolean =>
  item.what === 'request'
    ? item.position === 0
    : item.question.step === 'reading' && item.question.turnId !== null && item.question.voice === 'read-aloud';

/** What this moderator should have before them if they choose nothing: what has the floor, what is theirs, what is next, what is new. */
export function itemDue(byTab: Record<Tab, Item[]>, myId: string): Item | null {
  const isMine = (item: Item, step: Question['step']) =>
    item.what === 'question' && item.question.takenBy === myId && item.question.step === step;
  const { taken, queue, accepted, new: fresh } = byTab;
  return (
    taken.find((item) => isMine(item, 'reading')) ??
    [...taken, ...queue].find(isCalled) ??
    taken.find((item) => isMine(item, 'taken')) ??
    queue.find((item) => item.what === 'request' && item.position === 1) ??
    accepted[0] ??
    fresh[0] ??
    null
  );
}
