import { expect, test } from 'vitest';
import { peopleIn, viewOf } from '../audience.ts';
import { decide } from '../decide.ts';
import { given, meetingOf, momentAt, nine, person, recordedFrom } from '../given.ts';
import type { MeetingEvent } from '../meeting.ts';
import { recordOf } from '../record/fold.ts';
import { lineOf, type Speaking } from '../record/lines.ts';
import { sectionsOf } from '../record/sections.ts';
import { speakingOf } from '../record/speaking.ts';
import { wholeRecord, type WholeRecord } from '../record/whole.ts';

const opened: MeetingEvent[] = [{ type: 'role-given', personId: 'sec', role: 'secretariat' }, { type: 'meeting-opened' }];
const closed: MeetingEvent[] = [...opened, { type: 'meeting-closed' }];
const issue = { name: 'issue-record' as const, input: {} };
const issued = (number: number, upTo: number): MeetingEvent => ({ type: 'record-issued', number, hash: `${number}`, upTo });
const noted = (erratumId: string, entryId: string | null): MeetingEvent => ({
  type: 'erratum-noted',
  erratumId,
  entryId,
  text: `Wrong in ${entryId}`,
});
const note = { name: 'note-erratum' as const, input: { entryId: 'e2', text: 'It began at ten.' } };

test('the secretariat issues the record of a meeting that is closed, with its sum (N31)', () => {
  given(...closed)
    .when('sec', issue)
    .then({ type: 'record-issued', number: 1, hash: 'ff', upTo: 1 });
  given(...closed, issued(1, 3))
    .when('sec', issue)
    .then({ type: 'record-issued', number: 2, hash: 'ff', upTo: 1 });
});

test('nobody else issues it, nor while it grows, nor twice the same (N31)', () => {
  given(...closed)
    .when('ada', issue)
    .refused('secretariat-only');
  given(...opened)
    .when('sec', issue)
    .refused('not-closed-yet');
  const again = meetingOf(...closed, { type: 'record-issued', number: 1, hash: 'ff', upTo: 3 });
  expect(decide(again, person('sec'), issue, momentAt(nine))).toEqual({ refusal: 'record-issued' });
});

test('a record that could not be read is not issued (N31)', () => {
  const unread = { ...momentAt(nine), recordSum: () => null };
  expect(decide(meetingOf(...closed), person('sec'), issue, unread)).toEqual({ refusal: 'record-not-read' });
});

test('what is wrong is said beside an entry or of the whole, and withdrawn once (N31)', () => {
  given(...closed)
    .when('sec', note)
    .then({ type: 'erratum-noted', erratumId: 'new-1', entryId: 'e2', text: 'It began at ten.' });
  given(...closed)
    .when('ada', note)
    .refused('secretariat-only');
  given(...opened)
    .when('sec', note)
    .refused('not-closed-yet');
  const withdraw = { name: 'withdraw-erratum' as const, input: { erratumId: 'a' } };
  const there = given(...closed, noted('a', 'e2'));
  there.when('sec', withdraw).then({ type: 'erratum-withdrawn', erratumId: 'a' });
  given(...closed, noted('a', 'e2'), { type: 'erratum-withdrawn', erratumId: 'a' })
    .when('sec', withdraw)
    .refused('erratum-withdrawn');
  given(...closed)
    .when('sec', withdraw)
    .refused('no-such-erratum');
});

const wholeOf = (...facts: MeetingEvent[]): WholeRecord => {
  const meeting = meetingOf(...facts);
  const record = recordOf(recordedFrom(facts));
  return wholeRecord({
    code: 'ABC234',
    meeting,
    record,
    cards: [],
    visits: [],
    isListed: true,
    upTo: facts.length,
    at: nine,
    transcripts: [],
  });
};
const stateOf = (...facts: MeetingEvent[]) => {
  const { state, since } = wholeOf(...facts);
  return [state, ...since];
};

test('a record grows, is a draft, is final, and is amended by what comes after (N31)', () => {
  expect(stateOf(...opened)).toEqual(['growing']);
  expect(stateOf(...closed)).toEqual(['draft']);
  expect(stateOf(...closed, issued(1, 3))).toEqual(['final']);
  expect(stateOf(...closed, issued(1, 3), noted('a', 'e2'))).toEqual(['amended', 'e5']);
  expect(stateOf(...closed, issued(1, 3), noted('a', 'e2'), issued(2, 5))).toEqual(['final']);
});

test('after somebody was erased the sum of a version is said to fit no more, and the next one stands (N31, N36)', () => {
  const erased: MeetingEvent = { type: 'person-erased', personId: 'ada', ids: ['ada'], number: 1, notes: true };
  const record = wholeOf(...closed, issued(1, 3), erased);
  expect([record.state, record.versions.map(({ stands }) => stands)]).toEqual(['amended', [false]]);
  expect(sectionsOf(record, speakingOf(record, tongue)).head).toContain('record.sum-void 1');
  const again = wholeOf(...closed, issued(1, 3), erased, issued(2, 5));
  expect([again.state, again.versions.map(({ stands }) => stands)]).toEqual(['final', [false, true]]);
});

test('the entries of a version are the same before and after it was issued (N31)', () => {
  expect(wholeOf(...closed, issued(1, 3)).entries).toEqual(wholeOf(...closed).entries);
});

const tongue: Pick<Speaking, 'say' | 'nameOf' | 'hour'> = {
  say: (word, values = {}) => [word, ...Object.values(values)].join(' '),
  nameOf: (id) => id,
  hour: () => '09:00',
};

test('an erratum stands beside its entry, unless it was withdrawn, and in a list of its own (N31)', () => {
  const facts: MeetingEvent[] = [
    ...closed,
    noted('a', 'e2'),
    noted('b', 'e2'),
    { type: 'erratum-withdrawn', erratumId: 'b' },
    noted('c', 'e999'),
  ];
  const record = wholeOf(...facts);
  const speaking = speakingOf(record, tongue);
  const lines = record.entries.map((entry) => [entry.id, ...Object.values(lineOf(entry, speaking)).flat()]);
  expect(lines).toEqual([
    expect.arrayContaining(['record.is-wrong Wrong in e2']),
    expect.not.arrayContaining(['record.is-wrong Wrong in e2']),
    expect.arrayContaining(['record.erratum-to 09:00 record.opened']),
    expect.arrayContaining(['record.erratum-withdrawn']),
    expect.arrayContaining(['record.erratum']),
  ]);
});

test('an erratum about itself, or about another, is told without an end (N31)', () => {
  const record = wholeOf(...closed, noted('a', 'e4'), noted('b', 'e4'));
  const speaking = speakingOf(record, tongue);
  expect(record.entries.slice(-2).map((entry) => lineOf(entry, speaking).head)).toEqual(['record.erratum', 'record.erratum']);
});

test('who issued a version is named to those inside, and the public knows of none (N31)', () => {
  const meeting = meetingOf(...closed, issued(1, 3), noted('a', null));
  expect(viewOf('public', meeting).issuing).toEqual({ versions: [], errata: [] });
  expect(peopleIn(viewOf('everyone', meeting)).has('cat')).toBe(true);
});
