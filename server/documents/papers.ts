import * as decoding from 'lib0/decoding';
import * as Y from 'yjs';
import { documentPage } from '../../shared/documents/html.ts';
import { documentMarkdown } from '../../shared/documents/markdown.ts';
import { schemaKept, schemaNumber, schemaOf, whyTooOld } from '../../shared/documents/schema.ts';
import { documentWords } from '../../shared/documents/words.ts';
import { blocksOf, mentionsIn, type Called } from './blocks.ts';
import { Effort, WatchedSteps, type Clock } from './effort.ts';
import { holdsOf, takeOut } from './taking-out.ts';
import { kindOf, saysNothing, type Presence } from './frames.ts';
import type { Client } from './log.ts';
import { verdictOn, type Verdict } from './update-check.ts';

const mostClientsAtOnce = 64;
const longestPresence = 4_096;

/** `authors`: by whom a step under each number of Yjs came first, since it was opened. */
type Paper = { doc: Y.Doc; owners: Map<number, string>; authors: Map<number, string> };
/**
 * `schema`: what the sender's page can read, null where it does not say. `line`: after a gap, which it may have from before (`hasGap`), nothing
 * more of the same one fits until an answer does.
 */
type Sent = { personId: string; frame: Uint8Array; schema: number | null; line: number; hasGap: boolean };
/** After so long no further frame is begun: others wait for the thread, too. */
const sliceMs = 10;
/**
 * `step`: all that these frames changed, as Yjs itself writes it down; null where nothing did. `changing`: which of them did. There may be fewer verdicts than
 * frames: the rest is to be sent again, where `isLong` says so to a thread of its own. `clients`: numbers under which somebody wrote for the first time since it was opened. `moreMs`: how much longer each of the frames took than is fair.
 */
type Written = {
  verdicts: (Verdict | 'old')[];
  changing: number[];
  clients: Client[];
  moreMs: number[];
  step: Uint8Array | null;
  stateVector: Uint8Array;
  isLong?: true;
};
/** `mostAtOnce`: steps and deletions of one update that are not left to another thread. */
type Manner = Clock & { mostAtOnce: number };
/** Where only what is written matters, and not how long it takes. */
const atEase: Manner = { now: () => 0, busyMs: () => null, mostAtOnce: Infinity };

/**
 * The documents themselves, on the worker's side: the only place where what people sent is read. Nothing that they sent leaves it as
 * it came. `reached` is told before each frame, so that whoever waits knows which one takes too long.
 */
