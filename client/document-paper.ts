import * as Y from 'yjs';
import type { Refusal } from '../shared/refusal.ts';
import { copiesOf, keepCopies, nameOf, setAside, type Whose } from './document-copies.ts';
import { keptOnDevice } from './document-device.ts';
import { openLine, type DocumentLine } from './document-line.ts';
import { letGoWhenOlder } from './document-older.ts';
import { after, askEveryMs, untouched, type Happening, type Keeping } from './document-saved.ts';

/** Whoever only reads need not know at once that nobody answers, and there are many of them. */
const readerAsksEveryMs = 10_000;
/** Not refused for good: the server asks for it again. */
const passing: readonly Refusal[] = ['store-failing', 'slow-down', 'notes-full'];

export type PaperState = {
  keeping: Keeping;
  /** Whether this device keeps a copy of its own. */
  device: 'asking' | 'keeps' | 'keeps-nothing';
  /** The server took nothing of what was written here. */
  isDenied: boolean;
  /** Why the server did not write down what it last got. */
  why: Refusal | null;
  /** The document has begun anew; what this page has belongs to the one before. */
  isOver: boolean;
};
export type Paper = {
  doc: Y.Doc;
  provider: DocumentLine['provider'];
  state: () => PaperState;
  subscribe: (listener: () => void) => () => void;
  close: () => void;
};
export type PaperOptions = { whose: Whose; mayWrite: boolean; now: () => number };

/** A document as it lies open on this page: what is written on it, the device's copy, the line to the server, and what has become of it all. */
export function openPaper({ whose, mayWrite, now }: PaperOptions): Paper {
  const doc = new Y.Doc();
  let copies = copiesOf(whose);
  let state: PaperState = { keeping: untouched, device: mayWrite ? 'asking' : 'keeps-nothing', isDenied: false, why: null, isOver: false };
  let isClosed = false;
  const listeners = new Set<() => void>();
  const become = (change: Partial<PaperState>) => {
    if (isClosed) return;
    state = { ...state, ...change };
    for (const listener of listeners) listener();
  };
  const happened = (happening: Happening) => become({ keeping: after(state.keeping, happening) });

  const mine = new Map<number, number>();
  const wrote = (reach: Iterable<[number, number]>) => {
    const before = mine.size;
    const isMore = [...reach].filter(([writer, reached]) => reached > (mine.get(writer) ?? 0));
    for (const [writer, reached] of isMore) mine.set(writer, reached);
    if (isMore.length > 0 || mine.size > before) happened({ type: 'written', mine: new Map(mine), at: now() });
  };
  if (mayWrite) numberDeletions(doc);
  if (mayWrite) letGoWhenOlder(doc, (why) => become({ why, isDenied: true }));
  doc.on('afterTransaction', ({ local, origin, afterState }: Y.Transaction) => {
    if (!mayWrite) return;
    if (local) wrote([[doc.clientID, Y.getState(doc.store, doc.clientID)]]);
    // What an earlier visit left is known to be mine, however late the device brings it.
    else if (origin !== line.provider) wrote(afterState);
  });

  /** Not where another page of this device has set it aside. */
  const isWrittenIn = (kept = copiesOf(whose)) => kept.epoch === '' || nameOf(whose, kept) === nameOf(whose, copies);

  async function bringCopy() {
    if (!mayWrite || isClosed) return;
    const kept = await keptOnDevice(nameOf(whose, copies), doc, isWrittenIn);
    become({ device: kept ? 'keeps' : 'keeps-nothing' });
  }

  /** The copy that this page writes in is set aside, unless another page of this device has done so. */
  function setMineAside(epoch = copies.epoch) {
    const kept = copiesOf(whose);
    if (nameOf(whose, kept) === nameOf(whose, copies)) keepCopies(whose, { ...setAside(whose, copies), epoch });
  }

  /** A copy of another beginning, or one that was set aside, has no place on the line: it must not meet what is written there. */
  function began(epoch: string): boolean {
    if (state.isOver || isClosed) return false;
    const kept = copiesOf(whose);
    if (copies.epoch === '') {
      copies = kept.epoch === '' ? { ...kept, epoch } : kept;
      keepCopies(whose, copies);
      void bringCopy();
    }
    const isMine = copies.epoch === epoch && (!mayWrite || isWrittenIn(kept));
    if (!isMine) {
      setMineAside(epoch);
      become({ isOver: true });
    }
    return isMine;
  }

  const line = openLine({
    address: `${location.origin.replace(/^http/, 'ws')}/documents/${encodeURIComponent(whose.meetingId)}/${encodeURIComponent(whose.documentId)}`,
    doc,
    mayWrite,
    askEveryMs: mayWrite ? askEveryMs : readerAsksEveryMs,
    began,
    onDisk: (disk) => happened({ type: 'on-disk', disk, at: now() }),
    notKept: (why) => {
      const isDenied = !passing.includes(why);
      // At once: the right may be back before anything else is heard, and what was refused is not taken then either.
      if (isDenied) line.keepBack();
      if (isDenied && why !== 'page-too-old' && state.keeping.waitingSince !== null) setMineAside();
      become({ why, isDenied });
      happened({ type: 'refused', at: now() });
    },
    opened: () => happened({ type: 'opened' }),
    asked: () => happened({ type: 'asked', at: now() }),
    heard: () => happened({ type: 'heard' }),
    cut: () => happened({ type: 'cut' }),
    notUnderstood: () => {
      if (state.keeping.waitingSince === null) return;
      setMineAside();
      become({ isOver: true });
    },
  });

  /** What an earlier visit left comes first. */
  async function start() {
    if (copies.epoch !== '') await bringCopy();
    if (isClosed) return;
    line.connect();
  }
  void start();

  return {
    doc,
    provider: line.provider,
    state: () => state,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    close: () => {
      isClosed = true;
      line.close();
      doc.destroy();
    },
  };
}

/**
 * What is written has numbers, by which it is known whether the disk has it; what is only taken out has none. So each time a mark is
 * written behind it, on the same line in the same order: whoever has the mark has what came before.
 */
export function numberDeletions(doc: Y.Doc): void {
  doc.on('afterTransaction', ({ local, deleteSet, beforeState, afterState }: Y.Transaction) => {
    const hasNumber = (afterState.get(doc.clientID) ?? 0) > (beforeState.get(doc.clientID) ?? 0);
    if (local && deleteSet.clients.size > 0 && !hasNumber) doc.getMap('taken-out').set('last', null);
  });
}
