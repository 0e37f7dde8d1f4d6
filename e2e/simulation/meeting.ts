import { dice, oneOf, type Dice } from '../../shared/any-input.ts';
import { bareMoment, openedMeeting } from '../../shared/any-meeting.ts';
import type { Moment, Who } from '../../shared/command.ts';
import { decide, type Command } from '../../shared/decide.ts';
import { plenary } from '../../shared/floor-id.ts';
import { emptyMeeting, type MeetingEvent } from '../../shared/meeting.ts';
import { reduce } from '../../shared/reduce.ts';
import type { Attendance } from '../../shared/people.ts';
import type { Policy } from '../../shared/queue/state.ts';
import type { Pattern } from './patterns.ts';

/** Somebody who wants to speak: from when, when the server has it, for how long they then speak. Times in ms. */
export type Wish = { id: string; side: Attendance; wantedAt: number; askedAt: number; speaksMs: number };
/** The same wish in one run of the meeting. */
export type Turn = Wish & { givenAt: number };

const began = Date.UTC(2026, 0, 1, 9);
const delayMs: Record<Attendance, readonly [least: number, most: number]> = { 'on-site': [20, 100], remote: [50, 2000] };
const between = (roll: Dice, [least, most]: readonly [number, number]) => least + roll() * (most - least);

/** Who wants to speak when, in a meeting like a recorded one: its gaps in their order from another beginning, turns drawn from all. */
export function wishesOf(seed: number, patterns: Pattern[], remoteShare: number): Wish[] {
  const roll = dice(seed);
  const { gaps } = oneOf(roll, patterns);
  const turns = patterns.flatMap((pattern) => pattern.turns);
  const from = Math.floor(roll() * gaps.length);
  let wantedAt = began;
  return [0, ...gaps.slice(from), ...gaps.slice(0, from)].map((gap, i): Wish => {
    // The recordings know whole seconds only; within one, people are spread.
    wantedAt += gap * 1000 + roll() * 999;
    const side = roll() < remoteShare ? 'remote' : 'on-site';
    const askedAt = wantedAt + between(roll, delayMs[side]);
    return { id: `${i}`, side, wantedAt, askedAt, speaksMs: oneOf(roll, turns) * 1000 };
  });
}

const chair: Who = { id: 'chair', seat: 'person', attendance: 'on-site', standing: 'member' };

/** The meeting through the real rules in virtual time: whoever is done is followed at once by whoever is next. */
export function held(wishes: Wish[], policies: Policy[]): Turn[] {
  let meeting = emptyMeeting;
  let seq = 0;
  let made = 0;
  const note = (at: number, by: string, event: MeetingEvent) => (meeting = reduce(meeting, { seq: ++seq, at, by, event }));
  const does = (at: number, who: Who, command: Command) => {
    const decision = decide(
      meeting,
      who,
      command,
      momentAt(at, () => `${++made}`),
    );
    if ('refusal' in decision) throw new Error(`${who.id} may not ${command.name}: ${decision.refusal}`);
    for (const event of decision.events) note(at, who.id, event);
  };
  for (const event of openedMeeting) note(began, 'secretary', event);
  does(began, chair, { name: 'set-order', input: { floor: plenary, policies, deckSize: 2 } });

  const coming = wishes.toSorted((a, b) => a.askedAt - b.askedAt);
  const turns: Turn[] = [];
  let freeAt = began;
  while (turns.length < wishes.length) {
    const { queue, floor } = meeting.floors[plenary]!;
    const next = coming[0];
    if (next && (queue.waiting.length === 0 || next.askedAt <= freeAt)) {
      coming.shift();
      const who: Who = { id: next.id, seat: 'person', attendance: next.side, standing: 'member' };
      does(next.askedAt, who, { name: 'request-floor', input: { floor: plenary, kind: 'intervention' } });
      freeAt = Math.max(freeAt, next.askedAt);
      continue;
    }
    does(freeAt, chair, { name: 'give-floor-to-next', input: { floor: plenary, holderISaw: floor.turn?.id ?? null } });
    const { personId } = meeting.floors[plenary]!.floor.turn!;
    const wish = wishes.find(({ id }) => id === personId)!;
    turns.push({ ...wish, givenAt: freeAt });
    freeAt += wish.speaksMs;
  }
  return turns;
}

const momentAt = (at: number, newId: () => string): Moment => ({
  ...bareMoment,
  at,
  newId,
  draw: () => 0.5,
  personOf: () => null,
  isPlaceholder: () => false,
});
