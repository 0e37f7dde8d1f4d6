import { expect, test } from 'vitest';
import { factFor, viewOf } from '../audience.ts';
import { everyFact } from '../every-fact.given.ts';
import { decide } from '../decide.ts';
import { given, meetingOf, momentAt, nine, person, recordedFrom } from '../given.ts';
import type { MeetingEvent } from '../meeting.ts';
import { mayReadDocument, mayWriteDocument } from './rights.ts';
import { freezesOf, frozenAs } from './state.ts';

const begun: MeetingEvent[] = [
  { type: 'role-given', personId: 'cat', role: 'chair' },
  { type: 'role-given', personId: 'ray', role: 'rapporteur' },
  { type: 'role-given', personId: 'mo', role: 'moderator' },
];
const frozen = everyFact['document-frozen'];
const freezes = { name: 'freeze-document', input: { documentId: 'plenary' } } as const;
const unfreezes = { name: 'unfreeze-document', input: { documentId: 'plenary', reason: 'A wrong name' } } as const;

test('whoever writes a document freezes it, under the version that was kept for it, with its hash (M4)', () => {
  for (const who of ['ray', 'cat'])
    given(...begun)
      .when(who, freezes)
      .then({ type: 'document-frozen', documentId: 'plenary', version: 1, hash: 'ff' });
  for (const who of ['mo', 'ana'])
    given(...begun)
      .when(who, freezes)
      .refused('writers-only');
  given(...begun, frozen)
    .when('cat', freezes)
    .refused('document-frozen');
  given(...begun)
    .when('ana', { name: 'freeze-document', input: { documentId: 'report' } })
    .refused('writers-only');
});

test('when the meeting is closed its chair still says that the notes stand (M4)', () => {
  given(...begun, { type: 'meeting-opened' }, { type: 'meeting-closed' })
    .when('cat', freezes)
    .then({ type: 'document-frozen', documentId: 'plenary', version: 1, hash: 'ff' });
});

test('while a document is frozen nobody writes in it and everybody reads it; the other is as it was (M4)', () => {
  const { meeting } = given(...begun, frozen);
  for (const id of ['cat', 'ray']) {
    expect(mayWriteDocument(meeting, person(id), 'plenary')).toBe('document-frozen');
    expect(mayWriteDocument(meeting, person(id), 'report')).toBeNull();
    expect(mayReadDocument(meeting, person(id), 'plenary')).toBeNull();
  }
  expect(frozenAs(meeting, 'plenary')).toMatchObject({ version: 3, hash: frozen.hash, by: 'cat', unfrozen: null });
});

test('unfreezing needs a reason and the chair; the version stays beside it, and then it is written on (M4)', () => {
  given(...begun)
    .when('cat', unfreezes)
    .refused('document-not-frozen');
  given(...begun, frozen)
    .when('ray', unfreezes)
    .refused('chair-only');
  given(...begun, frozen)
    .when('cat', { name: 'unfreeze-document', input: { documentId: 'plenary', reason: ' ' } })
    .refused('bad-input');
  const { after } = given(...begun, frozen).when('cat', unfreezes);
  expect(freezesOf(after, 'plenary')).toMatchObject([{ version: 3, unfrozen: { by: 'cat', reason: 'A wrong name' } }]);
  expect([frozenAs(after, 'plenary'), mayWriteDocument(after, person('ray'), 'plenary')]).toEqual([null, null]);
  expect(given(...begun, frozen, everyFact['document-unfrozen']).when('ray', freezes).after.documents['plenary']).toHaveLength(2);
});

test('without a version that was kept nothing is frozen (M4)', () => {
  const moment = { ...momentAt(nine), held: () => null };
  expect(decide(meetingOf(...begun), person('cat'), freezes, moment)).toEqual({ refusal: 'store-failing' });
});

test('the public is not told that a document is frozen (S1)', () => {
  const [recorded] = recordedFrom([frozen]);
  expect([factFor('public', recorded!), factFor('everyone', recorded!)]).toEqual([null, recorded]);
  expect(viewOf('public', meetingOf(...begun, frozen)).documents).toEqual({});
});
