import { describe, expect, test } from 'vitest';
import { defaultSettings } from '../conduct.ts';
import { given, nine, person } from '../given.ts';
import type { MeetingEvent } from '../meeting.ts';
import { speakingOrder } from '../queue/order.ts';

const floor = 'plenary';
const opened: MeetingEvent[] = [
  { type: 'meeting-created', title: 'Plenary', settings: defaultSettings },
  { type: 'role-given', personId: 'cat', role: 'chair' },
  { type: 'role-given', personId: 'sec', role: 'secretariat' },
  { type: 'role-given', personId: 'mod', role: 'moderator' },
  { type: 'meeting-opened' },
];
type Asked = { type: 'floor-requested' } & MeetingEvent;
const asks = (id: string, kind: Asked['request']['kind'] = 'intervention'): Asked => ({
  type: 'floor-requested',
  floor,
  request: { id: `r-${id}`, personId: id, attendance: 'remote', standing: 'member', kind, via: 'self' },
});
/** The facts so far, and then what these commands of the chair brought about, one second apart. */
const after = (facts: MeetingEvent[], ...commands: Parameters<ReturnType<typeof given>['when']>[1][]) =>
  commands.reduce((sofar: MeetingEvent[], command) => {
    const { decision } = given(...sofar).when('cat', command);
    if ('refusal' in decision) throw new Error(decision.refusal);
    return [...sofar, ...decision.events];
  }, facts);
const next = (holderISaw: string | null) => ({ name: 'give-floor-to-next' as const, input: { floor, holderISaw } });
const floorOf = ({ floors }: ReturnType<typeof given>['meeting']) => floors[floor]!.floor;
const orderOf = ({ floors }: ReturnType<typeof given>['meeting']) =>
  speakingOrder(floors[floor]!.queue).map(({ request }) => request.personId);

/** Ada, Bob and Cy wait; Ada was given the floor as turn `t`. */
const waiting = [...opened, asks('ada'), asks('bob'), asks('cy')];
const adaSpeaks = after(waiting, next(null)).map((fact) =>
  fact.type === 'floor-given' ? { ...fact, turn: { ...fact.turn, id: 't' } } : fact,
);

