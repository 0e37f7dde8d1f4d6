import type { Audience } from '../audience.ts';
import type { MeetingEvent } from '../meeting.ts';
import { emptyTranscripts, type Transcripts, type TranscriptsEvent } from './state.ts';

const types: Record<TranscriptsEvent['type'], 'staff' | 'inside'> = {
  'transcript-brought-in': 'staff',
  'speakers-matched': 'staff',
  'transcript-turn-corrected': 'staff',
  'transcript-turn-given': 'staff',
  'transcript-direction-marked': 'staff',
  'transcript-published': 'inside',
  'transcript-withdrawn': 'inside',
  'transcript-removed': 'staff',
};
export const isTranscriptsEvent = (event: MeetingEvent): event is TranscriptsEvent => Object.hasOwn(types, event.type);

/** A draft is for staff; that one stands beside the record is for whoever reads the record. */
export const transcriptsFact = (audience: Audience, event: TranscriptsEvent): TranscriptsEvent | null =>
  audience === 'staff' || (audience !== 'public' && types[event.type] === 'inside') ? event : null;

export const transcriptsFor = (audience: Audience, transcripts: Transcripts): Transcripts =>
  audience === 'staff' ? transcripts : audience === 'public' ? emptyTranscripts : { ...transcripts, drafts: [] };

/** Who brought one in, and who speaks in it. */
export const peopleInTranscripts = ({ drafts }: Transcripts): string[] =>
  drafts.flatMap(({ by, matches }) => [
    by,
    ...Object.values(matches).flatMap((match) => (typeof match === 'object' && 'personId' in match ? [match.personId] : [])),
  ]);
