type Sql = { pragma(source: string): unknown };
/** What was erased may stand in the journal of earlier commits until that begins anew. */
export type Journal = {
  /** It does, for the disk did not let go of it; it is tried again soon. */
  readonly holds: boolean;
  onChange: (holds: boolean) => void;
};

const againMs = 1_000;

/** `forget`: what the journal holds goes into the file, and the journal begins anew, now or as soon as it can. */
export function journalOf(db: Sql): Journal & { forget: () => void; stop: () => void } {
  let again: NodeJS.Timeout | undefined;
  const journal = { holds: false, onChange: (_holds: boolean) => {}, forget, stop: () => clearTimeout(again) };

  function forget() {
    clearTimeout(again);
    const holds = !isAnew(db);
    if (holds) again = setTimeout(forget, againMs).unref();
    if (holds === journal.holds) return;
    journal.holds = holds;
    journal.onChange(holds);
  }
  return journal;
}

function isAnew(db: Sql): boolean {
  try {
    const [done] = db.pragma('wal_checkpoint(TRUNCATE)') as { busy: number }[];
    return done?.busy === 0;
  } catch {
    // A disk that has no room for it now.
    return false;
  }
}
