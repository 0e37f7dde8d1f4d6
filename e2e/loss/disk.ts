import Database from 'better-sqlite3';
import { Kysely, Migrator, SqliteDialect } from 'kysely';
import * as Y from 'yjs';
import { documentLogIn } from '../../server/documents/log.sqlite.ts';
import type { DocumentLog } from '../../server/documents/log.ts';
import { migrations } from '../../server/migrations.ts';
import { door } from '../../server/store.given.ts';
import { fate, writings, type Death } from './fate.ts';
import { afterMs, livingNow } from './life.ts';
import { marksIn } from './marks.ts';

class Killed extends Error {}
class Full extends Error {}
const never = new Promise<never>(() => {});

/** A data file as it is made, with the meeting in it. */
async function emptyFile(): Promise<Buffer> {
  const db = new Database(':memory:');
  const kysely = new Kysely<unknown>({ dialect: new SqliteDialect({ database: db }) });
  await new Migrator({ db: kysely, provider: { getMigrations: () => Promise.resolve(migrations) } }).migrateToLatest();
  const { id, code, createdAt } = door('m');
  db.prepare('insert into meetings (id, code, created_at) values (?, ?, ?)').run(id, code, createdAt);
  const bytes = db.serialize();
  db.close();
  return bytes;
}
const empty = await emptyFile();

/** The disk of the secretary, which outlives each process: real SQL, real rollbacks. `killed` ends the process that writes. */
export function newDisk(killed: (how: Death) => void) {
  const file = new Database(Buffer.from(empty));
  const roll = fate.roll;
  let [left, commits] = [Infinity, 0];
  /** Counts the statements that write, and stops in the middle of them where that is to be. */
  const watched = {
    prepare: (sql: string) => {
      const statement = file.prepare(sql);
      if (statement.reader) return statement;
      return {
        run: (...args: unknown[]) => {
          if (--left < 0) throw fate.isDiskFull ? new Full('the disk is full') : new Killed();
          return statement.run(...args);
        },
      };
    },
  } as unknown as Database.Database;

  async function commit(writing: Death['writing'] | 'begin', write: () => void) {
    const life = livingNow()!;
    await new Promise<void>((done) => afterMs(roll() * 6, () => life.run(done)));
    const death = fate.death?.writing === writing ? fate.death : null;
    const die = () => {
      fate.death = null;
      killed(death!);
      return never;
    };
    if (death?.point === 'before') return die();
    left = death?.point === 'middle' ? (writing === 'compact' ? 1 : 0) : fate.isDiskFull ? Math.floor(roll() * 2) : Infinity;
    try {
      file.transaction(() => {
        write();
        if (fate.isDiskFull) throw new Full('the disk is full');
      })();
      commits += 1;
    } catch (error) {
      if (error instanceof Killed) return die();
      throw error;
    }
    if (death) return die();
    if (roll() < fate.falseAlarm) throw new Error('the disk does not know');
    await new Promise<void>((done) => afterMs(roll() * 3, () => life.run(done)));
  }

  let writing: Death['writing'] | 'begin' = 'begin';
  const log = documentLogIn(
    watched,
    (write) => commit(writing, write),
    () => {},
  );
  const as = <Name extends keyof DocumentLog>(name: Name, what: typeof writing): DocumentLog[Name] =>
    ((...args: unknown[]) => {
      writing = what;
      return (log[name] as (...all: unknown[]) => unknown)(...args);
    }) as DocumentLog[Name];
  const documents: DocumentLog = {
    open: as('open', 'begin'),
    append: as('append', writings[0]),
    compact: as('compact', writings[1]),
    list: (id) => log.list(id),
    clientsOf: (...of) => log.clientsOf(...of),
    lastWords: (id) => log.lastWords(id),
  };

  const steps = file.prepare<[], { bytes: Uint8Array }>('select bytes from document_steps order by number');
  let read = { commits: -1, marks: new Map<string, number>(), stateVector: new Uint8Array() as Uint8Array };
  /** The document as it lies there, with no process in between. */
  function now() {
    if (commits === read.commits) return read;
    const doc = new Y.Doc();
    for (const { bytes } of steps.all()) Y.applyUpdate(doc, bytes);
    return (read = { commits, marks: marksIn(doc), stateVector: Y.encodeStateVector(doc) });
  }
  return { documents, now, close: () => file.close() };
}
