import { describe, expect, test } from 'vitest';
import { defaultSettings } from '../conduct.ts';
import { nextDeadline } from '../decide.ts';
import { mayReadDocument, mayWriteDocument } from '../documents/rights.ts';
import { given, meetingOf, nine, person, publicSeat } from '../given.ts';
import type { MeetingEvent } from '../meeting.ts';
import { forecast, openItemOf, tookMsAt, type AgendaDocument, type Presenter } from './state.ts';

const floor = 'plenary';
const waitingToBegin: MeetingEvent[] = [
  { type: 'meeting-created', title: 'Plenary', settings: defaultSettings },
  { type: 'role-given', personId: 'cat', role: 'chair' },
];
const opened: MeetingEvent[] = [...waitingToBegin, { type: 'meeting-opened' }];
type Parts = { minutes?: number; presenters?: Presenter[]; documents?: AgendaDocument[] };
const item = (itemId: string, { minutes, presenters = [], documents = [] }: Parts = {}): MeetingEvent => ({
  type: 'agenda-item-added',
  itemId,
  item: { title: `Item ${itemId}`, kind: 'item', minutes: minutes ?? null, presenters, documents },
});
const opens = (itemId: string): MeetingEvent => ({ type: 'agenda-item-opened', itemId });
const closes = (itemId: string): MeetingEvent => ({ type: 'agenda-item-closed', itemId });
const asks = (id: string): MeetingEvent => ({
  type: 'floor-requested',
  floor,
  request: { id: `r-${id}`, personId: id, attendance: 'remote', standing: 'member', kind: 'intervention', via: 'self' },
});
const draft: AgendaDocument = { id: 'doc', title: 'Draft', link: 'https://example.org/draft', section: '4' };
const open = (itemId: string, leftover?: 'carry' | 'store' | 'clear') => ({
  name: 'open-agenda-item' as const,
  input: { itemId, ...(leftover && { leftover }) },
});
const close = (itemId: string, about: { leftover?: 'carry' | 'store' | 'clear'; conclusion?: string } = {}) => ({
  name: 'close-agenda-item' as const,
  input: { itemId, ...about },
});

