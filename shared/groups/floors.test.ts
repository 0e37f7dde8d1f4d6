import { describe, expect, test } from 'vitest';
import { audienceOf, factFor, viewOf, type Audience } from '../audience.ts';
import type { Command } from '../decide.ts';
import { fullTurn } from '../every-fact.given.ts';
import { given, nine, person } from '../given.ts';
import type { MeetingEvent } from '../meeting.ts';
import { ended, inGroups, opened, prepared } from './groups.given.ts';
import { groupOf, wholeGroup } from './state.ts';

const floor = 'g1';
const where = { ada: 'g1', ben: 'g1', cleo: 'g1', dev: 'g2', fay: null };
const inside = (...facts: Parameters<typeof given>) => given(...inGroups(where, {}, { g1: { chairId: 'ada' } }), ...facts);
const ask = (input: object = {}): Command => ({ name: 'request-floor', input: { floor, kind: 'intervention', ...input } });
const waits = (personId: string, on = floor): MeetingEvent => ({
  type: 'floor-requested',
  floor: on,
  request: { id: `r-${personId}`, personId, attendance: 'remote', standing: 'member', kind: 'intervention', via: 'self' },
});
const speaks = (personId: string, on = floor): MeetingEvent => ({
  type: 'floor-given',
  floor: on,
  how: 'next',
  ended: [],
  turn: { ...fullTurn, personId, request: null },
});
const next: Command = { name: 'give-floor-to-next', input: { floor, holderISaw: null } };
const queueIn = (outcome: { after: ReturnType<typeof inside>['meeting'] }, on = floor) =>
  outcome.after.floors[on]!.queue.waiting.map(({ personId }) => personId);

describe('everybody asks where they are', () => {
  test('the people of a group in it, the others in plenary (G1, G4)', () => {
    expect(queueIn(inside().when('ben', ask()))).toEqual(['ben']);
    for (const who of ['dev', 'fay']) inside().when(who, ask()).refused('not-in-this-group');
    inside()
      .when('ben', ask({ floor: 'plenary' }))
      .refused('in-a-group');
    expect(queueIn(inside().when('fay', ask({ floor: 'plenary' })), 'plenary')).toEqual(['fay']);
    inside(ended('g1')).when('ben', ask()).refused('no-such-floor');
    expect(queueIn(inside(ended('g1')).when('ben', ask({ floor: 'plenary' })), 'plenary')).toEqual(['ben']);
    given(...opened, prepared({ ben: 'g1' }))
      .when('ben', ask())
      .refused('no-such-floor');
  });

  test('what waited in plenary waits on, and may be withdrawn from within a group (G1)', () => {
    const past = inside(waits('ben', 'plenary'));
    expect(past.meeting.floors['plenary']!.queue.waiting).toHaveLength(1);
    expect(queueIn(past.when('ben', { name: 'withdraw-request', input: { floor: 'plenary', requestId: 'r-ben' } }), 'plenary')).toEqual([]);
    expect(queueIn(past.when('ben', ask()))).toEqual(['ben']);
  });

  test('staff ask wherever they look in (G4)', () => {
    expect(queueIn(inside().when('mo', ask()))).toEqual(['mo']);
    expect(queueIn(inside().when('mo', ask({ floor: 'plenary' })), 'plenary')).toEqual(['mo']);
  });

  test('who may ask in plenary says nothing of the groups (S4)', () => {
    const closed: MeetingEvent = { type: 'settings-changed', settings: { whoMayAsk: 'staff' } };
    expect(queueIn(inside(closed).when('ben', ask()))).toEqual(['ben']);
  });

  test('a kiosk stands in plenary (G4)', () => {
    inside()
      .when({ ...person('kiosk'), seat: 'kiosk' }, ask({ via: 'kiosk', for: { label: 'Grace' } }))
      .refused('not-in-this-group');
  });
});

