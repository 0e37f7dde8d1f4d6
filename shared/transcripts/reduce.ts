import type { Recorded } from '../meeting.ts';
import type { Match, Transcript, Transcripts, TranscriptsEvent } from './state.ts';

export function reduceTranscripts(transcripts: Transcripts, { at, by, event }: Recorded): Transcripts {
  const of = (transcriptId: string, change: (one: Transcript) => Partial<Transcript>): Transcripts => ({
    ...transcripts,
    drafts: transcripts.drafts.map((one) => (one.id === transcriptId ? { ...one, ...change(one) } : one)),
  });
  const taken = (transcriptId: string) => transcripts.laid.filter(({ id }) => id !== transcriptId);
  switch (event.type) {
    case 'transcript-brought-in': {
      const { type: _type, transcriptId: id, ...about } = event;
      return { ...transcripts, drafts: [...transcripts.drafts, { id, ...about, by, at, matches: {}, changed: {}, kinds: {} }] };
    }
    case 'speakers-matched':
      return of(event.transcriptId, ({ matches }) => ({ matches: matched(matches, event.matches) }));
    case 'transcript-turn-corrected':
    case 'transcript-turn-given':
      return of(event.transcriptId, ({ changed }) => ({ changed: { ...changed, [event.turn]: (changed[event.turn] ?? 0) + 1 } }));
    case 'transcript-direction-marked':
      return of(event.transcriptId, ({ kinds }) => ({ kinds: { ...kinds, [event.direction]: event.kind } }));
    case 'transcript-published':
      return { ...transcripts, laid: [...taken(event.transcriptId), { id: event.transcriptId, title: event.title, at }] };
    case 'transcript-withdrawn':
      return { ...transcripts, laid: taken(event.transcriptId) };
    case 'transcript-removed':
      return { ...transcripts, drafts: transcripts.drafts.filter(({ id }) => id !== event.transcriptId) };
    case 'placeholder-named':
      return named(transcripts, event.personId, event.as.id);
    default:
      return transcripts;
  }
}

function matched(before: Transcript['matches'], now: Extract<TranscriptsEvent, { type: 'speakers-matched' }>['matches']) {
  const matches = { ...before };
  for (const { speaker, to } of now)
    if (to === null) delete matches[speaker];
    else matches[speaker] = to;
  return matches;
}

/** Whoever a placeholder turns out to be is who its labels are. */
function named(transcripts: Transcripts, placeholderId: string, personId: string): Transcripts {
  const isTheirs = (match: Match) => typeof match === 'object' && 'personId' in match && match.personId === placeholderId;
  if (!transcripts.drafts.some(({ matches }) => Object.values(matches).some(isTheirs))) return transcripts;
  const drafts = transcripts.drafts.map((one) => ({
    ...one,
    matches: Object.fromEntries(Object.entries(one.matches).map(([speaker, to]) => [speaker, isTheirs(to) ? { personId } : to])),
  }));
  return { ...transcripts, drafts };
}
