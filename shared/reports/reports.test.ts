import { describe, expect, test } from 'vitest';
import { viewOf } from '../audience.ts';
import type { Command } from '../decide.ts';
import { given } from '../given.ts';
import { ended, groupCalled, inGroups, prepared, started } from '../groups/groups.given.ts';
import type { Meeting, MeetingEvent } from '../meeting.ts';
import { reportOf, textOf } from './state.ts';
import { longestReport, reportText, reportWritten } from './written.ts';

const where = { ada: 'g1', ben: 'g1', cleo: 'g2', dev: 'g3' };
const offices = { g1: { rapporteurId: 'ada', chairId: 'ben' }, g2: { chairId: 'cleo' } };
const item = (itemId: string, kind: 'item' | 'report-back'): MeetingEvent[] => [
  { type: 'agenda-item-added', itemId, item: { title: itemId, kind, minutes: 10, presenters: [], documents: [] } },
  { type: 'agenda-item-opened', itemId },
];
const wrote: MeetingEvent = { type: 'report-written', groupId: 'g1', text: 'We agree.', cut: false, shown: false };
const back: MeetingEvent[] = [...inGroups(where, {}, offices), ended('g1', 'g2', 'g3'), { type: 'round-ended', roundId: 'round' }, wrote];
const hearing = (...facts: MeetingEvent[]) => given(...back, ...item('back', 'report-back'), ...facts);
const call = (groupId: string, holderISaw: string | null = null, personId?: string): Command => ({
  name: 'call-report',
  input: { groupId, holderISaw, ...(personId && { personId }) },
});
const skip = (groupId: string): Command => ({ name: 'skip-report', input: { groupId } });
const show = (groupId: string | null): Command => ({ name: 'show-report', input: { groupId } });
const eventsOf = (outcome: { decision: object }) => (outcome.decision as { events: MeetingEvent[] }).events;
const called = (groupId: string, ...before: MeetingEvent[]) => [
  ...before,
  ...eventsOf(hearing(...before).when('cat', call(groupId, hearing(...before).meeting.floors['plenary']!.floor.turn?.id ?? null))),
];
const stateOf = (meeting: Meeting) => meeting.reports.list.map(({ state }) => state);

test('a report is filed by itself, with who was there and when, and stays with its group and staff until it is called (G8, N26)', () => {
  const { meeting } = given(...back);
  expect(reportOf(meeting, 'g1')).toMatchObject({
    title: 'Group 1',
    rapporteurId: 'ada',
    roster: [{ personId: 'ada' }, { personId: 'ben' }],
    state: 'waiting',
  });
  expect(viewOf('everyone', meeting).reports.list).toEqual([]);
  expect(viewOf('group:g1', meeting).reports.list.map(({ groupId }) => groupId)).toEqual(['g1']);
  expect(viewOf('staff', meeting).reports.list).toHaveLength(3);
});

