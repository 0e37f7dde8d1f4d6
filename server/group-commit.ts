type Sql = { prepare(sql: string): { run(): unknown }; readonly inTransaction: boolean };
type Waiting = { write: () => void; resolve: () => void; reject: (reason: unknown) => void };

/**
 * Writes that wait at the same time become true in one commit. One that is refused takes back only itself;
 * when the disk fails nothing of the commit is true, and everybody in it hears what the disk said.
 */
export function groupCommit(db: Sql) {
  const [begin, commit, rollback] = [db.prepare('begin immediate'), db.prepare('commit'), db.prepare('rollback')];
  const [mark, back, keep] = [db.prepare('savepoint one'), db.prepare('rollback to one'), db.prepare('release one')];
  let waiting: Waiting[] = [];
  let commits = 0;

  function settled(write: () => void): { failed: unknown } | 'written' {
    mark.run();
    try {
      write();
      keep.run();
      return 'written';
    } catch (failed) {
      // Some errors of the disk end the whole transaction: then nobody's write is left to commit.
      if (!db.inTransaction) throw failed;
      back.run();
      keep.run();
      return { failed };
    }
  }

  function now() {
    const group = waiting;
    waiting = [];
    if (group.length === 0) return;
    try {
      begin.run();
      const outcomes = group.map(({ write }) => settled(write));
      commit.run();
      commits += 1;
      group.forEach(({ resolve, reject }, index) => {
        const outcome = outcomes[index]!;
        if (outcome === 'written') resolve();
        else reject(outcome.failed);
      });
    } catch (reason) {
      for (const { reject } of group) reject(reason);
      if (db.inTransaction) rollback.run();
    }
  }

  return {
    commits: () => commits,
    now,
    whenCommitted: (write: () => void) =>
      new Promise<void>((resolve, reject) => {
        if (waiting.push({ write, resolve, reject }) === 1) setImmediate(now);
      }),
  };
}
