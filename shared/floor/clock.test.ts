import { describe, expect, test } from 'vitest';
import { defaultSettings } from '../conduct.ts';
import { given, nine, person } from '../given.ts';
import type { Meeting, MeetingEvent } from '../meeting.ts';
import { allottedSeconds, leftMsAt, listEndsAt, nextUp, spokenMsAt, type Turn } from './state.ts';

const floor = 'plenary';
const opened: MeetingEvent[] = [
  { type: 'meeting-created', title: 'Plenary', settings: defaultSettings },
  { type: 'role-given', personId: 'cat', role: 'chair' },
  { type: 'meeting-opened' },
];
const asks = (id: string, kind: Turn['kind'] = 'intervention', standing: Turn['standing'] = 'member'): MeetingEvent => ({
  type: 'floor-requested',
  floor,
  request: { id: `r-${id}`, personId: id, attendance: 'remote', standing, kind, via: 'self' },
});
const turn = (id: string, at: number, about: Partial<Turn> = {}): Turn => ({
  id: `t-${id}`,
  personId: id,
  attendance: 'remote',
  standing: 'member',
  kind: 'intervention',
  request: null,
  givenAt: at,
  runningSince: at,
  spokenMs: 0,
  allottedSeconds: 180,
  ...about,
});
const gives = (id: string, at: number, about: Partial<Turn> = {}) => ({
  at,
  fact: { type: 'floor-given', floor, turn: turn(id, at, about), how: 'next', ended: [] } satisfies MeetingEvent,
});
const interrupts = (id: string, at: number) => ({
  at,
  fact: {
    type: 'floor-given',
    floor,
    turn: turn(id, at, { kind: 'point-of-order' }),
    how: 'interrupting',
    ended: [],
  } satisfies MeetingEvent,
});
const at = (ms: number, fact: MeetingEvent) => ({ at: nine + ms, fact });
const floorOf = ({ floors }: Meeting) => floors[floor]!.floor;

describe('speaking time by class', () => {
  test('members and observers have their own time, a kind may have its own, 0 is no limit (F4, N12)', () => {
    expect(allottedSeconds(defaultSettings, 'member', 'intervention')).toBe(180);
    expect(allottedSeconds(defaultSettings, 'observer', 'reply')).toBe(120);
    expect(allottedSeconds(defaultSettings, 'observer', 'point-of-order')).toBe(60);
    const settings = { ...defaultSettings, seconds: { member: 0, observer: 90 }, kindSeconds: { reply: 30, question: 0 } };
    expect(allottedSeconds(settings, 'member', 'intervention')).toBeNull();
    expect(allottedSeconds(settings, 'member', 'reply')).toBe(30);
    expect(allottedSeconds(settings, 'observer', 'question')).toBe(90);
  });

  test('is in the turn from the beginning, by standing and kind (F4)', () => {
    const first = given(...opened, asks('obs', 'intervention', 'observer')).when('cat', {
      name: 'give-floor-to-next',
      input: { floor, holderISaw: null },
    });
    expect(floorOf(first.after).turn).toMatchObject({ personId: 'obs', allottedSeconds: 120 });
  });
});