describe('giving the floor', () => {
  test('gives it to the head of the queue, who leaves the queue (F2)', () => {
    const { after } = given(...waiting).when('cat', next(null));
    expect(floorOf(after).turn).toMatchObject({ personId: 'ada', kind: 'intervention', runningSince: nine + 8000, spokenMs: 0 });
    expect(orderOf(after)).toEqual(['bob', 'cy']);
  });

  test('ends the turn before it: there is one holder (F1)', () => {
    const { after, decision } = given(...adaSpeaks).when('cat', next('t'));
    expect(decision).toMatchObject({
      events: [{ type: 'floor-given', how: 'next', ended: [{ turnId: 't', personId: 'ada', spokenMs: 1000 }] }],
    });
    expect(floorOf(after)).toMatchObject({ turn: { personId: 'bob' }, interrupted: [] });
  });

  test('two chairs who press at once move one step (F2, N11)', () => {
    given(...adaSpeaks)
      .when('cat', next(null))
      .refused('floor-moved-on');
    given(...adaSpeaks)
      .when('cat', { name: 'give-floor', input: { floor, holderISaw: 'earlier', requestId: 'r-bob' } })
      .refused('floor-moved-on');
    given(...adaSpeaks)
      .when('cat', { name: 'take-floor-back', input: { floor, holderISaw: 'earlier' } })
      .refused('floor-moved-on');
    given(...adaSpeaks)
      .when('cat', { name: 'last-word', input: { floor, holderISaw: null, personId: 'cy' } })
      .refused('floor-moved-on');
    given(...adaSpeaks)
      .when('cat', { name: 'end-turn', input: { floor, holderISaw: 'earlier', turnId: 't' } })
      .refused('floor-moved-on');
  });

  test('a point of order raised in the instant of pressing is not called in place of whom the button named (F2)', () => {
    const saw = (nextISaw: string | null) => ({ name: 'give-floor-to-next' as const, input: { floor, holderISaw: 't', nextISaw } });
    const order = asks('eve', 'point-of-order');
    given(...adaSpeaks, order)
      .when('cat', saw('r-bob'))
      .refused('floor-moved-on');
    expect(floorOf(given(...adaSpeaks, order).when('cat', saw('r-eve')).after).turn).toMatchObject({ personId: 'eve' });
    expect(floorOf(given(...adaSpeaks).when('cat', saw('r-bob')).after).turn).toMatchObject({ personId: 'bob' });
    given(...adaSpeaks)
      .when('cat', saw(null))
      .refused('floor-moved-on');
  });

  test('when nobody waits, next is refused (F2)', () => {
    given(...opened)
      .when('cat', next(null))
      .refused('nobody-waiting');
  });

  test('out of order: the one called leaves the queue, the others stay as they are (F2, N11)', () => {
    const called = { name: 'give-floor' as const, input: { floor, holderISaw: 't', requestId: 'r-cy' } };
    const { after, decision } = given(...adaSpeaks).when('cat', called);
    expect(decision).toMatchObject({ events: [{ how: 'out-of-order', turn: { personId: 'cy' } }] });
    expect(orderOf(after)).toEqual(['bob']);
  });

  test('a person who is not in the queue may be called (F2)', () => {
    const call = { name: 'give-floor' as const, input: { floor, holderISaw: null, personId: 'zoe' } };
    const { after } = given(...waiting).when('cat', call);
    expect(floorOf(after).turn).toMatchObject({ personId: 'zoe', kind: 'intervention', request: null });
    expect(orderOf(after)).toEqual(['ada', 'bob', 'cy']);
  });

  test('a person called by name who waits is called with their request (F2)', () => {
    const call = { name: 'give-floor' as const, input: { floor, holderISaw: null, personId: 'bob' } };
    const { after } = given(...waiting).when('cat', call);
    expect(floorOf(after).turn).toMatchObject({ personId: 'bob', request: { id: 'r-bob' } });
    expect(orderOf(after)).toEqual(['ada', 'cy']);
  });

  test('to somebody whom nobody knows it is refused (F2)', () => {
    given(...waiting)
      .when('cat', { name: 'give-floor', input: { floor, holderISaw: null, personId: 'nobody' } })
      .refused('no-such-person');
  });

  test('a request that is gone is refused, and so is one that was set aside (F2)', () => {
    const call = { name: 'give-floor' as const, input: { floor, holderISaw: null, requestId: 'r-bob' } };
    given(...waiting, { type: 'request-withdrawn', floor, requestId: 'r-bob', personId: 'bob' })
      .when('cat', call)
      .refused('no-such-request');
    given(...waiting, { type: 'request-set-aside', floor, requestId: 'r-bob', personId: 'bob' })
      .when('cat', call)
      .refused('already-aside');
  });

  test('only a chair, a co-chair or the secretariat gives it (F2, S1)', () => {
    const co = given(...waiting, { type: 'role-given', personId: 'coco', role: 'co-chair' }).when('coco', next(null));
    expect(floorOf(co.after).turn).toMatchObject({ personId: 'ada' });
    for (const who of ['ada', 'mod'])
      for (const command of [
        next(null),
        { name: 'give-floor' as const, input: { floor, holderISaw: null, requestId: 'r-ada' } },
        { name: 'take-floor-back' as const, input: { floor, holderISaw: null } },
        { name: 'last-word' as const, input: { floor, personId: 'ada' } },
      ])
        given(...waiting)
          .when(who, command)
          .refused('chair-only');
  });

  test('before the meeting, after it and in a break nobody is given the floor (S4, A4)', () => {
    const before = waiting.filter(({ type }) => type !== 'meeting-opened');
    given(...before)
      .when('cat', next(null))
      .refused('meeting-not-open');
    given(...waiting, { type: 'meeting-closed' })
      .when('cat', next(null))
      .refused('meeting-closed');
    given(...waiting, { type: 'break-started', kind: 'break', until: nine + 600_000 })
      .when('cat', next(null))
      .refused('on-break');
  });

  test('a floor that is not there is refused, whatever it is called (F1)', () => {
    for (const name of ['give-floor-to-next', 'take-floor-back'] as const)
      for (const floor of ['group-9', '__proto__', 'constructor', 'toString'])
        given(...waiting)
          .when('cat', { name, input: { floor, holderISaw: null } })
          .refused('no-such-floor');
    given(...waiting)
      .when('cat', { name: 'end-turn', input: { floor: '__proto__', turnId: 't' } })
      .refused('no-such-floor');
  });
});

describe('ending a turn', () => {
  const end = { name: 'end-turn' as const, input: { floor, turnId: 't' } };

  test('the holder ends it, or the chair, and nobody has the floor (F3)', () => {
    for (const who of ['ada', 'cat', 'sec']) {
      const { after } = given(...adaSpeaks)
        .when(who, end)
        .then({
          type: 'turn-ended',
          floor,
          why: 'done',
          ended: [{ turnId: 't', personId: 'ada', attendance: 'remote', standing: 'member', kind: 'intervention', spokenMs: 1000 }],
        });
      expect(floorOf(after).turn).toBeNull();
      expect(orderOf(after)).toEqual(['bob', 'cy']);
    }
  });

  test('nobody else does, and not a turn that is over (F3)', () => {
    given(...adaSpeaks)
      .when('bob', end)
      .refused('not-yours');
    given(...adaSpeaks)
      .when('mod', end)
      .refused('not-yours');
    given(...adaSpeaks)
      .when({ ...person('ada'), seat: 'screen' }, end)
      .refused('not-a-participant');
    given(...adaSpeaks)
      .when('ada', { name: 'end-turn', input: { floor, turnId: 'earlier' } })
      .refused('not-the-turn');
    given(...waiting)
      .when('cat', end)
      .refused('not-the-turn');
  });
});

