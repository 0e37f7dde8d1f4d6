import { createHash, type Hash } from 'node:crypto';
import type Database from 'better-sqlite3';

/** Parents before what belongs to them. Probes are of the disk, and boxes cannot be opened without a key that never leaves its folder. */
const tables = [
  'meetings',
  'facts',
  'answers',
  'cards',
  'merged',
  'visits',
  'lines',
  'caption_streams',
  'documents',
  'document_steps',
  'document_versions',
  'document_writers',
  'document_unkept',
  'document_clients',
  'erasings',
  'transcripts',
  'transcript_turns',
  'evaluation_words',
] as const;
const left: readonly string[] = ['probes', 'boxes', 'kysely_migration', 'kysely_migration_lock'];

/** Nothing is taken in or given out, and why, in a sentence for whoever called. */
export class NotArchived extends Error {
  override name = 'NotArchived';
}

type Head = { onefloor: 'archive'; format: 1; migrations: string[] };
type Value = string | number | null | { base64: string };
type Row = [table: (typeof tables)[number], row: Record<string, Value>];
type Column = { name: string; pk: number; type: string };

/**
 * Meetings as lines of JSON, and back: a head that says what wrote it, a row a line, and the SHA-256 (hex) of all lines before the last.
 * The same meetings give the same lines, so the hash says whether two servers hold the same (N31).
 */
export function archiveIn(db: Database.Database) {
  const migrationsHere = () =>
    db
      .prepare<[], { name: string }>('select name from kysely_migration order by name')
      .all()
      .map(({ name }) => name);
  const columnsOf = (table: string) => db.prepare<[string], Column>('select name, pk, type from pragma_table_info(?)').all(table);
  /** A number that only keeps an order: it is another one wherever else the rows come to lie. */
  const isOrder = ({ name, pk, type }: Column) => name === 'number' && pk === 1 && type.toLowerCase() === 'integer';

  function codesOf(codes: readonly string[]): string[] {
    const found = db.prepare<[], { id: string; code: string }>('select id, code from meetings order by created_at, id').all();
    const wanted = codes.map((code) => code.toUpperCase());
    const missing = wanted.find((code) => !found.some((one) => one.code === code));
    if (missing !== undefined) throw new NotArchived(`There is no meeting with the code ${missing}.`);
    const ids = found.filter(({ code }) => wanted.length === 0 || wanted.includes(code)).map(({ id }) => id);
    return withTheirSeries(ids);
  }
  /** What a meeting goes on from comes before it. */
  function withTheirSeries(ids: string[]): string[] {
    const before = db.prepare<[string], { follows: string | null }>('select follows from meetings where id = ?');
    const all: string[] = [];
    const add = (id: string) => {
      if (all.includes(id)) return;
      const follows = before.get(id)?.follows;
      if (follows) add(follows);
      all.push(id);
    };
    ids.forEach(add);
    return all;
  }

  function* rowsOf(table: Row[0], ids: readonly string[]): Generator<Row> {
    const columns = columnsOf(table);
    const kept = columns.filter((column) => !isOrder(column)).map(({ name }) => name);
    const keys = columns.filter(({ pk }) => pk > 0).toSorted((a, b) => a.pk - b.pk);
    const select = `select ${kept.map(quoted).join(', ')} from ${table} where ${table === 'meetings' ? 'id' : 'meeting_id'} = ? order by ${keys.map(({ name }) => quoted(name)).join(', ')}`;
    for (const id of ids)
      for (const row of db.prepare<[string], Record<string, Value | Buffer>>(select).iterate(id))
        yield [table, Object.fromEntries(kept.map((name) => [name, spelled(row[name]!)]))];
  }

  return {
    /** All that there are, for whoever compares. */
    tables: () =>
      db
        .prepare<[], { name: string }>("select name from sqlite_master where type = 'table'")
        .all()
        .map(({ name }) => name),

    /** Of these codes, or of all; each line with its end. Throws `NotArchived` for a code that is not here and while a secret poll or an evaluation is open. */
    *give(codes: readonly string[]): Generator<string> {
      const ids = codesOf(codes);
      const boxes = db.prepare<[string], { count: number }>('select count(*) as count from boxes where meeting_id = ?');
      if (ids.some((id) => boxes.get(id)!.count > 0))
        throw new NotArchived(
          'A secret poll or an evaluation is open, and its answers go nowhere before they are counted. Close it first.',
        );
      const hash = createHash('sha256');
      const head: Head = { onefloor: 'archive', format: 1, migrations: migrationsHere() };
      yield hashed(hash, head);
      for (const table of tables) for (const row of rowsOf(table, ids)) yield hashed(hash, row);
      yield `${JSON.stringify({ sha256: hash.digest('hex') })}\n`;
    },

    /** All of it or nothing; returns the hash and the codes. Throws `NotArchived` for what is no archive, is damaged, is of a newer Onefloor, or is here already. */
    take(lines: Iterable<string>): { sha256: string; codes: string[] } {
      const hash = createHash('sha256');
      const codes: string[] = [];
      const inserts = new Map<string, Database.Statement>();
      let [number, sha256] = [0, ''];
      const all = db.transaction(() => {
        for (const line of lines) {
          number += 1;
          if (sha256 !== '') throw new NotArchived(`Line ${number} stands behind the end.`);
          const said = parsed(line, number);
          if (number === 1) mustBeReadable(said, migrationsHere());
          else if (isEnd(said)) sha256 = matched(hash, said.sha256);
          else put(inserts, said, number, codes);
          if (sha256 === '') hash.update(`${line}\n`);
        }
        if (sha256 === '') throw new NotArchived('The end is missing.');
      });
      all.immediate();
      return { sha256, codes };
    },
  };

  function put(inserts: Map<string, Database.Statement>, said: unknown, number: number, codes: string[]) {
    const [table, row] = Array.isArray(said) ? (said as Row) : [];
    if (!tables.some((one) => one === table) || !row) throw new NotArchived(`Line ${number} is no row of a meeting.`);
    const known = columnsOf(table!).map(({ name }) => name);
    const names = Object.keys(row).filter((name) => known.includes(name));
    const key = `${table} ${names.join(' ')}`;
    const insert =
      inserts.get(key) ?? db.prepare(`insert into ${table} (${names.map(quoted).join(', ')}) values (${names.map(() => '?').join(', ')})`);
    inserts.set(key, insert);
    const code = typeof row['code'] === 'string' ? row['code'] : '';
    if (table === 'meetings') codes.push(code);
    try {
      insert.run(...names.map((name) => bound(row[name]!)));
    } catch (reason) {
      if (table === 'meetings') throw new NotArchived(`The meeting ${code} is here already.`);
      throw new NotArchived(`Line ${number} does not fit: ${(reason as Error).message}`);
    }
  }
}
export type Archive = ReturnType<typeof archiveIn>;