describe('the chair of a group', () => {
  test('has there what the chair has in plenary, and nothing in plenary or in another group (G3, G4)', () => {
    const past = inside(waits('ben'), waits('cleo'), waits('dev', 'g2'), waits('fay', 'plenary'));
    const runs: Command[] = [
      next,
      { name: 'give-floor', input: { floor, holderISaw: null, requestId: 'r-cleo' } },
      { name: 'give-floor', input: { floor, holderISaw: null, personId: 'ada' } },
      { name: 'last-word', input: { floor, personId: 'ben' } },
      { name: 'close-queue', input: { floor } },
      { name: 'set-order', input: { floor, policies: ['alternate'], deckSize: 1 } },
      { name: 'move-request', input: { floor, requestId: 'r-cleo', before: 'r-ben' } },
      { name: 'withdraw-request', input: { floor, requestId: 'r-ben' } },
      { name: 'set-aside-request', input: { floor, requestId: 'r-ben' } },
      { name: 'amend-request', input: { floor, requestId: 'r-ben', kind: 'question' } },
    ];
    for (const command of runs) {
      for (const who of ['ada', 'cat']) expect(past.when(who, command).decision, `${who} ${command.name}`).toHaveProperty('events');
      for (const who of ['cleo', 'dev']) expect(past.when(who, command).decision, `${who} ${command.name}`).toHaveProperty('refusal');
    }
    for (const on of ['plenary', 'g2'])
      past.when('ada', { name: 'give-floor-to-next', input: { floor: on, holderISaw: null } }).refused('chair-only');
    past.when('mo', next).refused('chair-only');
  });

  test('keeps the clock (F4)', () => {
    const past = inside(speaks('ben'));
    expect(past.when('ada', { name: 'pause-turn', input: { floor } }).after.floors[floor]!.floor.turn!.runningSince).toBeNull();
    past.when('ada', { name: 'end-turn', input: { floor, turnId: 't' } }).then({
      type: 'turn-ended',
      floor,
      why: 'done',
      ended: [expect.objectContaining({ personId: 'ben' })] as never,
    });
    past.when('cleo', { name: 'end-turn', input: { floor, turnId: 't' } }).refused('not-yours');
  });

  test('enters anybody of the group; somebody nobody knows comes with their request (G7, Q10)', () => {
    expect(queueIn(inside().when('ada', ask({ for: { personId: 'cleo' } })))).toEqual(['cleo']);
    const { after } = inside()
      .when('ada', ask({ for: { label: 'Lady by the window' } }))
      .then(
        { type: 'person-placed', roundId: 'round', personId: 'new-1', place: { group: 'g1', how: 'by-hand' }, from: null },
        expect.objectContaining({ type: 'floor-requested', floor }) as never,
      );
    expect(groupOf(after, 'new-1')).toBe('g1');
    expect(wholeGroup(after, 'g1')!.group.people.at(-1)).toMatchObject({ personId: 'new-1', by: 'ada' });
    for (const other of ['dev', 'fay'])
      inside()
        .when('ada', ask({ for: { personId: other } }))
        .refused('not-in-this-group');
    inside()
      .when('cleo', ask({ for: { personId: 'ben' } }))
      .refused('staff-only');
  });

  test('writes down those who sit beside them, not a crowd (S1, Q10)', () => {
    const brought = (i: number): MeetingEvent => ({
      type: 'person-placed',
      roundId: 'round',
      personId: `new-${i}`,
      place: { group: 'g1', how: 'by-hand' },
      from: null,
    });
    const crowd = Array.from({ length: 50 }, (_, i) => ({ at: nine, by: 'ada', fact: brought(i) }));
    const past = inside(...crowd);
    past.when('ada', ask({ for: { label: 'One more' } })).refused('slow-down');
    expect(queueIn(past.when('mo', ask({ for: { label: 'One more' } })))).toEqual(['new-1']);
    expect(queueIn(past.when('ada', ask({ for: { personId: 'cleo' } })))).toEqual(['cleo']);
  });

  test('gives the floor to the people of the group and to staff who look in (F2, G4)', () => {
    const gives = (personId: string): Command => ({ name: 'give-floor', input: { floor, holderISaw: null, personId } });
    for (const personId of ['ben', 'mo']) expect(inside().when('ada', gives(personId)).decision).toHaveProperty('events');
    for (const personId of ['dev', 'fay']) {
      inside().when('ada', gives(personId)).refused('not-in-this-group');
      inside().when('cat', { name: 'last-word', input: { floor, personId } }).refused('not-in-this-group');
    }
    expect(
      inside().when('cat', { name: 'give-floor', input: { floor: 'plenary', holderISaw: null, personId: 'ben' } }).decision,
    ).toHaveProperty('events');
  });

  test('who is moved away runs nothing there any more (G3)', () => {
    const gone: MeetingEvent = {
      type: 'person-placed',
      roundId: 'round',
      personId: 'ada',
      place: { group: 'g2', how: 'by-hand' },
      from: 'g1',
    };
    inside(gone, waits('ben')).when('ada', next).refused('chair-only');
  });

  test('a group without one is run from plenary (G3)', () => {
    const none: MeetingEvent = { type: 'group-chair-named', groupId: 'g1', personId: null };
    inside(none, waits('ben')).when('ben', next).refused('chair-only');
    expect(inside(none, waits('ben')).when('cat', next).decision).toHaveProperty('events');
  });
});

