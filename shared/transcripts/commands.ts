import { z } from 'zod/mini';
import { command, firstOf, type Who } from '../command.ts';
import type { Meeting, MeetingEvent } from '../meeting.ts';
import { isSecretariat } from '../people.ts';
import type { Refusal } from '../refusal.ts';
import { idText, paragraphOf } from '../text.ts';
import { directionKinds, mostSpeakers, mostTurns } from './reading.ts';
import { isLaid, labelOf, longestTurn, mostTranscripts, transcriptIn, type Match, type Transcript } from './state.ts';

const numberTo = (last: number) => z.int().check(z.minimum(0), z.maximum(last));
/** More than anything is counted to. */
const most = 1_000_000;
const speaker = numberTo(mostSpeakers);
const turn = numberTo(mostTurns);
const person = z.strictObject({ personId: idText });
const label = z.strictObject({ speaker });
const match = z.nullable(z.union([person, label, z.literal('nobody')]));

/** What speaks against a file's being brought in, which comes over HTTP: of the same file one is enough (N30). */
export const refusedBringing = (meeting: Meeting, who: Who, hash: string): Refusal | null =>
  firstOf(
    !isSecretariat(meeting, who) && 'secretariat-only',
    meeting.transcripts.drafts.some((one) => one.hash === hash) && 'transcript-here',
    meeting.transcripts.drafts.length >= mostTranscripts && 'transcripts-enough',
  );

const mayOn = (meeting: Meeting, who: Who, transcriptId: string): Refusal | null =>
  firstOf(!isSecretariat(meeting, who) && 'secretariat-only', !transcriptIn(meeting, transcriptId) && 'no-such-transcript');

/** A label of this file, and never in a circle the same as itself. */
function isMatch(one: Transcript, speaker: number, to: Match | null): boolean {
  if (speaker >= one.speakers) return false;
  if (to === null || to === 'nobody' || 'personId' in to) return true;
  return to.speaker < one.speakers && labelOf(one, to.speaker) !== speaker;
}

const ofTranscript = z.strictObject({ transcriptId: idText });

export const transcriptCommands = {
  /** Who the labels of a file are: people of the meeting, the same as another, nobody who was here, or not known any more (N30). */
  'match-speakers': command({
    input: z.strictObject({
      transcriptId: idText,
      matches: z.array(z.strictObject({ speaker, to: match })).check(z.minLength(1), z.maxLength(mostSpeakers)),
    }),
    policy: (meeting, who, { transcriptId, matches }) => {
      const one = transcriptIn(meeting, transcriptId);
      return firstOf(
        mayOn(meeting, who, transcriptId),
        one && matches.some(({ speaker, to }) => !isMatch(one, speaker, to)) && 'no-such-speaker',
      );
    },
    names: ({ matches }) => matches.map(({ to }) => (to !== null && typeof to === 'object' && 'personId' in to ? to.personId : undefined)),
    events: (_meeting, _who, input) => [{ type: 'speakers-matched', ...input }],
  }),

  /** Other words for a turn, or another whose it is; `saw`: how often it had been changed when it was read. The facts say that it was put right, the words lie beside them. */
  'correct-transcript-turn': command({
    input: z
      .strictObject({
        transcriptId: idText,
        turn,
        saw: numberTo(most),
        text: z.optional(paragraphOf(0, longestTurn)),
        to: z.optional(z.nullable(z.union([person, label]))),
      })
      .check(z.refine(({ text, to }) => text !== undefined || to !== undefined)),
    policy: (meeting, who, { transcriptId, turn, saw, to }) => {
      const one = transcriptIn(meeting, transcriptId);
      return firstOf(
        mayOn(meeting, who, transcriptId),
        one && (turn < 1 || turn > one.turns) && 'no-such-turn',
        one && (one.changed[turn] ?? 0) !== saw && 'turn-changed',
        one && to && 'speaker' in to && to.speaker >= one.speakers && 'no-such-speaker',
      );
    },
    names: ({ to }) => [to && 'personId' in to ? to.personId : undefined],
    events: (_meeting, _who, { transcriptId, turn, text, to }): MeetingEvent[] => [
      ...(to === undefined ? [] : [{ type: 'transcript-turn-given' as const, transcriptId, turn, to }]),
      ...(text === undefined ? [] : [{ type: 'transcript-turn-corrected' as const, transcriptId, turn }]),
    ],
    transcripts: ({ transcriptId, turn, text, to }) => [
      ...(to === undefined ? [] : [{ transcriptId, turn, whose: to }]),
      ...(text === undefined ? [] : [{ transcriptId, turn, paragraphs: text.split('\n').filter((one) => one !== '') }]),
    ],
  }),

  /** What a remark of the captioner says of the meeting: a break, work in groups, or neither. */
  'mark-transcript-break': command({
    input: z.strictObject({ transcriptId: idText, direction: numberTo(most), kind: z.enum(directionKinds) }),
    policy: (meeting, who, { transcriptId, direction }) => {
      const one = transcriptIn(meeting, transcriptId);
      return firstOf(mayOn(meeting, who, transcriptId), one && direction >= one.directions && 'no-such-turn');
    },
    events: (_meeting, _who, input) => [{ type: 'transcript-direction-marked', ...input }],
  }),

  /** From now on it stands beside the record, for whoever may read that. */
  'publish-transcript': command({
    input: ofTranscript,
    policy: (meeting, who, { transcriptId }) =>
      firstOf(mayOn(meeting, who, transcriptId), isLaid(meeting, transcriptId) && 'transcript-laid'),
    events: (meeting, _who, { transcriptId }) => [
      { type: 'transcript-published', transcriptId, title: transcriptIn(meeting, transcriptId)!.title },
    ],
  }),

  'withdraw-transcript': command({
    input: ofTranscript,
    policy: (meeting, who, { transcriptId }) =>
      firstOf(mayOn(meeting, who, transcriptId), !isLaid(meeting, transcriptId) && 'transcript-not-laid'),
    events: (_meeting, _who, { transcriptId }) => [{ type: 'transcript-withdrawn', transcriptId }],
  }),

  /** Its words are nowhere any more, in the file of the server neither; the facts say that there was one. */
  'remove-transcript': command({
    input: ofTranscript,
    policy: (meeting, who, { transcriptId }) => mayOn(meeting, who, transcriptId),
    events: (meeting, _who, { transcriptId }): MeetingEvent[] => [
      ...(isLaid(meeting, transcriptId) ? [{ type: 'transcript-withdrawn' as const, transcriptId }] : []),
      { type: 'transcript-removed', transcriptId },
    ],
    transcripts: ({ transcriptId }) => [{ transcriptId, remove: true }],
  }),
};
