import { actionStates } from './actions/state.ts';
import { itemKinds } from './agenda/state.ts';
import type { Who } from './command.ts';
import type { Command, CommandName } from './decide.ts';
import { documentIds } from './documents/rights.ts';
import { choicesOf, type Question as ToRate } from './evaluation/state.ts';
import { plenary, type FloorId } from './floor-id.ts';
import type { Turn } from './floor/state.ts';
import type { anyGroupInput } from './groups/any-input.ts';
import type { Meeting } from './meeting.ts';
import { settlements, stances, type Phase } from './messages/state.ts';
import { attendances, roles, standings, type Person } from './people.ts';
import { pollKinds, type Poll } from './polls/state.ts';
import { entrances, policies, requestKinds, type Queue } from './queue/state.ts';
import { voices, type Step } from './relay/state.ts';
import { directionKinds } from './transcripts/reading.ts';

/** Chance in [0, 1) that is the same again for the same seed. */
export type Dice = () => number;
/** mulberry32: small, and good enough to throw commands with. */
export function dice(seed: number): Dice {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const someone = (id: string, attendance: Person['attendance'], standing: Person['standing']): Who => ({
  id,
  attendance,
  standing,
  seat: 'person',
});
export const speakers = [
  someone('ada', 'on-site', 'member'),
  someone('ben', 'remote', 'member'),
  someone('cleo', 'on-site', 'observer'),
  someone('dev', 'remote', 'observer'),
  someone('eve', 'on-site', 'member'),
  someone('fay', 'remote', 'member'),
];
export const leaders = [
  someone('chair', 'on-site', 'member'),
  someone('co-chair', 'remote', 'member'),
  someone('secretary', 'on-site', 'member'),
];
export const publicSeat: Who = { ...someone('public', 'remote', 'observer'), seat: 'public' };
/** Everybody of the meeting: six who speak, two who chair, one secretariat. */
export const cast: Who[] = [...speakers, ...leaders];

/** One of the list; the list is never empty. */
export const oneOf = <Thing>(dice: Dice, things: readonly Thing[]): Thing => things[Math.floor(dice() * things.length)]!;
export const maybe = <Thing extends object>(dice: Dice, chance: number, thing: Thing): Thing | object => (dice() < chance ? thing : {});

/** An id of this list, or now and then one that is not in it. */
export const idFrom = (dice: Dice, things: readonly { id: string }[]) =>
  things.length > 0 && dice() < 0.95 ? oneOf(dice, things).id : 'gone';

/** What could be sent with each of these names. */
export type Inputs<Names extends CommandName = CommandName> = {
  [Name in Names]: (meeting: Meeting, dice: Dice) => Extract<Command, { name: Name }>['input'];
};

type There = { floor: FloorId; queue: Queue; turn: Turn | null };
/** What could be asked of plenary, or of a group that is open. */
const on =
  <Input>(input: (there: There, dice: Dice) => Input) =>
  ({ floors }: Meeting, dice: Dice): Input => {
    const floor = dice() < 0.3 ? plenary : oneOf(dice, Object.keys(floors));
    const { queue, floor: held } = floors[floor]!;
    return input({ floor, queue, turn: held.turn }, dice);
  };
const saw = ({ floor, turn }: There, dice: Dice) => ({
  floor,
  holderISaw: dice() < 0.9 ? (turn?.id ?? null) : dice() < 0.5 ? null : 'old-turn',
});
export const personId = (dice: Dice) => (dice() < 0.97 ? oneOf(dice, cast).id : 'nobody');
const waiting = ({ queue }: There, dice: Dice) => idFrom(dice, queue.waiting);
const anyRequest = ({ queue }: There, dice: Dice) => idFrom(dice, [...queue.waiting, ...queue.aside]);
const item = ({ agenda }: Meeting, dice: Dice) => idFrom(dice, agenda.items);
/** Where groups have come back, most likely the item that hears them. */
const backOrItem = (meeting: Meeting, dice: Dice) => {
  const back = meeting.agenda.items.find(({ kind, phase }) => kind === 'report-back' && phase !== 'open');
  return back && meeting.reports.list.length > 0 && dice() < 0.5 ? back.id : item(meeting, dice);
};
const leftover = (dice: Dice) => maybe(dice, 0.7, { leftover: oneOf(dice, ['carry', 'store', 'clear'] as const) });
/** A question at this step, where there is one. */
const question = ({ relay }: Meeting, dice: Dice, step?: Step) => {
  const wanted = relay.questions.filter((one) => one.step === step);
  return idFrom(dice, wanted.length > 0 ? wanted : relay.questions);
};
const words = ['Access for all', 'Paragraph 12', 'On the draft', '<b>bold</b>', 'הצעה', 'a'.repeat(200)];
export const line = (dice: Dice) => oneOf(dice, words);
const reason = (dice: Dice) => maybe(dice, 0.3, { reason: line(dice) });
const beside = (dice: Dice, neighbourId: string) => (dice() < 0.5 ? { before: neighbourId } : { after: neighbourId });
export const documents = (dice: Dice) => ({
  documents: [{ title: line(dice), link: 'https://example.org/draft', ...maybe(dice, 0.5, { section: '4' }) }],
});

/** A poll that has come as far as that, or any. */
const poll = ({ polls }: Meeting, dice: Dice, phase: Poll['phase']) =>
  idFrom(dice, dice() < 0.8 ? polls.polls.filter((one) => one.phase === phase) : polls.polls);
const anyPoll = (dice: Dice) => ({
  question: line(dice),
  options: ['Yes', 'No', 'Abstain'],
  secret: dice() < 0.5,
  ...maybe(dice, 0.3, { many: dice() < 0.5 }),
  ...maybe(dice, 0.3, { kind: oneOf(dice, pollKinds) }),
});

const task = (dice: Dice) => ({
  ...maybe(dice, 0.6, { ownerId: personId(dice) }),
  ...maybe(dice, 0.5, { due: oneOf(dice, ['2025-12-31', '2026-05-31']) }),
});
const ofLine = (dice: Dice) => maybe(dice, 0.3, { line: oneOf(dice, ['line 1', 'line 2', 'line 3']) });
const action = ({ actions }: Meeting, dice: Dice) => idFrom(dice, actions.actions);
const decision = ({ actions }: Meeting, dice: Dice) => idFrom(dice, actions.decisions);
/** A message that has come as far as that, or any. */
const message = ({ messages: { list } }: Meeting, dice: Dice, ...phases: Phase[]) =>
  idFrom(dice, dice() < 0.8 ? list.filter(({ phase }) => phases.includes(phase)) : list);
const anyMessage = (dice: Dice) => ({
  ...maybe(dice, 0.5, { policyQuestion: line(dice) }),
  ...maybe(dice, 0.3, { audience: line(dice) }),
  ...maybe(dice, 0.3, { wayForward: line(dice) }),
  ...maybe(dice, 0.3, { theme: line(dice) }),
});

const transcript = ({ transcripts }: Meeting, dice: Dice) => idFrom(dice, transcripts.drafts);
const toRate = ({ evaluation }: Meeting, dice: Dice) => idFrom(dice, evaluation.questions);
const anyToRate = (dice: Dice) =>
  dice() < 0.5
    ? { kind: oneOf(dice, ['scale', 'text'] as const), text: line(dice) }
    : { kind: oneOf(dice, ['one', 'several'] as const), text: line(dice), options: ['Yes', 'No', 'Abstain'] };
const anyRating = (dice: Dice, question: ToRate) => ({
  questionId: question.id,
  ...(question.kind === 'text' ? { words: line(dice) } : { options: dice() < 0.9 ? [Math.floor(dice() * choicesOf(question))] : [] }),
});

const typedLines = [
  'Good morning',
  'q+',
  'q+ to speak about costs',
  'q+ ada',
  'q+ ben, cleo',
  'q+ Lady in row 3',
  'q-',
  'q- dev',
  'q- later',
  '✋🏽',
  'q?',
  'q help',
];

/** What could be sent of all that is not only a matter of groups. */
export const anyOtherInput: Inputs<Exclude<CommandName, keyof typeof anyGroupInput>> = {
  'open-meeting': () => ({}),
  'close-meeting': (_meeting, dice) => ({ ...leftover(dice) }),
  'title-meeting': (_meeting, dice) => ({ title: line(dice) }),
  'change-settings': (_meeting, dice) => ({
    settings: {
      ...maybe(dice, 0.3, { whoMayAsk: oneOf(dice, ['everyone', 'everyone', 'members', 'staff'] as const) }),
      ...maybe(dice, 0.3, { kinds: dice() < 0.8 ? [...requestKinds] : [oneOf(dice, requestKinds)] }),
      ...maybe(dice, 0.3, { seconds: { member: Math.floor(dice() * 300), observer: 60 } }),
      ...maybe(dice, 0.3, { queuePublic: dice() < 0.5 }),
      ...maybe(dice, 0.3, { chat: oneOf(dice, ['open', 'moderated', 'off'] as const) }),
      ...maybe(dice, 0.3, { chatHands: oneOf(dice, ['direct', 'offered', 'off'] as const) }),
      ...maybe(dice, 0.4, { questions: oneOf(dice, ['open', 'moderated', 'moderated', 'off'] as const) }),
    },
  }),
  'enter-person': (_meeting, dice) => ({ name: line(dice).slice(0, 80), ...maybe(dice, 0.5, { attendance: oneOf(dice, attendances) }) }),
  'amend-card': (_meeting, dice) => ({
    personId: personId(dice),
    ...maybe(dice, 0.5, { attendance: oneOf(dice, attendances) }),
    ...maybe(dice, 0.3, { standing: oneOf(dice, standings) }),
  }),
  'name-placeholder': on(({ queue }, dice) => ({
    personId: dice() < 0.7 ? (queue.waiting.find(({ via }) => via === 'staff')?.personId ?? 'nobody') : personId(dice),
    as: dice() < 0.5 ? { personId: personId(dice) } : { name: 'Delegate of Peru' },
  })),
  'give-role': (_meeting, dice) => ({ personId: personId(dice), role: oneOf(dice, roles) }),
  'take-role': (_meeting, dice) => ({ personId: personId(dice), role: oneOf(dice, roles) }),
  'add-agenda-item': (_meeting, dice) => ({
    title: line(dice),
    ...maybe(dice, 0.5, { minutes: 20 }),
    ...maybe(dice, 0.5, documents(dice)),
    ...maybe(dice, 0.3, { presenters: [{ personId: personId(dice) }] }),
    ...maybe(dice, 0.4, { kind: oneOf(dice, itemKinds) }),
  }),
  'amend-agenda-item': (meeting, dice) => ({ itemId: item(meeting, dice), title: line(dice), ...maybe(dice, 0.3, documents(dice)) }),
  'move-agenda-item': (meeting, dice) => ({ itemId: item(meeting, dice), ...beside(dice, item(meeting, dice)) }),
  'drop-agenda-item': (meeting, dice) => ({ itemId: item(meeting, dice) }),
  'open-agenda-item': (meeting, dice) => ({ itemId: backOrItem(meeting, dice), ...leftover(dice) }),
  'close-agenda-item': (meeting, dice) => ({
    itemId: meeting.agenda.openItemId ?? item(meeting, dice),
    ...maybe(dice, 0.5, { conclusion: line(dice) }),
    ...leftover(dice),
  }),
  'start-break': () => ({ until: '2026-01-01T12:00:00Z' }),
  'end-break': () => ({}),
  present: ({ agenda }, dice) => ({
    documentId: dice() < 0.2 ? null : idFrom(dice, [...agenda.items.flatMap((one) => one.documents), ...documentIds.map((id) => ({ id }))]),
  }),
  'request-floor': on(({ floor }, dice) => ({
    floor,
    kind: dice() < 0.5 ? 'intervention' : oneOf(dice, requestKinds),
    ...maybe(dice, 0.3, { subject: line(dice) }),
    ...maybe(dice, 0.1, { readAloud: 'I agree with the previous speaker.' }),
    ...maybe(dice, 0.1, { via: oneOf(dice, entrances) }),
    ...maybe(dice, 0.3, {
      for: dice() < 0.7 ? { personId: personId(dice) } : { label: 'Lady in row 3', attendance: oneOf(dice, attendances) },
    }),
  })),
  'amend-request': on((there, dice) => ({
    floor: there.floor,
    requestId: anyRequest(there, dice),
    ...maybe(dice, 0.5, { kind: oneOf(dice, requestKinds) }),
    subject: line(dice),
  })),
  'withdraw-request': on((there, dice) => ({ floor: there.floor, requestId: anyRequest(there, dice) })),
  'set-aside-request': on((there, dice) => ({
    floor: there.floor,
    requestId: dice() < 0.3 ? (there.turn?.request?.id ?? 'gone') : waiting(there, dice),
    ...reason(dice),
  })),
  'return-request': on(({ floor, queue }, dice) => ({ floor, requestId: idFrom(dice, queue.aside) })),
  'move-request': on((there, dice) => ({
    floor: there.floor,
    requestId: waiting(there, dice),
    ...beside(dice, waiting(there, dice)),
    ...reason(dice),
  })),
  'close-queue': on(({ floor }) => ({ floor })),
  'reopen-queue': on(({ floor }) => ({ floor })),
  'set-order': on(({ floor }, dice) => ({
    floor,
    policies: [...new Set([oneOf(dice, policies), oneOf(dice, policies)])].slice(0, Math.floor(dice() * 3)),
    deckSize: Math.floor(dice() * 4),
    ...maybe(dice, 0.3, { maxOvertakes: 1 + Math.floor(dice() * 4) }),
    ...maybe(dice, 0.3, { scope: oneOf(dice, ['item', 'meeting'] as const) }),
  })),
  'give-floor-to-next': on(saw),
  'give-floor': on((there, dice) =>
    dice() < 0.7
      ? { ...saw(there, dice), requestId: waiting(there, dice), ...maybe(dice, 0.4, { interrupt: true }) }
      : { ...saw(there, dice), personId: personId(dice) },
  ),
  'take-floor-back': on(saw),
  'end-turn': on(({ floor, turn }, dice) => ({ floor, turnId: dice() < 0.9 ? (turn?.id ?? 'old-turn') : 'old-turn' })),
  'pause-turn': on(({ floor }) => ({ floor })),
  'resume-turn': on(({ floor }) => ({ floor })),
  'extend-turn': on(({ floor }, dice) => ({ floor, seconds: 30 + Math.floor(dice() * 60) })),
  'last-word': on(({ floor }, dice) => ({ floor, personId: personId(dice) })),
  'leave-meeting': () => ({}),
  'ask-to-be-erased': () => ({}),
  'issue-record': () => ({}),
  'note-erratum': (_meeting, dice) => ({ entryId: dice() < 0.7 ? `e${1 + Math.floor(dice() * 40)}` : null, text: line(dice) }),
  'withdraw-erratum': ({ issuing }, dice) => ({ erratumId: idFrom(dice, issuing.errata) }),
  'erase-person': (_meeting, dice) => ({ personId: oneOf(dice, speakers).id, notes: dice() < 0.5 }),
  'say-in-chat': on(({ floor }, dice) => ({ floor, text: oneOf(dice, typedLines) })),
  'release-line': ({ chat }, dice) => ({ number: dice() < 0.8 && chat.held.length > 0 ? oneOf(dice, chat.held).number : 7 }),
  'hide-line': ({ chat }, dice) => ({ number: dice() < 0.5 && chat.held.length > 0 ? oneOf(dice, chat.held).number : 1 }),
  'take-chat-hand': ({ chat }, dice) => ({ handId: idFrom(dice, chat.hands) }),
  'dismiss-chat-hand': ({ chat }, dice) => ({ handId: idFrom(dice, chat.hands) }),
  'write-caption': on(({ floor }, dice) => ({ floor, text: line(dice), ...maybe(dice, 0.5, { lang: 'en-GB' }) })),
  'correct-caption': (_meeting, dice) => ({ number: 1 + Math.floor(dice() * 20), saw: line(dice), text: line(dice) }),
  'make-caption-link': on(({ floor }, dice) => ({ floor, lang: oneOf(dice, ['en', 'fr']), ...maybe(dice, 0.2, { whole: true }) })),
  'revoke-caption-link': ({ captions }, dice) => ({ linkId: idFrom(dice, captions.links) }),
  'set-off-record': (_meeting, dice) => ({ on: dice() < 0.2 }),
  'place-captions': (_meeting, dice) => ({ where: oneOf(dice, ['top', 'bottom']) }),
  'ask-question': (_meeting, dice) =>
    dice() < 0.85
      ? {
          text: line(dice),
          ...maybe(dice, 0.3, { anonymous: dice() < 0.8 }),
          ...maybe(dice, 0.3, { voice: oneOf(dice, voices) }),
          ...maybe(dice, 0.5, { receipt: `receipt-${'x'.repeat(20)}-${Math.floor(dice() * 1e6)}` }),
        }
      : { text: line(dice), for: dice() < 0.5 ? { personId: personId(dice) } : { name: 'Grace of the online chat' } },
  'support-question': (meeting, dice) => ({ questionId: question(meeting, dice) }),
  'withdraw-support': (meeting, dice) => ({ questionId: question(meeting, dice) }),
  'accept-question': (meeting, dice) => ({ questionId: question(meeting, dice, 'new') }),
  'decline-question': (meeting, dice) => ({ questionId: question(meeting, dice), ...reason(dice) }),
  'take-question': (meeting, dice) => ({ questionId: question(meeting, dice, 'accepted') }),
  'read-question': (meeting, dice) => ({ questionId: question(meeting, dice, 'taken') }),
  'mark-read-out': (meeting, dice) => ({ questionId: question(meeting, dice, 'reading') }),
  'mark-answered': (meeting, dice) => ({ questionId: question(meeting, dice, 'read-out') }),
  'merge-questions': (meeting, dice) => ({ questionId: question(meeting, dice), into: question(meeting, dice) }),
  'queue-question': (meeting, dice) => ({
    questionId: question(meeting, dice, 'accepted'),
    ...maybe(dice, 0.2, { as: oneOf(dice, voices) }),
  }),
  'put-back-question': (meeting, dice) => ({ questionId: question(meeting, dice) }),
  'record-action': (_meeting, dice) => ({ text: line(dice), ...task(dice), ...ofLine(dice) }),
  'amend-action': (meeting, dice) => ({
    actionId: action(meeting, dice),
    ...maybe(dice, 0.5, { text: line(dice) }),
    ...(dice() < 0.7 ? task(dice) : { ownerId: null, due: null }),
  }),
  'settle-action': (meeting, dice) => ({ actionId: action(meeting, dice), state: oneOf(dice, actionStates) }),
  'drop-action': (meeting, dice) => ({ actionId: action(meeting, dice) }),
  'restore-action': (meeting, dice) => ({ actionId: action(meeting, dice) }),
  'record-decision': (_meeting, dice) => ({ text: line(dice), ...ofLine(dice) }),
  'amend-decision': (meeting, dice) => ({ decisionId: decision(meeting, dice), text: line(dice) }),
  'drop-decision': (meeting, dice) => ({ decisionId: decision(meeting, dice) }),
  'restore-decision': (meeting, dice) => ({ decisionId: decision(meeting, dice) }),
  'prepare-poll': (_meeting, dice) => ({ ...anyPoll(dice), ...maybe(dice, 0.3, { open: true }) }),
  'amend-poll': (meeting, dice) => ({ pollId: poll(meeting, dice, 'prepared'), ...maybe(dice, 0.7, anyPoll(dice)) }),
  'drop-poll': (meeting, dice) => ({ pollId: poll(meeting, dice, 'prepared') }),
  'open-poll': (meeting, dice) => ({ pollId: poll(meeting, dice, 'prepared') }),
  'answer-poll': (meeting, dice) => ({
    pollId: poll(meeting, dice, 'open'),
    options: [Math.floor(dice() * 3)],
    ...maybe(dice, 0.3, { ballot: 'a-ballot-of-the-answering-screen' }),
  }),
  'tally-room': (meeting, dice) => ({
    pollId: poll(meeting, dice, 'open'),
    room: oneOf(dice, ['Hall A', 'hall a', 'Room 2']),
    counts: Array.from({ length: 3 }, () => Math.floor(dice() * 3)),
  }),
  'close-poll': (meeting, dice) => ({ pollId: poll(meeting, dice, 'open') }),
  'reopen-poll': (meeting, dice) => ({ pollId: poll(meeting, dice, 'closed') }),
  'publish-poll': (meeting, dice) => ({ pollId: poll(meeting, dice, 'closed') }),
  'draft-message': (_meeting, dice) => ({ text: line(dice), ...anyMessage(dice), ...ofLine(dice) }),
  'amend-message': (meeting, dice) => ({
    messageId: message(meeting, dice, 'draft'),
    ...maybe(dice, 0.7, { text: line(dice) }),
    ...anyMessage(dice),
  }),
  'drop-message': (meeting, dice) => ({ messageId: message(meeting, dice, 'draft') }),
  'start-read-back': (meeting, dice) => ({
    messageIds: [...new Set([message(meeting, dice, 'draft'), message(meeting, dice, 'draft')])],
  }),
  'respond-to-message': (meeting, dice) => ({
    messageId: message(meeting, dice, 'reading'),
    stance: dice() < 0.6 ? 'support' : oneOf(dice, stances),
    ...maybe(dice, 0.4, { comment: line(dice) }),
  }),
  'tally-read-back': (meeting, dice) => ({
    messageId: message(meeting, dice, 'reading'),
    room: oneOf(dice, ['Hall A', 'hall a', 'Room 2']),
    counts: [Math.floor(dice() * 9), Math.floor(dice() * 3), dice() < 0.8 ? 0 : 1],
  }),
  'match-speakers': (meeting, dice) => ({
    transcriptId: transcript(meeting, dice),
    matches: [
      { speaker: Math.floor(dice() * 4), to: oneOf(dice, [{ personId: personId(dice) }, { speaker: 1 }, 'nobody' as const, null]) },
    ],
  }),
  'correct-transcript-turn': (meeting, dice) => ({
    transcriptId: transcript(meeting, dice),
    turn: Math.floor(dice() * 4),
    saw: Math.floor(dice() * 2),
    ...(dice() < 0.6
      ? { text: line(dice) }
      : { to: oneOf(dice, [{ personId: personId(dice) }, { speaker: Math.floor(dice() * 4) }, null]) }),
  }),
  'mark-transcript-break': (meeting, dice) => ({
    transcriptId: transcript(meeting, dice),
    direction: Math.floor(dice() * 2),
    kind: oneOf(dice, directionKinds),
  }),
  'publish-transcript': (meeting, dice) => ({ transcriptId: transcript(meeting, dice) }),
  'withdraw-transcript': (meeting, dice) => ({ transcriptId: transcript(meeting, dice) }),
  'remove-transcript': (meeting, dice) => ({ transcriptId: transcript(meeting, dice) }),
  'end-read-back': (meeting, dice) => ({ ...maybe(dice, 0.5, { messageIds: [message(meeting, dice, 'reading')] }) }),
  'settle-message': (meeting, dice) => ({
    messageId: message(meeting, dice, 'read', 'agreed', 'noted'),
    as: oneOf(dice, settlements),
  }),
  'add-evaluation-questions': (_meeting, dice) => ({ questions: [anyToRate(dice), ...(dice() < 0.5 ? [anyToRate(dice)] : [])] }),
  'amend-evaluation-question': (meeting, dice) => ({ questionId: toRate(meeting, dice), question: anyToRate(dice) }),
  'move-evaluation-question': (meeting, dice) => ({ questionId: toRate(meeting, dice), ...beside(dice, toRate(meeting, dice)) }),
  'drop-evaluation-question': (meeting, dice) => ({ questionId: toRate(meeting, dice) }),
  'set-evaluation-days': (_meeting, dice) => ({ days: 1 + Math.floor(dice() * 9) }),
  'answer-evaluation': ({ evaluation }, dice) => ({ answers: evaluation.questions.map((one) => anyRating(dice, one)) }),
  'close-evaluation': () => ({}),
  'publish-evaluation-words': (_meeting, dice) => ({ leaveOut: dice() < 0.5 ? [] : ['gone'] }),
  'freeze-report': () => ({}),
  'unfreeze-report': (_meeting, dice) => ({ reason: line(dice) }),
  'freeze-document': (_meeting, dice) => ({ documentId: oneOf(dice, documentIds) }),
  'unfreeze-document': (_meeting, dice) => ({ documentId: oneOf(dice, documentIds), reason: line(dice) }),
};
