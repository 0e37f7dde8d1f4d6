import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { SeqTaken, type Answered } from '../store.ts';
import { wholeFrame } from '../whole-frame.ts';
import { answerFrame, keptFrame, presenceFrame, saysNothing, updateFrame } from './frames.ts';
import type { By, Client, DocumentLog } from './log.ts';
import { Presences } from './presences.ts';
import type { DocumentScreen } from './screen.ts';
import type { Bench } from './benches.ts';
import { Ended } from './workbench.ts';

export type DocumentLimits = {
  /** Bytes of one document, as it is kept. */
  documentBytes: number;
  /** More steps than this, or more bytes since the last state than the state has, are put together. */
  steps: number;
  /** A document that nobody has touched for so long is given back to the disk. */
  idleMs: number;
};
/** A document as it is on disk, after so many steps; `words`: as it would be read out. */
export type Still = { epoch: string; number: number; state: Uint8Array; markdown: string; words: string };
export type DocumentSeen = { what: 'step' } | { what: 'failure'; error: unknown };
type Written = { screen: DocumentScreen; frame: Uint8Array; isAnswer: boolean; number: number };
/** What the server itself writes into a document that nobody else writes in, and the answer to the command it comes from. */
type Noted = { update: Uint8Array; answered: Answered | null; settle: () => void; fail: (error: unknown) => void };
/** What was written under these numbers goes, and all that was ever taken out. */
type Taking = { clientsOf: ClientsOf; settle: (clients: readonly number[]) => void; fail: (reason: unknown) => void };
/** Asked when nobody writes any more: what was on its way until then has its number, too. */
type ClientsOf = () => Promise<readonly number[]>;
type Errand = { run: (still: Still) => Promise<void>; fail: (reason: unknown) => void };
type Asked = { screen: DocumentScreen; frame: Uint8Array; does: 'asks' | 'presence' };

const mostAtOnce = 64;
/** A step is shown at once; those who write on are gathered for as long as telling it took, so many times, but never longer than this. */
const gatherTimes = 2;
const mostGatherMs = 20;
/** Less than this since the last state is not worth another. */
const leastStateBytes = 64 * 1024;
const mostFailures = 4;
/** A screen that has more than there is room for is asked for it again after this. */
const fullForMs = 10_000;

/** The document is as long as documents may be. */
export class NoRoom extends Error {
  override name = 'NoRoom';
}

/** Nothing is wrong with the disk: whoever reads documents was ended too often, or could not read this. */
export class NotServed extends Error {
  override name = 'NotServed';
}

/** One document that somebody has open: what is written goes to the worker, to the disk, and then to everybody else. */
export class LiveDocument {
  readonly screens = new Set<DocumentScreen>();
  readonly presences = new Presences((frame) => this.tell(frame));
  lastTouched = performance.now();
  /** Told of each step that is on disk. */
  onStep: () => void = () => {};
  private readonly written: Written[] = [];
  private readonly noted: Noted[] = [];
  private readonly asked: Asked[] = [];
  private readonly newcomers: DocumentScreen[] = [];
  private readonly errands: Errand[] = [];
  private readonly takings: Taking[] = [];
  private readonly owners = new Map<number, string>();
  private working: Promise<void> | null = null;
  /** In which of the worker's generations it is open there; -1 = in none. */
  private openIn = -1;
  private epoch = '';
  private number = 0;
  private steps = 0;
  /** Of the last state, and of the steps since. */
  private bytes = { state: 0, since: 0 };
  private stateVector: Uint8Array = new Uint8Array([0]);
  /** All of it as a frame, while nothing is written. */
  private whole: Buffer | null = null;
  private told = { at: 0, tookMs: 0 };
  /** Its text and whom it mentions, while nothing is written; `as` says how those were called. */
  private text: { mentions: string[]; as: string; markdown: string; words: string } | null = null;
  private oneByOne = false;
  /** Somebody had more than there was room for: what was taken out is let go of when they bring it again. */
  private isFull = false;
  private failures = 0;

