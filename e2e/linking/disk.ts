import { copyFileSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { MeetingEvent } from '../../shared/meeting.ts';

export type Fact = { seq: number; at: number; by: string; event: MeetingEvent };
/** What the data file says of one poll that was published. */
export type Rows = {
  /** As they were published. */
  counts: number[];
  facts: Fact[];
  /** That somebody's command was done meanwhile, by the number of the last fact then. */
  answered: { personId: string; commandId: string; seq: number }[];
  /** Who is in the roster, in the order in which they came in. */
  seated: string[];
};

/** Reads the data file as any program does, through a copy with what is not yet in it: the secretary lets nobody else in. */
export function withCopy<Found>(folder: string, read: (db: Database.Database) => Found): Found {
  const copy = mkdtempSync(join(tmpdir(), 'onefloor-copy-'));
  for (const name of ['onefloor.db', 'onefloor.db-wal'])
    if (existsSync(join(folder, name))) copyFileSync(join(folder, name), join(copy, name));
  const db = new Database(join(copy, 'onefloor.db'));
  try {
    return read(db);
  } finally {
    db.close();
    rmSync(copy, { recursive: true });
  }
}

export const rowsOf = (folder: string, meetingId: string, pollId: string): Rows =>
  withCopy(folder, (db) => {
    const all = <Row>(sql: string) => db.prepare<[string], Row>(sql).all(meetingId);
    const facts = all<Omit<Fact, 'event'> & { event: string }>('select seq, at, by, event from facts where meeting_id = ? order by seq')
      .map((row): Fact => ({ ...row, event: JSON.parse(row.event) as MeetingEvent }))
      .filter(({ event }) => 'pollId' in event && event.pollId === pollId);
    const [first, last] = [facts[0]!.seq, facts.at(-1)!.seq];
    const answered = all<Rows['answered'][number]>(
      'select person_id as personId, command_id as commandId, seq from answers where meeting_id = ?',
    );
    const seated = all<{ id: string }>('select person_id as id from cards where meeting_id = ? order by number').map(({ id }) => id);
    const published = facts.map(({ event }) => event).find((event) => event.type === 'poll-published')!;
    return { facts, answered: answered.filter(({ seq }) => seq >= first && seq <= last), seated, counts: published.counted.counts };
  });

export const filesIn = (folder: string): string[] => (existsSync(folder) ? readdirSync(folder) : []);

/** Every file that lies there, in whatever folder, but for the data file and its log, and what the test itself laid there. */
export function otherFiles(folder: string): Buffer[] {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => !/^(onefloor\.db|linked-)/.test(name));
  return names
    .map((name) => join(folder, name))
    .filter((file) => statSync(file).isFile())
    .map((file) => readFileSync(file));
}