/** Every table is either in an archive or named here as left out, for the test that compares. */
export const archived = { tables, left };

const quoted = (name: string) => `"${name}"`;
const spelled = (value: Value | Buffer): Value => (Buffer.isBuffer(value) ? { base64: value.toString('base64') } : value);
const bound = (value: Value) => (value !== null && typeof value === 'object' ? Buffer.from(value.base64, 'base64') : value);
const isEnd = (said: unknown): said is { sha256: string } => typeof said === 'object' && said !== null && 'sha256' in said;

function hashed(hash: Hash, said: unknown): string {
  const line = `${JSON.stringify(said)}\n`;
  hash.update(line);
  return line;
}
function parsed(line: string, number: number): unknown {
  try {
    return JSON.parse(line);
  } catch {
    throw new NotArchived(`Line ${number} cannot be read.`);
  }
}
function mustBeReadable(said: unknown, known: string[]) {
  const head = said as Partial<Head> | null;
  if (head?.onefloor !== 'archive' || head.format !== 1) throw new NotArchived('This is no archive of Onefloor.');
  if (!head.migrations?.every((name) => known.includes(name)))
    throw new NotArchived('This archive is of a newer Onefloor. Renew this one first.');
}
function matched(hash: Hash, said: string): string {
  if (hash.digest('hex') !== said) throw new NotArchived('It is damaged: the lines are not those that its end tells of.');
  return said;
}
