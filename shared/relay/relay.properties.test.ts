import { describe, expect, test } from 'vitest';
import { anyCommand, anyInput } from '../any-command.ts';
import { cast, dice, oneOf } from '../any-input.ts';
import { anyLog } from '../any-meeting.ts';
import { commandNames, decide, type CommandName } from '../decide.ts';
import { bareMoment, openedMeeting } from '../any-meeting.ts';
import { emptyMeeting, type Meeting, type MeetingEvent, type Recorded } from '../meeting.ts';
import { reduce } from '../reduce.ts';
import { tallyFor } from '../audience.ts';
import { relayCommands } from './commands.ts';
import { askersOf, headOf, isWhole, steps, supportersOf } from './state.ts';

const mine = Object.keys(relayCommands) as CommandName[];
const often = ['ask-question', 'support-question', 'accept-question', 'merge-questions', 'take-question', 'queue-question'] as const;

/** A meeting in which much is asked: the states after each fact, and the facts. */
function relayed(seed: number, commands: number): { states: Meeting[]; log: Recorded[] } {
  const roll = dice(seed);
  const log: Recorded[] = [];
  const states = [emptyMeeting];
  let at = Date.UTC(2026, 0, 1, 9);
  const note = (by: string, event: MeetingEvent) => {
    const recorded = { seq: log.length + 1, at, by, event };
    log.push(recorded);
    states.push(reduce(states.at(-1)!, recorded));
  };
  for (const event of openedMeeting) note('secretary', event);
  for (let step = 0; step < commands; step++) {
    at += 1000 + Math.floor(roll() * 60_000);
    const meeting = states.at(-1)!;
    const name = roll() < 0.85 ? oneOf(roll, roll() < 0.5 ? often : mine) : null;
    const any =
      name === null ? anyCommand(meeting, roll) : { who: oneOf(roll, cast), command: { name, input: anyInput[name](meeting, roll) } };
    let made = 0;
    const decision = decide(meeting, any.who, any.command, {
      at,
      newId: () => `id-${step}-${++made}`,
      draw: roll,
      personOf: (id) => cast.find((one) => one.id === id) ?? { id, attendance: 'remote', standing: 'member' },
      isPlaceholder: () => false,
      ...bareMoment,
    });
    if ('events' in decision) for (const event of decision.events) note(decision.signed === 'by-nobody' ? 'nobody' : any.who.id, event);
  }
  return { states, log };
}

describe('in any course of a meeting', () => {
  const runs = Array.from({ length: 60 }, (_, seed) => relayed(seed, 150));

  test('every question is there once and at one step (R1)', () => {
    for (const { states } of runs)
      for (const { relay } of states) {
        const ids = relay.questions.map(({ id }) => id);
        expect(new Set(ids).size).toBe(ids.length);
        for (const { step } of relay.questions) expect(steps).toContain(step);
      }
  });

  test('nobody supports twice, nor what they ask themselves (R2)', () => {
    for (const { states } of runs) {
      const { relay } = states.at(-1)!;
      for (const { id } of relay.questions) {
        const supporters = supportersOf(relay, id);
        expect(new Set(supporters).size).toBe(supporters.length);
        expect(supporters.filter((one) => askersOf(relay, id).includes(one))).toEqual([]);
      }
    }
  });

  test('a merge loses nobody: who asked or supported either asks or supports the one that is left (R2)', () => {
    let merges = 0;
    for (const { states, log } of runs)
      for (const { seq, event } of log) {
        if (event.type !== 'questions-merged') continue;
        merges += 1;
        const [before, after] = [states[seq - 1]!.relay, states[seq]!.relay];
        const peopleOf = (relay: typeof before, id: string) => [...askersOf(relay, id), ...supportersOf(relay, id)];
        const head = headOf(
          after,
          after.questions.find(({ id }) => id === event.questionId)!,
        );
        expect(head.step).not.toBe('merged');
        expect(new Set(peopleOf(after, head.id))).toEqual(
          new Set([...peopleOf(before, event.questionId), ...peopleOf(before, event.into)]),
        );
      }
    expect(merges).toBeGreaterThan(100);
  });

  test('a question of the queue has its request there, set aside, or on the floor (R3)', () => {
    let queued = 0;
    for (const { states } of runs)
      for (const { relay, floors } of states.slice(0, -1)) {
        const { queue, floor } = floors.plenary!;
        const there = [...queue.waiting, ...queue.aside].map(({ id }) => id);
        const turns = [floor.turn, ...floor.interrupted.map(({ turn }) => turn)].map((turn) => turn?.id);
        for (const question of relay.questions.filter(isWhole)) {
          if (question.step === 'queued') {
            queued += 1;
            expect(there).toContain(question.requestId);
          }
          if (question.step === 'reading' && question.takenBy === null && question.turnId) expect(turns).toContain(question.turnId);
        }
      }
    expect(queued).toBeGreaterThan(100);
  });

  test('the counts that are told are those of the supporters (R2)', () => {
    for (const { states } of runs) {
      const meeting = states.at(-1)!;
      for (const [id, count] of Object.entries(tallyFor('staff', meeting).support))
        expect(count).toBe(supportersOf(meeting.relay, id).length);
    }
  });

  test('all steps are met, and the same chance makes the same meeting', () => {
    const met = new Set(runs.flatMap(({ states }) => states.flatMap(({ relay }) => relay.questions.map(({ step }) => step))));
    expect([...met].toSorted()).toEqual([...steps].toSorted());
    expect(commandNames).toEqual(expect.arrayContaining(mine));
    expect(anyLog(3, 50)).toEqual(anyLog(3, 50));
  });
});
