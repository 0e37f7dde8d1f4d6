import { anyOtherInput, cast, leaders, oneOf, publicSeat, speakers, type Dice, type Inputs } from './any-input.ts';
import type { Who } from './command.ts';
import { commandNames, type CommandName } from './decide.ts';
import { plenary } from './floor-id.ts';
import { anyGroupInput, groupName } from './groups/any-input.ts';
import type { Meeting } from './meeting.ts';

/** What could be sent with each name: a command without a line does not compile. */
export const anyInput: Inputs = { ...anyOtherInput, ...anyGroupInput };

/** `name` and `input` as they come over the wire: mostly right, sometimes strange. */
export type AnyCommand = { who: Who; command: { name: CommandName; input: unknown } };

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
const rare: CommandName[] = [
  'close-meeting',
  'change-settings',
  'leave-meeting',
  'take-role',
  'erase-person',
  'start-break',
  'close-queue',
  'last-word',
];

/** What would bring a meeting that stands still back to life, so that long sequences stay lively. */
const reviving = ({ conduct, agenda, floors }: Meeting): CommandName | null =>
  conduct.phase !== 'open' ? 'open-meeting' : agenda.pause ? 'end-break' : floors[plenary]!.queue.open ? null : 'reopen-queue';

/** What brings a message on its way, so that some are read back to the end. */
const messageName = ({ messages: { list } }: Meeting, dice: Dice): CommandName =>
  list.some(({ phase }) => phase === 'reading')
    ? oneOf(dice, ['respond-to-message', 'respond-to-message', 'respond-to-message', 'tally-read-back', 'end-read-back'])
    : oneOf(dice, ['start-read-back', 'settle-message', 'amend-message', 'freeze-report', 'unfreeze-report']);

function anyName(meeting: Meeting, dice: Dice): CommandName {
  const revive = reviving(meeting);
  if (revive && dice() < 0.3) return revive;
  if (dice() < 0.3) return groupName(meeting, dice);
  if (meeting.messages.list.length > 0 && dice() < 0.1) return messageName(meeting, dice);
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

/** Those of the cast who are in the group that is spoken of. */
export function peopleThere({ groups }: Meeting, input: object) {
  const { floor, groupId }: { floor?: unknown; groupId?: unknown } = input;
  const round = groups.rounds.find(({ id }) => id === groups.current);
  return cast.filter(({ id }) => {
    const group = round && Object.hasOwn(round.places, id) ? round.places[id]!.group : null;
    return group !== null && (group === floor || group === groupId);
  });
}

/** Any command of any part by anybody, plausible more often than not. */
export function anyCommand(meeting: Meeting, dice: Dice): AnyCommand {
  const name = anyName(meeting, dice);
  const own = name === 'request-floor' || name === 'leave-meeting' || name === 'choose-group' ? 0.8 : 0.2;
  const input = anyInput[name](meeting, dice) as object;
  const inside = dice() < 0.6 ? peopleThere(meeting, input) : [];
  const who = dice() < 0.02 ? publicSeat : oneOf(dice, inside.length > 0 ? inside : dice() < own ? speakers : leaders);
  return { who, command: { name, input: dice() < 0.03 ? spoiled(dice, input) : input } };
}
