import type Database from 'better-sqlite3';
import type { KeptText, Version, VersionLog } from './version-log.ts';

type Key = [meetingId: string, documentId: string];
type WhenCommitted = (write: () => void) => Promise<void>;
type Row = Omit<Version, 'writers'> & { writers: string };

const columns = 'number, name, "by", at, step, epoch, hash, writers';

/** Versions in the data file of the meetings. */
export function versionLogIn(db: Database.Database, whenCommitted: WhenCommitted): VersionLog {
  const all = db.prepare<Key, Row>(`select ${columns} from document_versions where meeting_id = ? and document_id = ? order by number`);
  const one = db.prepare<[...Key, number], Row & KeptText>(
    `select ${columns}, state, markdown from document_versions where meeting_id = ? and document_id = ? and number = ?`,
  );
  const writersOf = db.prepare<Key, { id: string }>(
    'select person_id as id from document_unkept where meeting_id = ? and document_id = ? order by person_id',
  );
  const noWriters = db.prepare<Key>('delete from document_unkept where meeting_id = ? and document_id = ?');
  const last = db.prepare<Key, { number: number }>(
    'select coalesce(max(number), 0) as number from document_versions where meeting_id = ? and document_id = ?',
  );
  const put = db.prepare<[...Key, number, string | null, string | null, number, number, string, string, string, Uint8Array, string]>(
    `insert into document_versions (meeting_id, document_id, ${columns}, state, markdown) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const after = db.prepare<[...Key, number], Row>(
    `select ${columns} from document_versions where meeting_id = ? and document_id = ? and number > ? order by number limit 1`,
  );
  const name = db.prepare<[string, ...Key, number]>(
    'update document_versions set writers = ? where meeting_id = ? and document_id = ? and number = ?',
  );
  const drop = db.prepare<[...Key, number]>('delete from document_versions where meeting_id = ? and document_id = ? and number = ?');

  const rewritten = db.prepare<[string | null, string, Uint8Array, string, ...Key, number]>(
    'update document_versions set name = ?, hash = ?, state = ?, markdown = ? where meeting_id = ? and document_id = ? and number = ?',
  );

  function takeOut(key: Key, number: number) {
    const [gone, next] = [one.get(...key, number), after.get(...key, number)];
    if (!gone || !next) return;
    name.run(JSON.stringify([...new Set([...versionFrom(gone).writers, ...versionFrom(next).writers])].toSorted()), ...key, next.number);
    drop.run(...key, number);
  }

  return {
    list: async (...key) => all.all(...key).map(versionFrom),
    read: async (...key) => {
      const row = one.get(...key);
      return row ? { ...versionFrom(row), state: row.state, markdown: row.markdown } : null;
    },
    writers: async (...key) => writersOf.all(...key).map(({ id }) => id),
    rewrite: async (meetingId, documentId, number, { name: called, hash, state, markdown }) => {
      const bytes = Uint8Array.from(state);
      await whenCommitted(() => void rewritten.run(called, hash, bytes, markdown, meetingId, documentId, number));
    },
    keep: async (meetingId, documentId, version, without) => {
      const key: Key = [meetingId, documentId];
      const { state, markdown, ...about } = { ...version, state: Uint8Array.from(version.state) };
      let kept: Version | undefined;
      await whenCommitted(() => {
        const writers = writersOf.all(...key).map(({ id }) => id);
        const number = last.get(...key)!.number + 1;
        const { name: called, by, at, step, epoch, hash } = about;
        put.run(...key, number, called, by, at, step, epoch, hash, JSON.stringify(writers), state, markdown);
        noWriters.run(...key);
        if (without !== null) takeOut(key, without);
        kept = { ...about, number, writers: versionFrom(one.get(...key, number)!).writers };
      });
      return kept!;
    },
  };
}

const versionFrom = ({ number, name, by, at, step, epoch, hash, writers }: Row): Version => ({
  number,
  name,
  by,
  at,
  step,
  epoch,
  hash,
  writers: JSON.parse(writers) as string[],
});
