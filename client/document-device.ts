import { clearDocument, IndexeddbPersistence } from 'y-indexeddb';
import * as Y from 'yjs';
import type { Reach } from './document-saved.ts';
import { textOf } from './document-text.ts';

const patienceMs = 4_000;

/** Lets the device keep this document under that name, and brings what it kept; null where this browser keeps nothing. */
export async function keptOnDevice(name: string, doc: Y.Doc): Promise<IndexeddbPersistence | null> {
  if (!(await canKeep())) return null;
  const kept = new IndexeddbPersistence(name, doc);
  const late = new Promise<null>((give) => setTimeout(() => give(null), patienceMs));
  return Promise.race([kept.whenSynced.then(() => kept), late]);
}

/** Private windows may refuse, or never answer. */
function canKeep(): Promise<boolean> {
  return new Promise((answer) => {
    setTimeout(() => answer(false), patienceMs);
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
