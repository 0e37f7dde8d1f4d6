import * as Y from 'yjs';
import { emptyMargin, type Margin, type Thread } from '../shared/documents/margin.ts';
import { marginOf } from '../shared/documents/rights.ts';
import type { Whose } from './document-copies.ts';
import { openLine } from './document-line.ts';

/** Somebody may read for long before anybody says anything. */
const askEveryMs = 10_000;

export type MarginState = { isOpened: boolean; margin: Margin };
export type MarginLine = {
  state: () => MarginState;
  subscribe: (listener: () => void) => () => void;
  close: () => void;
};

/** What stands beside a document, as it comes over a line of its own; this page only reads there. */
export function openMargin({ meetingId, documentId }: Pick<Whose, 'meetingId' | 'documentId'>): MarginLine {
  const doc = new Y.Doc();
  const [threads, numbers] = [doc.getMap<Thread>('threads'), doc.getMap<number>('numbers')];
  const listeners = new Set<() => void>();
  let state: MarginState = { isOpened: false, margin: emptyMargin };
  let beginning: string | null = null;
  const become = (change: Partial<MarginState>) => {
    state = { ...state, ...change };
    for (const listener of listeners) listener();
  };
  doc.on('update', () => {
    const all = [...threads.values()].map((thread) => [thread.number, thread] as const);
    become({ margin: { last: numbers.get('last') ?? 0, threads: new Map(all) } });
  });
  const nothing = () => {};
  const line = openLine({
    address: `${location.origin.replace(/^http/, 'ws')}/documents/${encodeURIComponent(meetingId)}/${encodeURIComponent(marginOf(documentId))}`,
    doc,
    mayWrite: false,
    askEveryMs,
    // The document beside it begins anew with it, and this page with that.
    began: (epoch) => (beginning ??= epoch) === epoch,
    onDisk: () => become({ isOpened: true }),
    notKept: nothing,
    opened: nothing,
    asked: nothing,
    heard: nothing,
    cut: nothing,
    notUnderstood: nothing,
  });
  line.connect();
  return {
    state: () => state,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    close: () => {
      listeners.clear();
      line.close();
      doc.destroy();
    },
  };
}
