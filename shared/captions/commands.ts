import { z } from 'zod/mini';
import { command, firstOf, type Who } from '../command.ts';
import { plenary, type FloorId } from '../floor-id.ts';
import type { Meeting, MeetingEvent } from '../meeting.ts';
import { isSecretariat, isStaff, rolesOf } from '../people.ts';
import { idText, saidText } from '../text.ts';
import { captionLink, languagesOn, places, speakerNow } from './state.ts';

/** BCP 47, as far as it is the same for everybody: subtags of letters and digits. */
const languageTag = z.string().check(z.maxLength(35), z.regex(/^[a-z]{2,8}(?:-[a-z0-9]{1,8})*$/i));
const lineNumber = z.int().check(z.minimum(1), z.maximum(999_999_999));
/** How long a link is good for, in days. */
const linkDays = { usual: 7, most: 60 };
const dayMs = 24 * 60 * 60 * 1000;

const writesCaptions = (meeting: Meeting, who: Who) =>
  rolesOf(meeting, who.id).some((role) => role === 'captioner' || role === 'secretariat');
/** Plenary, a group that is open, or one that is to open. */
const hasFloor = ({ floors, groups }: Meeting, floor: FloorId) =>
  floor === plenary ||
  Object.hasOwn(floors, floor) ||
  groups.rounds.some((round) => round.groups.some(({ id, phase }) => id === floor && phase !== 'ended'));
/** Whoever reads is told which languages there are. */
export const begun = (meeting: Meeting, floor: FloorId, lang: string | undefined): MeetingEvent[] =>
  lang === undefined || languagesOn(meeting, floor).includes(lang) ? [] : [{ type: 'captions-begun', floor, lang }];

export const captionCommands = {
  /** What is being said, written for those who read it. Also after the closing: the last words are written a little later (N30). */
  'write-caption': command({
    input: z.strictObject({ floor: idText, text: saidText, lang: z.optional(languageTag) }),
    policy: (meeting, who, { floor }) =>
      firstOf(
        who.seat !== 'person' && 'not-a-participant',
        !writesCaptions(meeting, who) && 'captioner-only',
        !Object.hasOwn(meeting.floors, floor) && 'no-such-floor',
        meeting.captions.offRecord && 'off-record',
      ),
    events: (meeting, _who, { floor, lang }) => begun(meeting, floor, lang),
    lines: (_events, { floor, text, lang }, _who, meeting, { newLine }) => [
      { put: { number: newLine(), lane: 'captions', floor, text, state: 'shown', ...(lang && { lang }), ...speakerNow(meeting, floor) } },
    ],
  }),

  /** Another text for a line that is shown; `saw` is the text that whoever corrects had before them (N30). */
  'correct-caption': command({
    input: z.strictObject({ number: lineNumber, saw: saidText, text: saidText }),
    policy: (meeting, who) => firstOf(who.seat !== 'person' && 'not-a-participant', !writesCaptions(meeting, who) && 'captioner-only'),
    guard: (_meeting, _who, { number, saw }, { line }) => {
      const found = line(number);
      if (found?.lane !== 'captions' || found.state !== 'shown') return 'no-such-line';
      return found.text === saw ? null : 'line-moved-on';
    },
    events: () => [],
    lines: (_events, { number, text }) => [{ change: { number, text } }],
  }),

  /** Where the captioner's own software sends to: one link for each floor and language; a new one ends the one before (N30). */
  'make-caption-link': command({
    input: z.strictObject({
      floor: idText,
      lang: languageTag,
      whole: z.optional(z.boolean()),
      days: z.optional(z.int().check(z.minimum(1), z.maximum(linkDays.most))),
    }),
    policy: (meeting, who, { floor }) =>
      firstOf(!isSecretariat(meeting, who) && 'secretariat-only', !hasFloor(meeting, floor) && 'no-such-floor'),
    events: (_meeting, _who, { floor, lang, whole = false, days = linkDays.usual }, { at, newId }) => [
      { type: 'caption-link-made', floor, link: { id: newId(), lang, until: at + days * dayMs, whole } },
    ],
  }),

  'revoke-caption-link': command({
    input: z.strictObject({ linkId: idText }),
    policy: (meeting, who, { linkId }) =>
      firstOf(!isSecretariat(meeting, who) && 'secretariat-only', !captionLink(meeting, linkId) && 'no-such-link'),
    events: (meeting, _who, { linkId }) => [{ type: 'caption-link-revoked', floor: captionLink(meeting, linkId)!.floor, linkId }],
  }),

  /** While the meeting is off the record no caption is taken, typed or sent: nothing of it is anywhere afterwards (N30). */
  'set-off-record': command({
    input: z.strictObject({ on: z.boolean() }),
    policy: (meeting, who) => (isStaff(meeting, who) ? null : 'staff-only'),
    events: ({ captions }, _who, { on }) => (captions.offRecord === on ? [] : [{ type: 'off-record-set', on }]),
  }),

  'place-captions': command({
    input: z.strictObject({ where: z.enum(places) }),
    policy: (meeting, who) => (isStaff(meeting, who) ? null : 'staff-only'),
    events: ({ captions }, _who, { where }) => (captions.where === where ? [] : [{ type: 'captions-placed', where }]),
  }),
};