  constructor(
    private readonly key: { meetingId: string; documentId: string },
    private readonly log: DocumentLog,
    private readonly bench: Bench,
    private readonly limits: DocumentLimits,
    private readonly observe: (seen: DocumentSeen) => void,
    /** Server time in ms, and who is told that it is on disk. */
    private readonly kept: {
      now: () => number;
      tell: (by: By) => void;
      /** Of what is mentioned (`person <id>`, `item <id>`), what it is called now. */
      called: (mentions: string[]) => Promise<Record<string, string>>;
    },
  ) {}

  private get name() {
    return `${this.key.meetingId} ${this.key.documentId}`;
  }

  welcome(screen: DocumentScreen) {
    this.screens.add(screen);
    this.newcomers.push(screen);
    this.wake();
  }
  wrote(written: Written) {
    this.written.push(written);
    this.wake();
  }
  /** Resolves when it is on disk with its answer; rejects when it is in no document. */
  note(update: Uint8Array, answered: Answered | null): Promise<void> {
    return new Promise((settle, fail) => {
      this.noted.push({ update, answered, settle, fail });
      this.wake();
    });
  }
  ask(asked: Asked) {
    this.asked.push(asked);
    this.wake();
  }
  /**
   * Takes out what was written under these numbers, and then keeps one state in the place of all steps, so that nothing of what was ever
   * taken out stays on the disk. Resolves with its words as they would be read out now.
   */
  async takeOut(clientsOf: ClientsOf): Promise<{ clients: readonly number[]; words: string }> {
    const clients = await new Promise<readonly number[]>((settle, fail) => {
      this.takings.push({ clientsOf, settle, fail });
      this.wake();
    });
    return { clients, words: await this.still(async ({ words }) => words) };
  }

  /** Does this with the document as it is on disk, while nobody writes in it. */
  still<Done>(act: (still: Still) => Promise<Done>): Promise<Done> {
    return new Promise((settle, fail) => {
      this.errands.push({ run: (still) => act(still).then(settle, fail), fail });
      this.wake();
    });
  }
  left(screen: DocumentScreen) {
    this.screens.delete(screen);
    this.presences.left((one) => one === screen);
    this.lastTouched = performance.now();
  }

  /** Resolves when all that came is answered. */
  async idle() {
    while (this.working) await this.working;
  }

  /** Once a second: whoever is not inside any more goes; whoever may write again is asked for what was not kept. */
  tick(now: number) {
    for (const screen of this.screens) {
      if (!screen.isInside) screen.end('not-inside');
      else if (screen.toldOf !== null && screen.toldOf !== this.stateVector) this.sayKept(screen);
      if (this.epoch !== '' && screen.owes && screen.askAt <= now && screen.notWriting() === null) screen.ask(this.stateVector);
    }
    this.presences.left((screen) => screen.notWriting() !== null);
    if (!this.working && this.openIn >= 0 && now - this.lastTouched > this.limits.idleMs) this.rest();
  }

  /** Says that it is alive: a screen that hears nothing for 30 s connects anew. */
  beat() {
    this.tell(presenceFrame([]));
  }

  /** Gives its memory back; it is opened again from the disk when somebody writes. */
  rest() {
    this.bench.rest();
    [this.openIn, this.whole] = [-1, null];
  }

  private wake() {
    this.lastTouched = performance.now();
    this.working ??= this.work().finally(() => {
      this.working = null;
      if (this.hasWork()) this.wake();
    });
  }
  private hasWork = () =>
    this.written.length + this.noted.length + this.asked.length + this.newcomers.length + this.errands.length + this.takings.length > 0;