describe('the floor of a group', () => {
  test('rests for no break and no item of plenary (A4)', () => {
    const rest: MeetingEvent = { type: 'break-started', kind: 'break', until: 1 };
    const item = { title: 'Access', kind: 'item' as const, minutes: 10, presenters: [], documents: [] };
    const agenda: MeetingEvent[] = [
      { type: 'agenda-item-added', itemId: 'i', item },
      { type: 'agenda-item-opened', itemId: 'i' },
    ];
    const before = inside(speaks('ben'), waits('cleo')).meeting.floors[floor];
    for (const facts of [[rest], agenda, [rest, { type: 'break-ended' } as const]])
      expect(inside(speaks('ben'), waits('cleo'), ...facts).meeting.floors[floor]).toEqual(before);
    expect(inside(rest, waits('ben')).when('ada', next).decision).toHaveProperty('events');
    expect(
      inside(rest, speaks('ben'), { type: 'turn-paused', floor, turnId: 't' }).when('ada', { name: 'resume-turn', input: { floor } })
        .decision,
    ).toHaveProperty('events');
  });

  test('ends with the group: the turn is over, and who waited is written down (G4, Q15)', () => {
    const past = inside(
      speaks('ben'),
      waits('cleo'),
      { type: 'request-set-aside', floor, requestId: 'r-cleo', personId: 'cleo' },
      waits('ada'),
    );
    const { after } = past.when('ada', { name: 'finish-group', input: { groupId: 'g1' } }).then(
      expect.objectContaining({ type: 'turn-ended', floor }) as never,
      {
        type: 'leftover-settled',
        floor,
        itemId: null,
        how: 'clear',
        requests: [expect.objectContaining({ personId: 'ada' }), expect.objectContaining({ personId: 'cleo' })] as never,
      },
      { type: 'groups-ended', roundId: 'round', groupIds: ['g1'], why: 'done' },
    );
    expect(Object.keys(after.floors)).toEqual(['plenary', 'g2', 'g3']);
  });

  test('and so does its chat: no hand of it waits for staff afterwards, and nobody presses into nothing (N7)', () => {
    const hand: MeetingEvent = {
      type: 'chat-hand-offered',
      floor,
      hand: { id: 'h', number: 7, personId: 'ben', attendance: 'remote', standing: 'member', wants: 'join', kind: 'intervention', nth: 0 },
    };
    expect(inside(hand).meeting.chat.hands).toHaveLength(1);
    inside(hand, ended('g1'))
      .when('mo', { name: 'take-chat-hand', input: { handId: 'h' } })
      .refused('no-such-hand');
  });

  test('a hand raised in the chat of a group is in its queue at once: nobody of staff is there to press (N7)', () => {
    const say = (who: string, text: string) => inside().when(who, { name: 'say-in-chat', input: { floor, text } });
    expect(queueIn(say('ben', 'q+'))).toEqual(['ben']);
    expect(say('ada', 'q+ Lady by the window').decision).toMatchObject({
      events: [{ type: 'person-placed' }, { type: 'floor-requested', floor }],
      lines: [{}, { put: { answer: { said: 'queued' } } }],
    });
    say('dev', 'q+').refused('not-in-this-group');
  });

  test('is known to its people and to staff, and not in the bytes of anybody else (G4)', () => {
    const { meeting } = inside(waits('ben'));
    const fact = { seq: 9, at: 0, by: 'ben', event: waits('ben') };
    for (const audience of ['everyone', 'public', 'group:g2'] as Audience[]) {
      expect(Object.keys(viewOf(audience, meeting).floors)).not.toContain('g1');
      expect(factFor(audience, fact)).toBeNull();
    }
    for (const audience of ['staff', 'group:g1'] as Audience[]) {
      expect(viewOf(audience, meeting).floors['g1']).toEqual(meeting.floors['g1']);
      expect(factFor(audience, fact)).toBe(fact);
    }
  });
});

