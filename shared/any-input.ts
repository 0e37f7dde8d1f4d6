import type { Who } from './command.ts';
import type { Command, CommandName } from './decide.ts';
import { plenary } from './floor-id.ts';
import type { Meeting } from './meeting.ts';
import { attendances, roles, standings, type Person } from './people.ts';
import { entrances, policies, requestKinds } from './queue/state.ts';

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
const maybe = <Thing extends object>(dice: Dice, chance: number, thing: Thing): Thing | object => (dice() < chance ? thing : {});

/** An id of this list, or now and then one that is not in it. */
const idFrom = (dice: Dice, things: readonly { id: string }[]) => (things.length > 0 && dice() < 0.95 ? oneOf(dice, things).id : 'gone');

type Inputs = { [Name in CommandName]: (meeting: Meeting, dice: Dice) => Extract<Command, { name: Name }>['input'] };

const floor = plenary;
const queueIn = ({ floors }: Meeting) => floors[plenary]!.queue;
const turnIn = ({ floors }: Meeting) => floors[plenary]!.floor.turn?.id ?? null;
const sawIn = (meeting: Meeting, dice: Dice) => (dice() < 0.9 ? turnIn(meeting) : dice() < 0.5 ? null : 'old-turn');
const personId = (dice: Dice) => (dice() < 0.97 ? oneOf(dice, cast).id : 'nobody');
const waiting = (meeting: Meeting, dice: Dice) => idFrom(dice, queueIn(meeting).waiting);
const anyRequest = (meeting: Meeting, dice: Dice) => idFrom(dice, [...queueIn(meeting).waiting, ...queueIn(meeting).aside]);
const item = ({ agenda }: Meeting, dice: Dice) => idFrom(dice, agenda.items);
const leftover = (dice: Dice) => maybe(dice, 0.7, { leftover: oneOf(dice, ['carry', 'store', 'clear'] as const) });
const words = ['Access for all', 'Paragraph 12', 'On the draft', '<b>bold</b>', 'הצעה', 'a'.repeat(200)];
const line = (dice: Dice) => oneOf(dice, words);
const reason = (dice: Dice) => maybe(dice, 0.3, { reason: line(dice) });
const beside = (dice: Dice, neighbourId: string) => (dice() < 0.5 ? { before: neighbourId } : { after: neighbourId });
const documents = (dice: Dice) => ({
  documents: [{ title: line(dice), link: 'https://example.org/draft', ...maybe(dice, 0.5, { section: '4' }) }],
});

