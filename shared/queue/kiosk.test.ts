import { expect, test } from 'vitest';
import { openedMeeting } from '../any-meeting.ts';
import type { Moment, Who } from '../command.ts';
import { defaultSettings, type Settings } from '../conduct.ts';
import { commandNames, decide, refusalOf, type Command } from '../decide.ts';
import { given, meetingOf, momentAt, nine, person } from '../given.ts';
import type { MeetingEvent } from '../meeting.ts';
import type { Person } from '../people.ts';

const floor = 'plenary';
const kiosk: Who = { ...person('kiosk', { attendance: 'on-site', standing: 'observer' }), seat: 'kiosk' };
const asking = (input: object): Command => ({ name: 'request-floor', input: { floor, kind: 'intervention', via: 'kiosk', ...input } });
const settings = (changed: Partial<Settings>): MeetingEvent => ({ type: 'settings-changed', settings: changed });
const waits = (personId: string): MeetingEvent => ({
  type: 'floor-requested',
  floor,
  request: { id: `r-${personId}`, personId, attendance: 'on-site', standing: 'member', kind: 'intervention', via: 'staff' },
});
const decided = (facts: MeetingEvent[], input: object, known: Partial<Moment> = {}) =>
  decide(meetingOf(...openedMeeting, ...facts), kiosk, asking(input), { ...momentAt(nine), ...known });

test('the kiosk enters somebody of the roster, and the request says that it was the kiosk (Q10, N7)', () => {
  given(...openedMeeting)
    .when(kiosk, asking({ for: { personId: 'ada' }, subject: 'Costs' }))
    .then({
      type: 'floor-requested',
      floor,
      request: {
        id: 'new-1',
        personId: 'ada',
        attendance: 'remote',
        standing: 'member',
        kind: 'intervention',
        subject: 'Costs',
        via: 'kiosk',
        enteredBy: 'kiosk',
      },
    });
});

test('a name that the roster does not know becomes a placeholder in the room, without a device (Q10, N7)', () => {
  const outcome = given(...openedMeeting).when(kiosk, asking({ for: { label: 'Delegate of Fiji' } }));
  outcome.then({
    type: 'floor-requested',
    floor,
    request: {
      id: 'new-2',
      personId: 'new-1',
      attendance: 'on-site',
      standing: 'member',
      kind: 'intervention',
      via: 'kiosk',
      enteredBy: 'kiosk',
    },
  });
  outcome.thenCards({ id: 'new-1', name: 'Delegate of Fiji', placeholder: true, noDevice: true, attendance: 'on-site' });
});

test('nobody claims standing or another side at a kiosk, which is open to all (S2)', () => {
  const observers = settings({ everyoneEqual: false });
  const claim = { for: { label: 'Fiji', standing: 'member', attendance: 'remote' } };
  expect(decided([observers], claim)).toMatchObject({ events: [{ request: { standing: 'observer', attendance: 'on-site' } }] });
});

test('the kiosk asks for nobody in particular, in no other way, and has nothing read out (Q10, Q11)', () => {
  const seat = given(...openedMeeting);
  seat.when(kiosk, { name: 'request-floor', input: { floor, kind: 'intervention', via: 'kiosk' } }).refused('not-a-participant');
  seat.when(kiosk, asking({ for: { personId: 'ada' }, via: 'staff' })).refused('staff-only');
  seat.when(kiosk, { name: 'request-floor', input: { floor, kind: 'intervention', for: { personId: 'ada' } } }).refused('staff-only');
  seat.when(kiosk, asking({ for: { personId: 'ada' }, readAloud: 'We agree.' })).refused('staff-only');
  seat.when(kiosk, asking({ for: { name: 'Ada' } })).refused('staff-only');
});

test('nobody but the kiosk and staff says that a request came by the kiosk (Q10)', () => {
  given(...openedMeeting)
    .when('ada', asking({}))
    .refused('staff-only');
  given(...openedMeeting)
    .when('ada', asking({ for: { personId: 'ben' } }))
    .refused('staff-only');
});

test('the kiosk may do nothing else: not even withdraw what it entered (S1)', () => {
  const meeting = meetingOf(...openedMeeting, waits('ada'));
  const request = { floor, requestId: 'r-ada' };
  for (const name of ['withdraw-request', 'set-aside-request', 'amend-request'] as const)
    expect(refusalOf(meeting, kiosk, { name, input: request })).toBe('not-a-participant');
  expect(refusalOf(meeting, kiosk, { name: 'leave-meeting', input: {} })).toBe('not-a-participant');
  expect(refusalOf(meeting, kiosk, { name: 'enter-person', input: { name: 'Ada' } })).toBe('staff-only');
  expect(commandNames.length).toBeGreaterThan(30);
});

test('who waits already is not entered a second time at the kiosk, by id or by name (Q1)', () => {
  given(...openedMeeting, waits('ada'))
    .when(kiosk, asking({ for: { personId: 'ada' } }))
    .refused('already-waiting');
  const ada: Person = { id: 'ada', attendance: 'on-site', standing: 'member' };
  const known = { named: (name: string) => (name === 'Ada' ? [ada] : []) };
  expect(decided([waits('ada')], { for: { label: 'Ada' } }, known)).toEqual({ refusal: 'already-waiting' });
  expect(decided([waits('ada')], { for: { label: 'Ada' }, kind: 'point-of-order' }, known)).toHaveProperty('events');
  expect(decided([waits('ada')], { for: { label: 'Eva' } }, known)).toHaveProperty('events');
});

test('the closed list is closed at the kiosk, too, except for a point of order (Q12)', () => {
  const closed = given(...openedMeeting, { type: 'queue-closed', floor });
  closed.when(kiosk, asking({ for: { personId: 'ada' } })).refused('queue-closed');
  closed.when(kiosk, asking({ for: { label: 'Fiji' }, kind: 'point-of-order' })).then({ type: 'floor-requested', floor } as never);
});

test('at the kiosk may ask who may ask with a device of their own (S4)', () => {
  const person = (standing: Person['standing']) => ({ personOf: (id: string): Person => ({ id, attendance: 'on-site', standing }) });
  const members = settings({ whoMayAsk: 'members', everyoneEqual: false });
  expect(decided([members], { for: { personId: 'ada' } }, person('member'))).toHaveProperty('events');
  expect(decided([members], { for: { personId: 'ada' } }, person('observer'))).toEqual({ refusal: 'may-not-ask' });
  expect(decided([members], { for: { label: 'Fiji' } })).toEqual({ refusal: 'may-not-ask' });
  expect(decided([settings({ whoMayAsk: 'staff' })], { for: { personId: 'ada' } })).toEqual({ refusal: 'may-not-ask' });
  expect(decided([settings({ kinds: ['question'] })], { for: { personId: 'ada' } })).toEqual({ refusal: 'kind-not-offered' });
  expect(defaultSettings.whoMayAsk).toBe('everyone');
});
