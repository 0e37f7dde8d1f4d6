import type { Answered } from '../store.ts';

/** What was written into a document together. Numbers have no gap; a state that was put together has the number of the last step in it. */
export type Step = { number: number; update: Uint8Array };
/** `epoch` says which beginning this is: what was written after another one does not belong to it. */
export type KeptDocument = { epoch: string; steps: Step[] };

/** Who wrote in a step, and when it was given to the disk (ms, server time). */
/** `clients`: under which numbers of Yjs they wrote that nobody had written under before. */
export type By = { personIds: string[]; at: number; clients?: Client[] };
export type Client = [client: number, personId: string];
/** When the last step of somebody came. */
export type LastWord = { documentId: string; personId: string; at: number };

/** Where the live documents of a meeting are kept, step by step. A resolved promise means: on disk. */
export interface DocumentLog {
  /** All that is kept of a document, in order; it begins with this epoch where it has none. */
  open(meetingId: string, documentId: string, epoch: string): Promise<KeptDocument>;
  /**
   * Rejects with `SeqTaken` unless this is the number after the last: somebody else wrote, so read again. The answer to the command that
   * the step comes from is kept with it, or neither; rejects also where that command has its answer already. Who wrote it is kept until the
   * next version says so.
   */
  append(meetingId: string, documentId: string, step: Step, by: By, answered?: Answered): Promise<void>;
  /** In one breath, puts one state in the place of the step with its number and of all before it. Rejects with `SeqTaken` where there is no such step. */
  compact(meetingId: string, documentId: string, state: Step): Promise<void>;
  /** Ids of all documents there are, margins among them. */
  list(meetingId: string): Promise<string[]>;
  /** Under which numbers these people wrote in it. */
  clientsOf(meetingId: string, documentId: string, personIds: readonly string[]): Promise<number[]>;
  /** Of each document and everybody who ever wrote in it. */
  lastWords(meetingId: string): Promise<LastWord[]>;
}
