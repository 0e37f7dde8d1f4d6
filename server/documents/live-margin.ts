import { randomUUID } from 'node:crypto';
import type { Who } from '../../shared/command.ts';
import { erasedFrom, type Says } from '../../shared/documents/margin-erasing.ts';
import { marginChange, marginRefusal, type MarginCommand } from '../../shared/documents/margin.ts';
import { marginOf, mayReadDocument, mayWriteDocument } from '../../shared/documents/rights.ts';
import type { Refusal } from '../../shared/refusal.ts';
import type { Clock } from '../clock.ts';
import type { LiveMeeting } from '../live-meeting.ts';
import { SeqTaken, type Store } from '../store.ts';
import { NoRoom, NotServed, type LiveDocument } from './live-document.ts';
import { openMarginPaper, type MarginPaper } from './margin-paper.ts';

/** `thread`: the number of what was begun or changed. */
export type MarginAnswer = { ok: true; thread: number } | { ok: false; refusal: Refusal };
/** What is told of whoever said something here: what stands on their card as a name, and nothing else of it. */
export type MarginNames = Record<string, string>;

type Beside = { live: LiveMeeting; documentId: string; document: LiveDocument };
type Kept = { log: Store['documents']; answered: Store['answered']; now: Clock };

/** What stands beside one document: one command at a time is decided, written, shown, and then answered. */
export class LiveMargin {
  private paper: MarginPaper | null = null;
  private line: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly beside: Beside,
    private readonly kept: Kept,
  ) {}

  act(who: Who, commandId: string, command: MarginCommand): Promise<MarginAnswer> {
    return this.inLine(async () => (await this.answerBefore(who, commandId)) ?? this.answer(who, commandId, command));
  }

  /** The same command of the same person has one answer, also after a restart. */
  async answerBefore(who: Who, commandId: string): Promise<MarginAnswer | null> {
    const { live } = this.beside;
    const before = await this.kept.answered(live.id, who.id, this.keyOf(commandId));
    return before && { ok: true, thread: before.seq };
  }

  names(): Promise<MarginNames> {
    return this.inLine(async () => {
      const { threads } = (await this.open()).margin();
      const ids = [...threads.values()].flatMap(({ entries, state }) => [
        ...entries.map(({ by }) => by),
        ...('by' in state ? [state.by] : []),
      ]);
      return Object.fromEntries([...new Set(ids)].map((id) => [id, this.beside.live.cardOf(id)?.name ?? '']));
    });
  }

  /** What these people said is gone, and whom they answered stands alone. */
  erase(ids: readonly string[], says: Says): Promise<void> {
    return this.inLine(async () => {
      const paper = await this.open();
      for (const change of erasedFrom(paper.margin(), ids, says)) await this.beside.document.note(paper.write(change), null);
      // What a thread said before it was changed is in the steps until they are one.
      await this.beside.document.takeOut(async () => []);
    }).catch((error: unknown) => {
      this.paper = null;
      throw error;
    });
  }

  private async answer(who: Who, commandId: string, command: MarginCommand): Promise<MarginAnswer> {
    const { live, documentId, document } = this.beside;
    // Whoever is erased while this waits has said nothing.
    const unread = live.whoIs(who.id) ? mayReadDocument(live.meeting, who, documentId) : 'not-a-participant';
    if (unread || live.readOnly) return { ok: false, refusal: unread ?? 'store-failing' };
    const paper = await this.open();
    const hand = { id: who.id, writes: mayWriteDocument(live.meeting, who, documentId) === null };
    const refusal = marginRefusal(paper.margin(), hand, command);
    if (refusal) return { ok: false, refusal };
    const change = marginChange(paper.margin(), hand, command, this.kept.now());
    try {
      await document.note(paper.write(change), { personId: who.id, commandId: this.keyOf(commandId), seq: change.number });
      return { ok: true, thread: change.number };
    } catch (error) {
      // What is not on disk nobody has said: read again from there before anything else is.
      this.paper = null;
      if (error instanceof NoRoom) return { ok: false, refusal: 'margin-full' };
      if (!(error instanceof SeqTaken || error instanceof NotServed)) live.cannotWrite();
      return { ok: false, refusal: 'store-failing' };
    }
  }

  private async open(): Promise<MarginPaper> {
    const { live, documentId } = this.beside;
    if (!this.paper) {
      const { steps } = await this.kept.log.open(live.id, marginOf(documentId), randomUUID());
      this.paper = openMarginPaper(steps.map(({ update }) => update));
    }
    return this.paper;
  }

  /** Apart from the commands of the meeting, and from those of other documents. */
  private keyOf = (commandId: string) => `${marginOf(this.beside.documentId)} ${commandId}`;

  private inLine<Value>(act: () => Promise<Value>): Promise<Value> {
    const done = this.line.then(act);
    this.line = done.catch(() => {});
    return done;
  }
}