describe('the clock of a turn', () => {
  test('goes into overtime without being cut (F4)', () => {
    const { meeting } = given(...opened, gives('ada', nine));
    expect(leftMsAt(floorOf(meeting).turn!, nine + 170_000)).toBe(10_000);
    expect(leftMsAt(floorOf(meeting).turn!, nine + 200_000)).toBe(-20_000);
    expect(leftMsAt({ ...floorOf(meeting).turn!, allottedSeconds: null }, nine)).toBeNull();
  });

  test('pauses and resumes; paused time does not count (F4, F8)', () => {
    const paused = given(...opened, gives('ada', nine), at(20_000, { type: 'turn-paused', floor, turnId: 't-ada' }));
    expect(spokenMsAt(floorOf(paused.meeting).turn!, nine + 90_000)).toBe(20_000);
    const { after } = paused.at(nine + 90_000).when('cat', { name: 'resume-turn', input: { floor } });
    expect(spokenMsAt(floorOf(after).turn!, nine + 95_000)).toBe(25_000);
  });

  test('extends by seconds, also in overtime and more than once (F4)', () => {
    const extend = { name: 'extend-turn' as const, input: { floor, seconds: 60 } };
    const { after } = given(...opened, gives('ada', nine), { type: 'turn-extended', floor, turnId: 't-ada', seconds: 30 }).when(
      'cat',
      extend,
    );
    expect(floorOf(after).turn!.allottedSeconds).toBe(270);
    const unlimited = given(...opened, gives('ada', nine, { allottedSeconds: null })).when('cat', extend);
    expect(floorOf(unlimited.after).turn!.allottedSeconds).toBeNull();
    for (const seconds of [0, -5, 1.5, 3601, Number.NaN])
      given(...opened, gives('ada', nine))
        .when('cat', { name: 'extend-turn', input: { floor, seconds } })
        .refused('bad-input');
  });

  test('is the chair’s, and only where there is something to pause, resume or extend (F4)', () => {
    const [pause, resume, extend] = [
      { name: 'pause-turn' as const, input: { floor } },
      { name: 'resume-turn' as const, input: { floor } },
      { name: 'extend-turn' as const, input: { floor, seconds: 60 } },
    ];
    for (const command of [pause, resume, extend]) {
      given(...opened)
        .when('cat', command)
        .refused('nobody-speaks');
      given(...opened, gives('ada', nine))
        .when('ada', command)
        .refused('chair-only');
      given(...opened)
        .when('cat', { ...command, input: { ...command.input, floor: 'group-9' } })
        .refused('no-such-floor');
    }
    given(...opened, gives('ada', nine))
      .when('cat', resume)
      .refused('not-paused');
    given(...opened, gives('ada', nine), { type: 'turn-paused', floor, turnId: 't-ada' })
      .when('cat', pause)
      .refused('already-paused');
  });

  test('never runs backwards when a clock does (F8)', () => {
    expect(spokenMsAt(turn('ada', nine), nine - 5000)).toBe(0);
  });
});

describe('an interruption', () => {
  const adaSpeaks = [...opened, gives('ada', nine), asks('poe', 'point-of-order'), asks('que', 'question'), asks('bob')] as const;
  const call = (id: string) => ({
    name: 'give-floor' as const,
    input: { floor, holderISaw: 't-ada', requestId: `r-${id}`, interrupt: true },
  });

  test('by a point of order or a question stops the holder’s clock and ends no turn (F5)', () => {
    for (const id of ['poe', 'que']) {
      const { after, decision } = given(...adaSpeaks)
        .at(nine + 30_000)
        .when('cat', call(id));
      expect(decision).toMatchObject({ events: [{ how: 'interrupting', ended: [], turn: { personId: id } }] });
      expect(floorOf(after)).toMatchObject({
        turn: { personId: id },
        interrupted: [{ ran: true, turn: { personId: 'ada', spokenMs: 30_000, runningSince: null } }],
      });
    }
  });

  test('the floor returns afterwards, with the clock as it was (F5, F8)', () => {
    const interrupted = [...opened, gives('ada', nine), interrupts('poe', nine + 30_000)];
    const ended = given(...interrupted)
      .at(nine + 50_000)
      .when('poe', { name: 'end-turn', input: { floor, turnId: 't-poe' } });
    expect(floorOf(ended.after)).toMatchObject({ turn: { id: 't-ada', spokenMs: 30_000, runningSince: nine + 50_000 }, interrupted: [] });
    expect(nextUp(given(...interrupted).meeting, floor)).toMatchObject({ personId: 'ada', returns: true });
    const next = given(...interrupted, asks('bob'))
      .at(nine + 50_000)
      .when('cat', { name: 'give-floor-to-next', input: { floor, holderISaw: 't-poe' } });
    expect(next.decision).toMatchObject({ events: [{ type: 'turn-ended', ended: [{ personId: 'poe', spokenMs: 20_000 }] }] });
    expect(floorOf(next.after).turn).toMatchObject({ id: 't-ada' });
  });

  test('of somebody whose clock was paused leaves it paused (F5)', () => {
    const { meeting } = given(
      ...opened,
      gives('ada', nine),
      at(10_000, { type: 'turn-paused', floor, turnId: 't-ada' }),
      interrupts('poe', nine + 30_000),
      at(40_000, {
        type: 'turn-ended',
        floor,
        ended: [{ turnId: 't-poe', personId: 'poe', attendance: 'remote', standing: 'member', kind: 'point-of-order', spokenMs: 10_000 }],
        why: 'done',
      }),
    );
    expect(floorOf(meeting).turn).toMatchObject({ id: 't-ada', spokenMs: 10_000, runningSince: null });
  });

  test('may be interrupted itself, and each returns to the one before (F5)', () => {
    const { meeting } = given(...opened, gives('ada', nine), interrupts('poe', nine + 10_000), interrupts('pat', nine + 20_000));
    expect(floorOf(meeting).interrupted.map(({ turn }) => turn.personId)).toEqual(['ada', 'poe']);
    expect(nextUp(meeting, floor)).toMatchObject({ personId: 'poe', returns: true });
  });

  test('taken back leaves the holder speaking and the request waiting (F3, F5)', () => {
    const interrupting = given(...adaSpeaks)
      .at(nine + 30_000)
      .when('cat', call('poe'));
    if ('refusal' in interrupting.decision) throw new Error('refused');
    const facts = interrupting.decision.events.map((fact) => ({ at: nine + 30_000, fact }));
    const { after } = given(...adaSpeaks, ...facts)
      .at(nine + 35_000)
      .when('cat', { name: 'take-floor-back', input: { floor, holderISaw: 'new-1' } });
    expect(floorOf(after)).toMatchObject({ turn: { id: 't-ada', spokenMs: 30_000, runningSince: nine + 35_000 }, interrupted: [] });
    expect(after.floors[floor]!.queue.waiting.map(({ personId }) => personId)).toEqual(['poe', 'que', 'bob']);
  });

  test('by an intervention is refused, and so is one of nobody (F5)', () => {
    given(...adaSpeaks)
      .when('cat', call('bob'))
      .refused('cannot-interrupt');
    given(...opened, asks('poe', 'point-of-order'))
      .when('cat', { name: 'give-floor', input: { floor, holderISaw: null, requestId: 'r-poe', interrupt: true } })
      .refused('nobody-speaks');
  });

  test('giving the floor to another instead of back ends both turns (F1)', () => {
    const { decision, after } = given(...opened, gives('ada', nine), interrupts('poe', nine + 30_000), asks('bob'))
      .at(nine + 40_000)
      .when('cat', { name: 'give-floor', input: { floor, holderISaw: 't-poe', requestId: 'r-bob' } });
    expect(decision).toMatchObject({
      events: [
        {
          ended: [
            { personId: 'poe', spokenMs: 10_000 },
            { personId: 'ada', spokenMs: 30_000 },
          ],
        },
      ],
    });
    expect(floorOf(after).interrupted).toEqual([]);
  });
});