describe('the items', () => {
  test('have title, minutes, kind, presenters and documents (A1, N19)', () => {
    const { after } = given(...opened).when('cat', {
      name: 'add-agenda-item',
      input: {
        title: ' Draft\u202e ',
        minutes: 20,
        kind: 'report-back',
        presenters: [{ personId: 'ada' }, { label: 'Secretariat' }],
        documents: [{ title: 'Draft', link: 'https://example.org/draft', section: '4' }],
      },
    });
    expect(after.agenda.items).toEqual([
      {
        id: expect.stringMatching(/^new-/) as string,
        title: 'Draft',
        minutes: 20,
        kind: 'report-back',
        presenters: [{ personId: 'ada' }, { label: 'Secretariat' }],
        documents: [{ ...draft, id: expect.stringMatching(/^new-/) as string }],
        phase: 'planned',
        openedAt: null,
        tookMs: 0,
        conclusion: null,
        stored: [],
      },
    ]);
  });

  test('need only a title (A1)', () => {
    given(...opened)
      .when('cat', { name: 'add-agenda-item', input: { title: 'Opening' } })
      .then({
        type: 'agenda-item-added',
        itemId: 'new-1',
        item: { title: 'Opening', minutes: null, kind: 'item', presenters: [], documents: [] },
      });
  });

  test('are added and amended while the meeting runs, one field at a time (A2)', () => {
    const { after } = given(...opened, item('a', { minutes: 10, documents: [draft] }), opens('a')).when('cat', {
      name: 'amend-agenda-item',
      input: { itemId: 'a', minutes: null },
    });
    expect(after.agenda.items[0]).toMatchObject({ title: 'Item a', minutes: null, documents: [draft], phase: 'open' });
  });

  test('are presented by people of the roster or by words (A1)', () => {
    const presenters = [{ personId: 'nobody' }];
    given(...opened)
      .when('cat', { name: 'add-agenda-item', input: { title: 'One', presenters } })
      .refused('no-such-person');
    given(...opened, item('a'))
      .when('cat', { name: 'amend-agenda-item', input: { itemId: 'a', presenters } })
      .refused('no-such-person');
  });

  test('move before or after a neighbour (A2)', () => {
    const three = given(...opened, item('a'), item('b'), item('c'));
    const order = (command: Parameters<typeof three.when>[1]) =>
      three
        .when('cat', command)
        .after.agenda.items.map(({ id }) => id)
        .join('');
    expect(order({ name: 'move-agenda-item', input: { itemId: 'c', before: 'a' } })).toBe('cab');
    expect(order({ name: 'move-agenda-item', input: { itemId: 'a', after: 'b' } })).toBe('bac');
    expect(order({ name: 'move-agenda-item', input: { itemId: 'a', before: 'b' } })).toBe('abc');
  });

  test('a neighbour that has gone is a refusal, not a guess (A2)', () => {
    const two = given(...opened, item('a'), item('b'), { type: 'agenda-item-dropped', itemId: 'b' });
    two.when('cat', { name: 'move-agenda-item', input: { itemId: 'a', after: 'b' } }).refused('neighbour-gone');
    two.when('cat', { name: 'move-agenda-item', input: { itemId: 'a', before: 'a' } }).refused('neighbour-gone');
    two.when('cat', { name: 'move-agenda-item', input: { itemId: 'b', before: 'a' } }).refused('no-such-item');
  });

  test('are dropped or moved only while not begun (A2)', () => {
    for (const begun of [[opens('a')], [opens('a'), closes('a')]]) {
      const meeting = given(...opened, item('a'), item('b'), ...begun);
      meeting.when('cat', { name: 'drop-agenda-item', input: { itemId: 'a' } }).refused('item-begun');
      meeting.when('cat', { name: 'move-agenda-item', input: { itemId: 'a', after: 'b' } }).refused('item-begun');
      expect(meeting.when('cat', { name: 'drop-agenda-item', input: { itemId: 'b' } }).after.agenda.items).toHaveLength(1);
    }
  });

  test('that are not there are refused (A1)', () => {
    for (const command of [
      { name: 'amend-agenda-item' as const, input: { itemId: 'z', title: 'Z' } },
      { name: 'drop-agenda-item' as const, input: { itemId: 'z' } },
      open('z'),
      close('z'),
    ])
      given(...opened)
        .when('cat', command)
        .refused('no-such-item');
  });

  test('are at most 200 (S1)', () => {
    const many = Array.from({ length: 200 }, (_, i) => item(`i${i}`));
    given(...opened, ...many)
      .when('cat', { name: 'add-agenda-item', input: { title: 'One more' } })
      .refused('bad-input');
  });

  test('are the chair’s to keep (A1, S1)', () => {
    for (const who of ['ada', 'mod'])
      for (const command of [
        { name: 'add-agenda-item' as const, input: { title: 'Mine' } },
        { name: 'amend-agenda-item' as const, input: { itemId: 'a', title: 'Mine' } },
        { name: 'move-agenda-item' as const, input: { itemId: 'a', after: 'b' } },
        { name: 'drop-agenda-item' as const, input: { itemId: 'a' } },
        open('a'),
        close('a'),
        { name: 'start-break' as const, input: { until: '2026-01-01T10:00:00Z' } },
        { name: 'end-break' as const, input: {} },
        { name: 'present' as const, input: { documentId: null } },
      ])
        given(...opened, { type: 'role-given', personId: 'mod', role: 'moderator' }, item('a'), item('b'))
          .when(who, command)
          .refused('chair-only');
  });
});

