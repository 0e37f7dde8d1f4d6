import { setTimeout as wait } from 'node:timers/promises';
import type { LiveMeeting } from '../live-meeting.ts';
import type { Store } from '../store.ts';
import { clerkProcess, type Clerk } from './clerk-process.ts';
import { viewOf } from '../../shared/audience.ts';
import type { RecordSum } from '../../shared/command.ts';
import { laidOf, type Laid } from '../../shared/transcripts/beside.ts';
import { transcriptIn } from '../../shared/transcripts/state.ts';
import { transcriptWords } from '../transcripts.ts';
import type { Drawn, Given, Reader, Takes } from './clerk.ts';
import type { Format } from './names.ts';

/** What is drawn up for whom; `languages` as a browser says them, `page` the address of the page of the record. */
export type Wanted = { reader: Reader; isListed: boolean; format: Format; languages: string; page: string };
type Kept = Pick<Store, 'readJson' | 'visits' | 'transcriptHead' | 'transcriptTurns'>;

/** Facts handed over in one breath, a third of a millisecond, and how long others have before the next. */
const handedAtOnce = 200;
const pauseMs = 1;
/** However many look at once, it is drawn up this seldom. */
const steadyMs = 1000;
/** What takes longer than this is drawn up again only when so many times as long has passed. */
const longMs = 3000;
const restsFor = 10;
/** A clerk whom nobody asked for this long gives the memory back, and a new one takes over where one is to be at hand. */
const idleMs = 60_000;
/** Whoever hangs for longer is ended. */
const mostMs = 120_000;

type Draft = { seq: number; at: number; drawn: Drawn };

/** Draws records up in a process of its own, so that no floor waits for a file (N31). */
export class Office {
  private clerk: Clerk | null = null;
  private readonly handed = new Map<string, { seq: number; handing: Promise<void> | null }>();
  private readonly wordings = new Map<string, number>();
  private readonly drafts = new Map<string, Draft>();
  private readonly drawing = new Map<string, Promise<Drawn>>();
  private idle: NodeJS.Timeout | undefined;
  private takes: Takes = 'what-is-left';
  private isLeaving = false;
  /** What kept a record from being drawn up, for whoever runs this. */
  onTrouble: (trouble: unknown) => void = () => {};

  constructor(
    private readonly kept: Kept,
    private readonly now: () => number,
    /** Whether a clerk waits from now on: beginning one holds up a floor for as long as it takes to copy this process. */
    private readonly isAtHand = false,
  ) {
    if (isAtHand) this.clerk = this.begin();
  }

  /** The file as the meeting stands, or as it stood a moment ago where drawing it takes long. Rejects when facts cannot be read or the clerk ended. */
  async file(live: LiveMeeting, wanted: Wanted): Promise<Drawn> {
    const worded = this.worded(live);
    const key = JSON.stringify([worded, wanted]);
    const last = this.drafts.get(key);
    const age = last ? this.now() - last.at : Infinity;
    if (last && ((last.seq === live.seq && age < steadyMs) || (last.drawn.tookMs > longMs && age < last.drawn.tookMs * restsFor)))
      return last.drawn;
    const drawing = this.drawing.get(key) ?? this.draw(live, worded, wanted, key).finally(() => this.drawing.delete(key));
    this.drawing.set(key, drawing);
    return drawing;
  }

  /** What everybody inside reads now, summed (N31). Rejects as `file` does. */
  async sum(live: LiveMeeting): Promise<RecordSum> {
    const sum = await this.byClerk(async (clerk) => {
      const meetingId = this.worded(live);
      await this.hand(clerk, live, meetingId, 'everyone');
      return clerk.sum({ meetingId, reader: 'everyone' });
    });
    this.rest();
    return sum;
  }

  /** Once more, by a clerk who takes a share, where others wanted all of the machine. */
  private async byClerk<Made>(work: (clerk: Clerk) => Promise<Made>): Promise<Made> {
    clearTimeout(this.idle);
    const clerk = (this.clerk ??= this.begin());
    try {
      return await work(clerk);
    } catch (error) {
      if (clerk.wasLeftNothing()) return this.byClerk(work);
      if (!this.isLeaving) this.onTrouble(error);
      throw error;
    }
  }

  /** What this meeting is called here while nobody is erased from it; what was folded of other words is forgotten then. */
  private worded({ id, rewordings }: LiveMeeting): string {
    const [before, now] = [this.wordings.get(id) ?? rewordings, rewordings];
    this.wordings.set(id, now);
    if (before !== now) this.forget(`${id}#${before}`);
    return `${id}#${now}`;
  }