  private async work() {
    while (this.hasWork()) {
      try {
        if (this.openIn !== this.bench.generation) await this.open();
        this.greet();
        if (this.written.length > 0) await this.write();
        if (this.noted[0] && this.openIn === this.bench.generation) await this.takeNoted(this.noted[0]);
        for (let left = this.asked.length; left > 0 && this.openIn === this.bench.generation; left -= 1) await this.answer(this.asked[0]!);
        if (this.takings[0] && this.openIn === this.bench.generation) await this.take(this.takings[0]);
        if (this.errands.length > 0 && this.openIn === this.bench.generation) await this.stand();
        if (this.openIn === this.bench.generation) this.failures = 0;
      } catch (error) {
        this.openIn = -1;
        if (!(error instanceof Ended)) this.observe({ what: 'failure', error });
        this.failures += 1;
        if (this.failures >= mostFailures) this.giveUp();
      }
    }
  }

  private giveUp() {
    for (const screen of this.screens) screen.end('again');
    for (const { fail } of this.errands.splice(0)) fail(new Error(`document ${this.name} could not be opened`));
    this.written.length = this.asked.length = this.newcomers.length = this.failures = 0;
    for (const { fail } of [...this.noted.splice(0), ...this.takings.splice(0)]) fail(new NotServed());
  }

  private async open() {
    const { meetingId, documentId } = this.key;
    const { epoch, steps } = await this.log.open(meetingId, documentId, randomUUID());
    const isBehind = this.epoch !== '' && steps.at(-1)?.number !== this.number && steps.length > 0;
    const bytes = steps.map(({ update }) => Uint8Array.from(update));
    this.stateVector = await this.bench.run('open', this.name, bytes, [...this.owners]);
    [this.epoch, this.number, this.steps] = [epoch, steps.at(-1)?.number ?? 0, steps.length];
    const [state, ...since] = bytes.map(({ length }) => length);
    this.bytes = { state: state ?? 0, since: since.reduce((sum, length) => sum + length, 0) };
    this.openIn = this.bench.generation;
    // Something was kept of which the disk had said that it was not, or somebody else wrote it.
    if (!isBehind) return;
    [this.whole, this.text] = [null, null];
    this.tell(updateFrame(await this.bench.run('whole', this.name)));
  }

  /** Names are not in a document: they are as they are called when it is made. */
  private async stand() {
    const mentions = this.text?.mentions ?? (await this.bench.run('mentions', this.name));
    const called = await this.kept.called(mentions);
    const as = JSON.stringify(called);
    if (this.text?.as !== as) {
      const markdown = await this.bench.run('markdown', this.name, called);
      this.text = { mentions, as, markdown, words: await this.bench.run('words', this.name, called) };
    }
    const { markdown, words } = this.text;
    const state = await this.bench.run('whole', this.name);
    await this.errands.shift()!.run({ epoch: this.epoch, number: this.number, state, markdown, words });
  }

  private greet() {
    for (const screen of this.newcomers.splice(0)) {
      if (screen.notWriting() === null) screen.ask(this.stateVector);
      const present = this.presences.frame();
      if (present) screen.send(present);
      this.sayKept(screen);
    }
  }
  private sayKept(screen: DocumentScreen) {
    if (screen.wantsKept) screen.send(keptFrame(this.epoch, this.stateVector, screen.heard));
    screen.toldOf = this.stateVector;
  }