describe('in a break the floor rests', () => {
  const onBreak = [
    ...opened,
    gives('ada', nine),
    interrupts('poe', nine + 10_000),
    at(20_000, { type: 'break-started', kind: 'break', until: nine + 900_000 }),
  ] as const;

  test('the clock stops with it and does not start by itself (A4, F8)', () => {
    expect(floorOf(given(...onBreak).meeting).turn).toMatchObject({ id: 't-poe', spokenMs: 10_000, runningSince: null });
    expect(floorOf(given(...onBreak, at(900_000, { type: 'break-ended' })).meeting).turn!.runningSince).toBeNull();
  });

  test('a floor that returns in it returns paused, and is not resumed before it ends (A4, F5)', () => {
    const end = { name: 'end-turn' as const, input: { floor, turnId: 't-poe' } };
    expect(floorOf(given(...onBreak).when('cat', end).after).turn).toMatchObject({ id: 't-ada', spokenMs: 10_000, runningSince: null });
    given(...onBreak)
      .when('cat', { name: 'resume-turn', input: { floor } })
      .refused('on-break');
    expect(floorOf(given(...onBreak, at(900_000, { type: 'break-ended' })).when('cat', end).after).turn!.runningSince).not.toBeNull();
  });
});

describe('when the list ends (N11)', () => {
  const listed = [...opened, asks('ada'), asks('bob', 'intervention', 'observer')];

  test('is what the holder has left and what everybody waiting may take', () => {
    const { meeting } = given(...listed, gives('zoe', nine));
    expect(listEndsAt(meeting, floor, nine + 60_000)).toBe(nine + 60_000 + 120_000 + 180_000 + 120_000);
    expect(listEndsAt(meeting, floor, nine + 60_000, 'r-bob')).toBe(nine + 60_000 + 120_000 + 180_000);
    expect(listEndsAt(meeting, floor, nine + 500_000, 'r-ada')).toBe(nine + 500_000);
  });

  test('is not known when somebody has no limit, and is now when nobody waits', () => {
    expect(listEndsAt(given(...listed, gives('zoe', nine, { allottedSeconds: null })).meeting, floor, nine)).toBeNull();
    expect(listEndsAt(given(...opened).meeting, floor, nine)).toBe(nine);
  });
});

test('a screen and the public end, pause and give nothing (S1)', () => {
  for (const seat of ['screen', 'public'] as const)
    given(...opened, gives('ada', nine))
      .when({ ...person('cat'), seat }, { name: 'pause-turn', input: { floor } })
      .refused('chair-only');
});
