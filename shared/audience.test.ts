import { describe, expect, test } from 'vitest';
import { cast } from './any-input.ts';
import { anyLog } from './any-meeting.ts';
import { audienceOf, audiences, cardsDue, factsFor, groupViewOf, peopleIn, reseats, viewOf, type Audience } from './audience.ts';
import { everyFact } from './every-fact.given.ts';
import { given, person, publicSeat } from './given.ts';
import { emptyMeeting, type Meeting, type Recorded } from './meeting.ts';
import { reduce } from './reduce.ts';
import { roles } from './people.ts';

const seeds = Array.from({ length: Number(process.env['FUZZ'] ?? 30) }, (_, seed) => seed);
/** A meeting of sixty commands, and then one of every fact there is, true or not: to a reducer a fact is a fact. */
const logs = seeds.map((seed): Recorded[] => {
  const log = anyLog(seed, 60);
  const { at, seq } = log.at(-1)!;
  return [...log, ...Object.values(everyFact).map((event, i) => ({ seq: seq + 1 + i, at, by: 'secretary', event }))];
});
const logOf = (seed: number) => logs[seed]!;
/** The meeting before each fact and after the last. */
const statesAfter = (log: Recorded[]) => log.reduce<Meeting[]>((all, fact) => [...all, reduce(all.at(-1)!, fact)], [emptyMeeting]);
const known = new Map(logs.map((log) => [log, statesAfter(log)]));
const statesOf = (log: Recorded[]) => known.get(log) ?? statesAfter(log);
const received = factsFor;
const everyAudience = [...audiences, 'group:g1', 'group:g2', 'group:g1,g2'] as const satisfies Audience[];
const namedIn = (audience: Audience, meeting: Meeting) => peopleIn(viewOf(audience, meeting));

describe.each(everyAudience)('for %s', (audience) => {
  test('a snapshot and the batches after it are a fresh snapshot, whatever happened and wherever it joined', () => {
    for (const seed of seeds) {
      const log = logOf(seed);
      const states = statesOf(log);
      for (const joinedAt of [0, Math.floor(log.length / 3), Math.floor((log.length * 2) / 3)]) {
        let screen = viewOf(audience, states[joinedAt]!);
        for (let seq = joinedAt; seq < log.length; seq++) {
          screen = received(audience, [log[seq]!]).reduce(reduce, screen);
          expect(screen, `seed ${seed}, joined at ${joinedAt}, fact ${seq + 1}`).toEqual(viewOf(audience, states[seq + 1]!));
        }
      }
    }
  });

  test('the cards of a snapshot and of the batches name everybody, as they are called now (N2)', () => {
    for (const seed of seeds) {
      const log = logOf(seed);
      const states = statesOf(log).map((state) => viewOf(audience, state));
      const joinedAt = Math.floor(log.length / 4);
      const roster = new Map<string, number>();
      const cards = new Map([...peopleIn(states[joinedAt]!)].map((id) => [id, roster.get(id) ?? 0]));
      for (let seq = joinedAt; seq < log.length; seq += 3) {
        const batch = log.slice(seq, seq + 3);
        for (const { event } of batch) {
          if (event.type === 'person-changed') roster.set(event.personId, (roster.get(event.personId) ?? 0) + 1);
          if (event.type === 'placeholder-named') roster.set(event.as.id, (roster.get(event.as.id) ?? 0) + 1);
        }
        const after = states[seq + batch.length]!;
        for (const id of cardsDue(peopleIn(states[seq]!), peopleIn(after), batch)) cards.set(id, roster.get(id) ?? 0);
        for (const id of idsIn(after)) expect(cards.get(id), `seed ${seed}, fact ${seq + 1}, ${id}`).toBe(roster.get(id) ?? 0);
      }
    }
  });

  test('whoever the meeting names is among those a screen can name (N2)', () => {
    for (const seed of seeds)
      for (const state of statesOf(logOf(seed))) {
        const view = viewOf(audience, state);
        expect([...peopleIn(view)]).toEqual(expect.arrayContaining([...idsIn(view)]));
      }
  });
});

test('whom everybody and a group can name is whom the people of the group can name (N2, G4)', () => {
  for (const seed of seeds)
    for (const state of statesOf(logOf(seed)))
      for (const audience of everyAudience.slice(3)) {
        const both = [...namedIn('everyone', state), ...peopleIn(groupViewOf(audience, state))];
        expect(both).toEqual(expect.arrayContaining([...namedIn(audience, state)]));
      }
});

