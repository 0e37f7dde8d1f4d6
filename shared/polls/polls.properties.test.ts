import { expect, test } from 'vitest';
import { dice, type Dice, oneOf } from '../any-input.ts';
import { audiences, factFor, factsFor, tallyFor, viewOf } from '../audience.ts';
import type { Who } from '../command.ts';
import { defaultSettings } from '../conduct.ts';
import { decide } from '../decide.ts';
import { momentAt, nine, person } from '../given.ts';
import { emptyMeeting, type Meeting, type MeetingEvent, type Recorded } from '../meeting.ts';
import { reduce } from '../reduce.ts';
import { handsOf, type Poll } from './state.ts';

const seeds = Array.from({ length: 200 }, (_, seed) => seed);
const people = Array.from({ length: 12 }, (_, i) => person(`p${i}`, { attendance: i % 3 === 0 ? 'on-site' : 'remote' }));
const chair = person('cat');
const rooms = ['Hall A', 'hall a', 'Room 2'];

type Sent =
  | { name: 'answer-poll'; input: { pollId: string; options: number[]; ballot?: string } }
  | { name: 'tally-room'; input: { pollId: string; room: string; counts: number[] } }
  | { name: 'close-poll' | 'publish-poll'; input: { pollId: string } };
type Step = { who: Who; command: Sent };
type Run = { log: Recorded[]; meeting: Meeting; box: Map<string, number[]>; answers: { ok: boolean; step: Step }[] };

/** Plays these steps with a box that keeps ballots as the secretary's does: the last choice under each name. */
function play(poll: { secret: boolean; many: boolean }, steps: Step[]): Run {
  const run: Run = { log: [], meeting: emptyMeeting, box: new Map(), answers: [] };
  const note = (by: string, event: MeetingEvent) => {
    const recorded = { seq: run.log.length + 1, at: nine, by, event };
    run.log.push(recorded);
    run.meeting = reduce(run.meeting, recorded);
  };
  note('cat', { type: 'meeting-created', title: 'Plenary', settings: defaultSettings });
  note('cat', { type: 'role-given', personId: 'cat', role: 'chair' });
  note('cat', { type: 'meeting-opened' });
  note('cat', { type: 'poll-opened', pollId: 'p', poll: { question: 'Q', options: ['A', 'B', 'C'], kind: 'poll', ...poll } });
  const moment = {
    ...momentAt(nine),
    box: () => ({ has: (ballot: string) => run.box.has(ballot), counts: (options: number) => recount([...run.box.values()], options) }),
  };
  for (const step of steps) {
    const decision = decide(run.meeting, step.who, step.command, moment);
    run.answers.push({ ok: !('refusal' in decision), step });
    if ('refusal' in decision) continue;
    for (const event of decision.events) note(step.who.id, event);
    for (const { ballot, options } of decision.ballots) run.box.set(ballot, options);
  }
  return run;
}

const recount = (answers: number[][], options: number) =>
  Array.from({ length: options }, (_, option) => answers.filter((chosen) => chosen.includes(option)).length);
const ballotOf = ({ id }: Who, device: number) => `the-ballot-of-${id}-on-device-${device}`;
/** One option, or some of them and at least one. */
function choice(roll: Dice, many: boolean): number[] {
  const some = [0, 1, 2].filter(() => roll() < 0.5);
  return many && some.length > 0 ? some : [Math.floor(roll() * 3)];
}

/** People answer, change, answer from two devices, show each other's ballots and send nonsense; hands are counted in between. */
function anySteps(roll: Dice, { many }: { many: boolean }): Step[] {
  return Array.from({ length: 60 }, (): Step => {
    const who = oneOf(roll, people);
    if (roll() < 0.15) {
      const counts = Array.from({ length: 3 }, () => Math.floor(roll() * 4));
      return { who: chair, command: { name: 'tally-room', input: { pollId: 'p', room: oneOf(roll, rooms), counts } } };
    }
    const ballot = ballotOf(roll() < 0.9 ? who : oneOf(roll, people), roll() < 0.8 ? 1 : 2);
    const options = roll() < 0.05 ? [7] : choice(roll, many);
    return { who, command: { name: 'answer-poll', input: { pollId: 'p', options, ...(roll() < 0.95 && { ballot }) } } };
  });
}
const pollOf = ({ meeting }: Pick<Run, 'meeting'>): Poll => meeting.polls.polls[0]!;
const ends = (name: 'close-poll' | 'publish-poll'): Step => ({ who: chair, command: { name, input: { pollId: 'p' } } });
const kinds = [
  { secret: false, many: false },
  { secret: false, many: true },
  { secret: true, many: false },
  { secret: true, many: true },
];

