import { expect, test } from 'vitest';
import type { Command } from '../decide.ts';
import { given, meetingOf, person, publicSeat } from '../given.ts';
import { openedMeeting } from '../any-meeting.ts';
import { decide } from '../decide.ts';
import { momentAt, nine } from '../given.ts';
import { play } from './play.ts';

const floor = 'plenary';
const asking = (input: object = {}): Command => ({ name: 'request-floor', input: { floor, kind: 'intervention', ...input } });

test('who asks is in the queue at once, with kind and subject, as entered by themselves (Q2)', () => {
  given(...openedMeeting)
    .when(person('ada', { attendance: 'on-site', standing: 'observer' }), asking({ subject: '  Paragraph  12 ' }))
    .then({
      type: 'floor-requested',
      floor,
      request: {
        id: 'new-1',
        personId: 'ada',
        attendance: 'on-site',
        standing: 'observer',
        kind: 'intervention',
        subject: 'Paragraph 12',
        via: 'self',
      },
    });
});

test('nobody waits twice on one floor: the second request is refused (Q1)', () => {
  const meeting = play();
  meeting.ask('ada');
  for (const kind of ['intervention', 'reply', 'question', 'right-of-reply'] as const)
    expect(meeting.refusal('ada', asking({ kind }))).toBe('already-waiting');
});

test('beside a request one point of order may wait, and no second one (Q1)', () => {
  const meeting = play();
  meeting.asks('ada');
  meeting.ask('ada', 'point-of-order');
  expect(meeting.order()).toHaveLength(2);
  expect(meeting.refusal('ada', asking({ kind: 'point-of-order' }))).toBe('point-of-order-waiting');
  expect(meeting.refusal('chair', asking({ kind: 'point-of-order', for: { personId: 'ada' } }))).toBe('point-of-order-waiting');
  expect(meeting.refusal('chair', asking({ for: { personId: 'ada' } }))).toBe('already-waiting');
});

test('who holds the floor may ask again (Q1)', () => {
  const meeting = play();
  meeting.ask('ada');
  meeting.next();
  expect(meeting.refusal('ada', asking())).toBeNull();
});

test('subject and kind may be amended by the owner or staff while the request waits, and by nobody else (Q2)', () => {
  const meeting = play();
  meeting.asks('ada', 'ben');
  meeting.does('ada', { name: 'amend-request', input: { floor, requestId: 'ada', subject: 'Budget' } });
  meeting.does('chair', { name: 'amend-request', input: { floor, requestId: 'ada', kind: 'question' } });
  expect(meeting.queue().waiting[0]).toMatchObject({ kind: 'question', subject: 'Budget', number: 6 });
  expect(meeting.refusal('ben', { name: 'amend-request', input: { floor, requestId: 'ada', subject: 'Mine' } })).toBe('not-yours');
  expect(meeting.refusal('ada', { name: 'amend-request', input: { floor, requestId: 'gone', subject: 'Mine' } })).toBe('no-such-request');
  meeting.next();
  expect(meeting.refusal('ada', { name: 'amend-request', input: { floor, requestId: 'ada', kind: 'reply' } })).toBe('no-such-request');
});

test('amending does not make two of a kind: neither a second request nor a second point of order (Q1, Q2)', () => {
  const meeting = play();
  meeting.asks('ada');
  meeting.ask('ada', 'point-of-order');
  expect(meeting.refusal('ada', { name: 'amend-request', input: { floor, requestId: 'ada', kind: 'point-of-order' } })).toBe(
    'point-of-order-waiting',
  );
  expect(meeting.refusal('ada', { name: 'amend-request', input: { floor, requestId: 'ada 2', kind: 'question' } })).toBe('already-waiting');
});

test('staff enter another person, and the request says who did (Q10, N7)', () => {
  const meeting = play({ ada: { attendance: 'on-site', standing: 'observer' } });
  meeting.does('chair', asking({ for: { personId: 'ada' }, via: 'chat' }));
  expect(meeting.queue().waiting[0]).toMatchObject({
    personId: 'ada',
    attendance: 'on-site',
    standing: 'observer',
    via: 'chat',
    enteredBy: 'chair',
  });
  expect(meeting.refusal('ben', asking({ for: { personId: 'cleo' } }))).toBe('staff-only');
  expect(meeting.refusal('ben', asking({ for: { label: 'Lady in row 3' } }))).toBe('staff-only');
  expect(meeting.refusal('ben', asking({ via: 'kiosk' }))).toBe('staff-only');
  expect(meeting.refusal('chair', asking({ for: { personId: 'nobody' } }))).toBe('no-such-person');
});

test('somebody entered by name is known by it: no name has to follow (Q10)', () => {
  const meeting = play();
  const { cards } = meeting.does('chair', asking({ for: { name: 'Courtney' } }), 'courtney');
  expect(cards).toEqual([
    { id: meeting.queue().waiting[0]!.personId, name: 'Courtney', attendance: 'on-site', standing: 'member', noDevice: true },
  ]);
});

