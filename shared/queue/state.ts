import type { FloorId } from '../floor-id.ts';
import type { Attendance, Standing } from '../people.ts';

export const requestKinds = ['intervention', 'reply', 'question', 'point-of-order', 'right-of-reply'] as const;
export type RequestKind = (typeof requestKinds)[number];

export const policies = ['members-first', 'first-time-first', 'least-spoken-first', 'alternate', 'replies-first'] as const;
export type Policy = (typeof policies)[number];

export const entrances = ['self', 'staff', 'chat', 'kiosk', 'relay'] as const;

/** A wish to speak. `number` is the order received: the number of the fact that took it. */
export type Request = {
  id: string;
  number: number;
  askedAt: number;
  personId: string;
  attendance: Attendance;
  standing: Standing;
  kind: RequestKind;
  subject?: string;
  /** Read out by a moderator instead of spoken (Q11). */
  readAloud?: string;
  /** Who spoke when a reply was asked for. */
  replyTo?: string;
  via: (typeof entrances)[number];
  /** Who entered it for the person (Q10). */
  enteredBy?: string;
  /** How often a rule put somebody who asked later before it (Q6). */
  overtaken: number;
};
export type Aside = Request & { asideBy: string; asideAt: number; reason?: string };

/** The chair put this request beside that one (Q7). */
export type Pin = { requestId: string; where: 'before' | 'after'; neighbourId: string; by: string; reason?: string };

export type QueueOrder = {
  policies: Policy[];
  deckSize: number;
  maxOvertakes: number;
  /** What counts as having spoken: in this item, or in the whole meeting. */
  scope: 'item' | 'meeting';
};

/** Finished turns and spoken time of a person; points of order do not count. */
export type Spoken = { turns: number; ms: number };

export type Queue = {
  open: boolean;
  order: QueueOrder;
  /** By number. */
  waiting: Request[];
  /** Ids of those announced as next, in order (Q5). */
  deck: string[];
  pins: Pin[];
  aside: Aside[];
  /** The side that spoke last, for `alternate`. */
  lastSide: Attendance | null;
  spoken: Record<'item' | 'meeting', Record<string, Spoken>>;
  /** The same by the side from which it was spoken, in the whole meeting (N15). */
  bySide: Record<Attendance, Spoken>;
  /** What taking back the last call restores (F3). */
  undo: { turnId: string; request: Request | null; deck: string[]; pins: Pin[]; lastSide: Attendance | null; overtaken: string[] } | null;
};

export const emptyQueue: Queue = {
  open: true,
  order: { policies: [], deckSize: 2, maxOvertakes: 10, scope: 'meeting' },
  waiting: [],
  deck: [],
  pins: [],
  aside: [],
  lastSide: null,
  spoken: { item: {}, meeting: {} },
  bySide: { 'on-site': { turns: 0, ms: 0 }, remote: { turns: 0, ms: 0 } },
  undo: null,
};

export type QueueEvent =
  | { type: 'floor-requested'; floor: FloorId; request: Omit<Request, 'number' | 'askedAt' | 'overtaken'> }
  | { type: 'request-amended'; floor: FloorId; requestId: string; kind?: RequestKind; subject?: string }
  | { type: 'request-withdrawn'; floor: FloorId; requestId: string; personId: string }
  | { type: 'request-set-aside'; floor: FloorId; requestId: string; personId: string; reason?: string }
  | { type: 'request-returned'; floor: FloorId; requestId: string; personId: string }
  | { type: 'request-moved'; floor: FloorId; requestId: string; where: 'before' | 'after'; neighbourId: string; reason?: string }
  | { type: 'queue-closed'; floor: FloorId }
  | { type: 'queue-reopened'; floor: FloorId }
  | { type: 'order-set'; floor: FloorId; order: QueueOrder }
  | { type: 'leftover-settled'; floor: FloorId; itemId: string | null; how: 'carry' | 'store' | 'clear'; requests: Request[] };
