import { clearDocument, IndexeddbPersistence } from 'y-indexeddb';
import * as Y from 'yjs';
import type { Reach } from './document-saved.ts';
import { textOf } from './document-text.ts';

const patienceMs = 4_000;

/**
 * Lets the device keep this document under that name, and brings what it kept; null where this browser keeps nothing. Whoever answers
 * late is not waited for, and what it kept comes when it does, where it is wanted then.
 */
export async function keptOnDevice(name: string, doc: Y.Doc, isWanted = () => true): Promise<IndexeddbPersistence | null> {
  const can = canKeep();
  const kept = can.then((does) => (does && !doc.isDestroyed && isWanted() ? new IndexeddbPersistence(name, doc).whenSynced : null));
  return (await inTime(can)) ? inTime(kept) : null;
}

const inTime = <Value>(what: Promise<Value>): Promise<Value | null> =>
  Promise.race([what, new Promise<null>((give) => setTimeout(() => give(null), patienceMs))]);

/** Private windows may refuse, or never answer. */
function canKeep(): Promise<boolean> {
  return new Promise((answer) => {
    try {
      const trial = indexedDB.open('onefloor.trial');
      trial.onerror = () => answer(false);
      trial.onsuccess = () => {
        trial.result.close();
        answer(true);
      };
    } catch {
      answer(false);
    }
  });
}

/** What a copy says, without it becoming part of any page; null where it cannot be read. */
export async function readCopy(name: string): Promise<{ reach: Reach; text: string } | null> {
  const doc = new Y.Doc();
  const kept = await keptOnDevice(name, doc);
  const read = kept && { reach: Y.decodeStateVector(Y.encodeStateVector(doc)), text: textOf(doc) };
  doc.destroy();
  return read;
}

export const forgetCopy = (name: string): Promise<void> => clearDocument(name);
