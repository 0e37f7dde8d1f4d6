import type Database from 'better-sqlite3';
import { SeqTaken, type Answered } from '../store.ts';
import type { DocumentLog, LastWord, Step } from './log.ts';

type Key = [meetingId: string, documentId: string];
type WhenCommitted = (write: () => void) => Promise<void>;
type PutAnswer = (meetingId: string, answered: Answered) => void;

/** Documents in the data file of the meetings; they are kept in the same commits as everything else. */
export function documentLogIn(db: Database.Database, whenCommitted: WhenCommitted, putAnswer: PutAnswer): DocumentLog {
  const begun = db.prepare<[...Key, string]>(
    'insert into documents (meeting_id, document_id, epoch) values (?, ?, ?) on conflict do nothing',
  );
  const epochOf = db.prepare<Key, { epoch: string }>('select epoch from documents where meeting_id = ? and document_id = ?');
  const stepsOf = db.prepare<Key, Step>(
    'select number, bytes as "update" from document_steps where meeting_id = ? and document_id = ? order by number',
  );
  const lastOf = db.prepare<Key, { last: number }>(
    'select coalesce(max(number), 0) as last from document_steps where meeting_id = ? and document_id = ?',
  );
  const put = db.prepare<[...Key, number, Uint8Array]>(
    'insert into document_steps (meeting_id, document_id, number, bytes) values (?, ?, ?, ?)',
  );
  const owes = db.prepare<[...Key, string]>(
    'insert into document_unkept (meeting_id, document_id, person_id) values (?, ?, ?) on conflict do nothing',
  );
  const replace = db.prepare<[Uint8Array, ...Key, number]>(
    'update document_steps set bytes = ? where meeting_id = ? and document_id = ? and number = ?',
  );
  const dropBefore = db.prepare<[...Key, number]>('delete from document_steps where meeting_id = ? and document_id = ? and number < ?');

  const wrote = db.prepare<[...Key, string, number]>(
    `insert into document_writers (meeting_id, document_id, person_id, at) values (?, ?, ?, ?)
     on conflict do update set at = max(at, excluded.at)`,
  );
  const wroteAs = db.prepare<[...Key, number, string]>(
    'insert into document_clients (meeting_id, document_id, client, person_id) values (?, ?, ?, ?) on conflict do nothing',
  );
  const clientsOf = db.prepare<[...Key, string], { client: number }>(
    'select client from document_clients where meeting_id = ? and document_id = ? and person_id in (select value from json_each(?))',
  );
  const documentsOf = db.prepare<[string], { id: string }>(
    'select document_id as id from documents where meeting_id = ? order by document_id',
  );
  const lastWords = db.prepare<[string], LastWord>(
    'select document_id as documentId, person_id as personId, at from document_writers where meeting_id = ? order by document_id, person_id',
  );

  return {
    open: async (...[meetingId, documentId, epoch]) => {
      const key: Key = [meetingId, documentId];
      if (!epochOf.get(...key)) await whenCommitted(() => void begun.run(...key, epoch));
      return { epoch: epochOf.get(...key)!.epoch, steps: stepsOf.all(...key) };
    },
    append: async (meetingId, documentId, { number, update }, { personIds, at, clients = [] }, answered) => {
      const [bytes, ids, numbers] = [Uint8Array.from(update), [...personIds], structuredClone(clients)];
      const answer = answered && { ...answered };
      await whenCommitted(() => {
        if (lastOf.get(meetingId, documentId)!.last !== number - 1) throw new SeqTaken(`step ${number}`);
        put.run(meetingId, documentId, number, bytes);
        for (const personId of ids) {
          wrote.run(meetingId, documentId, personId, at);
          owes.run(meetingId, documentId, personId);
        }
        for (const [client, personId] of numbers) wroteAs.run(meetingId, documentId, client, personId);
        if (answer) putAnswer(meetingId, answer);
      });
    },
    compact: async (meetingId, documentId, { number, update }) => {
      const bytes = Uint8Array.from(update);
      await whenCommitted(() => {
        if (replace.run(bytes, meetingId, documentId, number).changes === 0) throw new SeqTaken(`step ${number}`);
        dropBefore.run(meetingId, documentId, number);
      });
    },
    list: async (meetingId) => documentsOf.all(meetingId).map(({ id }) => id),
    clientsOf: async (meetingId, documentId, personIds) =>
      clientsOf.all(meetingId, documentId, JSON.stringify(personIds)).map(({ client }) => client),
    lastWords: async (meetingId) => lastWords.all(meetingId),
  };
}