export function createPapers(reached: (frame: number) => void, { mostAtOnce, ...clock }: Manner = atEase) {
  const papers = new Map<string, Paper>();
  const effort = new Effort(clock);
  const paper = (key: string): Paper => {
    const known = papers.get(key);
    if (!known) throw new Error('not open');
    return known;
  };

  /** After anything but a plain answer the paper is spoilt, and is to be opened again from what is kept. */
  function write(key: string, sent: Sent[], room: number): Written | { spoiltBy: number; why: 'bad' | 'slow' } {
    const { doc, owners, authors } = paper(key);
    const clients: Client[] = [];
    const verdicts: Written['verdicts'] = [];
    const moreMs: number[] = [];
    const began = clock.now();
    const changing: number[] = [];
    let schemaReached = schemaIn(doc);
    const steps: Uint8Array[] = [];
    const gaps = new Set(sent.flatMap(({ line, hasGap }) => (hasGap ? [line] : [])));
    let isLong = false as boolean;
    const take = (update: Uint8Array) => void steps.push(update);
    doc.on('update', take);
    try {
      // One transaction for all, so that one step is what they changed together.
      doc.transact((all) => {
        let extent = extentOf(all);
        for (const [i, { personId, frame, schema, line }] of sent.entries()) {
          reached(i);
          effort.begin(frame.length);
          const update = updateIn(frame);
          const isOld = whyTooOld(schema, schemaReached) !== null && !saysNothing(frame);
          const isBad = update === null;
          const isAnswer = kindOf(frame) === 'answers';
          const looked = isOld ? 'old' : isBad ? 'bad' : verdictSafely(doc, update, { personId, owners, room, mostAtOnce });
          const verdict = looked === 'fits' && !isAnswer && gaps.has(line) ? 'gap' : looked;
          if (verdict === 'gap') gaps.add(line);
          else if (verdict === 'fits' && isAnswer) gaps.delete(line);
          if (verdict === 'long') return void (isLong = true);
          if (verdict === 'fits') apply(doc, update!);
          if (verdict === 'fits' && !saysNothing(frame)) schemaReached = Math.max(schemaReached, Math.min(schema ?? 0, schemaNumber));
          room -= verdict === 'fits' ? frame.length : 0;
          verdicts.push(verdict);
          const before = extent;
          extent = extentOf(all);
          if (extent > before) changing.push(i);
          if (verdict === 'fits' && extent > before)
            for (const client of writtenUnder(all, authors)) {
              authors.set(client, personId);
              clients.push([client, personId]);
            }
          moreMs.push(effort.end());
          if (clock.now() - began > sliceMs) return;
        }
      });
      keepSchema(doc, schemaReached);
      const step = steps.length > 1 ? Y.mergeUpdates(steps) : (steps[0] ?? null);
      return { verdicts, changing, clients, moreMs, step, stateVector: Y.encodeStateVector(doc), ...(isLong ? { isLong } : {}) };
    } catch {
      close(key);
      return { spoiltBy: verdicts.length, why: effort.isTooMuch ? 'slow' : 'bad' };
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
      const doc = docOf(steps, new WatchedSteps<Y.GC | Y.Item>(effort.look));
      papers.set(key, { doc, owners: new Map(owners), authors: new Map() });
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
    mentions: (key: string): string[] => mentionsIn(paper(key).doc),
    markdown: (key: string, called: Called): string => documentMarkdown(blocksOf(paper(key).doc, called)),
    words: (key: string, called: Called): string => documentWords(blocksOf(paper(key).doc, called)),
    /** The step that takes out what was written under these numbers; null where that is nothing. */
    takeOut(key: string, clients: number[]): { step: Uint8Array | null; stateVector: Uint8Array } {
      const { doc } = paper(key);
      const steps: Uint8Array[] = [];
      const take = (update: Uint8Array) => void steps.push(update);
      doc.on('update', take);
      takeOut(doc, clients);
      doc.off('update', take);
      return { step: steps.length > 0 ? Y.mergeUpdates(steps) : null, stateVector: Y.encodeStateVector(doc) };
    },
    holds: (_key: string, state: Uint8Array, clients: number[]): boolean => holdsOf(docOf([state]), clients),
    markdownOf: (_key: string, state: Uint8Array, called: Called): string => documentMarkdown(blocksOf(docOf([state]), called)),
    /** Of a state that `whole` made. */
    mentionsOf: (_key: string, state: Uint8Array): string[] => mentionsIn(docOf([state])),
    page: (_key: string, state: Uint8Array, title: string, language: string, called: Called): string =>
      documentPage(title, language, blocksOf(docOf([state]), called)),
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

/** Numbers that have steps of this transaction and no author yet. */
function writtenUnder({ doc, beforeState }: Y.Transaction, authors: ReadonlyMap<number, string>): number[] {
  return [...doc.store.clients.keys()].filter(
    (client) => !authors.has(client) && Y.getState(doc.store, client) > (beforeState.get(client) ?? 0),
  );
}

/** Grows with everything that is written or taken out. */
function extentOf({ doc, deleteSet }: Y.Transaction): number {
  let extent = 0;
  for (const client of doc.store.clients.keys()) extent += Y.getState(doc.store, client);
  for (const list of deleteSet.clients.values()) for (const { len } of list) extent += len;
  return extent;
}

const schemaIn = (doc: Y.Doc): number => schemaOf(doc.getMap(schemaKept.map).get(schemaKept.key));
/** In the same step as what needs it, and put right where somebody else wrote there. */
function keepSchema(doc: Y.Doc, reached: number) {
  const kept = doc.getMap(schemaKept.map);
  if (schemaIn(doc) === reached) return;
  if (reached > 0) kept.set(schemaKept.key, reached);
  else kept.delete(schemaKept.key);
}

function docOf(steps: Uint8Array[], kept?: WatchedSteps<Y.GC | Y.Item>): Y.Doc {
  const doc = new Y.Doc();
  if (kept) doc.store.clients = kept;
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
