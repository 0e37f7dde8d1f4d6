import { anyInput, peopleThere } from '../any-command.ts';
import { cast, dice, leaders, oneOf, speakers, type Dice } from '../any-input.ts';
import { bareMoment, openedMeeting } from '../any-meeting.ts';
import { decide, nextDeadline, type CommandName } from '../decide.ts';
import { emptyMeeting, type Meeting, type MeetingEvent, type Recorded } from '../meeting.ts';
import { reduce } from '../reduce.ts';
import type { Person } from '../people.ts';
import { anyWriting, groupName } from './any-input.ts';
import { arriving } from './arriving.ts';

const onFloors: CommandName[] = [
  'request-floor',
  'request-floor',
  'give-floor-to-next',
  'set-aside-request',
  'return-request',
  'last-word',
];
const otherwise: CommandName[] = ['give-role', 'take-role', 'name-placeholder', 'name-placeholder', 'leave-meeting', 'close-meeting'];
const anyName = (meeting: Meeting, roll: Dice): CommandName => {
  if (meeting.conduct.phase !== 'open') return 'open-meeting';
  const which = roll();
  return which < 0.66 ? groupName(meeting, roll) : oneOf(roll, which < 0.94 ? onFloors : otherwise);
};

/** From the beginning on, so that whatever has come back may be called. */
const reportingBack: MeetingEvent[] = [
  {
    type: 'agenda-item-added',
    itemId: 'reports',
    item: { title: 'Reports', kind: 'report-back', minutes: 30, presenters: [], documents: [] },
  },
  { type: 'agenda-item-opened', itemId: 'reports' },
];

/**
 * A meeting of rounds: people come, drop and leave, staff and people do what they may, names are found, the clock closes groups,
 * and now and then the server begins anew from its log. `see` looks after every fact.
 */
export function playRounds(seed: number, steps: number, see: (meeting: Meeting, fact: Recorded) => void) {
  const roll = dice(seed);
  const roster = new Map<string, Person>(cast.map(({ id, attendance, standing }) => [id, { id, attendance, standing }]));
  const placeholders = new Set<string>();
  const away = new Set<string>();
  const log: Recorded[] = [];
  const restarts: { before: Meeting; again: Meeting }[] = [];
  let [meeting, at] = [emptyMeeting, Date.UTC(2026, 0, 1, 9)];
  const note = (by: string, event: MeetingEvent) => {
    const fact = { seq: log.length + 1, at, by, event };
    log.push(fact);
    meeting = reduce(meeting, fact);
    see(meeting, fact);
  };
  const everybody = () => [...roster.values()].map((one) => ({ ...one, name: one.id }));
  for (const event of [...openedMeeting, ...reportingBack]) note('secretary', event);
  for (let step = 0; step < steps; step++) {
    const now = at + Math.floor(roll() * roll() * 90_000);
    for (let due = nextDeadline(meeting, now); due && due.at <= now; due = nextDeadline(meeting, now)) {
      at = Math.max(at, due.at);
      for (const event of due.events) note('clock', event);
    }
    at = now;
    if (roll() < 0.03) {
      const again = (JSON.parse(JSON.stringify(log)) as Recorded[]).reduce(reduce, emptyMeeting);
      restarts.push({ before: meeting, again });
      meeting = again;
    }
    if (roll() < 0.1) {
      const { id } = oneOf(roll, cast);
      if (!away.delete(id)) away.add(id);
      else for (const event of arriving(meeting, id, { everybody, draw: roll })) note('clock', event);
      continue;
    }
    for (const event of anyWriting(meeting, roll)) note('secretary', event);
    const name = anyName(meeting, roll);
    const [label] = placeholders;
    const input =
      name === 'name-placeholder' && label
        ? { personId: label, as: roll() < 0.8 ? { personId: oneOf(roll, speakers).id } : { name: 'Grace' } }
        : (anyInput[name](meeting, roll) as object);
    const inside = roll() < 0.6 ? peopleThere(meeting, input) : [];
    const who = oneOf(roll, inside.length > 0 ? inside : name === 'leave-meeting' || name === 'choose-group' ? speakers : leaders);
    let made = 0;
    const decision = decide(
      meeting,
      { ...who, ...roster.get(who.id) },
      { name, input },
      {
        at,
        newId: () => `id-${step}-${++made}`,
        draw: roll,
        personOf: (id) => roster.get(id) ?? null,
        isPlaceholder: (id) => placeholders.has(id),
        ...bareMoment,
        everybody,
        isHere: (id) => !away.has(id),
      },
    );
    if ('refusal' in decision) continue;
    for (const { id, attendance = 'on-site', standing = 'member', mergedInto, placeholder } of decision.cards) {
      if (placeholder) placeholders.add(id);
      if (placeholder === false || mergedInto) placeholders.delete(id);
      if (mergedInto) roster.delete(id);
      else if (!roster.has(id)) roster.set(id, { id, attendance, standing });
    }
    for (const event of decision.events) note(who.id, event);
  }
  return { log, meeting, roster, restarts };
}
