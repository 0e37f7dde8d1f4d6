import { erasedIn } from '../shared/erasing/state.ts';
import { isSecretariat } from '../shared/people.ts';
import { suggesting } from '../shared/transcripts/likeness.ts';
import { transcriptIn } from '../shared/transcripts/state.ts';
import { countsOf } from '../shared/transcripts/words.ts';
import type { TranscriptPage, TranscriptShown } from '../shared/transcripts/shown.ts';
import type { Asked, Reply, Route } from './api.ts';
import { notFound } from './declined.ts';
import type { Entered } from './entering.ts';
import { isDevice } from './identity.ts';
import { pageLimit } from './input.ts';
import type { LiveMeeting } from './live-meeting.ts';
import type { Store } from './store.ts';
import { transcriptWords } from './transcripts.ts';

export type KeptWords = Pick<Store, 'transcriptHead' | 'transcriptTurns'>;
/** So many people are offered for a label. */
const mostOffered = 3;
/** Labels that people are looked for in one breath. */
const atOnce = 25;

/** What lies in a draft, for the secretariat; to all others there is nothing here. */
export function transcriptRoutes(
  enter: (asked: Pick<Asked, 'meeting' | 'cookies'>) => Promise<Entered>,
  kept: KeptWords,
): Record<string, Route['answer']> {
  async function entered(asked: Asked) {
    const { meeting: live, session } = await enter(asked);
    const who = session && !isDevice(session) ? live.whoIs(session.personId) : null;
    const transcript = transcriptIn(live.meeting, asked.part('transcript'));
    if (!who || !isSecretariat(live.meeting, who) || !transcript) throw notFound();
    return { live, transcript };
  }
  const json = (body: unknown): Reply => ({ as: 'json', status: 200, body, cookie: null });

  return {
    'get /api/meetings/:meeting/transcripts/:transcript': async (asked) => {
      const { live, transcript } = await entered(asked);
      const words = await transcriptWords(kept, live.id, transcript.id);
      if (!words) throw notFound();
      const { speakers, ...head } = words.head;
      const counts = countsOf(words);
      const offered = offering(live);
      const shown: TranscriptShown['speakers'] = [];
      for (const [i, label] of speakers.entries()) {
        shown.push({ label, ...counts[i]!, people: offered(label) });
        if (i % atOnce === atOnce - 1) await new Promise<void>((resolve) => setImmediate(resolve));
      }
      return json({
        ...head,
        seq: live.seq,
        unnamed: counts.at(-1)!,
        speakers: shown,
      } satisfies TranscriptShown);
    },

    'get /api/meetings/:meeting/transcripts/:transcript/turns': async (asked) => {
      const { live, transcript } = await entered(asked);
      const after = Math.max(0, Math.trunc(Number(asked.query('after'))) || 0);
      const { seq } = live;
      const turns = await kept.transcriptTurns(live.id, transcript.id, after, pageLimit(asked.query('limit')));
      return json({ seq, turns } satisfies TranscriptPage);
    },
  };
}

/** Who of the meeting may be meant by a label. */
function offering(live: LiveMeeting) {
  const people = live.cards().filter(({ id }) => !erasedIn(live.meeting, id));
  const who = suggesting(people.map(({ id, name }) => ({ id, name })));
  return (label: string) =>
    who(label)
      .slice(0, mostOffered)
      .map(({ person: { id, name }, why }) => ({ id, name, why }));
}