describe('opening and closing', () => {
  test('at most one is open: opening one closes the one before (A1)', () => {
    const { after } = given(...opened, item('a'), item('b'), opens('a'))
      .when('cat', open('b'))
      .then({ type: 'agenda-item-closed', itemId: 'a' }, { type: 'agenda-item-opened', itemId: 'b' });
    expect(after.agenda.items.map(({ phase }) => phase)).toEqual(['closed', 'open']);
    expect(openItemOf(after.agenda)?.id).toBe('b');
  });

  test('one that is open is not opened, one that is not is not closed (A1)', () => {
    given(...opened, item('a'), opens('a'))
      .when('cat', open('a'))
      .refused('item-open');
    given(...opened, item('a'))
      .when('cat', close('a'))
      .refused('item-not-open');
    given(...opened, item('a'), opens('a'), closes('a'))
      .when('cat', close('a'))
      .refused('item-not-open');
  });

  test('only in a meeting that is open (S4)', () => {
    given(...waitingToBegin, item('a'))
      .when('cat', open('a'))
      .refused('meeting-not-open');
    given(...opened, item('a'), { type: 'meeting-closed' })
      .when('cat', open('a'))
      .refused('meeting-closed');
  });

  test('a conclusion may be written at closing (A2)', () => {
    const { after } = given(...opened, item('a'), opens('a')).when('cat', close('a', { conclusion: 'Adopted.\n\nWith thanks.' }));
    expect(after.agenda).toMatchObject({ openItemId: null, items: [{ phase: 'closed', conclusion: 'Adopted.\n\nWith thanks.' }] });
  });

  test('planned against actual is kept, also when an item is opened again (A2, N19)', () => {
    const at = (minutes: number, fact: MeetingEvent) => ({ at: nine + minutes * 60_000, fact });
    const { meeting } = given(...opened, item('a', { minutes: 10 }), at(0, opens('a')), at(12, closes('a')), at(20, opens('a')));
    expect(meeting.agenda.items[0]).toMatchObject({ minutes: 10, tookMs: 12 * 60_000, openedAt: nine + 20 * 60_000 });
    expect(tookMsAt(meeting.agenda.items[0]!, nine + 25 * 60_000)).toBe(17 * 60_000);
  });

  test('the rest of the plan moves with what runs over (A2, N11)', () => {
    const { meeting } = given(...opened, item('a', { minutes: 10 }), item('b', { minutes: 5 }), item('c'), { at: nine, fact: opens('a') });
    const early = forecast(meeting.agenda, nine + 4 * 60_000);
    expect([...early.begins]).toEqual([
      ['b', nine + 10 * 60_000],
      ['c', nine + 15 * 60_000],
    ]);
    const late = forecast(meeting.agenda, nine + 14 * 60_000);
    expect(late.begins.get('b')).toBe(nine + 14 * 60_000);
    expect(late.ends).toBe(nine + 19 * 60_000);
  });
});

describe('closing an item with people waiting (Q15)', () => {
  const busy = [
    ...opened,
    item('a'),
    item('b'),
    opens('a'),
    asks('ada'),
    asks('bob'),
    { type: 'request-set-aside' as const, floor, requestId: 'r-bob', personId: 'bob' },
  ];
  const queueOf = ({ floors }: ReturnType<typeof given>['meeting']) => floors[floor]!.queue;

  test('asks what becomes of them, also when the next opens or the meeting closes', () => {
    given(...busy)
      .when('cat', close('a'))
      .refused('leftover-undecided');
    given(...busy)
      .when('cat', open('b'))
      .refused('leftover-undecided');
    given(...busy)
      .when('cat', { name: 'close-meeting', input: {} })
      .refused('leftover-undecided');
    given(...busy)
      .when('cat', close('a', { leftover: 'burn' as 'clear' }))
      .refused('bad-input');
  });

  test('carry: they wait on', () => {
    const { after } = given(...busy).when('cat', open('b', 'carry'));
    expect(queueOf(after).waiting.map(({ personId }) => personId)).toEqual(['ada']);
    expect(queueOf(after).aside.map(({ personId }) => personId)).toEqual(['bob']);
    expect(after.agenda.items[0]!.stored).toEqual([]);
  });

  test('store: they are in the record of the item and wait no more', () => {
    const { after } = given(...busy).when('cat', close('a', { leftover: 'store' }));
    expect(queueOf(after)).toMatchObject({ waiting: [], aside: [], deck: [] });
    expect(after.agenda.items[0]!.stored.map(({ id, personId }) => [id, personId])).toEqual([
      ['r-ada', 'ada'],
      ['r-bob', 'bob'],
    ]);
  });

  test('clear: they wait no more and are stored nowhere', () => {
    const { after, decision } = given(...busy).when('cat', close('a', { leftover: 'clear' }));
    expect(queueOf(after)).toMatchObject({ waiting: [], aside: [], deck: [] });
    expect(after.agenda.items[0]!.stored).toEqual([]);
    expect(decision).toMatchObject({
      events: [{ type: 'leftover-settled', how: 'clear', requests: [{ id: 'r-ada' }, { id: 'r-bob' }] }, { type: 'agenda-item-closed' }],
    });
  });

  test('nothing is asked when nobody waits, or when no item is open', () => {
    given(...opened, item('a'), opens('a'))
      .when('cat', close('a'))
      .then({ type: 'agenda-item-closed', itemId: 'a' });
    given(...opened, item('a'), asks('ada'))
      .when('cat', open('a'))
      .then({ type: 'agenda-item-opened', itemId: 'a' });
  });
});

