import { chmodSync, closeSync, existsSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import { Kysely, Migrator, SqliteDialect } from 'kysely';
import type { MeetingEvent, Recorded } from '../shared/meeting.ts';
import type { Card } from '../shared/people.ts';
import { groupCommit } from './group-commit.ts';
import { migrations } from './migrations.ts';
import { CodeTaken, SeqTaken, type Answered, type Door, type Store, type Visit } from './store.ts';

/** The file store, and what only a file has. */
export type SqliteStore = Store & {
  /** How many times the disk was asked to keep something since opening. */
  readonly commits: number;
  /** Caps the data file at so many pages of 4 KiB; never below what it holds already. */
  limitPages(pages: number): void;
};

/** One process owns a data file, so that nobody numbers facts behind its back. The lock dies with its process. */
export class StoreInUse extends Error {
  override name = 'StoreInUse';
  constructor(file: string) {
    super(`${file} is open in another process. Stop that one first, or start this one with another data folder.`);
  }
}

/** What the largest command needs: with less room than this the store does not call itself well again. */
const probeBytes = 65_536;
/** How long a new process waits for the one before it to let go. */
const handOverMs = 1_000;

/** Opens the data file, making it (0600) and its folder (0700) if need be. Rejects with `StoreInUse`. */
export async function sqliteStore(file: string, options: { maxPages?: number } = {}): Promise<SqliteStore> {
  const db = await open(file);
  const write = groupCommit(db);
  const facts = db.prepare<[string, number, number, string, string]>(
    'insert into facts (meeting_id, seq, at, by, event) values (?, ?, ?, ?, ?)',
  );
  const answers = db.prepare<[string, string, string, number]>(
    'insert into answers (meeting_id, person_id, command_id, seq) values (?, ?, ?, ?)',
  );
  const cards = db.prepare<[string, string, string]>(
    'insert into cards (meeting_id, person_id, card) values (?, ?, ?) on conflict (meeting_id, person_id) do update set card = excluded.card',
  );
  const merged = db.prepare<[string, string, string]>(
    'insert into merged (meeting_id, person_id, into_id) values (?, ?, ?) on conflict (meeting_id, person_id) do update set into_id = excluded.into_id',
  );
  const visits = db.prepare<[string, string, number, string]>('insert into visits (meeting_id, person_id, at, what) values (?, ?, ?, ?)');
  const meetings = db.prepare<[string, string, number]>('insert into meetings (id, code, created_at) values (?, ?, ?)');
  const byId = db.prepare<[string], Door>('select id, code, created_at as createdAt from meetings where id = ?');
  const byCode = db.prepare<[string], Door>('select id, code, created_at as createdAt from meetings where code = ?');
  const factsAfter = db.prepare<[string, number, number], Omit<Recorded, 'event'> & { event: string }>(
    'select seq, at, by, event from facts where meeting_id = ? and seq > ? order by seq limit ?',
  );
  const answerTo = db.prepare<[string, string, string], Answered>(
    'select person_id as personId, command_id as commandId, seq from answers where meeting_id = ? and person_id = ? and command_id = ?',
  );
  const cardsOf = db.prepare<[string], { card: string }>('select card from cards where meeting_id = ? order by number');
  const mergedOf = db.prepare<[string], { id: string; into: string }>(
    'select person_id as id, into_id as "into" from merged where meeting_id = ? order by number',
  );
  const visitsOf = db.prepare<[string], Visit>('select person_id as personId, at, what from visits where meeting_id = ? order by number');
  const probeIn = db.prepare<[number]>('insert into probes (filler) values (randomblob(?))');
  const probeBack = db.prepare<[number | bigint], { bytes: number }>('select length(filler) as bytes from probes where number = ?');
  const probeOut = db.prepare<[number | bigint]>('delete from probes where number < ?');

  const limitPages = (pages: number) => void db.pragma(`max_page_count = ${Math.trunc(pages)}`);
  if (options.maxPages !== undefined) limitPages(options.maxPages);

  return {
    get commits() {
      return write.commits();
    },
    limitPages,

    createMeeting: ({ id, code, createdAt }) =>
      write.whenCommitted(() => {
        orElse('SQLITE_CONSTRAINT_UNIQUE', new CodeTaken(code), () => meetings.run(id, code, createdAt));
      }),
    meetingById: async (id) => byId.get(id) ?? null,
    meetingByCode: async (code) => byCode.get(code) ?? null,

    read: async (meetingId, afterSeq, limit = -1) =>
      factsAfter.all(meetingId, afterSeq, limit).map((row) => ({ ...row, event: JSON.parse(row.event) as MeetingEvent })),

    append: async (meetingId, append) => {
      // Spelled out now: what the caller does to these objects while they wait must not reach the disk.
      const rows = append.recorded.map(({ seq, at, by, event }) => [meetingId, seq, at, by, JSON.stringify(event)] as const);
      const cardRows = append.cards.map((card) => [meetingId, card.id, JSON.stringify(card)] as const);
      const rest = structuredClone({ answered: append.answered, merged: append.merged, visits: append.visits });
      await write.whenCommitted(() => {
        for (const row of rows) orElse('SQLITE_CONSTRAINT_PRIMARYKEY', new SeqTaken(`fact ${row[1]}`), () => facts.run(...row));
        for (const { personId, commandId, seq } of rest.answered)
          orElse('SQLITE_CONSTRAINT_PRIMARYKEY', new SeqTaken(`command ${commandId}`), () =>
            answers.run(meetingId, personId, commandId, seq),
          );
        for (const row of cardRows) cards.run(...row);
        for (const { id, into } of rest.merged) merged.run(meetingId, id, into);
        for (const { personId, at, what } of rest.visits) visits.run(meetingId, personId, at, what);
      });
    },

    answered: async (meetingId, personId, commandId) => answerTo.get(meetingId, personId, commandId) ?? null,
    roster: async (meetingId) => ({
      cards: cardsOf.all(meetingId).map(({ card }) => JSON.parse(card) as Card),
      merged: mergedOf.all(meetingId),
    }),
    visits: async (meetingId) => visitsOf.all(meetingId),

    probe: () =>
      write.whenCommitted(() => {
        // The old row goes after the new one is in: a full file must not pass by reusing the old row's pages.
        const { lastInsertRowid } = probeIn.run(probeBytes);
        if (probeBack.get(lastInsertRowid)?.bytes !== probeBytes) throw new Error(`${file} does not give back what was written`);
        probeOut.run(lastInsertRowid);
      }),
    close: async () => {
      write.now();
      db.close();
    },
  };
}

async function open(file: string): Promise<Database.Database> {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  // Closing any handle of a file drops all locks this process has on it, so a file that is there is not opened here.
  if (!existsSync(file)) closeSync(openSync(file, 'a', 0o600));
  chmodSync(file, 0o600);
  const db = new Database(file, { timeout: handOverMs });
  try {
    db.pragma('locking_mode = EXCLUSIVE');
    db.pragma('journal_mode = WAL');
    db.pragma('synchronous = FULL');
    db.pragma('fullfsync = ON');
    db.pragma('foreign_keys = ON');
    const { error } = await new Migrator({
      db: new Kysely<unknown>({ dialect: new SqliteDialect({ database: db }) }),
      provider: { getMigrations: () => Promise.resolve(migrations) },
    }).migrateToLatest();
    if (error !== undefined) throw error as Error;
    return db;
  } catch (reason) {
    db.close();
    throw isCode(reason, 'SQLITE_BUSY') ? new StoreInUse(file) : reason;
  }
}

function orElse(code: string, instead: Error, write: () => void) {
  try {
    write();
  } catch (reason) {
    throw isCode(reason, code) ? instead : reason;
  }
}

const isCode = (reason: unknown, code: string) => reason instanceof Database.SqliteError && reason.code === code;