test('a placeholder waits under a label like anybody else and is named later (Q10)', () => {
  const meeting = play();
  meeting.asks('ada');
  const { cards } = meeting.does('chair', asking({ for: { label: 'Lady in row 3', attendance: 'on-site' } }), 'lady');
  const [, lady] = meeting.queue().waiting;
  expect(lady).toMatchObject({ attendance: 'on-site', via: 'staff', enteredBy: 'chair' });
  expect(cards).toMatchObject([{ id: lady!.personId, name: 'Lady in row 3', placeholder: true }]);
  meeting.does('chair', { name: 'name-placeholder', input: { personId: lady!.personId, as: { personId: 'ben' } } });
  expect(meeting.queue().waiting[1]).toMatchObject({ id: lady!.id, number: lady!.number, personId: 'ben', attendance: 'remote' });
});

test('a placeholder is not named as somebody who waits already: nobody waits twice (Q1, Q10)', () => {
  const meeting = play();
  meeting.asks('ben');
  meeting.does('chair', asking({ for: { label: 'Gentleman by the door' } }), 'man');
  const { personId } = meeting.queue().waiting[1]!;
  expect(meeting.refusal('chair', { name: 'name-placeholder', input: { personId, as: { personId: 'ben' } } })).toBe('already-waiting');
});

test('a text to be read aloud takes its place like a voice (Q11)', () => {
  const meeting = play();
  meeting.asks('ada');
  meeting.does('ben', asking({ readAloud: 'We support this.' }), 'ben');
  meeting.asks('cleo');
  expect(meeting.order()).toEqual(['ada', 'ben', 'cleo']);
  expect(meeting.queue().waiting[1]).toMatchObject({ readAloud: 'We support this.' });
});

test('the settings say who may ask and for what; staff may always enter people (S4)', () => {
  const meeting = play({ cleo: { standing: 'observer' } });
  meeting.does('chair', {
    name: 'change-settings',
    input: { settings: { whoMayAsk: 'members', kinds: ['intervention', 'point-of-order'] } },
  });
  expect(meeting.refusal('cleo', asking())).toBe('may-not-ask');
  expect(meeting.refusal('ada', asking())).toBeNull();
  expect(meeting.refusal('chair', asking({ for: { personId: 'cleo' } }))).toBeNull();
  expect(meeting.refusal('ada', asking({ kind: 'question' }))).toBe('kind-not-offered');
  meeting.asks('ada');
  expect(meeting.refusal('ada', { name: 'amend-request', input: { floor, requestId: 'ada', kind: 'question' } })).toBe('kind-not-offered');
  meeting.does('chair', { name: 'change-settings', input: { settings: { whoMayAsk: 'staff' } } });
  expect(meeting.refusal('ben', asking())).toBe('may-not-ask');
});

test('who only looks on does not ask, and nobody asks on a floor that is not there or after the meeting (Q1, S1)', () => {
  given(...openedMeeting)
    .when(publicSeat, asking())
    .refused('not-a-participant');
  given(...openedMeeting)
    .when({ ...person('wall'), seat: 'screen' }, asking())
    .refused('not-a-participant');
  given(...openedMeeting)
    .when('ada', asking({ floor: 'group-9' }))
    .refused('no-such-floor');
  given(...openedMeeting)
    .when('ada', asking({ floor: '__proto__' }))
    .refused('no-such-floor');
  given(...openedMeeting, { type: 'meeting-closed' })
    .when('ada', asking())
    .refused('meeting-closed');
});

test('a request that is not shaped like one is refused at the door (S1)', () => {
  const strange = [
    { floor },
    { floor, kind: 'shout' },
    { floor, kind: 'reply', number: 1 },
    { floor, kind: 'reply', subject: 'a'.repeat(201) },
    { floor, kind: 'reply', readAloud: '' },
  ];
  for (const input of strange)
    expect(decide(meetingOf(...openedMeeting), person('ada'), { name: 'request-floor', input }, momentAt(nine))).toEqual({
      refusal: 'bad-input',
    });
});

test('whoever a placeholder turns out to be has spoken as often, and gets the floor back under their own name (Q4, Q10)', () => {
  const meeting = play();
  meeting.does('chair', asking({ for: { label: 'Lady in row 3' } }), 'lady');
  const lady = meeting.queue().waiting[0]!.personId;
  meeting.next();
  meeting.end();
  meeting.does('chair', asking({ for: { personId: lady } }), 'lady');
  meeting.next();
  meeting.does('chair', { name: 'name-placeholder', input: { personId: lady, as: { personId: 'ben' } } });
  expect(meeting.queue().spoken.meeting).toEqual({ ben: { turns: 1, ms: 1000 } });
  meeting.takeBack();
  expect(meeting.queue().waiting).toMatchObject([{ personId: 'ben' }]);
});
