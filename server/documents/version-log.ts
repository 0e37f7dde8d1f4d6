/**
 * A document as it was once (N27). One that nobody asked for has neither a name nor somebody who kept it. `writers`: who wrote since
 * the version before; `hash`: SHA-256 of its Markdown, in hex; `at`: ms since 1970.
 */
export type Version = {
  number: number;
  name: string | null;
  by: string | null;
  at: number;
  /** Up to which step of which beginning of the document. */
  step: number;
  epoch: string;
  hash: string;
  writers: string[];
};
/** Its state as one update of Yjs, and the very text that was hashed: a later way of writing Markdown must not change it. */
export type KeptText = { state: Uint8Array; markdown: string };
export type KeptVersion = Version & KeptText;
export type NewVersion = Omit<KeptVersion, 'number' | 'writers'>;

/** Where versions are kept, beside the steps. A resolved promise means: on disk. */
export interface VersionLog {
  /** In order. */
  list(meetingId: string, documentId: string): Promise<Version[]>;
  read(meetingId: string, documentId: string, number: number): Promise<KeptVersion | null>;
  /** Who wrote since the last version. */
  writers(meetingId: string, documentId: string): Promise<string[]>;
  /** Puts another text, and another name, in the place of one; an empty hash says that it is not what was kept, an empty text that it is withdrawn. */
  rewrite(meetingId: string, documentId: string, number: number, now: KeptText & Pick<Version, 'hash' | 'name'>): Promise<void>;
  /** Numbers it after the last. In the same breath one that is not needed any more may go; whoever wrote it then is named by the next. */
  keep(meetingId: string, documentId: string, version: NewVersion, without: number | null): Promise<Version>;
}
