import { describe, expect, test } from 'vitest';
import { defaultSettings } from './conduct.ts';
import { given, person } from './given.ts';
import type { MeetingEvent } from './meeting.ts';
import { holdersOf, isChair, isSecretariat, isStaff, roles, rolesOf, type Role } from './people.ts';

const gives = (personId: string, role: Role): MeetingEvent => ({ type: 'role-given', personId, role });
const opened: MeetingEvent[] = [
  { type: 'meeting-created', title: 'Plenary', settings: defaultSettings },
  gives('cat', 'chair'),
  gives('sec', 'secretariat'),
  gives('mod', 'moderator'),
  { type: 'meeting-opened' },
];
const asks = (id: string, kind: 'intervention' | 'point-of-order' = 'intervention'): MeetingEvent => ({
  type: 'floor-requested',
  floor: 'plenary',
  request: { id: `r-${id}-${kind}`, personId: id, attendance: 'on-site', standing: 'member', kind, via: 'staff', enteredBy: 'mod' },
});

describe('roles', () => {
  test('the secretariat gives them and takes them; a person may hold several (S3)', () => {
    const { after } = given(...opened, gives('ada', 'rapporteur')).when('sec', {
      name: 'give-role',
      input: { personId: 'ada', role: 'chair' },
    });
    expect(rolesOf(after, 'ada')).toEqual(['rapporteur', 'chair']);
    expect(holdersOf(after, 'chair')).toEqual(['cat', 'ada']);
    const taken = given(...opened, gives('ada', 'rapporteur'), gives('ada', 'chair')).when('sec', {
      name: 'take-role',
      input: { personId: 'ada', role: 'rapporteur' },
    });
    expect(rolesOf(taken.after, 'ada')).toEqual(['chair']);
  });

  test('the last chair and the last secretariat cannot lose the role, not even by themselves (S3)', () => {
    given(...opened)
      .when('sec', { name: 'take-role', input: { personId: 'sec', role: 'secretariat' } })
      .refused('last-of-role');
    given(...opened)
      .when('sec', { name: 'take-role', input: { personId: 'cat', role: 'chair' } })
      .refused('last-of-role');
    given(...opened, gives('ada', 'co-chair'))
      .when('sec', { name: 'take-role', input: { personId: 'cat', role: 'chair' } })
      .refused('last-of-role');
    const two = given(...opened, gives('ada', 'chair')).when('sec', { name: 'take-role', input: { personId: 'cat', role: 'chair' } });
    expect(holdersOf(two.after, 'chair')).toEqual(['ada']);
  });

  test('every other role may be without anybody (S3)', () => {
    for (const role of roles.filter((role) => role !== 'chair' && role !== 'secretariat'))
      given(...opened, gives('ada', role))
        .when('sec', { name: 'take-role', input: { personId: 'ada', role } })
        .then({ type: 'role-taken', personId: 'ada', role });
  });

  test('are not given twice nor taken from who has none, and only to people who are known (S3)', () => {
    given(...opened)
      .when('sec', { name: 'give-role', input: { personId: 'cat', role: 'chair' } })
      .refused('has-role-already');
    given(...opened)
      .when('sec', { name: 'take-role', input: { personId: 'ada', role: 'chair' } })
      .refused('has-no-such-role');
    given(...opened)
      .when('sec', { name: 'give-role', input: { personId: 'nobody', role: 'chair' } })
      .refused('no-such-person');
    given(...opened)
      .when('sec', { name: 'take-role', input: { personId: '__proto__', role: 'chair' } })
      .refused('has-no-such-role');
    given(...opened)
      .when('sec', { name: 'give-role', input: { personId: 'ada', role: 'admin' as Role } })
      .refused('bad-input');
  });

  test('nobody else gives or takes them, not the chair and not their holder (S1)', () => {
    for (const who of ['cat', 'mod', 'ada']) {
      given(...opened)
        .when(who, { name: 'give-role', input: { personId: who, role: 'secretariat' } })
        .refused('secretariat-only');
      given(...opened)
        .when(who, { name: 'take-role', input: { personId: 'mod', role: 'moderator' } })
        .refused('secretariat-only');
    }
  });

  test('say who runs the floor, who acts for others, and that a screen does neither (S1)', () => {
    const can = (role: Role) => {
      const { meeting } = given(gives('x', role));
      return [isChair, isStaff, isSecretariat].map((may) => may(meeting, person('x')));
    };
    expect(Object.fromEntries(roles.map((role) => [role, can(role)]))).toEqual({
      chair: [true, true, false],
      'co-chair': [true, true, false],
      secretariat: [true, true, true],
      moderator: [false, true, false],
      rapporteur: [false, false, false],
      captioner: [false, false, false],
    });
    expect(isChair(given(gives('x', 'chair')).meeting, { ...person('x'), seat: 'screen' })).toBe(false);
    expect(isStaff(given(gives('x', 'chair')).meeting, person('toString'))).toBe(false);
  });

  test('take effect with the fact (S3)', () => {
    const command = { name: 'close-queue' as const, input: { floor: 'plenary' } };
    given(...opened)
      .when('ada', command)
      .refused('chair-only');
    given(...opened, gives('ada', 'co-chair'))
      .when('ada', command)
      .then({ type: 'queue-closed', floor: 'plenary' });
    given(...opened, gives('ada', 'co-chair'), { type: 'role-taken', personId: 'ada', role: 'co-chair' })
      .when('ada', command)
      .refused('chair-only');
  });
});

