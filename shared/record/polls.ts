import type { Recorded } from '../meeting.ts';
import type { PollEvent, Written } from '../polls/state.ts';
import type { Draft } from './draft.ts';

type Prepared = Written & { facts: number[] };

/** Polls that were opened, counted for those that were published. Who answered what is nowhere (P2, N21). */
export function pollNotes(draft: Draft) {
  const prepared = new Map<string, Prepared>();
  return {
    take(fact: Recorded, event: PollEvent): void {
      const { seq, at } = fact;
      if (event.type === 'poll-prepared') return void prepared.set(event.pollId, { ...event.poll, facts: [seq] });
      if (event.type === 'poll-opened') {
        const { question, options, secret } = event.poll;
        const before = prepared.get(event.pollId)?.facts.splice(0);
        return void draft.add(
          event.pollId,
          fact,
          { what: 'poll', question, options, secret, answered: null, counted: null, rooms: [] },
          before,
        );
      }
      const entry = draft.find('poll', event.pollId, fact);
      const waits = prepared.get(event.pollId);
      if (!entry && waits) return void waits.facts.push(seq);
      if (!entry) return draft.note('polls', seq);
      if (event.type === 'poll-closed') [entry.until, entry.answered] = [at, event.answered];
      if (event.type === 'poll-reopened') [entry.until, entry.answered] = [null, null];
      if (event.type === 'poll-published') [entry.counted, entry.rooms] = [event.counted, event.rooms];
    },
    /** What was asked of nobody. */
    unused: () => [...prepared.values()].flatMap(({ facts }) => facts),
  };
}
