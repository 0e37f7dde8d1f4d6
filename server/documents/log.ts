/** What was written into a document together. Numbers have no gap; a state that was put together has the number of the last step in it. */
export type Step = { number: number; update: Uint8Array };
/** `epoch` says which beginning this is: what was written after another one does not belong to it. */
export type KeptDocument = { epoch: string; steps: Step[] };

/** Where the live documents of a meeting are kept, step by step. A resolved promise means: on disk. */
export interface DocumentLog {
  /** All that is kept of a document, in order; it begins with this epoch where it has none. */
  open(meetingId: string, documentId: string, epoch: string): Promise<KeptDocument>;
  /**
   * Rejects with `SeqTaken` unless this is the number after the last: somebody else wrote, so read again. Who wrote it is kept until
   * the next version says so.
   */
  append(meetingId: string, documentId: string, step: Step, writers: string[]): Promise<void>;
  /** In one breath, puts one state in the place of the step with its number and of all before it. Rejects with `SeqTaken` where there is no such step. */
  compact(meetingId: string, documentId: string, state: Step): Promise<void>;
}