describe('entering people', () => {
  test('staff write in who has no device, and the name is in the card, not in the fact (N7, S2)', () => {
    const { decision } = given(...opened).when('mod', {
      name: 'enter-person',
      input: { name: 'Grace Hopper', organisation: 'USN', attendance: 'on-site', standing: 'observer' },
    });
    expect(decision).toMatchObject({
      events: [{ type: 'person-entered', person: { id: 'new-1', attendance: 'on-site', standing: 'observer' } }],
      cards: [{ id: 'new-1', name: 'Grace Hopper', organisation: 'USN', attendance: 'on-site', standing: 'observer', noDevice: true }],
    });
  });

  test('apologies are recorded (N3)', () => {
    given(...opened)
      .when('sec', { name: 'enter-person', input: { name: 'Alan', apologies: true } })
      .thenCards({ name: 'Alan', apologies: true });
  });

  test('nobody else does (S1)', () => {
    given(...opened)
      .when('ada', { name: 'enter-person', input: { name: 'Friend' } })
      .refused('staff-only');
    given(...opened)
      .when({ ...person('sec'), seat: 'screen' }, { name: 'enter-person', input: { name: 'Friend' } })
      .refused('staff-only');
    given(...opened)
      .when('mod', { name: 'enter-person', input: { name: '\u200b ' } })
      .refused('bad-input');
  });
});

describe('the card', () => {
  test('everybody corrects their own; the fact has no name in it (N2)', () => {
    const { decision } = given(...opened).when('ada', {
      name: 'amend-card',
      input: { personId: 'ada', name: 'Ada L.', organisation: '', attendance: 'on-site' },
    });
    expect(decision).toMatchObject({
      events: [{ type: 'person-changed', personId: 'ada', attendance: 'on-site' }],
      cards: [{ id: 'ada', name: 'Ada L.', organisation: '', attendance: 'on-site' }],
    });
  });

  test('the language somebody prefers to speak is one line like any, and can be emptied again (N2, G2)', () => {
    const says = (language: string) => given(...opened).when('ada', { name: 'amend-card', input: { personId: 'ada', language } });
    expect(says(' العربية\n').decision).toMatchObject({ cards: [{ id: 'ada', language: 'العربية' }] });
    expect(says('').decision).toMatchObject({ cards: [{ id: 'ada', language: '' }] });
    says('a'.repeat(201)).refused('bad-input');
  });

  test('a capacity that was said can be taken back (N2)', () => {
    const says = (capacity: '' | 'personal') => given(...opened).when('ada', { name: 'amend-card', input: { personId: 'ada', capacity } });
    expect(says('personal').decision).toMatchObject({ cards: [{ id: 'ada', capacity: 'personal' }] });
    expect(says('').decision).toMatchObject({ cards: [{ id: 'ada', capacity: false }] });
  });

  test('staff correct others’, others do not (N2, S1)', () => {
    given(...opened)
      .when('mod', { name: 'amend-card', input: { personId: 'ada', name: 'Ada' } })
      .thenCards({ id: 'ada', name: 'Ada' });
    given(...opened)
      .when('bob', { name: 'amend-card', input: { personId: 'ada', name: 'Ada' } })
      .refused('not-yours');
    given(...opened)
      .when({ ...person('ada'), seat: 'public' }, { name: 'amend-card', input: { personId: 'ada' } })
      .refused('not-a-participant');
    given(...opened)
      .when('mod', { name: 'amend-card', input: { personId: 'nobody' } })
      .refused('no-such-person');
  });

  test('standing is not claimed: the secretariat says it (S2)', () => {
    given(...opened)
      .when('ada', { name: 'amend-card', input: { personId: 'ada', standing: 'member' } })
      .refused('secretariat-only');
    given(...opened)
      .when('cat', { name: 'amend-card', input: { personId: 'cat', standing: 'member' } })
      .refused('secretariat-only');
    given(...opened)
      .when('sec', { name: 'amend-card', input: { personId: 'ada', standing: 'observer' } })
      .then({ type: 'person-changed', personId: 'ada', standing: 'observer' });
  });

  test('a new attendance or standing counts at once for who waits (N5, Q4)', () => {
    const { meeting } = given(...opened, asks('ada'), {
      type: 'person-changed',
      personId: 'ada',
      attendance: 'remote',
      standing: 'observer',
    });
    expect(meeting.floors.plenary!.queue.waiting).toMatchObject([{ personId: 'ada', attendance: 'remote', standing: 'observer' }]);
  });
});