describe('calling a rapporteur', () => {
  test('gives them the floor with the clock of the reports; everybody has the report in front of them (G8, N26)', () => {
    const { after } = hearing().when('cat', call('g1'));
    expect(after.floors['plenary']!.floor.turn).toMatchObject({ personId: 'ada', allottedSeconds: 180 });
    const view = viewOf('everyone', after);
    expect(view.reports).toMatchObject({ shown: 'g1', list: [{ groupId: 'g1', state: 'reporting' }] });
    expect(view.reports.texts).toEqual({ g1: { text: 'We agree.', cut: false } });
  });

  test('without a rapporteur its chair is called, or whoever says yes, who then has its text (G3, G8)', () => {
    expect(hearing().when('cat', call('g2')).after.floors['plenary']!.floor.turn!.personId).toBe('cleo');
    hearing().when('cat', call('g3')).refused('no-rapporteur');
    const { after } = hearing().when('cat', call('g3', null, 'dev'));
    expect(reportOf(after, 'g3')).toMatchObject({ rapporteurId: 'dev', state: 'reporting' });
    expect(hearing().when('cat', call('g3', null, 'nobody')).decision).toEqual({ refusal: 'no-such-person' });
  });

  test('the next call ends the report before it (F1, G8)', () => {
    expect(stateOf(hearing(...called('g2', ...called('g1'))).meeting)).toEqual(['reported', 'reporting', 'waiting']);
  });

  test('so does the end of the turn, by whomever (F3, G8)', () => {
    const turn = hearing(...called('g1')).meeting.floors['plenary']!.floor.turn!;
    const { after } = hearing(...called('g1')).when('ada', { name: 'end-turn', input: { floor: 'plenary', turnId: turn.id } });
    expect(stateOf(after)).toEqual(['reported', 'waiting', 'waiting']);
    expect(after.reports.shown).toBe('g1');
  });

  test('a point of order during a report interrupts it, no more (F5)', () => {
    const point: MeetingEvent = {
      type: 'floor-requested',
      floor: 'plenary',
      request: { id: 'r', personId: 'dev', attendance: 'remote', standing: 'member', kind: 'point-of-order', via: 'self' },
    };
    const past = hearing(...called('g1'), point);
    const { id } = past.meeting.floors['plenary']!.floor.turn!;
    const { after } = past.when('cat', {
      name: 'give-floor',
      input: { floor: 'plenary', holderISaw: id, requestId: 'r', interrupt: true },
    });
    expect(stateOf(after)).toEqual(['reporting', 'waiting', 'waiting']);
  });

  test('taken back, everything is as before the call: who reported goes on, and is on the screens (F3, G8)', () => {
    const takeBack = (past: ReturnType<typeof hearing>) =>
      past.when('cat', {
        name: 'take-floor-back',
        input: { floor: 'plenary', holderISaw: past.meeting.floors['plenary']!.floor.turn!.id },
      }).after;
    const first = takeBack(hearing(...called('g1')));
    expect([stateOf(first), first.reports.shown]).toEqual([['waiting', 'waiting', 'waiting'], null]);
    const second = takeBack(hearing(...eventsFrom('g1', 'g2')));
    expect([stateOf(second), second.reports.shown]).toEqual([['reporting', 'waiting', 'waiting'], 'g1']);
  });

  test('is the chair’s, in an item for it, of a report that is there and not being heard (G8, S1)', () => {
    for (const who of ['mo', 'ada']) hearing().when(who, call('g1')).refused('chair-only');
    hearing().when('cat', call('g9')).refused('no-such-report');
    given(...back)
      .when('cat', call('g1'))
      .refused('not-reporting-back');
    given(...back, ...item('talk', 'item'))
      .when('cat', call('g1'))
      .refused('not-reporting-back');
    hearing().when('cat', call('g1', 'old')).refused('floor-moved-on');
    hearing({ type: 'break-started', kind: 'break', until: 1 }).when('cat', call('g1')).refused('on-break');
    const past = hearing(...called('g1'));
    past.when('cat', call('g1', past.meeting.floors['plenary']!.floor.turn!.id)).refused('report-called');
  });
});

/** Two are called one after the other, by turns of different names. */
function eventsFrom(one: string, other: string): MeetingEvent[] {
  const rename = (event: MeetingEvent, turnId: string): MeetingEvent =>
    event.type === 'floor-given'
      ? { ...event, turn: { ...event.turn, id: turnId } }
      : event.type === 'report-called'
        ? { ...event, turnId }
        : event;
  const first = called(one).map((event) => rename(event, 'first'));
  return [...first, ...eventsOf(hearing(...first).when('cat', call(other, 'first'))).map((event) => rename(event, 'second'))];
}

describe('the order of reports', () => {
  test('one is skipped and called later; nothing of it is lost (G8)', () => {
    const skipped = hearing().when('cat', skip('g1')).after;
    expect(reportOf(skipped, 'g1')).toMatchObject({ state: 'skipped', rapporteurId: 'ada' });
    expect(stateOf(hearing(...called('g1', { type: 'report-skipped', groupId: 'g1' })).meeting)[0]).toBe('reporting');
    hearing().when('ada', skip('g1')).refused('chair-only');
    hearing().when('cat', skip('g9')).refused('no-such-report');
    hearing(...called('g1'))
      .when('cat', skip('g1'))
      .refused('report-called');
  });

  test('who was heard may be heard again (G8)', () => {
    const done = eventsFrom('g1', 'g2');
    expect(stateOf(hearing(...done).when('cat', call('g1', 'second')).after)).toEqual(['reporting', 'reported', 'waiting']);
  });
});

