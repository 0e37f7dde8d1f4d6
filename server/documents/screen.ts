import type { WebSocket } from 'ws';
import type { Who } from '../../shared/command.ts';
import { mayReadDocument, mayWriteDocument } from '../../shared/documents/rights.ts';
import type { Refusal } from '../../shared/refusal.ts';
import type { LiveMeeting } from '../live-meeting.ts';
import { handOver, type FrameSender } from '../whole-frame.ts';
import { askFrame, deniedFrame, notKeptFrame } from './frames.ts';

/**
 * Why a connection ends, as y-websocket understands it: 44.. is for good, everything else comes back and is asked anew for what it
 * has. `gap`: something of this screen was lost on the way; `slow`: what it sent took too long, which may be nobody's fault.
 */
export const endings = { again: 1012, bad: 4400, 'not-inside': 4403, gap: 4509, slow: 4508, flood: 4529 } as const;
export type Ending = keyof typeof endings;
/** What nobody's editor does: nothing more of it is read. */
const misdeeds: readonly Ending[] = ['bad', 'slow', 'flood'];

/** Longer than people type: of one screen no two of these are in memory at once. */
const longFrameBytes = 64 * 1024;
/** Only a screen that does not read comes to this. */
const mostUnsentBytes = 16 * 1024 * 1024;

export type Opened = {
  socket: WebSocket;
  live: LiveMeeting;
  personId: string;
  documentId: string;
  wantsKept: boolean;
  schema: number | null;
};
/** Of a person, on all screens together: `worked` says whether so many ms more than fair are still theirs, `cut` that a screen was ended. */
export type Purse = { worked: (ms: number) => boolean; cut: () => void };

/** The screen of the room: a device, and nobody's. */
export const roomScreen: Who = { id: 'screen', attendance: 'on-site', standing: 'observer', seat: 'screen' };

/** One connection of one person to one document. What they may is asked of the rule book each time. */
export class DocumentScreen {
  readonly live: LiveMeeting;
  readonly personId: string;
  readonly wantsKept: boolean;
  /** What its page can read, null where it does not say. */
  readonly schema: number | null;
  /** It has been given what it lacked: from then on it follows. */
  follows = false;
  /** Something that it has may not be here: it was not asked yet, or what it sent was not kept. */
  owes = true;
  /**
   * Something that it wrote was not taken, which may be a deletion, and those have no number: what it writes after that would say that
   * all before it is here. So until it answers with all that is missing, nothing else of it is taken.
   */
  hasGap = false;
  /** Where it moved to last, when there was too much of that. */
  movedLater: NodeJS.Timeout | undefined;
  /** When it may be asked for what it has (ms, as `performance.now`). */
  askAt = 0;
  /** Its updates so far, and up to which of them all are on disk. */
  sent = 0;
  heard = 0;
  private readonly socket: WebSocket;
  private readonly documentId: string;

  /** What it was last told is on disk. */
  toldOf: Uint8Array | null = null;

  constructor(
    { socket, live, personId, documentId, wantsKept, schema }: Opened,
    private readonly purse: Purse,
  ) {
    [this.socket, this.live, this.personId, this.documentId] = [socket, live, personId, documentId];
    [this.wantsKept, this.schema] = [wantsKept, schema];
  }

  private get who(): Who | null {
    return this.personId === roomScreen.id ? roomScreen : this.live.whoIs(this.personId);
  }
  get isInside(): boolean {
    return this.who !== null && mayReadDocument(this.live.meeting, this.who, this.documentId) === null;
  }
  /** Under which name the others see it write. */
  get name(): string {
    return this.live.cardOf(this.personId)?.name ?? '';
  }
  /** Why nothing of what it writes is taken now. */
  notWriting(): Refusal | null {
    const { who } = this;
    if (!who) return 'not-a-participant';
    return mayWriteDocument(this.live.meeting, who, this.documentId) ?? (this.live.readOnly ? 'store-failing' : null);
  }

  get isOpen(): boolean {
    return this.socket.readyState === this.socket.OPEN;
  }
  send(frame: Uint8Array) {
    if (!this.isOpen) return;
    if (this.socket.bufferedAmount > mostUnsentBytes) this.socket.terminate();
    else this.socket.send(frame, { binary: true });
  }
  /** The same for what is made once for many. */
  hand(frame: Buffer) {
    if (!this.isOpen) return;
    if (this.socket.bufferedAmount > mostUnsentBytes) this.socket.terminate();
    else handOver(this.socket as unknown as { _sender: FrameSender }, frame);
  }

  /** What it sent kept a thread busy for so much longer than is fair; whoever does so all the time is ended. */
  cost(moreMs: number) {
    if (!this.purse.worked(moreMs)) this.end('slow');
  }

  /** Says that what it wrote is not kept; it is asked for it again when it may be. */
  refuse(refusal: Refusal, askAgainAt = 0) {
    [this.owes, this.askAt] = [true, askAgainAt];
    // What finds no room has a number, without which the next ones do not fit; and what is taken out after that makes room.
    this.hasGap ||= refusal !== 'notes-full';
    this.send(deniedFrame());
    if (this.wantsKept) this.send(notKeptFrame(refusal));
  }

  /** After a long frame no more of it is read until that is dealt with. */
  waitAfter(frame: Uint8Array) {
    if (frame.length > longFrameBytes && this.isOpen) this.socket.pause();
  }
  readOn() {
    if (this.isOpen && this.socket.isPaused) this.socket.resume();
  }

  /** Asks for all that is not on disk here. */
  ask(stateVector: Uint8Array) {
    this.askAt = Infinity;
    this.send(askFrame(stateVector));
  }

  end(why: Ending) {
    if (!this.isOpen) return;
    this.socket.close(endings[why], why);
    const isMisdeed = misdeeds.includes(why);
    if (why === 'gap' || isMisdeed) this.purse.cut();
    if (isMisdeed) this.stopReading();
    // Whoever does not answer the goodbye is not waited for.
    else setTimeout(() => this.socket.terminate(), 500).unref();
  }

  /** Nothing more of it is read, not even its goodbye; what it was told still goes out. */
  stopReading() {
    this.socket.pause();
    setTimeout(() => this.socket.terminate(), 100).unref();
  }
}