  private async write() {
    const { at, tookMs } = this.told;
    const rest = at + Math.min(mostGatherMs, gatherTimes * tookMs) - performance.now();
    if (rest > 0 && this.written.length < mostAtOnce) await pause(rest);
    await this.makeRoom();
    // Asked at the last moment, so that a role that was taken is gone for what waits here, too.
    const taken = this.written.splice(0, this.oneByOne ? 1 : mostAtOnce).filter((one) => this.mayTake(one));
    if (this.written.length === 0) this.oneByOne = false;
    if (taken.length === 0) return;
    const lines = [...new Set(taken.map(({ screen }) => screen))];
    const sent = taken.map(({ screen, frame }) => ({
      personId: screen.personId,
      frame,
      schema: screen.schema,
      line: lines.indexOf(screen),
      hasGap: screen.hasGap,
    }));
    const done = await this.bench.run('write', this.name, sent, this.room).catch((error: unknown) => {
      if (!(error instanceof Ended)) throw error;
      return { endedAt: error.at };
    });
    if ('endedAt' in done) return this.again(taken, done.endedAt, 'slow');
    if ('spoiltBy' in done) return this.again(taken, done.spoiltBy, done.why);

    this.written.unshift(...taken.splice(done.verdicts.length));
    this.isFull ||= done.verdicts.includes('full');
    taken.forEach(({ screen, isAnswer }, i) => {
      const verdict = done.verdicts[i]!;
      screen.readOn();
      if (verdict === 'bad') screen.end('bad');
      else if (verdict === 'full') screen.refuse('notes-full', performance.now() + fullForMs);
      else if (verdict === 'old') screen.refuse('page-too-old', Infinity);
      else if (verdict === 'gap' && !screen.owes) screen.end('gap');
      else if (verdict === 'gap') screen.hasGap = true;
      else if (verdict === 'fits' && isAnswer) screen.owes = screen.hasGap = false;
      screen.cost(done.moreMs[i]!);
    });
    if (done.step && !(await this.keep(done.step, taken, done))) return;
    this.stateVector = done.stateVector;
    for (const { screen, number } of taken) if (!screen.owes) screen.heard = Math.max(screen.heard, number);
    if (done.step) this.show(done.step);
    // The others hear of it within a second.
    for (const screen of new Set(taken.map((one) => one.screen))) this.sayKept(screen);
    await this.putTogether();
  }

  private get room() {
    return this.limits.documentBytes - this.bytes.state - this.bytes.since;
  }
  private show(step: Uint8Array) {
    [this.whole, this.text] = [null, null];
    this.tell(updateFrame(step));
    this.onStep();
    this.observe({ what: 'step' });
  }

  /** It stays in line until it is settled: whoever ends the worker meanwhile holds it up and no more. */
  private async takeNoted({ update, answered, settle, fail }: Noted) {
    await this.makeRoom();
    const own = { personId: '', frame: updateFrame(update), schema: null, line: 0, hasGap: false };
    const done = await this.bench.run('write', this.name, [own], this.room);
    this.noted.shift();
    if (!('step' in done) || !done.step) {
      this.openIn = -1;
      return fail('step' in done && done.verdicts[0] === 'full' ? new NoRoom() : new NotServed());
    }
    try {
      await this.append(done.step, { personIds: [], at: this.kept.now() }, answered ?? undefined);
    } catch (error) {
      this.openIn = -1;
      return fail(error);
    }
    this.stateVector = done.stateVector;
    this.show(done.step);
    settle();
    await this.putTogether();
  }

  private async take({ clientsOf, settle, fail }: Taking) {
    const clients = await clientsOf();
    const { step, stateVector } = await this.bench.run('takeOut', this.name, [...clients]);
    this.takings.shift();
    try {
      if (step) {
        await this.append(step, { personIds: [], at: this.kept.now() });
        this.stateVector = stateVector;
        this.show(step);
      }
      // What it says is the same, but a name in it is another.
      this.text = null;
      if (this.number > 0) await this.compact('or throw');
      settle(clients);
    } catch (error) {
      this.openIn = -1;
      fail(error);
    }
  }

  private mayTake({ screen, frame }: Written): boolean {
    if (!screen.isOpen) return false;
    const refusal = screen.notWriting();
    if (refusal && !saysNothing(frame)) screen.refuse(refusal);
    if (refusal) screen.readOn();
    return refusal === null;
  }

  /** The worker or the paper is gone because of one frame: its sender goes, and what the others wrote is taken again. */
  private again(taken: Written[], culprit: number | null, why: 'slow' | 'bad') {
    this.openIn = -1;
    const guilty = culprit === null ? undefined : taken[taken.length === 1 ? 0 : culprit];
    // Nobody is known to have done it: they are taken one at a time until somebody is.
    this.oneByOne = !guilty && culprit !== null;
    guilty?.screen.end(why);
    this.written.unshift(...taken.filter(({ screen }) => screen !== guilty?.screen));
  }