describe('the report on every screen', () => {
  test('is put there and taken away by the chair, once it was called (G8)', () => {
    expect(hearing(...called('g1')).when('cat', show(null)).after.reports.shown).toBeNull();
    expect(hearing(...called('g1'), { type: 'report-shown', groupId: null }).when('cat', show('g1')).after.reports.shown).toBe('g1');
    hearing().when('cat', show('g1')).refused('no-such-report');
    hearing().when('mo', show(null)).refused('chair-only');
  });

  test('goes when the item is over; it can still be read (G8)', () => {
    const { meeting } = hearing(...called('g1'), { type: 'agenda-item-closed', itemId: 'back' });
    expect(meeting.reports.shown).toBeNull();
    expect(viewOf('everyone', meeting).reports.list).toHaveLength(1);
    expect(viewOf('public', meeting)).toMatchObject({ reports: { list: [], texts: {} } });
  });

  test('is as it is now: what the rapporteur mends, everybody reads (G5, G8)', () => {
    const [mended] = reportWritten(hearing(...called('g1')).meeting, 'g1', 'We agree all.');
    expect(mended).toEqual({ ...wrote, text: 'We agree all.', shown: true });
    const { meeting } = hearing(...called('g1'), mended!);
    expect(textOf(viewOf('everyone', meeting), 'g1').text).toBe('We agree all.');
  });
});

test('a report waits through the next round, and its rapporteur keeps its text (G5, G8)', () => {
  const second = { id: 'second', groups: [groupCalled('g4')], places: { ben: { group: 'g4', how: 'drawn' as const } } };
  const again = started({}, second);
  const facts = [prepared({}, second), again.type === 'round-started' ? { ...again, roundId: 'second' } : again];
  const { meeting } = given(...back, ...facts);
  expect(stateOf(meeting)).toEqual(['waiting', 'waiting', 'waiting']);
  expect(textOf(viewOf('group:g1', meeting), 'g1').text).toBe('We agree.');
});

test('after the meeting no report is called (S4)', () => {
  hearing({ type: 'meeting-closed' }).when('cat', call('g1')).refused('meeting-closed');
});

describe('the words of a report', () => {
  test('are its group’s and staff’s until it is called, and nobody’s outside (G8, N26)', () => {
    const { meeting } = given(...back);
    const texts = Object.fromEntries(
      (['staff', 'group:g1', 'group:g2', 'everyone', 'public'] as const).map((one) => [one, textOf(viewOf(one, meeting), 'g1').text]),
    );
    expect(texts).toEqual({ staff: 'We agree.', 'group:g1': 'We agree.', 'group:g2': '', everyone: '', public: '' });
  });

  test('are noted once, and only of a report that is filed (N26)', () => {
    expect(reportWritten(given(...back).meeting, 'g1', 'We agree.\n')).toEqual([]);
    expect(reportWritten(given(...back).meeting, 'g2', 'So do we.')).toHaveLength(1);
    expect(reportWritten(given(...inGroups(where)).meeting, 'g1', 'Still at work.')).toEqual([]);
    expect(reportWritten(given(...back).meeting, 'g9', 'Nobody.')).toEqual([]);
  });

  test('are as many as every screen can carry: a longer one ends between two words and says that there is more (N26)', () => {
    const long = 'word '.repeat(longestReport);
    const { text, cut } = reportText(long);
    expect([cut, text.length <= longestReport, text.endsWith('word')]).toEqual([true, true, true]);
    expect(reportText('a'.repeat(longestReport))).toEqual({ text: 'a'.repeat(longestReport), cut: false });
    const letters = reportText(`a${'😀'.repeat(longestReport)}`);
    expect([letters.cut, letters.text.endsWith('😀'), letters.text.length]).toEqual([true, true, longestReport - 1]);
    expect(reportWritten(given(...back).meeting, 'g2', long)).toMatchObject([{ cut: true }]);
  });

  test('are plain: nothing that hides or turns what stands around it comes with them (S1)', () =>
    expect(reportText('We\u202e agree\u200b.\n\n\u0000And so on.').text).toBe('We agree.\n\nAnd so on.'));
});

test('a log that is older keeps the text with which a report was called, and what else it says of notes does nothing (G8)', () => {
  const wroteThen = { type: 'notes-written', floor: 'g1', version: 1, writer: null, edit: ['We'], shown: false } as unknown as MeetingEvent;
  const { meeting } = given(...back, wroteThen);
  expect(meeting).toEqual(given(...back).meeting);
  const [floor, call] = called('g1') as [MeetingEvent, MeetingEvent & { type: 'report-called' }];
  const { cut: _new, ...older } = call;
  const heard = hearing(floor, { ...older, text: 'As we said.', version: 3 } as unknown as MeetingEvent).meeting;
  expect(textOf(viewOf('everyone', heard), 'g1').text).toBe('As we said.');
});