describe('taking the floor back', () => {
  const back = { name: 'take-floor-back' as const, input: { floor, holderISaw: 't' } };

  test('the request is at the head again and the turn does not count (F3)', () => {
    const { after } = given(...adaSpeaks).when('cat', back);
    expect(floorOf(after)).toMatchObject({ turn: null, undo: null });
    expect(orderOf(after)).toEqual(['ada', 'bob', 'cy']);
    expect(after.floors[floor]!.queue.spoken).toEqual({ item: {}, meeting: {} });
    expect(after.floors[floor]!.queue).toEqual(given(...waiting).meeting.floors[floor]!.queue);
  });

  test('who spoke before goes on, with the time they had used (F3, F8)', () => {
    const bobSpeaks = after(adaSpeaks, next('t'));
    const { turn } = floorOf(given(...bobSpeaks).meeting);
    const taken = given(...bobSpeaks).when('cat', { name: 'take-floor-back', input: { floor, holderISaw: turn!.id } });
    expect(floorOf(taken.after).turn).toMatchObject({ id: 't', personId: 'ada', spokenMs: 1000, runningSince: nine + 10_000 });
    expect(taken.after.floors[floor]!.queue.spoken.meeting).toEqual({});
  });

  test('once: what was taken back or ended cannot be taken back again (F3)', () => {
    given(...waiting)
      .when('cat', { name: 'take-floor-back', input: { floor, holderISaw: null } })
      .refused('nobody-speaks');
    const twice = after(after(adaSpeaks, next('t')), { name: 'take-floor-back', input: { floor, holderISaw: 'new-1' } });
    given(...twice)
      .when('cat', back)
      .refused('nothing-to-take-back');
  });

  test('not across agenda items (F3)', () => {
    const item: MeetingEvent = {
      type: 'agenda-item-added',
      itemId: 'i',
      item: { title: 'One', kind: 'item', minutes: null, presenters: [], documents: [] },
    };
    given(...adaSpeaks, item, { type: 'agenda-item-opened', itemId: 'i' })
      .when('cat', back)
      .refused('nothing-to-take-back');
    given(item, { type: 'agenda-item-opened', itemId: 'i' }, ...adaSpeaks, { type: 'agenda-item-closed', itemId: 'i' })
      .when('cat', back)
      .refused('nothing-to-take-back');
  });

  test('not to somebody who has left since (F3, Q14)', () => {
    const bobSpeaks = after(adaSpeaks, next('t'));
    given(...bobSpeaks, { type: 'person-left', personId: 'ada' })
      .when('cat', { name: 'take-floor-back', input: { floor, holderISaw: 'new-1' } })
      .refused('nothing-to-take-back');
  });
});

describe('the last word', () => {
  const lastWord = { name: 'last-word' as const, input: { floor, personId: 'cy' } };

  test('gives the floor, closes the queue and keeps the rest as leftover (F7)', () => {
    const { after } = given(...adaSpeaks).when('cat', lastWord);
    expect(floorOf(after).turn).toMatchObject({ personId: 'cy', request: { id: 'r-cy' } });
    expect(after.floors[floor]!.queue.open).toBe(false);
    expect(orderOf(after)).toEqual(['bob']);
  });

  test('closes a closed queue only once (F7)', () => {
    const { decision } = given(...adaSpeaks, { type: 'queue-closed', floor }).when('cat', lastWord);
    expect(decision).toMatchObject({ events: [{ type: 'floor-given', how: 'last-word' }] });
    expect('events' in decision && decision.events).toHaveLength(1);
  });

  test('may go to somebody outside the queue, but not to nobody (F7)', () => {
    const to = (personId: string) => given(...adaSpeaks).when('cat', { name: 'last-word', input: { floor, personId } });
    expect(floorOf(to('zoe').after).turn).toMatchObject({ personId: 'zoe', request: null });
    to('nobody').refused('no-such-person');
  });
});

test('a lost connection is no fact: the floor stays until the chair moves on (F6, N14)', () => {
  const { meeting } = given(...adaSpeaks, { type: 'person-changed', personId: 'ada' });
  expect(floorOf(meeting).turn).toMatchObject({ id: 't', personId: 'ada' });
  expect(floorOf(given(...adaSpeaks).when('cat', next('t')).after).turn).toMatchObject({ personId: 'bob' });
});

test('a holder who turns out to be somebody keeps the floor under their name, and set aside again as well (Q10, N10)', () => {
  const named: MeetingEvent = {
    type: 'placeholder-named',
    personId: 'ada',
    as: { id: 'zoe', attendance: 'on-site', standing: 'observer' },
  };
  const { meeting } = given(...after(adaSpeaks, next('t')), named);
  expect(JSON.stringify(floorOf(meeting))).not.toContain('"ada"');
  expect(floorOf(given(...adaSpeaks, named).meeting).turn).toMatchObject({
    personId: 'zoe',
    standing: 'observer',
    request: { personId: 'zoe' },
  });
});