/** What could be sent with each name: a command without a line here does not compile. */
export const anyInput: Inputs = {
  'open-meeting': () => ({}),
  'close-meeting': (_meeting, dice) => ({ ...leftover(dice) }),
  'title-meeting': (_meeting, dice) => ({ title: line(dice) }),
  'change-settings': (_meeting, dice) => ({
    settings: {
      ...maybe(dice, 0.3, { whoMayAsk: oneOf(dice, ['everyone', 'everyone', 'members', 'staff'] as const) }),
      ...maybe(dice, 0.3, { kinds: dice() < 0.8 ? [...requestKinds] : [oneOf(dice, requestKinds)] }),
      ...maybe(dice, 0.3, { seconds: { member: Math.floor(dice() * 300), observer: 60 } }),
      ...maybe(dice, 0.3, { queuePublic: dice() < 0.5 }),
    },
  }),
  'enter-person': (_meeting, dice) => ({ name: line(dice).slice(0, 80), ...maybe(dice, 0.5, { attendance: oneOf(dice, attendances) }) }),
  'amend-card': (_meeting, dice) => ({
    personId: personId(dice),
    ...maybe(dice, 0.5, { attendance: oneOf(dice, attendances) }),
    ...maybe(dice, 0.3, { standing: oneOf(dice, standings) }),
  }),
  'name-placeholder': ({ floors }, dice) => ({
    personId: dice() < 0.7 ? (floors[plenary]!.queue.waiting.find(({ via }) => via === 'staff')?.personId ?? 'nobody') : personId(dice),
    as: dice() < 0.5 ? { personId: personId(dice) } : { name: 'Delegate of Peru' },
  }),
  'give-role': (_meeting, dice) => ({ personId: personId(dice), role: oneOf(dice, roles) }),
  'take-role': (_meeting, dice) => ({ personId: personId(dice), role: oneOf(dice, roles) }),
  'add-agenda-item': (_meeting, dice) => ({
    title: line(dice),
    ...maybe(dice, 0.5, { minutes: 20 }),
    ...maybe(dice, 0.5, documents(dice)),
    ...maybe(dice, 0.3, { presenters: [{ personId: personId(dice) }] }),
  }),
  'amend-agenda-item': (meeting, dice) => ({ itemId: item(meeting, dice), title: line(dice), ...maybe(dice, 0.3, documents(dice)) }),
  'move-agenda-item': (meeting, dice) => ({ itemId: item(meeting, dice), ...beside(dice, item(meeting, dice)) }),
  'drop-agenda-item': (meeting, dice) => ({ itemId: item(meeting, dice) }),
  'open-agenda-item': (meeting, dice) => ({ itemId: item(meeting, dice), ...leftover(dice) }),
  'close-agenda-item': (meeting, dice) => ({
    itemId: meeting.agenda.openItemId ?? item(meeting, dice),
    ...maybe(dice, 0.5, { conclusion: line(dice) }),
    ...leftover(dice),
  }),
  'start-break': () => ({ until: '2026-01-01T12:00:00Z' }),
  'end-break': () => ({}),
  present: ({ agenda }, dice) => ({
    documentId:
      dice() < 0.2
        ? null
        : idFrom(
            dice,
            agenda.items.flatMap((one) => one.documents),
          ),
  }),
  'request-floor': (_meeting, dice) => ({
    floor,
    kind: dice() < 0.5 ? 'intervention' : oneOf(dice, requestKinds),
    ...maybe(dice, 0.3, { subject: line(dice) }),
    ...maybe(dice, 0.1, { readAloud: 'I agree with the previous speaker.' }),
    ...maybe(dice, 0.1, { via: oneOf(dice, entrances) }),
    ...maybe(dice, 0.3, {
      for: dice() < 0.7 ? { personId: personId(dice) } : { label: 'Lady in row 3', attendance: oneOf(dice, attendances) },
    }),
  }),
  'amend-request': (meeting, dice) => ({
    floor,
    requestId: anyRequest(meeting, dice),
    ...maybe(dice, 0.5, { kind: oneOf(dice, requestKinds) }),
    subject: line(dice),
  }),
  'withdraw-request': (meeting, dice) => ({ floor, requestId: anyRequest(meeting, dice) }),
  'set-aside-request': (meeting, dice) => ({
    floor,
    requestId: dice() < 0.3 ? (meeting.floors[plenary]!.floor.turn?.request?.id ?? 'gone') : waiting(meeting, dice),
    ...reason(dice),
  }),
  'return-request': (meeting, dice) => ({ floor, requestId: idFrom(dice, queueIn(meeting).aside) }),
  'move-request': (meeting, dice) => ({
    floor,
    requestId: waiting(meeting, dice),
    ...beside(dice, waiting(meeting, dice)),
    ...reason(dice),
  }),
  'close-queue': () => ({ floor }),
  'reopen-queue': () => ({ floor }),
  'set-order': (_meeting, dice) => ({
    floor,
    policies: [...new Set([oneOf(dice, policies), oneOf(dice, policies)])].slice(0, Math.floor(dice() * 3)),
    deckSize: Math.floor(dice() * 4),
    ...maybe(dice, 0.3, { maxOvertakes: 1 + Math.floor(dice() * 4) }),
    ...maybe(dice, 0.3, { scope: oneOf(dice, ['item', 'meeting'] as const) }),
  }),
  'give-floor-to-next': (meeting, dice) => ({ floor, holderISaw: sawIn(meeting, dice) }),
  'give-floor': (meeting, dice) =>
    dice() < 0.7
      ? { floor, holderISaw: sawIn(meeting, dice), requestId: waiting(meeting, dice), ...maybe(dice, 0.4, { interrupt: true }) }
      : { floor, holderISaw: sawIn(meeting, dice), personId: personId(dice) },
  'take-floor-back': (meeting, dice) => ({ floor, holderISaw: sawIn(meeting, dice) }),
  'end-turn': (meeting, dice) => ({ floor, turnId: dice() < 0.9 ? (turnIn(meeting) ?? 'old-turn') : 'old-turn' }),
  'pause-turn': () => ({ floor }),
  'resume-turn': () => ({ floor }),
  'extend-turn': (_meeting, dice) => ({ floor, seconds: 30 + Math.floor(dice() * 60) }),
  'last-word': (_meeting, dice) => ({ floor, personId: personId(dice) }),
  'leave-meeting': () => ({}),
};
