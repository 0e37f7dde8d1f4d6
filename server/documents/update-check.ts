import * as Y from 'yjs';

/** More than anybody writes between two moments at which their screen is asked for what is missing. */
const mostStructs = 20_000;
const mostDeletions = 20_000;
/** So little may be ahead of what is known without anybody meaning harm: it was typed before the screen was asked what it has. */
const mostTypedEarly = 100;

/** Whether an update may be applied. `gap`: something is missing before it; `full`: there is no room for it; `bad`: nobody's editor writes this. `long`: it may fit, but there is much to do. */
export type Verdict = 'fits' | 'gap' | 'full' | 'bad' | 'long';
export type Sender = {
  personId: string;
  /** Whom each Yjs client belongs to, as far as they have been heard of. */
  owners: ReadonlyMap<number, string>;
  /** Bytes that the document may still grow by. */
  room: number;
  /** More steps and deletions than this are `long`. */
  mostAtOnce: number;
};

/**
 * Looks at an update before it touches the document. What Yjs would put aside until something else comes is refused, since what is
 * put aside is merged again with every update that follows (131 KB of it stop a process for a minute).
 */
export function verdictOn(doc: Y.Doc, update: Uint8Array, { personId, owners, room, mostAtOnce }: Sender): Verdict {
  const { structs, ds } = Y.decodeUpdate(update);
  const deletions = [...ds.clients.values()].reduce((sum, list) => sum + list.length, 0);
  if (structs.length > mostStructs || deletions > mostDeletions) return 'bad';

  const ends = new Map<number, number>();
  const endOf = (client: number) => ends.get(client) ?? Y.getState(doc.store, client);
  let [isGap, adds] = [false, false];
  for (const struct of structs) {
    const { client, clock } = struct.id;
    const end = clock + struct.length;
    if (struct instanceof Y.Skip || struct.length === 0 || !Number.isSafeInteger(end)) return 'bad';
    if (clock > endOf(client)) isGap = true;
    if (end <= endOf(client)) continue;
    // What others wrote comes from them: a step in their name would stand in the way of their next one.
    if ((owners.get(client) ?? personId) !== personId) return 'bad';
    adds = true;
    ends.set(client, end);
  }
  const isKnown = (id: unknown) => !isId(id) || id.clock < endOf(id.client);
  for (const struct of structs)
    if (struct instanceof Y.Item && ![struct.origin, struct.rightOrigin, struct.parent].every(isKnown)) isGap = true;
  for (const [client, list] of ds.clients) {
    let removed = 0;
    for (const { clock, len } of list) {
      removed += len;
      if (clock + len > endOf(client)) isGap = true;
    }
    // The same removed again and again is no edit, and each time is work.
    if (!isGap && removed > endOf(client)) return 'bad';
  }
  if (isGap) return structs.length + deletions > mostTypedEarly ? 'bad' : 'gap';
  if (adds && update.length > room) return 'full';
  return structs.length + deletions > mostAtOnce ? 'long' : 'fits';
}

const isId = (one: unknown): one is Y.ID => one instanceof Y.ID;
