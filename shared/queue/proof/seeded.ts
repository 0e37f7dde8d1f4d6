import { cast, dice, oneOf, speakers, type Dice } from '../../any-input.ts';
import { bareMoment, openedMeeting } from '../../any-meeting.ts';
import type { Moment } from '../../command.ts';
import { decide, type Command } from '../../decide.ts';
import { plenary } from '../../floor-id.ts';
import { emptyMeeting, type Meeting, type MeetingEvent, type Recorded } from '../../meeting.ts';
import { reduce } from '../../reduce.ts';
import { requestKinds, type Policy } from '../state.ts';

const floor = plenary;
const more = [
  { ...speakers[0]!, id: 'gus' },
  { ...speakers[1]!, id: 'hal' },
  { ...speakers[3]!, id: 'ida' },
];
const people = [...speakers, ...more];
const who = [...cast, ...more];
const roster = Object.fromEntries(who.map((one) => [one.id, one]));

/** What the meeting was before a fact and after it. */
export type Step = { before: Meeting; after: Meeting; fact: Recorded };

/** A meeting of 10 to 40 commands under these policies; the same for the same seed. What is refused did not happen. */
export function seededMeeting(seed: number, policies: Policy[], moves: 'by-rule-alone' | 'with-moves'): Step[] {
  const roll = dice(seed);
  const steps: Step[] = [];
  let meeting = emptyMeeting;
  let at = Date.UTC(2026, 0, 1, 9);
  let made = 0;
  const note = (by: string, event: MeetingEvent) => {
    const fact = { seq: steps.length + 1, at, by, event };
    const after = reduce(meeting, fact);
    steps.push({ before: meeting, after, fact });
    meeting = after;
  };
  const moment = (): Moment => ({
    ...bareMoment,
    at,
    newId: () => `${++made}`,
    draw: roll,
    personOf: (id) => roster[id] ?? null,
    isPlaceholder: () => false,
  });
  const does = (by: string, { name, input }: Command) => {
    at += Math.floor(roll() * 40_000);
    const decision = decide(
      meeting,
      who.find(({ id }) => id === by)!,
      { name, input },
      moment(),
    );
    if ('events' in decision) for (const event of decision.events) note(by, event);
  };
  for (const event of openedMeeting) note('secretary', event);
  const ordered = () => ({ deckSize: Math.floor(roll() * 4), maxOvertakes: roll() < 0.3 ? 10 : 1 + Math.floor(roll() * 4) });
  const scope = oneOf(roll, ['item', 'meeting'] as const);
  does('chair', { name: 'set-order', input: { floor, policies, scope, ...ordered() } });
  for (let left = 10 + Math.floor(roll() * 31); left > 0; left--) {
    const chance = roll();
    if (chance < 0.02) does('chair', { name: 'set-order', input: { floor, policies, scope, ...ordered() } });
    else if (chance < 0.04) {
      does('secretary', { name: 'add-agenda-item', input: { title: 'Any' } });
      does('chair', { name: 'open-agenda-item', input: { itemId: meeting.agenda.items.at(-1)!.id, leftover: 'carry' } });
    } else if (chance < 0.1 && moves === 'with-moves') does(oneOf(roll, ['chair', 'secretary']), anyMove(meeting, roll));
    else does(...anyAct(meeting, roll));
  }
  return steps;
}

const idOf = (roll: Dice, list: { id: string }[]) => (list.length > 0 ? oneOf(roll, list).id : 'nobody');

function anyMove({ floors }: Meeting, roll: Dice): Command {
  const { waiting } = floors[floor]!.queue;
  const input = { floor, requestId: idOf(roll, waiting), ...(roll() < 0.5 && { reason: oneOf(roll, ['Has a train', 'Minister']) }) };
  const neighbour = idOf(roll, waiting);
  return { name: 'move-request', input: roll() < 0.5 ? { ...input, before: neighbour } : { ...input, after: neighbour } };
}

/** Half of all acts ask, a quarter calls the next: there is a queue to sort, and it moves on. */
function anyAct({ floors }: Meeting, roll: Dice): [by: string, command: Command] {
  const { queue, floor: now } = floors[floor]!;
  const holderISaw = now.turn?.id ?? null;
  const request = { floor, requestId: idOf(roll, queue.waiting) };
  const chance = roll();
  if (chance < 0.5) {
    const kind = roll() < 0.7 ? ('intervention' as const) : oneOf(roll, requestKinds);
    return [oneOf(roll, people).id, { name: 'request-floor', input: { floor, kind } }];
  }
  if (chance < 0.75) return ['chair', { name: 'give-floor-to-next', input: { floor, holderISaw } }];
  if (chance < 0.79) return ['chair', { name: 'take-floor-back', input: { floor, holderISaw } }];
  if (chance < 0.82) return ['chair', { name: 'end-turn', input: { floor, turnId: holderISaw ?? 'none' } }];
  if (chance < 0.85) return ['chair', { name: 'give-floor', input: { ...request, holderISaw, ...(roll() < 0.5 && { interrupt: true }) } }];
  if (chance < 0.88) return ['secretary', { name: 'amend-request', input: { ...request, kind: oneOf(roll, requestKinds) } }];
  if (chance < 0.91) return ['secretary', { name: 'withdraw-request', input: request }];
  if (chance < 0.93) return ['chair', { name: 'set-aside-request', input: { floor, requestId: now.turn?.request?.id ?? 'none' } }];
  if (chance < 0.96) return ['chair', { name: 'set-aside-request', input: request }];
  return ['chair', { name: 'return-request', input: { floor, requestId: idOf(roll, queue.aside) } }];
}
