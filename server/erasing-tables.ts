/**
 * What each table has of a person, and what takes it out when they are erased. A new table stands here before its migration is taken:
 * either with the place where its words go, or as one that holds none. Words beside the facts plug in there: what is kept by person is
 * rewritten in the commit of the erasing (`without-words.ts` and `Append`), what belongs to documents in `documents/erasing.ts`.
 */
export const erasedFrom: Record<string, { holds: string; by: string } | 'no words of people'> = {
  facts: { holds: 'subjects, questions, reasons, calls for help, objections', by: 'shared/erasing/words.ts, rewritten in place' },
  cards: {
    holds: 'who somebody says they are, and labels of placeholders',
    by: 'without-words.ts: a number in the place of a name',
  },
  lines: { holds: 'what was written in the chat', by: 'without-words.ts: hidden without text' },
  document_steps: { holds: 'what was typed, also what was taken out, and margins', by: 'documents/erasing.ts: one state for all steps' },
  document_versions: { holds: 'what was typed, and names in it', by: 'documents/erasing.ts: made anew or withdrawn' },
  transcripts: {
    holds: 'names as a file spells them, and what it says of itself',
    by: 'LiveMeeting.withoutWords and shared/transcripts/erasing.ts: a number in the place of a name',
  },
  transcript_turns: {
    holds: 'what was said, as a file has it, and names in it',
    by: 'LiveMeeting.withoutWords and shared/transcripts/erasing.ts: no words in theirs, a number for the name in others',
  },
  // A captioner writes down what was said for the meeting; who spoke is an id.
  caption_streams: 'no words of people',
  meetings: 'no words of people',
  // Ids that screens made, hashed: each may be any text.
  answers: 'no words of people',
  merged: 'no words of people',
  visits: 'no words of people',
  documents: 'no words of people',
  document_writers: 'no words of people',
  document_unkept: 'no words of people',
  document_clients: 'no words of people',
  erasings: 'no words of people',
  probes: 'no words of people',
  evaluation_words: { holds: 'answers to an evaluation', by: 'nobody: whose they are is not known; staff leave out what names somebody' },
  // Sealed, in the order of random numbers, and of nobody.
  boxes: 'no words of people',
  kysely_migration: 'no words of people',
  kysely_migration_lock: 'no words of people',
};
