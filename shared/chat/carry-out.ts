import type { Moment, Who } from '../command.ts';
import { graphemesIn } from '../graphemes.ts';
import type { ChatAnswer } from '../lanes.ts';
import type { Meeting, MeetingEvent } from '../meeting.ts';
import { reduce } from '../reduce.ts';
import type { CardChange } from '../people.ts';
import { queueCommands } from '../queue/commands.ts';
import { speakingOrder } from '../queue/order.ts';
import { longest } from '../text.ts';
import type { Step } from './plan.ts';

const asking = queueCommands['request-floor'];

/** What is then true: the same events as of the queue's own commands, in the order of the steps. `number` is that of the line. */
export function eventsOf(meeting: Meeting, who: Who, floor: string, steps: Step[], number: number, moment: Moment): MeetingEvent[] {
  return steps.flatMap((step): MeetingEvent[] => {
    switch (step.does) {
      case 'ask':
        return asking.events(meeting, who, askedFor(who, floor, step), moment);
      case 'return':
        return queueCommands['return-request'].events(meeting, who, { floor, requestId: step.request.id }, moment);
      case 'withdraw':
        return queueCommands['withdraw-request'].events(meeting, who, { floor, requestId: step.request.id }, moment);
      case 'set-aside':
        return queueCommands['set-aside-request'].events(meeting, who, { floor, requestId: step.request.id }, moment);
      case 'offer': {
        const { does: _does, ...offer } = step;
        const { id: personId, attendance, standing } = who;
        return [{ type: 'chat-hand-offered', floor, hand: { id: moment.newId(), number, personId, attendance, standing, ...offer } }];
      }
      case 'take-back':
        return [{ type: 'chat-hand-settled', floor, handId: step.hand.id, how: 'taken-back' }];
      case 'answer':
        return [];
    }
  });
}

/** Whoever nobody knows by the name waits under it until somebody does (Q10). */
export function cardsOf(
  who: Who,
  floor: string,
  steps: Step[],
  events: MeetingEvent[],
  { meeting, moment }: { meeting: Meeting; moment: Moment },
): CardChange[] {
  const made = events.filter(({ type }) => type === 'floor-requested');
  return steps
    .filter((step) => step.does === 'ask')
    .flatMap((step, i) => asking.cards!(made.slice(i, i + 1), askedFor(who, floor, step), who, meeting, moment));
}

/** What the meeting says to each step, with places as they are after all of them. */
export function answersTo(meeting: Meeting, floor: string, steps: Step[], events: MeetingEvent[]): ChatAnswer[] {
  const left = events.filter(({ type }) => type !== 'chat-hand-settled' && type !== 'person-placed');
  const after = events.reduce((before, event) => reduce(before, { seq: Number.MAX_SAFE_INTEGER, at: 0, by: '', event }), meeting);
  const order = speakingOrder(after.floors[floor]!.queue);
  const queued = (personId: string, requestId: string): ChatAnswer => ({
    said: 'queued',
    personId,
    position: order.find(({ request }) => request.id === requestId)?.position ?? order.length,
  });
  return steps.map((step): ChatAnswer => {
    if (step.does === 'answer') return step.answer;
    if (step.does === 'take-back') return { said: 'taken-back' };
    const event = left.shift();
    if (event?.type === 'floor-requested') return queued(event.request.personId, event.request.id);
    if (event?.type === 'request-returned') return queued(event.personId, event.requestId);
    if (event?.type === 'request-withdrawn') return { said: 'withdrawn', personId: event.personId };
    if (event?.type === 'request-set-aside') return { said: 'set-aside', personId: event.personId };
    return { said: 'offered' };
  });
}

function askedFor(who: Who, floor: string, { kind, subject, whom, name }: Extract<Step, { does: 'ask' }>) {
  const forWhom = whom === who.id ? {} : { for: whom === null ? { label: name } : { personId: whom } };
  return { floor, kind, via: 'chat' as const, ...(subject && { subject: aLine(subject) }), ...forWhom };
}

/** A line of the chat is longer than a subject may be. */
export function aLine(text: string): string {
  if (graphemesIn(text, longest.line) <= longest.line) return text;
  const graphemes = [...new Intl.Segmenter('und', { granularity: 'grapheme' }).segment(text)].map(({ segment }) => segment);
  return `${graphemes
    .slice(0, longest.line - 1)
    .join('')
    .trim()}…`;
}
