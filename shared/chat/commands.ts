import { z } from 'zod/mini';
import { command, firstOf, type Moment, type Who } from '../command.ts';
import { plenary } from '../floor-id.ts';
import { isMember } from '../groups/rights.ts';
import type { ChatAnswer, Line, LineWrite } from '../lanes.ts';
import type { Meeting, MeetingEvent } from '../meeting.ts';
import { isStaff } from '../people.ts';
import { queueCommands } from '../queue/commands.ts';
import { emptyQueue } from '../queue/state.ts';
import type { Refusal } from '../refusal.ts';
import { idText, saidText } from '../text.ts';
import { aLine, answersTo, cardsOf, eventsOf } from './carry-out.ts';
import { wordsOf } from './hand-words.ts';
import { commandIn, isHeld } from './held.ts';
import { planned, type Step } from './plan.ts';
import type { OfferedHand } from './state.ts';
import { typed, type Typed } from './typed.ts';

type Said = { floor: string; text: string };
const oneLine = z.strictObject({ number: z.int().check(z.minimum(1), z.maximum(999_999_999)) });
const oneHand = z.strictObject({ handId: idText });

/** So many lines of one person wait for staff at once; more are a flood. */
const mostHeld = 10;

const stepsOf = (meeting: Meeting, who: Who, { floor, text }: Said, moment: Moment): Step[] => {
  const command = commandIn(meeting, text);
  const steps = command ? planned({ meeting, who, floor, moment }, command) : [];
  return isHeld(meeting, who, text) ? steps.map(wordless) : steps;
};
/** The words of a line that staff have not seen wait with it; whoever wrote it stands in the queue without them (N36). */
function wordless(step: Step): Step {
  if (step.does !== 'ask') return step;
  const { subject: _waits, ...asked } = step;
  return asked;
}
const handIn = ({ chat }: Meeting, handId: string) => chat.hands.find(({ id }) => id === handId);
const handsOf = ({ chat }: Meeting, number: number) => chat.hands.filter((hand) => hand.number === number);
const isWaiting = ({ chat }: Meeting, number: number) => chat.held.some((line) => line.number === number);

/** A hand for somebody else is entered as if whoever presses had typed it (Q10). */
const stepFor = (meeting: Meeting, who: Who, hand: OfferedHand, moment: Moment): Step => {
  const { floor, kind, wants } = hand;
  const words = wordsOf(hand, moment.line(hand.number));
  if (!words) return { does: 'answer', answer: { said: 'refused', because: 'no-such-line' } };
  const { name, ...about } = words;
  if (name === null) return { does: 'ask', kind, whom: hand.personId, name: '', ...about };
  const asks: Typed = wants === 'leave' ? { asks: 'leave', kind: null, names: [name] } : { asks: 'join', kind, names: [name], ...about };
  return planned({ meeting, who, floor, moment }, asks)[0]!;
};

/** What a released line said the floor was asked for is put to that request, if it waits still and nobody has said anything else (N36). */
const subjectOf = ({ floors }: Meeting, line: Line | null): MeetingEvent[] => {
  const asked = line && typed(line.text);
  if (asked?.asks !== 'join' || asked.subject === undefined) return [];
  // The floor of a group is gone when the group is back.
  const queue = Object.hasOwn(floors, line!.floor) ? floors[line!.floor]!.queue : emptyQueue;
  const request = [...queue.waiting, ...queue.aside].find(
    ({ personId, via, askedAt, kind }) => personId === line!.by && via === 'chat' && askedAt === line!.at && kind === asked.kind,
  );
  return request && !request.subject
    ? [{ type: 'request-amended', floor: line!.floor, requestId: request.id, subject: aLine(asked.subject) }]
    : [];
};

