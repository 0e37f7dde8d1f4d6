import { expect, test } from 'vitest';
import { anyOtherInput, dice, oneOf } from '../any-input.ts';
import { audiences, factsFor, tallyFor, viewOf } from '../audience.ts';
import type { Who } from '../command.ts';
import { defaultSettings } from '../conduct.ts';
import { decide, type Command, type CommandName } from '../decide.ts';
import { momentAt, nine, person } from '../given.ts';
import { emptyMeeting, type Meeting, type MeetingEvent, type Recorded } from '../meeting.ts';
import { reduce } from '../reduce.ts';
import { hashOfReport, hashOfWording } from './hashes.ts';
import { objectionsIn, sumOf } from './counting.ts';
import { isSettled, lastReadBack, messageIn, stances, type Stance } from './state.ts';

const seeds = Array.from({ length: 150 }, (_, seed) => seed);
const people = ['ada', 'ben', 'cleo', 'dev'].map((id, i) => person(id, { attendance: i % 2 === 0 ? 'on-site' : 'remote' }));
const [chair, rapporteur] = [person('cat'), person('ray')];
const names: CommandName[] = [
  ...(['draft-message', 'amend-message', 'amend-message', 'drop-message', 'start-read-back', 'start-read-back'] as const),
  ...Array.from({ length: 8 }, () => 'respond-to-message' as const),
  ...(['tally-read-back', 'end-read-back', 'settle-message', 'settle-message', 'freeze-report', 'unfreeze-report'] as const),
];

type Step = { who: Who; command: Command; before: Meeting; after: Meeting; facts: Recorded[] };

/** Commands about messages in any order, by anybody; now and then a placeholder turns out to be somebody. */
function play(seed: number): { log: Recorded[]; steps: Step[] } {
  const roll = dice(seed);
  const log: Recorded[] = [];
  const steps: Step[] = [];
  let meeting = emptyMeeting;
  let made = 0;
  const note = (by: string, event: MeetingEvent): Recorded => {
    const recorded = { seq: log.length + 1, at: nine + log.length, by, event };
    log.push(recorded);
    meeting = reduce(meeting, recorded);
    return recorded;
  };
  note('cat', { type: 'meeting-created', title: 'Plenary', settings: defaultSettings });
  note('cat', { type: 'role-given', personId: 'cat', role: 'chair' });
  note('cat', { type: 'role-given', personId: 'ray', role: 'rapporteur' });
  note('cat', { type: 'meeting-opened' });
  for (let i = 0; i < 120; i++) {
    if (roll() < 0.03) {
      const [one, other] = [oneOf(roll, people), oneOf(roll, people)];
      if (one.id !== other.id) note('cat', { type: 'placeholder-named', personId: one.id, as: { ...other, id: other.id } });
    }
    const name = oneOf(roll, names);
    const command = { name, input: anyOtherInput[name as keyof typeof anyOtherInput](meeting, roll) } as Command;
    const who = name === 'respond-to-message' ? oneOf(roll, people) : roll() < 0.9 ? oneOf(roll, [chair, rapporteur]) : oneOf(roll, people);
    const decision = decide(meeting, who, command, { ...momentAt(nine), newId: () => `m${++made}` });
    const before = meeting;
    const facts = 'events' in decision ? decision.events.map((event) => note(who.id, event)) : [];
    steps.push({ who, command, before, after: meeting, facts });
  }
  return { log, steps };
}

test('at any moment, what is agreed or noted is word for word what was read back last, and nobody objected to what is agreed (M2, M3)', () => {
  let agreed = 0;
  for (const seed of seeds)
    for (const { after } of play(seed).steps)
      for (const message of after.messages.list) {
        if (message.phase === 'draft') continue;
        const read = lastReadBack(message)!;
        const { text, policyQuestion, audience, wayForward, theme } = message;
        expect(read.wording, `seed ${seed}`).toEqual({ text, policyQuestion, audience, wayForward, theme });
        expect(read.hash, `seed ${seed}`).toBe(hashOfWording(message));
        if (isSettled(message)) expect(read.counts, `seed ${seed}`).not.toBeNull();
        if (message.phase === 'agreed') expect(objectionsIn(read), `seed ${seed}`).toBe(0);
        if (message.phase === 'agreed') agreed++;
      }
  expect(agreed).toBeGreaterThan(seeds.length);
});

