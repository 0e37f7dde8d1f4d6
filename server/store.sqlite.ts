import { createHash } from 'node:crypto';
import { chmodSync, closeSync, existsSync, mkdirSync, openSync } from 'node:fs';
import { dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { Kysely, Migrator, SqliteDialect } from 'kysely';
import type { CaptionStream } from '../shared/captions/stream.ts';
import type { Line } from '../shared/lanes.ts';
import type { MeetingEvent, Recorded } from '../shared/meeting.ts';
import type { Card } from '../shared/people.ts';
import type { SealedBox } from './ballot-boxes.ts';
import { archiveIn, type Archive } from './archive.sqlite.ts';
import { ballotKeysIn } from './ballot-keys.ts';
import { documentLogIn } from './documents/log.sqlite.ts';
import { versionLogIn } from './documents/version-log.sqlite.ts';
import type { Begun } from './erasing.ts';
import type { WordsRow } from './evaluation-words.ts';
import { groupCommit } from './group-commit.ts';
import { journalOf } from './journal.sqlite.ts';
import { migrations } from './migrations.ts';
import { CodeTaken, SeqTaken, type Answered, type Door, type Store, type Visit } from './store.ts';
import { transcriptsIn } from './transcripts.sqlite.ts';

/** The file store, and what only a file has. */
export type SqliteStore = Store & {
  /** How many times the disk was asked to keep something since opening. */
  readonly commits: number;
  /** Caps the data file at so many pages of 4 KiB; never below what it holds already. */
  limitPages(pages: number): void;
  archive: Archive;
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
  const journal = journalOf(db);
  // A process that was killed between erasing something and forgetting its journal has left that.
  journal.forget();
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
  const lines = db.prepare<[string, number, string, string, string]>(
    'insert into lines (meeting_id, number, lane, floor, line) values (?, ?, ?, ?, ?)',
  );
  const lineChanges = db.prepare<[string, string, number]>(
    'update lines set line = json_patch(line, ?) where meeting_id = ? and number = ?',
  );
  // A box is written over the one that was read: otherwise an answer that came between would be lost.
  const boxes = db.prepare<[string, string, number, Uint8Array]>(
    'insert into boxes (meeting_id, poll_id, version, sealed) values (?, ?, ?, ?) on conflict (meeting_id, poll_id) do update set version = excluded.version, sealed = excluded.sealed where boxes.version = excluded.version - 1',
  );
  const streams = db.prepare<[string, string, string]>(
    'insert into caption_streams (meeting_id, link_id, stream) values (?, ?, ?) on conflict (meeting_id, link_id) do update set stream = excluded.stream',
  );
  const wordsIn = db.prepare<[string, string, string, Uint8Array]>(
    'insert into evaluation_words (meeting_id, question_id, name, words) values (?, ?, ?, ?) on conflict (meeting_id, question_id, name) do update set words = excluded.words',
  );
  const wordsOut = db.prepare<[string, string]>('delete from evaluation_words where meeting_id = ? and question_id = ?');
  const boxOut = db.prepare<[string, string]>('delete from boxes where meeting_id = ? and poll_id = ?');
  const meetings = db.prepare<[string, string, number, string | null]>(
    'insert into meetings (id, code, created_at, follows) values (?, ?, ?, ?)',
  );
  const byId = db.prepare<[string], Door>('select id, code, created_at as createdAt, follows from meetings where id = ?');
  const byCode = db.prepare<[string], Door>('select id, code, created_at as createdAt, follows from meetings where code = ?');
  const factsAfter = db.prepare<[string, number, number], Omit<Recorded, 'event'> & { event: string }>(
    'select seq, at, by, event from facts where meeting_id = ? and seq > ? order by seq limit ?',
  );
  // As bytes: a text of this size would cost the collector of garbage more than reading it.
  const factsJson = db.prepare<[string, number, number], { json: Uint8Array | null }>(
    `select cast('[' || group_concat('{"seq":' || seq || ',"at":' || at || ',"by":' || json_quote(by) || ',"event":' || event || '}') || ']' as blob) as json
     from (select seq, at, by, event from facts where meeting_id = ? and seq > ? order by seq limit ?)`,
  );
  const answerTo = db.prepare<[string, string, string, string], { seq: number }>(
    'select seq from answers where meeting_id = ? and person_id = ? and command_id in (?, ?)',
  );
  const cardsOf = db.prepare<[string], { card: string }>('select card from cards where meeting_id = ? order by number');
  const mergedOf = db.prepare<[string], { id: string; into: string }>(
    'select person_id as id, into_id as "into" from merged where meeting_id = ? order by number',
  );
  const visitsOf = db.prepare<[string], Visit>('select person_id as personId, at, what from visits where meeting_id = ? order by number');
  const linesBefore = db.prepare<[string, string, string, number, number], { line: string }>(
    "select line from lines where meeting_id = ? and lane = ? and floor = ? and number < ? and line ->> 'state' <> 'hidden' order by number desc limit ?",
  );
  const lastLines = db.prepare<[string, number], { line: string }>(
    'select line from lines where meeting_id = ? order by number desc limit ?',
  );
  const oneLine = db.prepare<[string, number], { line: string }>('select line from lines where meeting_id = ? and number = ?');
  const boxesOf = db.prepare<[string], SealedBox>('select poll_id as pollId, version, sealed from boxes where meeting_id = ?');
  const streamsOf = db.prepare<[string], { stream: string }>('select stream from caption_streams where meeting_id = ?');
  const wordsOf = db.prepare<[string], WordsRow>(
    'select question_id as questionId, name, words from evaluation_words where meeting_id = ? order by name',
  );
  const rewrites = db.prepare<[string, string, number]>('update facts set event = ? where meeting_id = ? and seq = ?');
  const begins = db.prepare<[string, string, string]>(
    'insert into erasings (meeting_id, person_id, begun) values (?, ?, ?) on conflict (meeting_id, person_id) do update set begun = excluded.begun',
  );
  const finishes = db.prepare<[string, string]>('delete from erasings where meeting_id = ? and person_id = ?');
  const erasingsOf = db.prepare<[string], { begun: string }>('select begun from erasings where meeting_id = ? order by person_id');
  const erasingMeetings = db.prepare<[], { id: string }>('select distinct meeting_id as id from erasings');
  const linesBy = db.prepare<[string, string], { number: number }>(
    "select number from lines where meeting_id = ? and lane = 'chat' and line ->> 'by' in (select value from json_each(?)) and line ->> 'text' <> ''",
  );
  const transcripts = transcriptsIn(db);
  const probeIn = db.prepare<[number]>('insert into probes (filler) values (randomblob(?))');
  const probeBack = db.prepare<[number | bigint], { bytes: number }>('select length(filler) as bytes from probes where number = ?');
  const probeOut = db.prepare<[number | bigint]>('delete from probes where number < ?');

  const putAnswer = (meetingId: string, { personId, commandId, seq }: Answered) =>
    orElse('SQLITE_CONSTRAINT_PRIMARYKEY', new SeqTaken(`command ${commandId}`), () =>
      answers.run(meetingId, personId, hashed(commandId), seq),
    );
  const limitPages = (pages: number) => void db.pragma(`max_page_count = ${Math.trunc(pages)}`);
  if (options.maxPages !== undefined) limitPages(options.maxPages);

  return {
    get commits() {
      return write.commits();
    },
    limitPages,

    createMeeting: ({ id, code, createdAt, follows }) =>
      write.whenCommitted(() => {
        orElse('SQLITE_CONSTRAINT_UNIQUE', new CodeTaken(code), () => meetings.run(id, code, createdAt, follows ?? null));
      }),
    meetingById: async (id) => byId.get(id) ?? null,
    meetingByCode: async (code) => byCode.get(code) ?? null,

    read: async (meetingId, afterSeq, limit = -1) =>
      factsAfter.all(meetingId, afterSeq, limit).map((row) => ({ ...row, event: JSON.parse(row.event) as MeetingEvent })),

    readJson: async (meetingId, afterSeq, limit) => factsJson.get(meetingId, afterSeq, limit)?.json ?? Buffer.from('[]'),

    append: async (meetingId, append) => {
      // Spelled out now: what the caller does to these objects while they wait must not reach the disk.
      const rows = append.recorded.map(({ seq, at, by, event }) => [meetingId, seq, at, by, JSON.stringify(event)] as const);
      const cardRows = append.cards.map((card) => [meetingId, card.id, JSON.stringify(card)] as const);
      const lineRows = append.lines.map((line) => [meetingId, line.number, line.lane, line.floor, JSON.stringify(line)] as const);
      const streamRows = append.streams.map((stream) => [meetingId, stream.linkId, JSON.stringify(stream)] as const);
      const rewritten = append.rewritten.map(({ seq, event }) => [JSON.stringify(event), meetingId, seq] as const);
      const begun = append.begun.map((one) => [meetingId, one.personId, JSON.stringify(one)] as const);
      const finished = [...append.finished];
      const writes = transcripts.spelled(meetingId, append.transcripts);
      const { answered, merged: mergers, visits: visiting, lineChanges: changes, boxes: sealed, emptied } = append;
      const { words, wordsOut: questionsOut } = append;
      const rest = structuredClone({ answered, merged: mergers, visits: visiting, changes, sealed, emptied, words, questionsOut });
      await write.whenCommitted(() => {
        for (const row of rows) orElse('SQLITE_CONSTRAINT_PRIMARYKEY', new SeqTaken(`fact ${row[1]}`), () => facts.run(...row));
        for (const one of rest.answered) putAnswer(meetingId, one);
        for (const row of cardRows) cards.run(...row);
        for (const { id, into } of rest.merged) merged.run(meetingId, id, into);
        for (const { personId, at, what } of rest.visits) visits.run(meetingId, personId, at, what);
        for (const row of lineRows) orElse('SQLITE_CONSTRAINT_PRIMARYKEY', new SeqTaken(`line ${row[1]}`), () => lines.run(...row));
        for (const { number, ...change } of rest.changes) lineChanges.run(JSON.stringify(change), meetingId, number);
        for (const { pollId, version, sealed } of rest.sealed)
          if (boxes.run(meetingId, pollId, version, sealed).changes === 0) throw new SeqTaken(`box ${version}`);
        for (const row of streamRows) streams.run(...row);
        for (const pollId of rest.emptied) boxOut.run(meetingId, pollId);
        for (const questionId of rest.questionsOut) wordsOut.run(meetingId, questionId);
        for (const { questionId, name, words: said } of rest.words) wordsIn.run(meetingId, questionId, name, said);
        for (const row of rewritten) rewrites.run(...row);
        for (const row of begun) begins.run(...row);
        for (const personId of finished) finishes.run(meetingId, personId);
        writes.run();
      });
      const isForgetting = begun.length + finished.length + rest.questionsOut.length > 0 || writes.takeOut;
      if (isForgetting || rest.changes.some(({ text }) => text === '')) journal.forget();
    },

    answered: async (meetingId, personId, commandId) => {
      // The id itself is what earlier versions kept.
      const answer = answerTo.get(meetingId, personId, hashed(commandId), commandId);
      return answer ? { personId, commandId, seq: answer.seq } : null;
    },
    roster: async (meetingId) => ({
      cards: cardsOf.all(meetingId).map(({ card }) => JSON.parse(card) as Card),
      merged: mergedOf.all(meetingId),
    }),
    visits: async (meetingId) => visitsOf.all(meetingId),
    lines: async (meetingId, { lane, floor, before, limit }) =>
      linesBefore.all(meetingId, lane, floor, Math.min(before, Number.MAX_SAFE_INTEGER), limit).reverse().map(lineFrom),
    lastLines: async (meetingId, limit) => lastLines.all(meetingId, limit).reverse().map(lineFrom),
    line: async (meetingId, number) => {
      const row = oneLine.get(meetingId, number);
      return row ? lineFrom(row) : null;
    },
    linesBy: async (meetingId, personIds) => linesBy.all(meetingId, JSON.stringify(personIds)).map(({ number }) => number),
    erasings: async (meetingId) => erasingsOf.all(meetingId).map(({ begun }) => JSON.parse(begun) as Begun),
    erasingMeetings: () => erasingMeetings.all().map(({ id }) => id),
    boxes: async (meetingId) => boxesOf.all(meetingId),
    captionStreams: async (meetingId) => streamsOf.all(meetingId).map(({ stream }) => JSON.parse(stream) as CaptionStream),
    transcriptHead: async (...of) => transcripts.head(...of),
    transcriptTurns: async (...page) => transcripts.turns(...page),
    words: async (meetingId) => wordsOf.all(meetingId),
    ballotKeys: ballotKeysIn(join(dirname(file), 'ballot-keys')),
    documents: documentLogIn(db, write.whenCommitted, putAnswer),
    versions: versionLogIn(db, write.whenCommitted),
    archive: archiveIn(db),
    journal,

    probe: () =>
      write.whenCommitted(() => {
        // The old row goes after the new one is in: a full file must not pass by reusing the old row's pages.
        const { lastInsertRowid } = probeIn.run(probeBytes);
        if (probeBack.get(lastInsertRowid)?.bytes !== probeBytes) throw new Error(`${file} does not give back what was written`);
        probeOut.run(lastInsertRowid);
      }),
    close: async () => {
      write.now();
      journal.stop();
      db.close();
    },
  };
}

/** A screen may call its commands what it likes, so that is a text of somebody: only what it comes to is kept. */
const hashed = (commandId: string) => createHash('sha256').update(commandId).digest('base64url');
const lineFrom = ({ line }: { line: string }) => JSON.parse(line) as Line;

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
    // What is erased is written over: a hidden line does not stay readable in the file.
    db.pragma('secure_delete = ON');
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
