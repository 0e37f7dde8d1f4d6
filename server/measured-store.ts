import type { Metrics } from './metrics.ts';
import { SeqTaken, type Store } from './store.ts';

/** The same store, with a watch on every append. A number that somebody else took is no failure of the disk. */
export const measuredStore = (store: Store, metrics: Metrics): Store => ({
  ...store,
  documents: {
    ...store.documents,
    append: (...step) =>
      store.documents.append(...step).catch((error: unknown) => {
        if (!(error instanceof SeqTaken)) metrics.storeFailed();
        throw error;
      }),
  },
  append: async (meetingId, append) => {
    const began = performance.now();
    try {
      await store.append(meetingId, append);
      metrics.committed({ count: append.recorded.length, seconds: (performance.now() - began) / 1000 });
    } catch (error) {
      if (!(error instanceof SeqTaken)) metrics.storeFailed();
      throw error;
    }
  },
});
