import { anyInput, cast, dice, leaders, oneOf, publicSeat, speakers, type Dice } from './any-input.ts';
import type { Moment, Who } from './command.ts';
import { defaultSettings } from './conduct.ts';
import { commandNames, decide, type CommandName } from './decide.ts';
import { plenary } from './floor-id.ts';
import type { Line } from './lanes.ts';
import { emptyMeeting, reduce, type Meeting, type MeetingEvent, type Recorded } from './meeting.ts';
import type { Person } from './people.ts';

/** `name` and `input` as they come over the wire: mostly right, sometimes strange. */
export type AnyCommand = { who: Who; command: { name: CommandName; input: unknown } };

/** A moment in which there are no lanes and no boxes, and names are ids. */
export const bareMoment: Pick<Moment, 'named' | 'newLine' | 'line' | 'box' | 'everybody' | 'isHere'> = {
  named: () => [],
  everybody: () => [],
  isHere: () => true,
  newLine: () => 1,
  line: () => null,
  box: () => ({ has: () => false, counts: (options) => Array.from({ length: options }, () => 0) }),
};

/** A meeting that has begun and where nobody has asked for anything yet. */
export const openedMeeting: MeetingEvent[] = [
  { type: 'meeting-created', title: 'Any meeting', settings: defaultSettings },
  { type: 'role-given', personId: 'chair', role: 'chair' },
  { type: 'role-given', personId: 'co-chair', role: 'co-chair' },
  { type: 'role-given', personId: 'secretary', role: 'secretariat' },
  { type: 'meeting-opened' },
];

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
  const input = anyInput[name](meeting, dice) as object;
  return { who, command: { name, input: dice() < 0.03 ? spoiled(dice, input) : input } };
}

/** The facts of a whole meeting of so many commands, refused ones included in the count; the same for the same seed. */
export function anyLog(seed: number, commands: number): Recorded[] {
  const roll = dice(seed);
  const roster = new Map<string, Person>(cast.map(({ id, attendance, standing }) => [id, { id, attendance, standing }]));
  const placeholders = new Set<string>();
  const log: Recorded[] = [];
  const lines = new Map<number, Line>();
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
    let last = lines.size;
    const decision = decide(meeting, { ...who, ...roster.get(who.id) }, command, {
      at,
      newId: () => `id-${step}-${++made}`,
      draw: roll,
      personOf: (id) => roster.get(id) ?? null,
      isPlaceholder: (id) => placeholders.has(id),
      ...bareMoment,
      everybody: () => [...roster].map(([id, one]) => ({ ...one, id, name: id })),
      newLine: () => ++last,
      line: (number) => lines.get(number) ?? null,
    });
    if ('refusal' in decision) continue;
    for (const { id, attendance, standing, mergedInto, placeholder } of decision.cards) {
      if (placeholder) placeholders.add(id);
      if (placeholder === false || mergedInto) placeholders.delete(id);
      const before = roster.get(mergedInto ?? id) ?? { attendance: 'remote', standing: 'member' };
      roster.set(id, { id: mergedInto ?? id, attendance: attendance ?? before.attendance, standing: standing ?? before.standing });
    }
    for (const event of decision.events) note(who.id, event);
    for (const write of decision.lines) {
      const { number } = 'put' in write ? write.put : write.change;
      const before = lines.get(number);
      if ('put' in write) lines.set(number, { at, by: who.id, ...write.put });
      else if (before) lines.set(number, { ...before, ...write.change });
    }
  }
  return log;
}
