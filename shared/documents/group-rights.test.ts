import { describe, expect, test } from 'vitest';
import type { Who } from '../command.ts';
import { given, meetingOf, person, publicSeat } from '../given.ts';
import { ended, groupCalled, inGroups, prepared, started } from '../groups/groups.given.ts';
import type { Meeting, MeetingEvent } from '../meeting.ts';
import { reportOf } from '../reports/state.ts';
import { marginOf, mayReadDocument, mayWriteDocument } from './rights.ts';

/** Ana, Bo and Cleo are in the first group, Dan in the second, Eve in none. Cleo chairs the first one, Bo reports for it. */
const where = { ana: 'g1', bo: 'g1', cleo: 'g1', dan: 'g2' };
const offices = { g1: { chairId: 'cleo', rapporteurId: 'bo' } };
const atWork = inGroups(where, {}, offices);
const back = [...atWork, ended('g1')];
const called = (...facts: MeetingEvent[]): MeetingEvent[] => [
  ...facts,
  { type: 'report-called', groupId: 'g1', turnId: 't', report: reportOf(meetingOf(...facts), 'g1')!, text: '', cut: false },
];
/** Everybody but Bo and Cleo, who stay in plenary, is in a group of a second round. */
function inNextRound(...facts: MeetingEvent[]): MeetingEvent[] {
  const places = Object.fromEntries(['ana', 'dan'].map((id) => [id, { group: 'g4', how: 'drawn' as const }]));
  const round = { id: 'second', groups: [groupCalled('g4', { phase: 'open' })], places };
  const begins = started({}, round);
  return [...facts, { type: 'round-ended', roundId: 'round' }, prepared({}, round), { ...begins, roundId: 'second' } as MeetingEvent];
}

const everybody = ['ana', 'bo', 'cleo', 'dan', 'eve', 'cat', 'sec', 'mo'];
type May = (meeting: Meeting, who: Who, documentId: string) => string | null;
const among = (may: May, facts: MeetingEvent[], documentId = 'g1') =>
  everybody.filter((id) => may(meetingOf(...facts), person(id), documentId) === null);
const reads = (...facts: MeetingEvent[]) => among(mayReadDocument, facts);
const writes = (...facts: MeetingEvent[]) => among(mayWriteDocument, facts);
const refusedTo = (id: string, facts: MeetingEvent[], documentId = 'g1') => mayWriteDocument(meetingOf(...facts), person(id), documentId);
const staff = ['cat', 'sec', 'mo'];

describe('while a group is open', () => {
  test('its people and staff read and write its notes, and nobody else (G3, G4)', () => {
    expect(reads(...atWork)).toEqual(['ana', 'bo', 'cleo', ...staff]);
    expect(writes(...atWork)).toEqual(['ana', 'bo', 'cleo', ...staff]);
    for (const id of ['dan', 'eve']) expect(refusedTo(id, atWork)).toBe('not-in-this-group');
  });

  test('whoever is moved to another group leaves these notes and has those of the other (G4, G7)', () => {
    const moved: MeetingEvent = {
      type: 'person-placed',
      roundId: 'round',
      personId: 'ana',
      place: { group: 'g2', how: 'by-hand' },
      from: 'g1',
    };
    expect(writes(...atWork, moved)).toEqual(['bo', 'cleo', ...staff]);
    expect(among(mayWriteDocument, [...atWork, moved], 'g2')).toEqual(['ana', 'dan', ...staff]);
  });

  test('before that there are none, not even for staff (G4)', () => {
    const facts = [prepared(where)];
    expect(reads(...facts)).toEqual([]);
    expect(refusedTo('sec', facts)).toBe('no-such-document');
    expect(refusedTo('sec', atWork, 'g9')).toBe('no-such-document');
  });
});

describe('when it has come back', () => {
  test('its people and staff read on; its rapporteur, its chair and the secretariat write on (G3, G5, N27)', () => {
    expect(reads(...back)).toEqual(['ana', 'bo', 'cleo', ...staff]);
    expect(writes(...back)).toEqual(['bo', 'cleo', 'sec']);
    for (const id of ['ana', 'cat', 'mo']) expect(refusedTo(id, back)).toBe('not-your-notes');
  });

  test('everybody inside reads it once its report is called, and the same people write (G8, N26)', () => {
    expect(reads(...called(...back))).toEqual(everybody);
    expect(writes(...called(...back))).toEqual(['bo', 'cleo', 'sec']);
  });

  test('in a later round it is for its rapporteur and staff, and for all who were called to hear it (G5, G8)', () => {
    expect(reads(...inNextRound(...back))).toEqual(['bo', ...staff]);
    expect(writes(...inNextRound(...back))).toEqual(['bo', 'sec']);
    expect(reads(...inNextRound(...called(...back)))).toEqual(everybody);
    expect(writes(...inNextRound(...called(...back)))).toEqual(['bo', 'sec']);
  });

  test('who is named to report for it writes, and who reported before reads (G3, N23)', () => {
    const { after } = given(...back).when('sec', { name: 'name-rapporteur', input: { groupId: 'g1', personId: 'ana' } });
    expect(everybody.filter((id) => mayWriteDocument(after, person(id), 'g1') === null)).toEqual(['ana', 'cleo', 'sec']);
  });

  test('nobody writes once the meeting is closed; whoever read it reads on (G5, N27)', () => {
    const closed: MeetingEvent = { type: 'meeting-closed' };
    expect(writes(...back, closed)).toEqual([]);
    for (const id of ['bo', 'sec']) expect(refusedTo(id, [...back, closed])).toBe('meeting-closed');
    expect(reads(...back, closed)).toEqual(['ana', 'bo', 'cleo', ...staff]);
    expect(reads(...called(...back), closed)).toEqual(everybody);
  });
});

test('screens, kiosks and the public have no notes of a group, not even of one that everybody reads (S1)', () => {
  const seats: Who[] = [publicSeat, { ...person('wall'), seat: 'screen' }, { ...person('bo'), seat: 'kiosk' }];
  for (const facts of [atWork, called(...back)])
    for (const who of seats) {
      expect(mayReadDocument(meetingOf(...facts), who, 'g1')).toBe('not-a-participant');
      expect(mayWriteDocument(meetingOf(...facts), who, 'g1')).toBe('not-a-participant');
    }
});

test('what is said beside the notes of a group is read by whoever reads those, and written by nobody but the server (G4, N27)', () => {
  for (const facts of [atWork, back, called(...back)]) {
    expect(among(mayReadDocument, facts, marginOf('g1'))).toEqual(reads(...facts));
    expect(among(mayWriteDocument, facts, marginOf('g1'))).toEqual([]);
  }
});

test('the notes of a group are not presented and not frozen: its report is called (A3, G8, M4)', () => {
  given(...atWork)
    .when('cat', { name: 'present', input: { documentId: 'g1' } })
    .refused('no-such-document');
  given(...called(...back))
    .when('cat', { name: 'present', input: { documentId: 'g1' } })
    .refused('no-such-document');
  expect(given(...atWork).when('sec', { name: 'freeze-document', input: { documentId: 'g1' as 'plenary' } }).decision).toEqual({
    refusal: 'bad-input',
  });
});