export const chatCommands = {
  /** Everything typed is said; what is a command is done, too, and answered in the chat, also with why not (N7). */
  'say-in-chat': command({
    input: z.strictObject({ floor: idText, text: saidText }),
    policy: (meeting, who, { floor }) =>
      firstOf(
        who.seat !== 'person' && 'not-a-participant',
        meeting.conduct.phase === 'closed' && 'meeting-closed',
        meeting.conduct.settings.chat === 'off' && 'chat-off',
        !Object.hasOwn(meeting.floors, floor) && 'no-such-floor',
        floor !== plenary && !isStaff(meeting, who) && !isMember(meeting, who, floor) && 'not-in-this-group',
      ),
    guard: (meeting, who, input, { line }) =>
      isHeld(meeting, who, input.text) && meeting.chat.held.filter(({ number }) => line(number)?.by === who.id).length >= mostHeld
        ? 'slow-down'
        : null,
    events: (meeting, who, input, moment) => {
      const steps = stepsOf(meeting, who, input, moment);
      const held = isHeld(meeting, who, input.text);
      const number = held || steps.some(({ does }) => does === 'offer') ? moment.newLine() : 0;
      return [
        ...(held ? [{ type: 'line-held' as const, floor: input.floor, number }] : []),
        ...eventsOf(meeting, who, input.floor, steps, number, moment),
      ];
    },
    cards: (events, input, who, meeting, moment) =>
      cardsOf(who, input.floor, stepsOf(meeting, who, input, moment), events, { meeting, moment }),
    lines: (events, input, who, meeting, moment) => {
      const steps = stepsOf(meeting, who, input, moment);
      const number = numberIn(events) ?? moment.newLine();
      const hand = handOf(steps, events);
      const state = isHeld(meeting, who, input.text) ? 'held' : 'shown';
      const answers = answersTo(
        meeting,
        input.floor,
        steps,
        events.filter(({ type }) => type !== 'line-held'),
      );
      return [
        { put: { number, lane: 'chat', floor: input.floor, text: input.text, state, ...(hand && { hand }) } },
        ...steps.flatMap((step) => (step.does === 'take-back' ? changed(meeting, step.hand, 'dismissed') : [])),
        ...answers.map((answer) => said(moment.newLine(), input.floor, answer, number)),
      ];
    },
  }),

  'release-line': command({
    input: oneLine,
    policy: (meeting, who, { number }) => firstOf(!isStaff(meeting, who) && 'staff-only', !isWaiting(meeting, number) && 'no-such-line'),
    events: (meeting, _who, { number }, { line }) => [
      { type: 'line-settled', floor: floorOf(meeting, number), number, how: 'released' },
      ...subjectOf(meeting, line(number)),
    ],
    lines: (_events, { number }) => [{ change: { number, state: 'shown' } }],
  }),

  /** Erased everywhere, also a caption; by staff, or by who wrote it while it is fresh. A hand that it raised goes with it. */
  'hide-line': command({
    input: oneLine,
    policy: (_meeting, who) => (who.seat === 'person' ? null : 'not-a-participant'),
    guard: (meeting, who, { number }, { line }) => {
      const found = line(number);
      if (found?.state === 'hidden') return 'no-such-line';
      if (isStaff(meeting, who)) return null;
      return found ? (found.by === who.id ? null : 'not-yours') : 'no-such-line';
    },
    events: (meeting, _who, { number }) => [
      ...(isWaiting(meeting, number)
        ? [{ type: 'line-settled' as const, floor: floorOf(meeting, number), number, how: 'hidden' as const }]
        : []),
      ...handsOf(meeting, number).map((hand) => settled(hand, 'dismissed')),
    ],
    lines: (_events, { number }, _who, _meeting, { line }) => {
      const hand = line(number)?.hand;
      return [
        {
          change: {
            number,
            state: 'hidden',
            text: '',
            ...(hand?.state === 'offered' && { hand: { ...hand, state: 'dismissed' as const } }),
          },
        },
      ];
    },
  }),

  /** One press enters whoever asked; their number is that of the pressing, and the entry says who pressed (N7, Q10). */
  'take-chat-hand': command({
    input: oneHand,
    policy: (meeting, who, { handId }): Refusal | null => {
      const hand = handIn(meeting, handId);
      if (!isStaff(meeting, who)) return 'staff-only';
      if (!hand) return 'no-such-hand';
      if (hand.nth !== null) return null;
      const { floor, kind, personId } = hand;
      return queueCommands['request-floor'].policy(meeting, who, { floor, kind, via: 'chat', for: { personId } });
    },
    guard: (meeting, who, { handId }, moment) => {
      const step = stepFor(meeting, who, handIn(meeting, handId)!, moment);
      if (step.does !== 'answer') return null;
      return step.answer.said === 'refused' ? step.answer.because : 'several-called-that';
    },
    events: (meeting, who, { handId }, moment) => {
      const hand = handIn(meeting, handId)!;
      return [...eventsOf(meeting, who, hand.floor, [stepFor(meeting, who, hand, moment)], hand.number, moment), settled(hand, 'taken')];
    },
    cards: (events, { handId }, who, meeting, moment) => {
      const hand = handIn(meeting, handId)!;
      return cardsOf(who, hand.floor, [stepFor(meeting, who, hand, moment)], events, { meeting, moment });
    },
    lines: (events, { handId }, who, meeting, moment) => {
      const hand = handIn(meeting, handId)!;
      const answers = answersTo(meeting, hand.floor, [stepFor(meeting, who, hand, moment)], events);
      return [...changed(meeting, hand, 'done'), ...answers.map((answer) => said(moment.newLine(), hand.floor, answer, hand.number))];
    },
  }),

  'dismiss-chat-hand': command({
    input: oneHand,
    policy: (meeting, who, { handId }) => firstOf(!isStaff(meeting, who) && 'staff-only', !handIn(meeting, handId) && 'no-such-hand'),
    events: (meeting, _who, { handId }) => [settled(handIn(meeting, handId)!, 'dismissed')],
    lines: (_events, { handId }, _who, meeting) => changed(meeting, handIn(meeting, handId)!, 'dismissed'),
  }),
};