describe('presenting', () => {
  const shown = { name: 'present' as const, input: { documentId: 'doc', section: '5' } };
  const withDraft = [...opened, item('a', { documents: [draft], presenters: [{ personId: 'ada' }, { label: 'Secretariat' }] }), opens('a')];

  test('one document and section is what everybody who follows sees (A3, N19)', () => {
    expect(given(...withDraft).when('cat', shown).after.agenda.presenting).toEqual({ documentId: 'doc', section: '5' });
    expect(given(...withDraft).when('cat', { name: 'present', input: { documentId: 'doc' } }).after.agenda.presenting).toEqual({
      documentId: 'doc',
      section: null,
    });
  });

  test('a presenter of the open item changes it, of another item does not (A3)', () => {
    expect(given(...withDraft).when('ada', shown).after.agenda.presenting).toMatchObject({ documentId: 'doc' });
    given(...withDraft, item('b'), opens('b'))
      .when('ada', shown)
      .refused('chair-only');
    given(...withDraft)
      .when('Secretariat', shown)
      .refused('chair-only');
    given(...withDraft)
      .when({ ...person('ada'), seat: 'screen' }, shown)
      .refused('chair-only');
  });

  test('ends when nothing is named, when the item closes, and when the document is no longer there (A3)', () => {
    const presented: MeetingEvent = { type: 'presented', documentId: 'doc', section: null };
    expect(given(...withDraft, presented).when('cat', { name: 'present', input: { documentId: null } }).after.agenda.presenting).toBeNull();
    expect(given(...withDraft, presented).when('cat', close('a')).after.agenda.presenting).toBeNull();
    expect(
      given(...withDraft, presented).when('cat', { name: 'amend-agenda-item', input: { itemId: 'a', documents: [] } }).after.agenda
        .presenting,
    ).toBeNull();
  });

  test('a paper of the next item, shown ahead of it, stays when this item closes (A3)', () => {
    const presented: MeetingEvent = { type: 'presented', documentId: 'doc', section: null };
    const ahead = [...withDraft, item('b'), opens('b'), presented];
    expect(given(...ahead).when('cat', close('b')).after.agenda.presenting).toMatchObject({ documentId: 'doc' });
  });

  test('goes on while its item is edited around it (A3)', () => {
    const documents = [
      { title: 'Annex', link: 'https://example.org/annex' },
      { title: 'Draft, revised', link: draft.link, section: '4' },
    ];
    const { after } = given(...withDraft, { type: 'presented', documentId: 'doc', section: null }).when('cat', {
      name: 'amend-agenda-item',
      input: { itemId: 'a', documents },
    });
    expect(after.agenda.presenting).toEqual({ documentId: 'doc', section: null });
    expect(after.agenda.items[0]!.documents.map(({ id, title }) => [id, title])).toEqual([
      ['new-1', 'Annex'],
      ['doc', 'Draft, revised'],
    ]);
  });

  test('what is being written is presented at a section, and outlives the items (A3, N27)', () => {
    const notes = { name: 'present' as const, input: { documentId: 'plenary', section: 'Costs' } };
    for (const id of ['cat', 'ada']) {
      const { after } = given(...withDraft).when(id, notes);
      expect(after.agenda.presenting).toEqual({ documentId: 'plenary', section: 'Costs' });
    }
    const presented: MeetingEvent = { type: 'presented', documentId: 'plenary', section: 'Costs' };
    const goesOn = [close('a'), { name: 'amend-agenda-item' as const, input: { itemId: 'a', documents: [] } }];
    for (const command of goesOn)
      expect(given(...withDraft, presented).when('cat', command).after.agenda.presenting).toMatchObject({ documentId: 'plenary' });
  });

  test('the report is presented by who may read it, and everybody reads it for as long as it is (A3, N27)', () => {
    const report = { name: 'present' as const, input: { documentId: 'report' } };
    given(...withDraft)
      .when('ada', report)
      .refused('writers-only');
    const { after } = given(...withDraft).when('cat', report);
    expect(mayReadDocument(meetingOf(...withDraft), person('zoe'), 'report')).toBe('writers-only');
    expect(mayReadDocument(after, person('zoe'), 'report')).toBeNull();
    expect(mayWriteDocument(after, person('zoe'), 'report')).toBe('writers-only');
    expect(mayReadDocument(after, publicSeat, 'report')).toBe('not-a-participant');
  });

  test('a document of no item is refused (A3)', () => {
    given(...withDraft)
      .when('cat', { name: 'present', input: { documentId: 'other' } })
      .refused('no-such-document');
  });

  test('a placeholder who is named presents under the name (A3, Q10)', () => {
    const named: MeetingEvent = { type: 'placeholder-named', personId: 'ada', as: { id: 'zoe', attendance: 'remote', standing: 'member' } };
    expect(given(...withDraft, named).when('zoe', shown).after.agenda.presenting).toMatchObject({ documentId: 'doc' });
  });
});

