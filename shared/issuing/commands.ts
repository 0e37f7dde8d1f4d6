import { z } from 'zod/mini';
import { command, firstOf, type Who } from '../command.ts';
import type { Meeting } from '../meeting.ts';
import { isSecretariat } from '../people.ts';
import type { Refusal } from '../refusal.ts';
import { idText, saidText } from '../text.ts';
import { lastVersion } from './state.ts';

/** The anchor of an entry, as it stands in every file of the record. */
const anchor = z.string().check(z.regex(/^e\d{1,9}(-\d{1,4})?$/));

export const issuingCommands = {
  /** The record as it stands is a version from now on: number, hash, by whom. What comes after it is errata, and the next version (N31). */
  'issue-record': command({
    input: z.strictObject({}),
    policy: (meeting, who) => afterwards(meeting, who),
    sumsRecord: true,
    guard: (meeting, _who, _input, { recordSum }) => {
      const sum = recordSum();
      return firstOf(!sum && 'record-not-read', sum && sum.hash === lastVersion(meeting)?.hash && 'record-issued');
    },
    events: (meeting, _who, _input, { recordSum }) => [
      { type: 'record-issued', number: meeting.issuing.versions.length + 1, ...recordSum()! },
    ],
  }),

  /** Says what is wrong; what was noted stays as it was noted. */
  'note-erratum': command({
    input: z.strictObject({ entryId: z.nullable(anchor), text: saidText }),
    policy: (meeting, who) => afterwards(meeting, who),
    events: (_meeting, _who, { entryId, text }, { newId }) => [{ type: 'erratum-noted', erratumId: newId(), entryId, text }],
  }),

  'withdraw-erratum': command({
    input: z.strictObject({ erratumId: idText }),
    policy: (meeting, who, { erratumId }) => {
      const erratum = meeting.issuing.errata.find(({ id }) => id === erratumId);
      return firstOf(afterwards(meeting, who), !erratum && 'no-such-erratum', erratum?.withdrawn && 'erratum-withdrawn');
    },
    events: (_meeting, _who, { erratumId }) => [{ type: 'erratum-withdrawn', erratumId }],
  }),
};

function afterwards(meeting: Meeting, who: Who): Refusal | null {
  return firstOf(!isSecretariat(meeting, who) && 'secretariat-only', meeting.conduct.phase !== 'closed' && 'not-closed-yet');
}