  /** On disk, or it is in no document: the worker forgets it, and its writers are asked for it when it can be kept. */
  private async keep(
    step: Uint8Array,
    taken: Written[],
    { changing, clients }: { changing: number[]; clients: Client[] },
  ): Promise<boolean> {
    const by = { clients, personIds: [...new Set(changing.map((i) => taken[i]!.screen.personId))], at: this.kept.now() };
    try {
      await this.append(step, by);
      this.kept.tell(by);
      return true;
    } catch (error) {
      this.openIn = -1;
      for (const screen of new Set(taken.map((one) => one.screen))) screen.refuse('store-failing');
      if (!(error instanceof SeqTaken)) taken[0]!.screen.live.cannotWrite();
      return false;
    }
  }

  private async append(step: Uint8Array, by: By, answered?: Answered) {
    const { meetingId, documentId } = this.key;
    await this.log.append(meetingId, documentId, { number: this.number + 1, update: step }, by, answered);
    this.number += 1;
    this.steps += 1;
    this.bytes.since += step.length;
  }

  private async answer({ screen, frame, does }: Asked) {
    const done = await this.answered(screen, frame, does).catch((error: unknown) => {
      if (!(error instanceof Ended)) throw error;
      this.openIn = -1;
      return error.at === null ? ('again' as const) : ('slow' as const);
    });
    if (done === 'again') return;
    this.asked.shift();
    if (done !== 'answered') screen.end(done);
  }

  private async answered(screen: DocumentScreen, frame: Uint8Array, does: Asked['does']): Promise<'answered' | 'bad'> {
    if (!screen.isOpen || !screen.isInside) return 'answered';
    if (does === 'presence') {
      const present = screen.notWriting()
        ? []
        : await this.bench.run('presence', this.name, { personId: screen.personId, name: screen.name }, frame);
      if (!present) return 'bad';
      for (const { client } of present) this.owners.set(client, screen.personId);
      this.presences.heard(screen, present);
      return 'answered';
    }
    const hasNothing = frame.length === 4 && frame[3] === 0;
    if (hasNothing) screen.hand((this.whole ??= asFrame(answerFrame(await this.bench.run('whole', this.name)))));
    else {
      const lacks = await this.bench.run('answer', this.name, frame);
      if (!lacks) return 'bad';
      screen.send(answerFrame(lacks));
    }
    screen.follows = true;
    return 'answered';
  }

  private async makeRoom() {
    const isAgain = this.isFull && this.written.some(({ isAnswer }) => isAnswer);
    if (this.steps > 1 && (isAgain || this.bytes.state + this.bytes.since > this.limits.documentBytes * 0.9)) await this.compact();
  }
  private putTogether = () =>
    this.steps > this.limits.steps || this.bytes.since > Math.max(leastStateBytes, this.bytes.state) ? this.compact() : Promise.resolve();

  /** One state in the place of all steps: what the worker has is exactly what is on disk. */
  private async compact(manner: 'or throw' | 'or later' = 'or later') {
    const { meetingId, documentId } = this.key;
    const state = await this.bench.run('whole', this.name);
    this.isFull = false;
    try {
      await this.log.compact(meetingId, documentId, { number: this.number, update: state });
      [this.steps, this.bytes] = [1, { state: state.length, since: 0 }];
    } catch (error) {
      if (manner === 'or throw') throw error;
      // The steps are still there; they are tried again when there are as many more.
      this.bytes = { state: this.bytes.state + this.bytes.since, since: 0 };
      this.steps = 1;
      if (error instanceof SeqTaken) this.openIn = -1;
      else this.observe({ what: 'failure', error });
    }
  }

  private tell(message: Uint8Array) {
    const began = performance.now();
    const frame = asFrame(message);
    for (const screen of this.screens) {
      if (!screen.follows) continue;
      if (screen.isInside) screen.hand(frame);
      else screen.end('not-inside');
    }
    const at = performance.now();
    this.told = { at, tookMs: at - began };
  }
}

/** Encoded once, for however many it goes to. */
const asFrame = (message: Uint8Array) => wholeFrame(Buffer.from(message.buffer, message.byteOffset, message.byteLength), 'binary');