  private forget(worded: string) {
    for (const key of [...this.drafts.keys()]) if (key.startsWith(`["${worded}",`)) this.drafts.delete(key);
    for (const key of [...this.handed.keys()]) if (key.startsWith(`${worded} `)) this.handed.delete(key);
    if (this.clerk) void this.clerk.hand({ name: 'forget', meetingId: worded }).catch(() => {});
  }

  async stop() {
    this.isLeaving = true;
    clearTimeout(this.idle);
    await this.end();
  }

  private async draw(live: LiveMeeting, worded: string, wanted: Wanted, key: string): Promise<Drawn> {
    const { seq, at, drawn } = await this.byClerk((clerk) => this.drawnBy(clerk, live, worded, wanted));
    // Somebody was erased while it was drawn: nobody gets it any more.
    if (this.worded(live) !== worded) {
      this.forget(worded);
      return this.file(live, wanted);
    }
    this.keep(key, { seq, at, drawn });
    return drawn;
  }

  private async drawnBy(clerk: Clerk, live: LiveMeeting, worded: string, wanted: Wanted): Promise<Draft> {
    const seq = await this.hand(clerk, live, worded, wanted.reader);
    const visits = wanted.isListed ? await this.kept.visits(live.id) : [];
    const at = this.now();
    const given: Given = {
      ...wanted,
      code: live.code,
      meeting: recordedFor(wanted.reader, live),
      cards: live.cards(),
      visits,
      transcripts: await this.laidBeside(live),
      upTo: seq,
      at,
    };
    return { seq, at, drawn: await clerk.draw({ meetingId: worded, given }) };
  }

  /** What stands beside the record, as its words are now. */
  private async laidBeside(live: LiveMeeting): Promise<Laid[]> {
    const all: Laid[] = [];
    for (const { id } of live.meeting.transcripts.laid) {
      const transcript = transcriptIn(live.meeting, id);
      const words = transcript && (await transcriptWords(this.kept, live.id, id));
      if (words) all.push(laidOf(transcript, words, live.cardOf));
    }
    return all;
  }

  /** Every fact once and in order, with pauses in which others are served. Resolves with the number of the last. */
  private async hand(clerk: Clerk, live: LiveMeeting, worded: string, reader: Reader): Promise<number> {
    const key = `${worded} ${reader}`;
    const handed = this.handed.get(key) ?? { seq: 0, handing: null };
    this.handed.set(key, handed);
    const handing = async () => {
      for (let upTo = live.seq; handed.seq < upTo; upTo = live.seq) {
        const facts = await this.kept.readJson(live.id, handed.seq, handedAtOnce);
        if (this.clerk !== clerk) throw new Error('the clerk was ended');
        await clerk.hand({ name: 'take', meetingId: worded, reader }, facts);
        handed.seq = Math.min(handed.seq + handedAtOnce, upTo);
        await wait(pauseMs);
      }
    };
    while (handed.seq < live.seq) await (handed.handing ??= handing().finally(() => (handed.handing = null)));
    return handed.seq;
  }

  private keep(key: string, draft: Draft) {
    this.drafts.delete(key);
    this.drafts.set(key, draft);
    for (const [old, { drawn }] of this.drafts)
      if (this.drafts.size > 64 || (old !== key && drawn.bytes.length > 8_000_000)) this.drafts.delete(old);
    this.rest();
  }

  private rest() {
    clearTimeout(this.idle);
    this.idle = setTimeout(() => void (this.drawing.size === 0 && this.renew()), idleMs).unref();
  }

  private async renew() {
    this.takes = 'what-is-left';
    await this.end();
    if (this.isAtHand) this.clerk ??= this.begin();
  }

  private begin(): Clerk {
    const clerk: Clerk = clerkProcess(this.takes, mostMs, () => {
      if (this.clerk !== clerk) return;
      if (clerk.wasLeftNothing()) this.takes = 'a-share';
      void this.end();
    });
    return clerk;
  }

  private async end() {
    const { clerk } = this;
    this.clerk = null;
    this.handed.clear();
    this.drafts.clear();
    await clerk?.stop();
  }
}

/** What of a meeting stands in its record beside the entries, and no more. */
function recordedFor(reader: Reader, { meeting }: LiveMeeting): Given['meeting'] {
  const { conduct, agenda, people, issuing, erasing } = viewOf(reader, meeting);
  return { conduct, agenda, people, issuing, erasing };
}
