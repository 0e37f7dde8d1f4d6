import type { Erasure } from '../shared/erasing/blanked.ts';
import type { Done } from '../shared/erasing/state.ts';
import type { Rewritten } from '../shared/erasing/blanked.ts';
import type { LiveMeeting } from './live-meeting.ts';
import type { Meetings } from './meetings.ts';
import type { Store } from './store.ts';

/** An erasing that has begun: the facts, the cards and the lines are through, the documents are not yet. `texts`: how many lost their words. */
export type Begun = Erasure & { personId: string; notes: boolean; texts: number };
/** What became of the documents of a meeting. */
export type Gone = Rewritten & Pick<Done, 'documents' | 'versions'>;
type Documents = { erase: (live: LiveMeeting, begun: Begun) => Promise<Gone> };

const againMs = 5_000;

/**
 * Brings to its end what was begun by erasing a person, also what a stop or a kill has left. It may be done twice: what is gone is
 * gone, and the count is of what was found the last time.
 */
export function finishErasing(
  meetings: Pick<Meetings, 'byId' | 'whenOpened'>,
  store: Pick<Store, 'erasings' | 'erasingMeetings'>,
  documents: Documents,
  failed: (error: unknown) => void,
) {
  let isOver = false;
  const timers = new Set<NodeJS.Timeout>();
  const busy = new Map<string, Promise<void>>();

  async function finish(live: LiveMeeting) {
    for (const begun of await store.erasings(live.id)) {
      if (isOver) return;
      await live.finishErasing(begun, await documents.erase(live, begun));
    }
  }
  /** One at a time in each meeting, and after each look once more for what came meanwhile. */
  function look(live: LiveMeeting) {
    if (isOver) return;
    const before = busy.get(live.id) ?? Promise.resolve();
    const now = before
      .then(() => finish(live))
      .catch((error: unknown) => {
        if (isOver) return;
        if (!live.readOnly) failed(error);
        const timer = setTimeout(() => {
          timers.delete(timer);
          look(live);
        }, againMs).unref();
        timers.add(timer);
      });
    busy.set(live.id, now);
  }
  meetings.whenOpened((live) => {
    live.onErased = () => look(live);
    look(live);
  });

  return {
    /** Meetings in which something was begun and not ended are opened at once. */
    begin() {
      for (const id of store.erasingMeetings()) void meetings.byId(id).catch(failed);
    },
    async stop() {
      isOver = true;
      for (const timer of timers) clearTimeout(timer);
      await Promise.all(busy.values());
    },
  };
}