test('whoever stays in the meeting has it on their screen as it is for them, wherever they are sent (G4)', () => {
  let moves = 0;
  for (const seed of seeds) {
    const log = anyLog(seed, 150);
    const states = statesOf(log);
    for (const who of cast) {
      let audience = audienceOf(states[0]!, who);
      let screen = viewOf(audience, states[0]!);
      log.forEach((fact, i) => {
        const [before, after] = [states[i]!, states[i + 1]!];
        const from = audience;
        // The start of a round is told to people in their new seats; all else in the old ones.
        if (fact.event.type === 'round-started') audience = audienceOf(after, who);
        screen = received(audience, [fact]).reduce(reduce, screen);
        const moved = reseats(before, fact.event);
        if (moved === 'everybody' || moved.includes(who.id)) {
          audience = audienceOf(after, who);
          screen = viewOf(audience, after);
        }
        const where = `seed ${seed}, fact ${i + 1} ${fact.event.type}, ${who.id}`;
        expect(audience, where).toBe(audienceOf(after, who));
        expect(screen, where).toEqual(viewOf(audience, after));
        if (audience !== from) moves++;
      });
    }
  }
  expect(moves).toBeGreaterThan(seeds.length * 5);
});

describe('what is hidden is not in the bytes', () => {
  const { meeting } = given(
    { type: 'role-given', personId: 'cat', role: 'chair' },
    { type: 'person-entered', person: { id: 'quiet-guest', attendance: 'on-site', standing: 'member' } },
    { type: 'role-given', personId: 'quiet-captioner', role: 'captioner' },
    { type: 'role-taken', personId: 'quiet-captioner', role: 'captioner' },
    { type: 'role-given', personId: 'quiet-moderator', role: 'moderator' },
  );
  const facts = (audience: Audience) => {
    const log = seeds.slice(0, 40).flatMap((seed) => logOf(seed));
    return new Set(received(audience, log).map(({ event }) => event.type));
  };

  test('who holds a role is for those inside, not for the public (N37)', () => {
    expect(JSON.stringify(viewOf('public', meeting))).not.toMatch(/quiet|cat/);
    expect(facts('public')).not.toContain('role-given');
    expect(facts('public')).not.toContain('role-taken');
    expect(JSON.stringify(viewOf('everyone', meeting))).toContain('quiet-moderator');
    expect(facts('everyone')).toContain('role-given');
  });

  test('who is in the roster without having acted is for staff (N3)', () => {
    expect(facts('staff')).toContain('person-entered');
    for (const audience of ['everyone', 'public'] as const) expect(facts(audience)).not.toContain('person-entered');
    for (const audience of audiences) expect(JSON.stringify(viewOf(audience, meeting))).not.toContain('quiet-guest');
  });

  test('a card that was changed rides along only where its person is in sight (N37)', () => {
    const changed: Recorded = { seq: 9, at: 0, by: 'quiet-moderator', event: { type: 'person-changed', personId: 'quiet-moderator' } };
    const due = (audience: Audience) => [...cardsDue(namedIn(audience, meeting), namedIn(audience, meeting), [changed])];
    expect(due('public')).toEqual([]);
    expect(due('everyone')).toEqual(['quiet-moderator']);
  });
});

test('staff see as staff, people and room screens as everyone, and those without a session as the public (S1)', () => {
  for (const role of roles) {
    const { meeting } = given({ type: 'role-given', personId: 'x', role });
    const staff = ['chair', 'co-chair', 'secretariat', 'moderator'].includes(role);
    expect(audienceOf(meeting, person('x'))).toBe(staff ? 'staff' : 'everyone');
    expect(audienceOf(meeting, { ...person('x'), seat: 'screen' })).toBe('everyone');
    expect(audienceOf(meeting, { ...person('x'), seat: 'public' })).toBe('public');
  }
  expect(audienceOf(emptyMeeting, publicSeat)).toBe('public');
});

/** Ids of people in a view, found by the names of their fields alone; tallies are for counting, nobody is named from them. */
function idsIn(view: Meeting): Set<string> {
  const ids = new Set(Object.keys(view.people.roles));
  const look = (value: unknown) => {
    if (typeof value !== 'object' || value === null) return;
    for (const [key, inner] of Object.entries(value)) {
      if (typeof inner === 'string' && ['personId', 'enteredBy', 'replyTo', 'asideBy', 'by'].includes(key)) ids.add(inner);
      else if (key !== 'spoken') look(inner);
    }
  };
  look(view);
  return ids;
}
