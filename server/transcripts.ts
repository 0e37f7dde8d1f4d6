import type { TranscriptTurn, TranscriptWords } from '../shared/transcripts/words.ts';
import type { Store } from './store.ts';

/** Turns read in one breath: others are served between. */
const readAtOnce = 250;

/** All words of a transcript; null where there is none. */
export async function transcriptWords(
  store: Pick<Store, 'transcriptHead' | 'transcriptTurns'>,
  meetingId: string,
  transcriptId: string,
): Promise<TranscriptWords | null> {
  const head = await store.transcriptHead(meetingId, transcriptId);
  if (!head) return null;
  const turns: TranscriptTurn[] = [];
  for (;;) {
    const page = await store.transcriptTurns(meetingId, transcriptId, turns.at(-1)?.number ?? 0, readAtOnce);
    turns.push(...page);
    if (page.length < readAtOnce) return { head, turns };
    await new Promise<void>((resolve) => setImmediate(resolve));
  }
}
