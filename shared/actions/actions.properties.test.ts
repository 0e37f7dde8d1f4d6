import { expect, test } from 'vitest';
import { anyInput } from '../any-command.ts';
import { cast, dice, leaders, oneOf, type Dice } from '../any-input.ts';
import { openedMeeting } from '../any-meeting.ts';
import { audiences, factsFor, viewOf } from '../audience.ts';
import { decide, type CommandName } from '../decide.ts';
import { momentAt, nine } from '../given.ts';
import { emptyMeeting, type Meeting, type MeetingEvent, type Recorded } from '../meeting.ts';
import { reduce } from '../reduce.ts';
import { seriesFrom } from './series.ts';
import { isOpen } from './found.ts';

const names: CommandName[] = [
  ...(['record-action', 'record-action', 'record-decision', 'settle-action', 'amend-action'] as const),
  ...(['amend-decision', 'drop-action', 'drop-decision', 'restore-action', 'restore-decision'] as const),
];

/** A meeting of so many commands about actions and decisions, in any order and by anybody; some are refused. */
function played(roll: Dice, begins: MeetingEvent[]): Recorded[] {
  const log: Recorded[] = [];
  let meeting = emptyMeeting;
  const note = (by: string, event: MeetingEvent) => {
    const recorded = { seq: log.length + 1, at: nine + log.length * 1000, by, event };
    log.push(recorded);
    meeting = reduce(meeting, recorded);
  };
  for (const event of [...openedMeeting, ...begins]) note('secretary', event);
  let made = 0;
  for (let step = 0; step < 60; step++) {
    const who = oneOf(roll, roll() < 0.8 ? leaders : cast);
    const name = oneOf(roll, names);
    const decision = decide(
      meeting,
      who,
      { name, input: anyInput[name](meeting, roll) },
      { ...momentAt(nine), newId: () => `id-${++made}` },
    );
    if ('events' in decision) for (const event of decision.events) note(who.id, event);
  }
  return log;
}
const meetingOf = (log: Recorded[]): Meeting => log.reduce(reduce, emptyMeeting);
const given = (log: Recorded[]) => ({
  actions: log.flatMap(({ event }) => (event.type === 'action-recorded' ? [event.number] : [])),
  decisions: log.flatMap(({ event }) => (event.type === 'decision-recorded' ? [event.number] : [])),
});
const upTo = (from: number, to: number) => Array.from({ length: to - from }, (_, i) => from + 1 + i);

test('in a series of three meetings every number is given once and none is left out, whatever is withdrawn, settled or corrected (D1)', () => {
  for (let seed = 1; seed <= 150; seed++) {
    const roll = dice(seed);
    let begins: MeetingEvent[] = [];
    let numbered = { actions: 0, decisions: 0 };
    for (let call = 1; call <= 3; call++) {
      const log = played(roll, begins);
      const meeting = meetingOf(log);
      for (const kind of ['actions', 'decisions'] as const) {
        expect(given(log)[kind], `seed ${seed}`).toEqual(upTo(numbered[kind], meeting.actions.numbered[kind]));
        const numbers = meeting.actions[kind].map(({ number }) => number);
        expect(numbers, `seed ${seed}`).toEqual([...new Set(numbers)].toSorted((a, b) => a - b));
      }
      const next = seriesFrom(meeting, (id) => id);
      const begun = meetingOf([{ seq: 1, at: nine, by: 'secretary', event: next }]);
      expect(
        begun.actions.actions.map(({ id, number, text }) => [id, number, text]),
        `seed ${seed}`,
      ).toEqual(meeting.actions.actions.filter(isOpen).map(({ id, number, text }) => [id, number, text]));
      ({ numbered } = meeting.actions);
      begins = [next];
    }
    expect(numbered.actions).toBeGreaterThan(3);
  }
});

test('every audience has from its own facts what it would be shown anew, at every moment (D1)', () => {
  for (let seed = 1; seed <= 40; seed++) {
    const first = played(dice(seed), []);
    const log = played(dice(seed + 1000), [seriesFrom(meetingOf(first), (id) => id)]);
    for (const audience of [...audiences, 'group:g1'] as const) {
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
