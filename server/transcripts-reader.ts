import { setPriority } from 'node:os';
import { parentPort } from 'node:worker_threads';
import { whoChaired } from '../shared/transcripts/chairing.ts';
import { readTranscript } from '../shared/transcripts/read.ts';
import type { Unreadable } from '../shared/transcripts/reading.ts';
import { wordsOf, type TranscriptWords } from '../shared/transcripts/words.ts';

/** A file as it was understood, or why it is no transcript. */
export type Understood = { title: string; words: TranscriptWords } | { unreadable: Unreadable };

/** The floor goes before every file. */
const urgency = 10;

/** A thread of its own: it reads one text and says what it is. */
if (parentPort) {
  const port = parentPort;
  if (process.platform === 'linux') setPriority(urgency);
  port.once('message', (text: string) => {
    const read = readTranscript(text);
    const understood: Understood =
      'unreadable' in read ? read : { title: read.reading.title, words: wordsOf(read.reading, whoChaired(read.reading)) };
    port.postMessage(understood);
  });
}