describe('when a name is found (Q10)', () => {
  const lady = { id: 'new-9', attendance: 'on-site', standing: 'member' } as const;
  const named = (as: string): Command => ({ name: 'name-placeholder', input: { personId: lady.id, as: { personId: as } } });
  const came: MeetingEvent = {
    type: 'person-placed',
    roundId: 'round',
    personId: lady.id,
    place: { group: 'g1', how: 'by-hand' },
    from: null,
  };
  const asked: MeetingEvent = {
    type: 'floor-requested',
    floor,
    request: {
      id: 'r-9',
      personId: lady.id,
      attendance: 'on-site',
      standing: 'member',
      kind: 'intervention',
      via: 'staff',
      enteredBy: 'ada',
    },
  };

  test('for somebody of the same group, their request waits on under it (G1)', () => {
    const { after } = inside(came, asked).when('mo', named('ben'));
    expect(queueIn({ after })).toEqual(['ben']);
    expect(groupOf(after, 'ben')).toBe('g1');
    const stays = wholeGroup(after, 'g1')!.group.people.filter(({ personId, to }) => personId === 'ben' && to === null);
    expect(stays).toHaveLength(1);
  });

  test('for somebody of another group, they stay in theirs, and what waited under the label is withdrawn (G1)', () => {
    const { after } = inside(came, asked).when('mo', named('dev'));
    expect(queueIn({ after })).toEqual([]);
    expect(groupOf(after, 'dev')).toBe('g2');
    expect(groupOf(after, lady.id)).toBeNull();
  });

  test('for somebody who is nowhere else, they are in the group, since the label was (G1, G7)', () => {
    const { after } = inside(came, asked).when('mo', named('zoe'));
    expect([groupOf(after, 'zoe'), queueIn({ after })]).toEqual(['g1', ['zoe']]);
    expect(wholeGroup(after, 'g1')!.group.people.map(({ personId }) => personId)).toEqual(['ada', 'ben', 'cleo', 'zoe']);
  });

  test('for somebody who was in a group before, a place in a group that is back puts them into no group (G1)', () => {
    const left: MeetingEvent[] = [came, { type: 'person-left', personId: 'dev' }, ended('g1')];
    const { after } = inside(...left).when('mo', named('dev'));
    expect(groupOf(after, 'dev')).toBeNull();
    expect(wholeGroup(after, 'g1')!.group.people.filter(({ personId, to }) => personId === 'dev' || to === null)).toEqual([]);
  });

  test('for somebody who was in a group before, they are in this one from now on, and were never in two (G1, G7)', () => {
    const left: MeetingEvent[] = [came, { type: 'person-left', personId: 'dev' }];
    const { after } = inside(...left).when('mo', named('dev'));
    expect(groupOf(after, 'dev')).toBe('g1');
    const [own, ...more] = wholeGroup(after, 'g1')!.group.people.filter(({ personId }) => personId === 'dev');
    expect(more).toEqual([]);
    expect(own!.from).toBeGreaterThan(wholeGroup(after, 'g2')!.group.people[0]!.to!);
  });
});

test('whoever becomes staff is in their group still, and sees all; whoever was of staff has their group again (S3)', () => {
  const role = { personId: 'ben', role: 'moderator' } as const;
  const past = inside({ type: 'role-given', ...role });
  expect([groupOf(past.meeting, 'ben'), audienceOf(past.meeting, person('ben'))]).toEqual(['g1', 'staff']);
  expect(queueIn(past.when('ben', ask()))).toEqual(['ben']);
  expect(queueIn(past.when('ben', ask({ floor: 'plenary' })), 'plenary')).toEqual(['ben']);
  const { meeting } = inside({ type: 'role-given', ...role }, { type: 'role-taken', ...role });
  expect(audienceOf(meeting, person('ben'))).toBe('group:g1');
});