/** What everybody answered last, told from the commands that were taken and nothing else. */
function told({ answers }: Run): Map<string, number[]> {
  const last = new Map<string, number[]>();
  for (const { ok, step } of answers) {
    if (!ok || step.command.name !== 'answer-poll') continue;
    last.set(step.who.id, step.command.input.options);
  }
  return last;
}

test.each(kinds)('one answer each, and the counts are those of an independent recount: %o (P1)', (kind) => {
  for (const seed of seeds) {
    const run = play(kind, [...anySteps(dice(seed), kind), ends('close-poll'), ends('publish-poll')]);
    const poll = pollOf(run);
    const last = told(run);
    const answered = new Set(run.answers.flatMap(({ ok, step }) => (ok && step.command.name === 'answer-poll' ? [step.who.id] : [])));
    expect(poll.answers.map(({ personId }) => personId).toSorted(), `seed ${seed}`).toEqual([...answered].toSorted());
    expect(poll.answered, `seed ${seed}`).toBe(answered.size);
    expect(poll.counted!.counts, `seed ${seed}`).toEqual(recount([...last.values()], 3));
    if (kind.secret) expect(run.box.size, `seed ${seed}`).toBe(answered.size);
    else {
      const { 'on-site': onSite, remote } = poll.counted!.bySide!;
      expect(onSite.map((count, i) => count + remote[i]!)).toEqual(poll.counted!.counts);
    }
    if (!kind.many) expect(poll.counted!.counts.reduce((sum, count) => sum + count)).toBe(answered.size);
  }
});

test('the hands of all rooms are the sum of what was counted last in each (P3)', () => {
  for (const seed of seeds) {
    const run = play(kinds[0]!, [...anySteps(dice(seed), kinds[0]!), ends('close-poll'), ends('publish-poll')]);
    const lastIn = new Map<string, number[]>();
    for (const { step } of run.answers)
      if (step.command.name === 'tally-room') lastIn.set(step.command.input.room.toLowerCase(), step.command.input.counts);
    const sums = [0, 1, 2].map((option) => [...lastIn.values()].reduce((sum, counts) => sum + counts[option]!, 0));
    expect(handsOf(pollOf(run)), `seed ${seed}`).toEqual(sums);
  }
});

test.each(kinds)('every audience has from its own facts what it would be shown anew, at every moment: %o (N21)', (kind) => {
  for (const seed of seeds.slice(0, 60)) {
    const steps = [...anySteps(dice(seed), kind), ends('close-poll'), ends('publish-poll')];
    const { log } = play(kind, steps);
    for (const audience of audiences) {
      let server = emptyMeeting;
      let screen = viewOf(audience, emptyMeeting);
      for (const recorded of log) {
        server = reduce(server, recorded);
        screen = factsFor(audience, [recorded]).reduce(reduce, screen);
        expect(screen, `seed ${seed}, ${audience}, fact ${recorded.seq}`).toEqual(viewOf(audience, server));
      }
    }
  }
});

test('two runs that differ in secret answers alone are the same to everybody until they are counted (P2)', () => {
  for (const seed of seeds) {
    const kind = oneOf(dice(seed), [kinds[2]!, kinds[3]!]);
    const steps = anySteps(dice(seed), kind);
    const roll = dice(seed + 1_000_000);
    const otherwise = steps.map((step): Step => {
      const { who, command } = step;
      if (command.name !== 'answer-poll' || command.input.options.includes(7)) return step;
      return { who, command: { ...command, input: { ...command.input, options: choice(roll, kind.many) } } };
    });
    const [one, other] = [play(kind, steps), play(kind, otherwise)];
    const bytes = ({ log, meeting, answers }: Run) =>
      JSON.stringify([
        log,
        answers.map(({ ok }) => ok),
        audiences.map((audience) => [
          log.map((recorded) => factFor(audience, recorded)),
          viewOf(audience, meeting),
          tallyFor(audience, meeting),
        ]),
      ]);
    expect(bytes(one), `seed ${seed}`).toBe(bytes(other));
  }
});