test('counts equal the answers: of everybody the last one, whoever they turned out to be, and no answer twice (M2)', () => {
  let answers = 0;
  for (const seed of seeds) {
    const standing = new Map<string, Map<string, { stance: Stance; side: 'on-site' | 'remote' }>>();
    for (const { event } of play(seed).log) {
      if (event.type === 'read-back-started') for (const { messageId } of event.messages) standing.set(messageId, new Map());
      if (event.type === 'message-answered')
        standing.get(event.messageId)!.set(event.personId, { stance: event.stance, side: event.attendance });
      if (event.type === 'placeholder-named')
        for (const ofOne of standing.values()) {
          const was = ofOne.get(event.personId);
          ofOne.delete(event.personId);
          if (was && !ofOne.has(event.as.id)) ofOne.set(event.as.id, was);
        }
      if (event.type !== 'read-back-ended') continue;
      for (const { messageId, counts } of event.messages) {
        const all = [...standing.get(messageId)!.values()];
        for (const side of ['on-site', 'remote'] as const)
          expect(counts[side], `seed ${seed}, ${messageId}, ${side}`).toEqual(
            stances.map((stance) => all.filter((one) => one.stance === stance && one.side === side).length),
          );
        expect(sumOf(counts['on-site']) + sumOf(counts.remote)).toBeLessThanOrEqual(people.length);
        answers += all.length;
      }
    }
  }
  expect(answers).toBeGreaterThan(seeds.length);
});

test('while the report is frozen no message changes, and its hash is that of what is in it (M4)', () => {
  let frozen = 0;
  for (const seed of seeds)
    for (const { before, after } of play(seed).steps) {
      const last = before.messages.versions.at(-1);
      if (!last || last.unfrozen) continue;
      expect(after.messages.list, `seed ${seed}`).toEqual(before.messages.list);
      expect(last.hash).toBe(hashOfReport(last.messages));
      for (const { messageId, as, hash } of last.messages)
        expect(messageIn(before, messageId), `seed ${seed}`).toMatchObject({
          phase: as,
          readBacks: expect.arrayContaining([expect.objectContaining({ hash })]) as unknown,
        });
      frozen++;
    }
  expect(frozen).toBeGreaterThan(seeds.length);
});

test('every audience has from its own facts what it would be shown anew, at every moment (N14)', () => {
  for (const seed of seeds.slice(0, 50)) {
    const { log } = play(seed);
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

test('two meetings that differ in who answered what alone are the same to everybody, but for the counts (M2)', () => {
  for (const seed of seeds.slice(0, 50)) {
    const { log } = play(seed);
    const upTo = log.findLastIndex(({ event }) => event.type === 'read-back-ended');
    const open = log.slice(0, upTo < 0 ? log.length : log.findIndex(({ event }) => event.type === 'read-back-ended'));
    const swapped = open.map((recorded): Recorded => {
      const { event } = recorded;
      if (event.type !== 'message-answered') return recorded;
      return { ...recorded, by: 'somebody', event: { ...event, personId: `${event.personId}-other`, comment: 'Other words' } };
    });
    for (const audience of audiences) {
      const bytes = (facts: Recorded[]) => {
        const meeting = facts.reduce(reduce, emptyMeeting);
        return JSON.stringify([factsFor(audience, facts), viewOf(audience, meeting)]);
      };
      expect(bytes(swapped), `seed ${seed}, ${audience}`).toBe(bytes(open));
    }
    expect(tallyFor('public', open.reduce(reduce, emptyMeeting)).answers).toEqual({});
  }
});
