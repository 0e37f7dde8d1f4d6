import { describe, expect, test } from 'vitest';
import type { Who } from '../command.ts';
import { meetingOf, person, publicSeat } from '../given.ts';
import type { MeetingEvent } from '../meeting.ts';
import { roles, type Role } from '../people.ts';
import { documentIds, marginOf, mayReadDocument, mayWriteDocument } from './rights.ts';

const given = (role: Role, personId: string = role): MeetingEvent => ({ type: 'role-given', personId, role });
const everyRole = roles.map((role) => given(role));
const [before, during, after] = [
  meetingOf(...everyRole),
  meetingOf(...everyRole, { type: 'meeting-opened' }),
  meetingOf(...everyRole, { type: 'meeting-opened' }, { type: 'meeting-closed' }),
];
const everybody = [...roles, 'participant'];
const among = (may: (who: Who) => string | null) => everybody.filter((id) => may(person(id)) === null);

describe('the notes of the meeting', () => {
  test('everybody inside reads them, before, during and after it (N27)', () => {
    for (const meeting of [before, during, after])
      expect(among((who) => mayReadDocument(meeting, who, 'plenary'))).toEqual(everybody.filter((id) => id !== 'captioner'));
  });

  test('rapporteurs, chairs and the secretariat write them, from before the opening on (N27)', () => {
    for (const meeting of [before, during])
      expect(among((who) => mayWriteDocument(meeting, who, 'plenary'))).toEqual(['chair', 'co-chair', 'secretariat', 'rapporteur']);
    for (const id of ['moderator', 'participant']) expect(mayWriteDocument(during, person(id), 'plenary')).toBe('writers-only');
  });

  test('when the meeting is closed, rapporteurs and the secretariat finish them, and nobody else (N27)', () => {
    expect(among((who) => mayWriteDocument(after, who, 'plenary'))).toEqual(['secretariat', 'rapporteur']);
    for (const id of ['chair', 'co-chair']) expect(mayWriteDocument(after, person(id), 'plenary')).toBe('meeting-closed');
    const both = meetingOf(given('chair', 'ana'), given('rapporteur', 'ana'), { type: 'meeting-closed' });
    expect(mayWriteDocument(both, person('ana'), 'plenary')).toBeNull();
  });

  test('whoever loses the role reads on and writes no more (N27, S3)', () => {
    const meeting = meetingOf(given('rapporteur', 'ana'), { type: 'role-taken', personId: 'ana', role: 'rapporteur' });
    expect(mayReadDocument(meeting, person('ana'), 'plenary')).toBeNull();
    expect(mayWriteDocument(meeting, person('ana'), 'plenary')).toBe('writers-only');
  });
});

test('a draft report is for those who write it and for staff (N27, N28)', () => {
  expect(among((who) => mayReadDocument(during, who, 'report'))).toEqual(roles.filter((role) => role !== 'captioner'));
  expect(among((who) => mayWriteDocument(during, who, 'report'))).toEqual(['chair', 'co-chair', 'secretariat', 'rapporteur']);
  expect(mayReadDocument(during, person('participant'), 'report')).toBe('writers-only');
});

test('screens, kiosks, the public and whoever only captions have no document (S1)', () => {
  const seats: Who[] = [publicSeat, { ...person('screen'), seat: 'screen' }, { ...person('kiosk'), seat: 'kiosk' }, person('captioner')];
  for (const who of seats)
    for (const id of documentIds) {
      expect(mayReadDocument(during, who, id)).toBe('not-a-participant');
      expect(mayWriteDocument(during, who, id)).toBe('not-a-participant');
    }
  const helps = meetingOf(given('captioner', 'ana'), given('secretariat', 'ana'));
  expect(mayWriteDocument(helps, person('ana'), 'plenary')).toBeNull();
});

test('what is said beside a document is read by whoever reads that, and written by nobody but the server (N27)', () => {
  for (const meeting of [before, during, after])
    for (const id of documentIds) {
      expect(among((who) => mayReadDocument(meeting, who, marginOf(id)))).toEqual(among((who) => mayReadDocument(meeting, who, id)));
      expect(among((who) => mayWriteDocument(meeting, who, marginOf(id)))).toEqual([]);
    }
  expect(mayWriteDocument(during, person('secretariat'), marginOf('plenary'))).toBe('writers-only');
  expect(mayReadDocument(during, person('secretariat'), marginOf(marginOf('plenary')))).toBe('no-such-document');
});

test('the screen of the room reads what is presented, and writes nothing; a kiosk and the public read nothing (A3, S1)', () => {
  const [screen, kiosk]: Who[] = [
    { ...person('screen'), seat: 'screen' },
    { ...person('kiosk'), seat: 'kiosk' },
  ];
  for (const documentId of documentIds) {
    const meeting = meetingOf(...everyRole, { type: 'presented', documentId, section: 'Costs' });
    expect(documentIds.filter((id) => mayReadDocument(meeting, screen!, id) === null)).toEqual([documentId]);
    expect(mayWriteDocument(meeting, screen!, documentId)).toBe('writers-only');
    for (const who of [kiosk!, publicSeat]) expect(mayReadDocument(meeting, who, documentId)).toBe('not-a-participant');
  }
});

test('there is no other document, whoever asks', () => {
  for (const id of ['', 'Plenary', 'plenary/', 'group', '-margin', '__proto__', 'constructor'])
    for (const may of [mayReadDocument, mayWriteDocument]) expect(may(during, person('secretariat'), id)).toBe('no-such-document');
});
