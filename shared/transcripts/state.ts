import type { Meeting } from '../meeting.ts';
import type { Direction } from './reading.ts';

/** Who a label of a file is: somebody of the meeting, the same as another label (by its number), or nobody of this meeting. */
export type Match = { personId: string } | { speaker: number } | 'nobody';
/** Whose a turn is: of a label, of somebody of the meeting, or of nobody that is known. */
export type Whose = { speaker: number } | { personId: string } | null;

/**
 * A transcript that was brought in. Its words are no facts and lie beside them: here is only what was decided about it, by numbers. Labels
 * and directions count from 0, as the file has them; turns from 1. `hash`: SHA-256 (hex) of the file.
 */
export type Transcript = {
  id: string;
  title: string;
  hash: string;
  turns: number;
  speakers: number;
  directions: number;
  by: string;
  at: number;
  matches: Record<number, Match>;
  /** How often a turn was put right or given to somebody else, where it was. */
  changed: Record<number, number>;
  kinds: Record<number, Direction['kind']>;
};
/** `drafts`: all there are, for staff; `laid`: those that stand beside the record, for everybody inside. */
export type Transcripts = { drafts: Transcript[]; laid: { id: string; title: string; at: number }[] };
export const emptyTranscripts: Transcripts = { drafts: [], laid: [] };

export const mostTranscripts = 10;
/** The longest turn that is put right as a whole, in graphemes. */
export const longestTurn = 20_000;

// ── events ─────────────────────────────────────────────────────────────────────────────────────────────────────────

type Of = { transcriptId: string };
export type Matched = { speaker: number; to: Match | null };
export type TranscriptsEvent =
  | ({ type: 'transcript-brought-in' } & Of & Pick<Transcript, 'title' | 'hash' | 'turns' | 'speakers' | 'directions'>)
  | ({ type: 'speakers-matched'; matches: Matched[] } & Of)
  | ({ type: 'transcript-turn-corrected'; turn: number } & Of)
  | ({ type: 'transcript-turn-given'; turn: number; to: Whose } & Of)
  | ({ type: 'transcript-direction-marked'; direction: number; kind: Direction['kind'] } & Of)
  | ({ type: 'transcript-published'; title: string } & Of)
  | ({ type: 'transcript-withdrawn' } & Of)
  | ({ type: 'transcript-removed' } & Of);

// ── questions ──────────────────────────────────────────────────────────────────────────────────────────────────────

export const transcriptIn = ({ transcripts }: Pick<Meeting, 'transcripts'>, transcriptId: string): Transcript | undefined =>
  transcripts.drafts.find(({ id }) => id === transcriptId);
export const isLaid = ({ transcripts }: Pick<Meeting, 'transcripts'>, transcriptId: string): boolean =>
  transcripts.laid.some(({ id }) => id === transcriptId);

/** The label that this one is the same as, or itself; whatever the facts say, it comes to an end. */
export function labelOf({ matches }: Pick<Transcript, 'matches'>, speaker: number): number {
  const seen = new Set<number>();
  for (let now = speaker; ;) {
    const match = matches[now];
    if (typeof match !== 'object' || !('speaker' in match) || seen.has(now)) return now;
    seen.add(now);
    now = match.speaker;
  }
}

/** Who in the meeting has this turn, as far as somebody said so. */
export function personOfTurn(transcript: Pick<Transcript, 'matches'>, whose: Whose): string | null {
  if (whose === null) return null;
  if ('personId' in whose) return whose.personId;
  const match = transcript.matches[labelOf(transcript, whose.speaker)];
  return typeof match === 'object' && 'personId' in match ? match.personId : null;
}
