import { describe, expect, test } from 'vitest';
import { defaultSettings, type Settings } from './conduct.ts';
import { given, nine, person } from './given.ts';
import type { MeetingEvent } from './meeting.ts';
import { requestKinds } from './queue/state.ts';

const created: MeetingEvent[] = [
  { type: 'meeting-created', title: 'Plenary', settings: defaultSettings },
  { type: 'role-given', personId: 'cat', role: 'chair' },
  { type: 'role-given', personId: 'sec', role: 'secretariat' },
  { type: 'role-given', personId: 'mod', role: 'moderator' },
];
const opened: MeetingEvent[] = [...created, { type: 'meeting-opened' }];
const floor = 'plenary';
const ask = (kind: (typeof requestKinds)[number] = 'intervention') => ({ name: 'request-floor' as const, input: { floor, kind } });
const set = (settings: Partial<Settings>) => ({ name: 'change-settings' as const, input: { settings } });
const asks: MeetingEvent = {
  type: 'floor-requested',
  floor,
  request: { id: 'r', personId: 'bob', attendance: 'remote', standing: 'member', kind: 'intervention', via: 'self' },
};

describe('beginning and ending', () => {
  test('the chair opens the meeting, once (S4)', () => {
    expect(given(...created).when('cat', { name: 'open-meeting', input: {} }).after.conduct.phase).toBe('open');
    given(...opened)
      .when('cat', { name: 'open-meeting', input: {} })
      .refused('meeting-open');
    given(...created)
      .when('mod', { name: 'open-meeting', input: {} })
      .refused('chair-only');
  });

  test('closing ends the turn, the item and the break (S4, F1, A1, A4)', () => {
    const item: MeetingEvent = {
      type: 'agenda-item-added',
      itemId: 'i',
      item: { title: 'One', kind: 'item', minutes: null, presenters: [], documents: [] },
    };
    const { after, decision } = given(
      ...opened,
      item,
      { type: 'agenda-item-opened', itemId: 'i' },
      {
        at: nine + 60_000,
        fact: {
          type: 'floor-given',
          floor,
          how: 'next',
          ended: [],
          turn: {
            id: 't',
            personId: 'ada',
            attendance: 'remote',
            standing: 'member',
            kind: 'intervention',
            request: null,
            givenAt: nine + 60_000,
            runningSince: nine + 60_000,
            spokenMs: 0,
            allottedSeconds: null,
          },
        },
      },
      { at: nine + 90_000, fact: { type: 'break-started', kind: 'break', until: nine + 900_000 } },
    ).when('cat', { name: 'close-meeting', input: {} });
    expect(decision).toMatchObject({
      events: [
        { type: 'turn-ended', why: 'meeting-closed', ended: [{ turnId: 't', spokenMs: 30_000 }] },
        { type: 'agenda-item-closed', itemId: 'i' },
        { type: 'break-ended' },
        { type: 'meeting-closed' },
      ],
    });
    expect(after).toMatchObject({
      conduct: { phase: 'closed' },
      agenda: { openItemId: null, pause: null },
      floors: { plenary: { floor: { turn: null, interrupted: [], undo: null } } },
    });
  });

  test('closing asks about those who wait, and only in an open meeting (Q15, S4)', () => {
    given(...opened, asks)
      .when('cat', { name: 'close-meeting', input: {} })
      .refused('leftover-undecided');
    expect(
      given(...opened, asks).when('cat', { name: 'close-meeting', input: { leftover: 'store' } }).after.floors.plenary!.queue.waiting,
    ).toEqual([]);
    given(...created)
      .when('cat', { name: 'close-meeting', input: {} })
      .refused('meeting-not-open');
    given(...opened, { type: 'meeting-closed' })
      .when('cat', { name: 'close-meeting', input: {} })
      .refused('meeting-closed');
    given(...opened)
      .when('ada', { name: 'close-meeting', input: {} })
      .refused('chair-only');
  });

  test('nothing is deleted by ending: it may be opened again (S4)', () => {
    const item: MeetingEvent = {
      type: 'agenda-item-added',
      itemId: 'i',
      item: { title: 'One', kind: 'item', minutes: null, presenters: [], documents: [] },
    };
    const { after } = given(...opened, item, { type: 'meeting-closed' }).when('cat', { name: 'open-meeting', input: {} });
    expect(after).toMatchObject({ conduct: { phase: 'open' }, agenda: { items: [{ id: 'i' }] } });
  });

  test('in a meeting that is over nobody asks for the floor, not even to a point of order (S4)', () => {
    given(...opened, { type: 'meeting-closed' })
      .when('ada', ask())
      .refused('meeting-closed');
    given(...opened, { type: 'meeting-closed' })
      .when('ada', ask('point-of-order'))
      .refused('meeting-closed');
  });

  test('the title is the secretariat’s (S1)', () => {
    expect(given(...opened).when('sec', { name: 'title-meeting', input: { title: 'Second plenary' } }).after.conduct.title).toBe(
      'Second plenary',
    );
    given(...opened)
      .when('cat', { name: 'title-meeting', input: { title: 'Mine' } })
      .refused('secretariat-only');
  });
});