describe('a placeholder', () => {
  const label = given(...opened).when('mod', {
    name: 'request-floor',
    input: { floor: 'plenary', kind: 'intervention', for: { label: 'Lady in row 3' } },
  });
  const waiting: MeetingEvent[] = [...opened, asks('new-1')];

  test('has a card that says so (Q10)', () => label.thenCards({ id: 'new-1', name: 'Lady in row 3', placeholder: true }));

  test('is named later and keeps its place (Q10, N7)', () => {
    const { decision, after } = given(...waiting).when('mod', {
      name: 'name-placeholder',
      input: { personId: 'new-1', as: { name: 'Grace', organisation: 'USN' } },
    });
    expect(decision).toMatchObject({ cards: [{ id: 'new-1', placeholder: false, name: 'Grace', organisation: 'USN' }] });
    expect(JSON.stringify('events' in decision && decision.events)).not.toContain('Grace');
    expect(after.floors.plenary!.queue.waiting).toMatchObject([{ personId: 'new-1' }]);
  });

  test('turns out to be somebody who is here, who takes the place and the roles (Q10)', () => {
    const { decision, after } = given(...waiting, gives('new-1', 'rapporteur'), gives('ada', 'captioner')).when('mod', {
      name: 'name-placeholder',
      input: { personId: 'new-1', as: { personId: 'ada' } },
    });
    expect(decision).toMatchObject({ cards: [{ id: 'new-1', mergedInto: 'ada' }] });
    expect(after.floors.plenary!.queue.waiting).toMatchObject([{ personId: 'ada', attendance: 'remote' }]);
    expect(rolesOf(after, 'ada')).toEqual(['captioner', 'rapporteur']);
    expect(rolesOf(after, 'new-1')).toEqual([]);
  });

  test('does not become somebody who waits already (Q1, Q10)', () => {
    const name = { name: 'name-placeholder' as const, input: { personId: 'new-1', as: { personId: 'ada' } } };
    given(...waiting, asks('ada'))
      .when('mod', name)
      .refused('already-waiting');
    given(...opened, asks('new-1', 'point-of-order'), asks('ada', 'point-of-order'))
      .when('mod', name)
      .refused('point-of-order-waiting');
    given(...waiting, asks('ada'), { type: 'request-set-aside', floor: 'plenary', requestId: 'r-ada-intervention', personId: 'ada' })
      .when('mod', name)
      .refused('already-waiting');
    expect(given(...waiting, asks('ada', 'point-of-order')).when('mod', name).after.floors.plenary!.queue.waiting).toHaveLength(2);
  });

  test('is what is named: a person with a name is not turned into another (Q10)', () => {
    given(...opened)
      .when('mod', { name: 'name-placeholder', input: { personId: 'bob', as: { personId: 'ada' } } })
      .refused('not-a-placeholder');
    given(...opened)
      .when('mod', { name: 'name-placeholder', input: { personId: 'bob', as: { name: 'Mallory' } } })
      .refused('not-a-placeholder');
    given(...opened)
      .when('mod', { name: 'name-placeholder', input: { personId: 'nobody', as: { name: 'X' } } })
      .refused('no-such-person');
    given(...opened)
      .when('mod', { name: 'name-placeholder', input: { personId: 'new-1', as: { personId: 'nobody' } } })
      .refused('no-such-person');
    given(...opened)
      .when('bob', { name: 'name-placeholder', input: { personId: 'new-1', as: { personId: 'bob' } } })
      .refused('staff-only');
  });
});