describe('breaks', () => {
  const until = '2026-01-01T09:30:00+00:00';

  test('last until a time: one clock for everybody (A4, N4)', () => {
    const { after } = given(...opened).when('cat', { name: 'start-break', input: { until } });
    expect(after.agenda.pause).toEqual({ kind: 'break', since: nine + 3000, until: nine + 30 * 60_000 });
    expect(
      given(...opened).when('cat', { name: 'start-break', input: { until: '2026-01-01T10:30:00+01:00' } }).after.agenda.pause?.until,
    ).toBe(nine + 30 * 60_000);
  });

  test('before the meeting it counts down to the beginning, which ends it (N4)', () => {
    const { after } = given(...waitingToBegin).when('cat', { name: 'start-break', input: { until } });
    expect(after.agenda.pause).toMatchObject({ kind: 'beginning' });
    given(...waitingToBegin, { type: 'break-started', kind: 'beginning', until: nine + 60_000 })
      .when('cat', { name: 'open-meeting', input: {} })
      .then({ type: 'break-ended' }, { type: 'meeting-opened' });
  });

  test('end by themselves at their time, or before by the chair (A4)', () => {
    const onBreak = given(...opened, { type: 'break-started', kind: 'break', until: nine + 60_000 });
    expect(nextDeadline(onBreak.meeting)).toEqual({ at: nine + 60_000, events: [{ type: 'break-ended' }] });
    expect(onBreak.when('cat', { name: 'end-break', input: {} }).after.agenda.pause).toBeNull();
    expect(nextDeadline(given(...opened).meeting)).toBeNull();
    given(...opened)
      .when('cat', { name: 'end-break', input: {} })
      .refused('not-on-break');
  });

  test('may be made longer or shorter (A4)', () => {
    const { after } = given(...opened, { type: 'break-started', kind: 'break', until: nine + 60_000 }).when('cat', {
      name: 'start-break',
      input: { until },
    });
    expect(after.agenda.pause?.until).toBe(nine + 30 * 60_000);
  });

  test('are not taken after the meeting, nor until something that is no time (A4)', () => {
    given(...opened, { type: 'meeting-closed' })
      .when('cat', { name: 'start-break', input: { until } })
      .refused('meeting-closed');
    for (const wrong of ['soon', '2026-02-30T09:00:00Z', '2026-01-01T09:00:00', '2026-01-01', ''])
      given(...opened)
        .when('cat', { name: 'start-break', input: { until: wrong } })
        .refused('bad-input');
  });
});