describe('settings', () => {
  test('are changed one by one by the chair and keep the rest (S4, N36)', () => {
    const { after } = given(...opened).when('cat', set({ chat: 'off', seconds: { member: 120, observer: 60 } }));
    expect(after.conduct.settings).toEqual({ ...defaultSettings, chat: 'off', seconds: { member: 120, observer: 60 } });
    given(...opened)
      .when('mod', set({ chat: 'off' }))
      .refused('chair-only');
  });

  test('who may ask for the floor: everyone, members, or nobody but by staff (S4)', () => {
    const observer = person('obs', { standing: 'observer' });
    const members: MeetingEvent = { type: 'settings-changed', settings: { whoMayAsk: 'members' } };
    const staff: MeetingEvent = { type: 'settings-changed', settings: { whoMayAsk: 'staff' } };
    const asked = (...facts: MeetingEvent[]) => given(...opened, ...facts);
    expect('events' in asked().when(observer, ask()).decision).toBe(true);
    asked(members).when(observer, ask()).refused('may-not-ask');
    expect('events' in asked(members).when('ada', ask()).decision).toBe(true);
    asked(staff).when('ada', ask()).refused('may-not-ask');
    expect('events' in asked(staff).when('mod', ask()).decision).toBe(true);
    expect(
      'events' in
        asked(staff).when('mod', { name: 'request-floor', input: { floor, kind: 'intervention', for: { personId: 'ada' } } }).decision,
    ).toBe(true);
  });

  test('only kinds that are offered may be asked for (S4, N8)', () => {
    const few: MeetingEvent = { type: 'settings-changed', settings: { kinds: ['intervention', 'question'] } };
    for (const kind of requestKinds)
      if (kind === 'intervention' || kind === 'question')
        expect('events' in given(...opened, few).when('ada', ask(kind)).decision).toBe(true);
      else
        given(...opened, few)
          .when('ada', ask(kind))
          .refused('kind-not-offered');
  });

  test('times by class are whole seconds from 0 (no limit) to two hours (S4, F4)', () => {
    for (const member of [-1, 0.5, 7201, Number.POSITIVE_INFINITY])
      given(...opened)
        .when('cat', set({ seconds: { member, observer: 0 } }))
        .refused('bad-input');
    const { after } = given(...opened).when('cat', set({ seconds: { member: 0, observer: 7200 }, kindSeconds: { reply: 30 } }));
    expect(after.conduct.settings).toMatchObject({ seconds: { member: 0, observer: 7200 }, kindSeconds: { reply: 30 } });
  });

  test('a zone is one that exists, or none (N4)', () => {
    for (const zone of ['Europe/Zurich', 'Asia/Kathmandu', ''])
      expect(given(...opened).when('cat', set({ zone })).after.conduct.settings.zone).toBe(zone);
    for (const zone of ['Mars/Olympus', '<b>', 'x'.repeat(65)])
      given(...opened)
        .when('cat', set({ zone }))
        .refused('bad-input');
  });

  test('what is no setting is refused (S1)', () => {
    for (const settings of [{ admin: true }, { kinds: [] }, { whoMayAsk: 'nobody' }, { queuePublic: 'yes' }, null])
      given(...opened)
        .when('cat', set(settings as Partial<Settings>))
        .refused('bad-input');
  });
});
