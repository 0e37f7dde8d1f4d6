import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { mayWriteDocument } from '../../shared/documents/rights.ts';
import type { Refusal } from '../../shared/refusal.ts';
import { serveDocuments, usualLimits } from '../../server/documents/gateway.ts';
import type { LiveMeeting } from '../../server/live-meeting.ts';
import { keepMeetings } from '../../server/meetings.ts';
import type { Store } from '../../server/store.ts';
import { Life } from './life.ts';
import type { Door } from './wire.ts';

export type Secretary = Door & {
  meeting: () => LiveMeeting | null;
  refusalOf: (personId: string) => Refusal | null | undefined;
  stop: () => Promise<void>;
};

/** One process of the secretary: its documents, its meeting and its rights as they are, between a wire and a disk of the story. */
export function startSecretary(store: Store, meetingId: string, failed: (error: unknown) => void): Secretary {
  const life = new Life();
  let live: LiveMeeting | null = null;
  let documents: ReturnType<typeof serveDocuments>;
  life.run(() => {
    const meetings = keepMeetings(store, () => Date.now());
    void meetings.byId(meetingId).then((found) => (live = found));
    documents = serveDocuments({
      meetings,
      log: store.documents,
      answered: (...what) => store.answered(...what),
      versions: store.versions,
      readSession: async (cookies) => ({ personId: cookies! }),
      sameOrigin: () => true,
      observe: (seen) => seen.what === 'failure' && failed(seen.error),
      limits: { ...usualLimits, steps: 6, idleMs: 4_000 },
    });
  });
  return {
    life,
    meeting: () => live,
    upgrade: (link, url, cookie) => {
      const { pathname, search } = new URL(url);
      const request = { url: pathname + search, headers: { cookie } } as IncomingMessage;
      const connection = { link, on: () => {}, off: () => {}, destroy: () => link.cut(), end: () => link.refuse() };
      void documents.upgrade(request, connection as unknown as Duplex, Buffer.alloc(0));
    },
    refusalOf: (personId) => {
      const who = live?.whoIs(personId);
      return live && who ? mayWriteDocument(live.meeting, who, 'plenary') : undefined;
    },
    stop: () => documents.stop(),
  };
}
