import { anyCommand } from './any-command.ts';
import { cast, dice, oneOf } from './any-input.ts';
import type { Moment } from './command.ts';
import { defaultSettings } from './conduct.ts';
import { decide, nextDeadline } from './decide.ts';
import { anyWriting } from './groups/any-input.ts';
import { arriving } from './groups/arriving.ts';
import { runningRound } from './groups/state.ts';
import type { Line } from './lanes.ts';
import { emptyMeeting, type MeetingEvent, type Recorded } from './meeting.ts';
import { reduce } from './reduce.ts';
import type { Person } from './people.ts';

/** A moment in which there are no lanes and no boxes, names are ids, every document is its first version, and the record reads the same each time. */
export const bareMoment: Pick<
  Moment,
  'named' | 'newLine' | 'line' | 'box' | 'everybody' | 'isHere' | 'held' | 'idsOf' | 'recordSum' | 'wasThere' | 'wordsOn'
> = {
  named: () => [],
  idsOf: (id) => [id],
  everybody: () => [],
  isHere: () => true,
  newLine: () => 1,
  line: () => null,
  held: () => ({ version: 1, hash: 'ff' }),
  recordSum: () => ({ upTo: 1, hash: 'ff' }),
  wasThere: () => true,
  wordsOn: (questionId) => [{ id: `words on ${questionId}`, text: 'More breaks.' }],
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

/** What comes over HTTP and not by a command: a transcript of three turns by four labels. */
const broughtIn = (transcriptId: string): MeetingEvent => ({
  type: 'transcript-brought-in',
  transcriptId,
  title: 'Plenary',
  hash: transcriptId,
  turns: 3,
  speakers: 4,
  directions: 1,
});

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
  const until = (now: number) => {
    const next = () => nextDeadline(meeting, now, bareMoment.box);
    for (let due = next(); due && due.at <= now; due = next()) {
      at = Math.max(at, due.at);
      for (const event of due.events) note('clock', event);
    }
    at = now;
  };
  for (let step = 0; step < commands; step++) {
    until(at + Math.floor(roll() * 60_000));
    const everybody = () => [...roster.values()].map((one) => ({ ...one, name: one.id }));
    if (runningRound(meeting) && roll() < 0.1)
      for (const event of arriving(meeting, oneOf(roll, cast).id, { everybody, draw: roll })) note('clock', event);
    for (const event of anyWriting(meeting, roll)) note('secretary', event);
    if (meeting.transcripts.drafts.length === 0 && roll() < 0.02) note('secretary', broughtIn(`transcript-${step}`));
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
      everybody,
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
