import { expect } from 'vitest';
import { bareMoment } from './any-meeting.ts';
import type { Moment, Who } from './command.ts';
import { decide, refusalOf, type Command, type Decision } from './decide.ts';
import { emptyMeeting, type Meeting, type MeetingEvent, type Recorded } from './meeting.ts';
import { reduce } from './reduce.ts';
import type { Card, Person } from './people.ts';
import type { Refusal } from './refusal.ts';

/** 1 January 2026, 09:00 UTC, in ms: when every given meeting began. */
export const nine = Date.UTC(2026, 0, 1, 9);

export const person = (id: string, about: Partial<Person> = {}): Who => ({
  id,
  attendance: 'remote',
  standing: 'member',
  ...about,
  seat: 'person',
});
export const publicSeat: Who = { ...person('public'), seat: 'public' };

/** Facts as recorded: numbered from 1, signed, one second apart unless a time is said. */
export const recordedFrom = (facts: (MeetingEvent | { at: number; by?: string; fact: MeetingEvent })[]): Recorded[] =>
  facts.map((fact, i) =>
    'fact' in fact
      ? { seq: i + 1, by: fact.by ?? 'cat', at: fact.at, event: fact.fact }
      : { seq: i + 1, by: 'cat', at: nine + i * 1000, event: fact },
  );

export const meetingOf = (...facts: Parameters<typeof recordedFrom>[0]): Meeting => recordedFrom(facts).reduce(reduce, emptyMeeting);

/** Ids are `new-1`, `new-2`, …; everybody whose id does not begin with `nobody` is in the roster, `new-…` by a label only. */
export function momentAt(at: number, people: Record<string, Person> = {}): Moment {
  let made = 0;
  return {
    at,
    newId: () => `new-${++made}`,
    draw: () => 0.5,
    ...bareMoment,
    isPlaceholder: (id) => id.startsWith('new-'),
    personOf: (id) => people[id] ?? (id.startsWith('nobody') ? null : { id, attendance: 'remote', standing: 'member' }),
  };
}

/** given(facts).when(who, command).then(facts) or .refused(reason): the shape of every rule test. */
export function given(...facts: Parameters<typeof recordedFrom>[0]) {
  const past = recordedFrom(facts);
  const meeting = past.reduce(reduce, emptyMeeting);
  const decideAt = (at: number, who: Who, command: Command) => outcome(meeting, past.length, at, who, command);
  const now = (past.at(-1)?.at ?? nine) + 1000;
  return {
    meeting,
    when: (who: Who | string, command: Command) => decideAt(now, typeof who === 'string' ? person(who) : who, command),
    at: (at: number) => ({
      when: (who: Who | string, command: Command) => decideAt(at, typeof who === 'string' ? person(who) : who, command),
    }),
    /** These are the roster, and all of them are here. */
    among: (...cards: Card[]) => ({
      when: (who: string, command: Command) =>
        outcome(meeting, past.length, now, person(who), command, { ...momentAt(now), everybody: () => cards }),
    }),
  };
}

function outcome(before: Meeting, seq: number, at: number, who: Who, command: Command, moment = momentAt(at)) {
  const decision: Decision = decide(before, who, command, moment);
  const made = 'events' in decision ? decision.events : [];
  const after = made.reduce<Meeting>((meeting, event, i) => reduce(meeting, { seq: seq + 1 + i, at, by: who.id, event }), before);
  return {
    before,
    /** The meeting afterwards. */
    after,
    decision,
    then: (...events: MeetingEvent[]) => {
      expect(decision).toMatchObject({ events });
      return { after };
    },
    thenCards: (...cards: Partial<Card>[]) => expect(decision).toMatchObject({ cards }),
    /** Refused by the server, and the button was off for the same reason. */
    refused: (refusal: Refusal) => {
      expect(decision).toEqual({ refusal });
      if (refusal !== 'bad-input' && refusal !== 'unknown-command' && refusal !== 'no-such-person' && refusal !== 'not-a-placeholder')
        expect(refusalOf(before, who, command)).toBe(refusal);
    },
  };
}
