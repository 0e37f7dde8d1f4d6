import * as decoding from 'lib0/decoding';
import * as Y from 'yjs';
import { documentPage } from '../../shared/documents/html.ts';
import { documentMarkdown } from '../../shared/documents/markdown.ts';
import { blocksOf } from './blocks.ts';
import type { Presence } from './frames.ts';
import { verdictOn, type Verdict } from './update-check.ts';

const mostClientsAtOnce = 64;
const longestPresence = 4_096;

type Paper = { doc: Y.Doc; owners: Map<number, string> };
type Sent = { personId: string; frame: Uint8Array };
/** `step`: all that these frames changed, as Yjs itself writes it down; null where nothing did. */
type Written = { verdicts: Verdict[]; step: Uint8Array | null; stateVector: Uint8Array };

/**
 * The documents themselves, on the worker's side: the only place where what people sent is read. Nothing that they sent leaves it as
 * it came. `reached` is told before each frame, so that whoever waits knows which one takes too long.
 */
export function createPapers(reached: (frame: number) => void) {
  const papers = new Map<string, Paper>();
  const paper = (key: string): Paper => {
    const known = papers.get(key);
    if (!known) throw new Error('not open');
    return known;
  };

  /** After anything but a plain answer the paper is spoilt, and is to be opened again from what is kept. */
  function write(key: string, sent: Sent[], room: number): Written | { spoiltBy: number } {
    const { doc, owners } = paper(key);
    const verdicts: Verdict[] = [];
    let step: Uint8Array | null = null;
    const take = (update: Uint8Array) => void (step = update);
    doc.on('update', take);
    try {
      // One transaction for all, so that one step is what they changed together.
      doc.transact(() => {
        for (const [i, { personId, frame }] of sent.entries()) {
          reached(i);
          const update = updateIn(frame);
          const verdict = update === null ? 'bad' : verdictSafely(doc, update, { personId, owners, room });
          if (verdict === 'fits') apply(doc, update!);
          room -= verdict === 'fits' ? frame.length : 0;
          verdicts.push(verdict);
        }
      });
      return { verdicts, step, stateVector: Y.encodeStateVector(doc) };
    } catch {
      close(key);
      return { spoiltBy: verdicts.length };
    } finally {
      doc.off('update', take);
    }
  }

  function close(key: string) {
    papers.get(key)?.doc.destroy();
    papers.delete(key);
  }

  return {
    /** From steps that `write` or `whole` made. */
    open(key: string, steps: Uint8Array[], owners: [client: number, personId: string][]): Uint8Array {
      close(key);
      const doc = docOf(steps);
      papers.set(key, { doc, owners: new Map(owners) });
      return Y.encodeStateVector(doc);
    },
    write,
    /** What somebody lacks who says what they have; null when they say no such thing. */
    answer(key: string, frame: Uint8Array): Uint8Array | null {
      reached(0);
      const stateVector = updateIn(frame);
      try {
        return stateVector && Y.encodeStateAsUpdate(paper(key).doc, stateVector);
      } catch {
        return null;
      }
    },
    whole: (key: string): Uint8Array => Y.encodeStateAsUpdate(paper(key).doc),
    markdown: (key: string): string => documentMarkdown(blocksOf(paper(key).doc)),
    /** Of a state that `whole` made. */
    page: (state: Uint8Array, title: string, language: string): string => documentPage(title, language, blocksOf(docOf([state]))),
    /**
     * Who is said to be here, as far as it is for this person to say: their own clients, under their own name. A client is of whom it
     * was heard first. Others' are left out: every y-websocket repeats what it was told.
     */
    presence(key: string, { personId, name }: { personId: string; name: string }, frame: Uint8Array): Presence[] | null {
      reached(0);
      const { owners } = paper(key);
      try {
        return presencesIn(frame).flatMap(({ client, clock, state }) => {
          const owner = owners.get(client) ?? personId;
          const said = owner === personId ? inOwnName(JSON.parse(state), personId, name) : undefined;
          if (said === undefined) return [];
          owners.set(client, personId);
          return [{ client, clock, state: JSON.stringify(said) }];
        });
      } catch {
        return null;
      }
    },
    close,
  };
}
export type Papers = ReturnType<typeof createPapers>;

function docOf(steps: Uint8Array[]): Y.Doc {
  const doc = new Y.Doc();
  doc.transact(() => steps.forEach((step) => Y.applyUpdate(doc, step)));
  return doc;
}

function apply(doc: Y.Doc, update: Uint8Array) {
  Y.applyUpdate(doc, update);
  // What waits for something that never comes is in nobody's document.
  if (doc.store.pendingStructs || doc.store.pendingDs) throw new Error('pending');
}

function verdictSafely(...asked: Parameters<typeof verdictOn>): Verdict {
  try {
    return verdictOn(...asked);
  } catch {
    return 'bad';
  }
}

/** After the kind and the step, which were looked at before. */
function updateIn(frame: Uint8Array): Uint8Array | null {
  try {
    return decoding.readVarUint8Array(decoding.createDecoder(frame.subarray(2)));
  } catch {
    return null;
  }
}

function presencesIn(frame: Uint8Array): Presence[] {
  const decoder = decoding.createDecoder(decoding.readVarUint8Array(decoding.createDecoder(frame.subarray(1))));
  const count = decoding.readVarUint(decoder);
  if (count > mostClientsAtOnce) throw new Error('too many');
  return Array.from({ length: count }, () => {
    const [client, clock, state] = [decoding.readVarUint(decoder), decoding.readVarUint(decoder), decoding.readVarString(decoder)];
    if (state.length > longestPresence) throw new Error('too long');
    return { client, clock, state };
  });
}

/** Undefined where it claims to be somebody else or is nothing that an editor says; the name is always the one in the roster. */
function inOwnName(state: unknown, personId: string, name: string): unknown {
  if (state === null) return null;
  if (typeof state !== 'object' || Array.isArray(state)) return undefined;
  const user: unknown = 'user' in state ? state.user : {};
  if (typeof user !== 'object' || user === null || ('id' in user && user.id !== personId)) return undefined;
  return { ...state, user: { ...user, id: personId, name } };
}