const floorOf = ({ chat }: Meeting, number: number) => chat.held.find((line) => line.number === number)!.floor;
const settled = ({ id, floor }: OfferedHand, how: 'taken' | 'dismissed'): MeetingEvent => ({
  type: 'chat-hand-settled',
  floor,
  handId: id,
  how,
});

/** The line keeps its number where an event has it already. */
function numberIn(events: MeetingEvent[]): number | undefined {
  for (const event of events) {
    if (event.type === 'line-held') return event.number;
    if (event.type === 'chat-hand-offered') return event.hand.number;
  }
  return undefined;
}

const said = (number: number, floor: string, answer: ChatAnswer, answers: number): LineWrite => ({
  put: { number, lane: 'chat', floor, text: '', by: 'meeting', state: 'shown', answer, answers },
});

/** What the line says of the hand it raised; one that named several waits until the last of them is settled. */
function handOf(steps: Step[], events: MeetingEvent[]): Line['hand'] | undefined {
  const offered = events.find((event) => event.type === 'chat-hand-offered');
  if (offered?.type === 'chat-hand-offered') return { wants: offered.hand.wants, kind: offered.hand.kind, state: 'offered' };
  const [done] = steps.filter((step) => step.does !== 'answer');
  if (!done || done.does === 'offer') return undefined;
  if (done.does === 'ask') return { wants: 'join', kind: done.kind, state: 'done' };
  if (done.does === 'take-back') return { wants: 'leave', kind: done.hand.kind, state: 'done' };
  return { wants: done.does === 'return' ? 'join' : 'leave', kind: done.request.kind, state: 'done' };
}

const changed = (meeting: Meeting, { number, id, wants, kind }: OfferedHand, state: 'done' | 'dismissed'): LineWrite[] =>
  handsOf(meeting, number).some((other) => other.id !== id) ? [] : [{ change: { number, hand: { wants, kind, state } } }];
