/** Where a process can die: at a statement that writes something, or at the commit that this is in. */
export type CrashPoint = { what: string; at: keyof typeof begins; statement: string; when: 'before' | 'after' };

const insert = 'insert into document_steps';
const replace = 'update document_steps';
const drop = 'delete from document_steps';
/** With which statement each of these begins. */
const begins = {
  append: insert,
  'put together': replace,
  erase: 'insert into erasings',
  'rewrite a version': 'update document_versions set name',
  'finish an erasing': 'delete from erasings',
} as const;
export const crashPoints: CrashPoint[] = [
  { what: 'a step in the file, not committed', at: 'append', statement: insert, when: 'after' },
  { what: 'a step committed, nobody told', at: 'append', statement: 'commit', when: 'after' },
  { what: 'a state in the place of a step, the others still there', at: 'put together', statement: replace, when: 'after' },
  { what: 'a state committed', at: 'put together', statement: 'commit', when: 'after' },
  { what: 'a step not yet in the file', at: 'append', statement: insert, when: 'before' },
  { what: 'a step about to be committed', at: 'append', statement: 'commit', when: 'before' },
  { what: 'a state not yet in the file', at: 'put together', statement: replace, when: 'before' },
  { what: 'a state in the file, the steps in it gone', at: 'put together', statement: drop, when: 'after' },
  { what: 'a state about to be committed', at: 'put together', statement: 'commit', when: 'before' },
];

/** Of an erasing; `isBegun`: whether it is to be brought to its end by whoever comes after. */
export const erasingPoints: (CrashPoint & { isBegun: boolean })[] = [
  { what: 'before it is in the file', at: 'erase', statement: begins.erase, when: 'before', isBegun: false },
  { what: 'in the file, not committed', at: 'erase', statement: begins.erase, when: 'after', isBegun: false },
  { what: 'about to be committed', at: 'erase', statement: 'commit', when: 'before', isBegun: false },
  { what: 'committed, the journal still there, nobody told', at: 'erase', statement: 'commit', when: 'after', isBegun: true },
  { what: 'a document about to be put together', at: 'put together', statement: replace, when: 'before', isBegun: true },
  { what: 'a document put together', at: 'put together', statement: 'commit', when: 'after', isBegun: true },
  { what: 'a version rewritten, not committed', at: 'rewrite a version', statement: 'commit', when: 'before', isBegun: true },
  { what: 'a version rewritten', at: 'rewrite a version', statement: 'commit', when: 'after', isBegun: true },
  { what: 'about to be finished', at: 'finish an erasing', statement: 'commit', when: 'before', isBegun: true },
  { what: 'finished, the journal still there', at: 'finish an erasing', statement: 'commit', when: 'after', isBegun: true },
];

/** Run first in the process of the secretary, kills it at the `nth` time that it comes to that point; the secretary itself is as it was built. */
export const dyingAt = ({ at, statement, when }: CrashPoint, nth: number, root: string): string => `
  import { createRequire } from 'node:module';
  const { prototype } = createRequire(${JSON.stringify(`${root}/`)})('better-sqlite3');
  const { prepare } = prototype;
  let [left, isWithin] = [${nth}, false];
  const begins = ${JSON.stringify(begins[at])};
  const die = () => isWithin && --left === 0 && process.kill(process.pid, 'SIGKILL');
  prototype.prepare = function (sql) {
    const prepared = prepare.call(this, sql);
    const { run } = prepared;
    const isHere = sql.startsWith(${JSON.stringify(statement)});
    if (!isHere && !sql.startsWith(begins) && sql !== 'commit' && sql !== 'rollback') return prepared;
    prepared.run = function (...args) {
      if (sql.startsWith(begins)) isWithin = true;
      if (isHere && ${when === 'before'}) die();
      const done = run.apply(this, args);
      if (isHere && ${when === 'after'}) die();
      if (sql === 'commit' || sql === 'rollback') isWithin = false;
      return done;
    };
    return prepared;
  };
`;
