import type { Who } from './command.ts';
import { commandNames, decide, type Command, type CommandName } from './decide.ts';
import { defaultSettings } from './conduct.ts';
import { plenary } from './floor-id.ts';
import { emptyMeeting, reduce, type Meeting, type MeetingEvent, type Recorded } from './meeting.ts';
import { attendances, roles, standings, type Person } from './people.ts';
import { entrances, policies, requestKinds } from './queue/state.ts';

/** Chance in [0, 1) that is the same again for the same seed. */
export type Dice = () => number;
/** `name` and `input` as they come over the wire: mostly right, sometimes strange. */
export type AnyCommand = { who: Who; command: { name: CommandName; input: unknown } };

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
const speakers = [
  someone('ada', 'on-site', 'member'),
  someone('ben', 'remote', 'member'),
  someone('cleo', 'on-site', 'observer'),
  someone('dev', 'remote', 'observer'),
  someone('eve', 'on-site', 'member'),
  someone('fay', 'remote', 'member'),
];
const leaders = [someone('chair', 'on-site', 'member'), someone('co-chair', 'remote', 'member'), someone('secretary', 'on-site', 'member')];
const publicSeat: Who = { ...someone('public', 'remote', 'observer'), seat: 'public' };
/** Everybody of the meeting: six who speak, two who chair, one secretariat. */
export const cast: Who[] = [...speakers, ...leaders];

/** A meeting that has begun and where nobody has asked for anything yet. */
export const openedMeeting: MeetingEvent[] = [
  { type: 'meeting-created', title: 'Any meeting', settings: defaultSettings },
  { type: 'role-given', personId: 'chair', role: 'chair' },
  { type: 'role-given', personId: 'co-chair', role: 'co-chair' },
  { type: 'role-given', personId: 'secretary', role: 'secretariat' },
  { type: 'meeting-opened' },
];

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

const inputs: Inputs = {
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

const often: CommandName[] = [
  'request-floor',
  'request-floor',
  'request-floor',
  'request-floor',
  'request-floor',
  'give-floor-to-next',
  'give-floor-to-next',
  'set-aside-request',
  'return-request',
  'move-request',
  'give-floor',
  'take-floor-back',
  'end-turn',
  'add-agenda-item',
  'open-agenda-item',
];
const rare: CommandName[] = ['close-meeting', 'change-settings', 'leave-meeting', 'take-role', 'start-break', 'close-queue', 'last-word'];

/** What would bring a meeting that stands still back to life, so that long sequences stay lively. */
const reviving = ({ conduct, agenda, floors }: Meeting): CommandName | null =>
  conduct.phase !== 'open' ? 'open-meeting' : agenda.pause ? 'end-break' : floors[plenary]!.queue.open ? null : 'reopen-queue';

function anyName(meeting: Meeting, dice: Dice): CommandName {
  const revive = reviving(meeting);
  if (revive && dice() < 0.3) return revive;
  const name = oneOf(dice, dice() < 0.6 ? often : commandNames);
  return rare.includes(name) && dice() < 0.7 ? oneOf(dice, often) : name;
}

/** One field gone or of another kind, as a broken or hostile client would send it. */
function spoiled(dice: Dice, input: object): unknown {
  const field = oneOf(dice, [...Object.keys(input), 'strange']);
  return oneOf(dice, [
    null,
    { ...input, [field]: undefined },
    { ...input, [field]: 7 },
    { ...input, [field]: '__proto__' },
    { ...input, floor: 'no-floor' },
  ]);
}

/** Any command of any part by anybody, plausible more often than not. */
export function anyCommand(meeting: Meeting, dice: Dice): AnyCommand {
  const name = anyName(meeting, dice);
  const own = name === 'request-floor' || name === 'leave-meeting' ? 0.8 : 0.2;
  const who = dice() < 0.02 ? publicSeat : oneOf(dice, dice() < own ? speakers : leaders);
  const input: object = inputs[name](meeting, dice);
  return { who, command: { name, input: dice() < 0.03 ? spoiled(dice, input) : input } };
}

/** The facts of a whole meeting of so many commands, refused ones included in the count; the same for the same seed. */
export function anyLog(seed: number, commands: number): Recorded[] {
  const roll = dice(seed);
  const roster = new Map<string, Person>(cast.map(({ id, attendance, standing }) => [id, { id, attendance, standing }]));
  const log: Recorded[] = [];
  let meeting = emptyMeeting;
  let at = Date.UTC(2026, 0, 1, 9);
  const note = (by: string, event: MeetingEvent) => {
    const recorded = { seq: log.length + 1, at, by, event };
    log.push(recorded);
    meeting = reduce(meeting, recorded);
  };
  for (const event of openedMeeting) note('secretary', event);
  for (let step = 0; step < commands; step++) {
    at += Math.floor(roll() * 60_000);
    const { who, command } = anyCommand(meeting, roll);
    let made = 0;
    const decision = decide(meeting, { ...who, ...roster.get(who.id) }, command, {
      at,
      newId: () => `id-${step}-${++made}`,
      draw: roll,
      personOf: (id) => roster.get(id) ?? null,
    });
    if ('refusal' in decision) continue;
    for (const { id, attendance, standing, mergedInto } of decision.cards) {
      const before = roster.get(mergedInto ?? id) ?? { attendance: 'remote', standing: 'member' };
      roster.set(id, { id: mergedInto ?? id, attendance: attendance ?? before.attendance, standing: standing ?? before.standing });
    }
    for (const event of decision.events) note(who.id, event);
  }
  return log;
}
