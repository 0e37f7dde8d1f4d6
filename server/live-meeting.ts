import { fed, refusedFeed, type CaptionStream, type Post } from '../shared/captions/stream.ts';
import type { Moment, RecordSum, Who } from '../shared/command.ts';
import { decide, heldBy, signerOf, sumsRecord } from '../shared/decide.ts';
import { erasedIn } from '../shared/erasing/state.ts';
import { wholeBox } from '../shared/evaluation/state.ts';
import { arriving, awaitsPlace } from '../shared/groups/arriving.ts';
import type { Line } from '../shared/lanes.ts';
import { emptyMeeting, type Meeting, type MeetingEvent, type Recorded } from '../shared/meeting.ts';
import { reduce } from '../shared/reduce.ts';
import type { Card, CardChange, Role } from '../shared/people.ts';
import { refusedBringing } from '../shared/transcripts/commands.ts';
import type { TranscriptWords } from '../shared/transcripts/words.ts';
import type { Answer, CommandInput } from '../shared/wire.ts';
import { Beside, type LaneChange } from './beside.ts';
import type { Clock } from './clock.ts';
import { draftOf, momentOf, record, sittingDown, type Draft, type Held } from './draft.ts';
import type { Begun, Gone } from './erasing.ts';
import { SeqTaken, type Door, type LanePage, type Store, type Visit } from './store.ts';
import { withoutWords } from './without-words.ts';

/** What became true together: the meeting before and after, and the facts between. */
export type Change = { before: Meeting; after: Meeting; from: number; recorded: Recorded[] };
type Hold = (documentId: string, personId: string, act: (version: { version: number; hash: string }) => Promise<Answer>) => Promise<Answer>;
type Job = {
  decide: (draft: Draft) => Answer;
  /** The answer that somebody else has given meanwhile. */
  kept: () => Promise<Answer | null>;
  settle: (answer: Answer) => void;
  fail: (error: unknown) => void;
  tries: number;
};
type Happening = (
  meeting: Meeting,
  moment: Moment,
  cardOf: (personId: string) => Card | undefined,
) => { events: MeetingEvent[]; cards?: CardChange[] };

const mostAtOnce = 512;
const mostPlacedAtOnce = 16;
const mostTries = 8;
/** Facts read in one breath: opening a long meeting holds up nobody in another one. */
const readAtOnce = 200;
/** Facts kept for those who come back after a short absence. */
const tailLength = 512;
/** Answers kept for repeats; older ones are asked of the store, older refusals are forgotten. */
const recentAnswers = 4096;

/** One meeting that is going on. Takes what waits together: decide → store → reduce → publish → acknowledge. */
export class LiveMeeting {
  readonly id: string;
  readonly code: string;
  /** The id of the meeting before it in its series. */
  readonly follows: string | null;
  meeting: Meeting = emptyMeeting;
  seq = 0;
  /** How often its facts were given other words: whoever has folded them does so anew. */
  rewordings = 0;
  /** The store cannot keep a promise now: nothing is acknowledged, screens say so. */
  readOnly = false;
  /** The last facts, without gaps, ending at `seq`. */
  tail: Recorded[] = [];
  onChange: (change: Change) => void = () => {};
  /** Told of what is true now, for what is kept beside it. */
  onFacts: (recorded: Recorded[]) => void = () => {};
  onLines: (change: LaneChange) => void = () => {};
  /** Somebody was erased, and the documents are still to be gone through. */
  onErased: () => void = () => {};
  onCondition: () => void = () => {};
  /** Something went wrong that nobody is to wait for. */
  onTrouble: (trouble: unknown) => void = () => {};
  /** What was erased here is still in the journal of the disk. */
  get isInJournal(): boolean {
    return this.store.journal.holds && this.meeting.erasing.people.length > 0;
  }
  /** People with a screen open. */
  presentIds: () => Set<string> = () => new Set();
  /** Does this while nobody writes in the document, with a version of it as it stands. */
  hold: Hold | null = null;
  /** Reads the record as everybody inside does; for what is decided on it. */
  sumRecord: () => Promise<RecordSum | null> = () => Promise.resolve(null);

  private readonly beside: Beside;
  private readonly held: Held = new Map();
  private recordSum: RecordSum | null = null;
  private line: Job[] = [];
  private working: Promise<void> | null = null;
  private readonly coming = new Set<string>();
  private placing: Promise<void> | null = null;
  private lastAt = 0;
  private readonly pending = new Map<string, Promise<Answer>>();
  private readonly recent = new Map<string, Answer>();

  constructor(
    door: Door,
    private readonly store: Store,
    readonly now: Clock = Date.now,
  ) {
    this.id = door.id;
    this.code = door.code;
    this.follows = door.follows ?? null;
    this.beside = new Beside(door.id, store);
  }

  async open() {
    await this.catchUp();
    this.beside.destroyKeys(this.meeting);
    return this;
  }

  /** Everybody who is somebody here. */
  cards = (): Card[] => this.beside.roster.all();
  cardOf = (personId: string): Card | undefined => this.beside.roster.card(personId);
  whoIs(personId: string): Who | null {
    const card = this.beside.roster.card(personId);
    return card && !erasedIn(this.meeting, card.id)
      ? { id: card.id, attendance: card.attendance, standing: card.standing, seat: 'person' }
      : null;
  }

  /** How many have answered the evaluation so far. */
  answeredEvaluation = (): number => this.beside.boxes.draft().read(wholeBox).counts(1)[0]!;
  /** What answers a question of it in words, in no order; nothing while it can be answered. */
  wordsOn = (questionId: string): { id: string; text: string }[] =>
    this.meeting.evaluation.phase === 'closed' ? [...this.beside.words.of(questionId)].map(([id, text]) => ({ id, text })) : [];
  /** Whether somebody took part before that time (ms). */
  wasThere = (personId: string, before: number): boolean =>
    this.beside.comings.hadCome(
      this.cardOf(personId),
      this.beside.roster.idsOf(personId),
      before,
      this.presentIds().has(personId) ? this.now() : Infinity,
    );

  /** A page of a lane, with those that wait for staff among them. */
  lines = (page: LanePage): Promise<Line[]> => this.store.lines(this.id, page);

  /** Exactly once: the same id of the same person gets the first answer, whether it waits, was just given or is on disk. */
  handle(who: Who, command: CommandInput): Promise<Answer> {
    const key = `${who.id} ${command.id}`;
    const known = this.recent.get(key) ?? this.pending.get(key);
    if (known) return Promise.resolve(known);
    const answer = this.firstAnswer(who, command).finally(() => this.pending.delete(key));
    this.pending.set(key, answer);
    return answer;
  }

  /** The answer to this command if it came before: given, on its way, or on disk. */
  async answerBefore(who: Who, command: CommandInput): Promise<Answer | null> {
    const key = `${who.id} ${command.id}`;
    return this.recent.get(key) ?? (await this.pending.get(key)) ?? this.keptAnswer(who, command);
  }

  /** For what no command asks for: somebody comes in, a time has come. Rejects when it could not be kept. */
  async note(by: string, happen: Happening): Promise<void> {
    const answer = await this.inLine((draft) => {
      const { events, cards = [] } = happen(draft.meeting, momentOf(draft), (id) => draft.roster.card(id));
      record(draft, by, events, { cards });
      return { ok: true, seq: draft.seq };
    });
    if (!answer.ok) throw new NotKept();
  }

  /** A person sits down with this card and, from an invitation, these roles. */
  enter(card: Card, roles: Role[]): Promise<void> {
    return this.enterAs(card.id, () => card, roles);
  }

  /** The card is made from the one there is at that moment, so that nothing others decided meanwhile is undone. */
  enterAs(id: string, cardFrom: (before: Card | undefined) => Card, roles: Role[]): Promise<void> {
    return this.note(id, (meeting, _moment, cardOf) => {
      // Whoever is erased meanwhile does not come back under the same id.
      if (erasedIn(meeting, id)) throw new NotKept();
      return sittingDown(meeting, cardOf(id), cardFrom(cardOf(id)), roles);
    });
  }

  /** Somebody is here: while groups work they are placed by the rule of the round, once (G4). */
  async arrived(id: string): Promise<void> {
    if (!awaitsPlace(this.meeting, id) || this.readOnly) return;
    this.coming.add(id);
    await (this.placing ??= this.placeThoseComing().finally(() => (this.placing = null)));
  }

  /** Many who come at once are placed a few at a time, so that nobody else waits for all of them. */
  private async placeThoseComing() {
    while (this.coming.size > 0) {
      const some = [...this.coming].slice(0, mostPlacedAtOnce);
      for (const id of some) this.coming.delete(id);
      await Promise.all(some.map((id) => this.note('clock', (meeting, moment) => ({ events: arriving(meeting, id, moment) }))));
    }
  }

  async noteVisits(visits: Visit[]): Promise<void> {
    await this.inLine((draft) => {
      draft.visits.push(...visits);
      return { ok: true, seq: draft.seq };
    });
  }

  /** A post of a captioner's software, taken once; its order is that of coming. `ok` means: on disk. */
  feed(linkId: string, post: Post): Promise<Answer> {
    return this.inLine((draft) => {
      const stream = draft.streams.stream(linkId);
      const refusal = refusedFeed(draft.meeting, stream, draft.at);
      if (refusal) return { ok: false, refusal };
      const { events, lines, stream: after } = fed(draft.meeting, stream, post, { at: draft.at, newLine: draft.lanes.newLine });
      record(draft, 'captions', events, { lines });
      draft.streams.put(after);
      return { ok: true, seq: draft.seq };
    });
  }
  /** How far the captions of this link have come. */
  captionStream = (linkId: string): CaptionStream => this.beside.streams.stream(linkId);

  /** A transcript that was read: its words, and the fact that tells of it, in one commit (N30). */
  bringIn(who: Who, file: { transcriptId: string; title: string; hash: string }, words: TranscriptWords): Promise<Answer> {
    return this.inLine((draft) => {
      const refusal = refusedBringing(draft.meeting, who, file.hash);
      if (refusal) return { ok: false, refusal };
      const { speakers, directions } = words.head;
      const counts = { turns: words.turns.length, speakers: speakers.length, directions: directions.length };
      const put = { transcriptId: file.transcriptId, put: words };
      record(draft, who.id, [{ type: 'transcript-brought-in', ...file, ...counts }], { transcripts: [put] });
      return { ok: true, seq: draft.seq };
    });
  }

  /** All that somebody wrote in documents is gone, too: says so, and what the facts say of those documents is true again. */
  async finishErasing(begun: Begun, { documents, versions, ...rewritten }: Gone): Promise<void> {
    const answer = await this.inLine((draft) => {
      const { personId, texts } = begun;
      draft.finished.push({ begun, rewritten });
      record(draft, 'secretary', [{ type: 'erasing-finished', personId, texts, documents, versions }], {});
      return { ok: true, seq: draft.seq };
    });
    if (!answer.ok) throw new NotKept();
  }

  /** Resolves when everything that was in line has been answered. */
  async idle(): Promise<void> {
    while (this.working) await this.working;
  }

  /** Asks the store whether it can write again; a meeting that was read-only goes on by itself. */
  async recover(): Promise<void> {
    // What is on its way to the disk may have made a key for a poll that is not open here yet.
    if (!this.working) this.tidy();
    if (!this.readOnly) return;
    const works = await this.store.probe().then(
      () => true,
      () => false,
    );
    if (works) this.become({ readOnly: false });
  }

  /** Something of this meeting that is kept beside its facts could not be written: nothing else is promised before that works. */
  cannotWrite() {
    this.become({ readOnly: true });
  }

  private tidy() {
    this.beside.destroyKeys(this.meeting);
    this.beside.troubles.splice(0).forEach(this.onTrouble);
  }

  private async firstAnswer(who: Who, command: CommandInput): Promise<Answer> {
    const kept = () => this.keptAnswer(who, command);
    const decided = () => this.inLine((draft) => this.answer(draft, who, command), kept);
    const answer = (await kept()) ?? (await this.holding(heldBy(this.meeting, who, command), who.id, this.reading(who, command, decided)));
    if (answer.ok || answer.refusal !== 'store-failing') this.remember(`${who.id} ${command.id}`, answer);
    return answer;
  }

  /** Does this with the record as it reads now, where the command asks for that. */
  private reading(who: Who, command: CommandInput, decided: () => Promise<Answer>): () => Promise<Answer> {
    if (!sumsRecord(this.meeting, who, command)) return decided;
    return async () => {
      const sum = (this.recordSum = await this.sumRecord().catch(() => null));
      return decided().finally(() => (this.recordSum = this.recordSum === sum ? null : this.recordSum));
    };
  }

  private holding(documentId: string | null, personId: string, decided: () => Promise<Answer>): Promise<Answer> {
    if (documentId === null || !this.hold) return decided();
    return this.hold(documentId, personId, async (version) => {
      this.held.set(documentId, version);
      return decided().finally(() => this.held.delete(documentId));
    });
  }

  private async keptAnswer(who: Who, command: CommandInput): Promise<Answer | null> {
    const kept = await this.store.answered(this.id, signerOf(who, command), command.id);
    return kept && { ok: true, seq: kept.seq };
  }

  private answer(draft: Draft, who: Who, command: CommandInput): Answer {
    // They were somebody when they sent it: what waits behind their erasing is nobody's word.
    if (who.seat === 'person' && erasedIn(draft.meeting, who.id)) return { ok: false, refusal: 'not-a-participant' };
    const signer = signerOf(who, command);
    // Two whom nobody tells apart may send the same id: left to the disk, it would refuse everybody who waits with them.
    const first = draft.answered.find(({ personId, commandId }) => personId === signer && commandId === command.id);
    if (first) return { ok: true, seq: first.seq };
    const decision = decide(draft.meeting, who, { name: command.name, input: command.input }, momentOf(draft));
    if ('refusal' in decision) return { ok: false, refusal: decision.refusal };
    record(draft, signer, decision.events, decision);
    draft.answered.push({ personId: signer, commandId: command.id, seq: draft.seq });
    return { ok: true, seq: draft.seq };
  }

  private inLine(decide: Job['decide'], kept: Job['kept'] = async () => null): Promise<Answer> {
    return new Promise((settle, fail) => {
      this.line.push({ decide, kept, settle, fail, tries: 0 });
      this.working ??= this.work();
    });
  }

  private async work() {
    await Promise.resolve();
    while (this.line.length > 0) await this.take(this.line.splice(0, mostAtOnce));
    // In the same breath as the look at the line, so that nobody lines up before a worker who has just gone.
    this.working = null;
  }

  /** Everybody who waits is decided on one draft, which becomes the meeting when it is on disk. */
  private async take(jobs: Job[]) {
    this.tidy();
    // Something small may still fit where there is no room for the next: nothing is tried until there is room for all.
    await this.recover();
    if (this.readOnly) return notKept(jobs);
    const { meeting, seq } = this;
    const draft = draftOf(meeting, seq, Math.max(this.lastAt, this.now()), this.beside, this.presentIds(), this.held, this.recordSum);
    const answers: Answer[] = [];
    for (const job of jobs) {
      try {
        answers.push(job.decide(draft));
      } catch (error) {
        return this.without(job, jobs, error);
      }
    }
    const error = await withoutWords(draft, { meetingId: this.id, store: this.store, tailLength }).then(
      () => this.keep(draft),
      (failed: unknown) => failed,
    );
    if (draft.anew && !error) {
      this.tail = draft.anew.tail;
      this.rewordings += 1;
    }
    if (error instanceof SeqTaken) return this.decideAgain(jobs);
    if (error) return notKept(jobs);
    this.beside.keep(draft, meeting);
    this.advance(draft.meeting, draft.recorded);
    if (draft.recorded.length > 0) this.onChange({ before: meeting, after: this.meeting, from: seq, recorded: draft.recorded });
    await this.sayLines(draft);
    if (draft.begun.length > 0) this.onErased();
    jobs.forEach(({ settle }, i) => settle(answers[i]!));
  }

  /** A broken promise in one person's command is that person's alone: the others are decided without it. */
  private without(broken: Job, jobs: Job[], error: unknown) {
    broken.fail(error);
    this.line.unshift(...jobs.filter((job) => job !== broken));
  }

  private async keep(draft: Draft): Promise<unknown> {
    try {
      const append = this.beside.appendOf(draft, this.meeting);
      if (Object.values(append).every(({ length }) => length === 0)) return null;
      await this.store.append(this.id, append);
      return null;
    } catch (error) {
      if (!(error instanceof SeqTaken)) this.become({ readOnly: true });
      return error;
    }
  }

  /** Somebody else wrote first: read what was missed, then those without an answer are asked again, in the same order. */
  private async decideAgain(jobs: Job[]) {
    try {
      await this.catchUp();
      const kept = await Promise.all(jobs.map((job) => job.kept()));
      const open = jobs.filter((_job, i) => !kept[i]);
      jobs.forEach(({ settle }, i) => kept[i] && settle(kept[i]));
      for (const job of open) job.tries++;
      open.filter(({ tries }) => tries >= mostTries).forEach(({ fail }) => fail(new SeqTaken()));
      this.line.unshift(...open.filter(({ tries }) => tries < mostTries));
    } catch {
      this.become({ readOnly: true });
      notKept(jobs);
    }
  }

  private async catchUp() {
    for (;;) {
      const { meeting: before, seq: from } = this;
      const missed = await this.store.read(this.id, from, readAtOnce);
      // Read after the facts: whoever they speak of has a card by then.
      this.beside.roster.keep(await this.store.roster(this.id));
      if (missed.length === 0) return this.beside.read(this.meeting);
      this.advance(missed.reduce(reduce, before), missed);
      this.onChange({ before, after: this.meeting, from, recorded: missed });
      await breath();
    }
  }

  private advance(meeting: Meeting, recorded: Recorded[]) {
    const last = recorded.at(-1);
    if (!last) return;
    this.meeting = meeting;
    this.seq = last.seq;
    this.lastAt = last.at;
    this.tail = [...this.tail, ...recorded].slice(-tailLength);
    this.onFacts(recorded);
  }

  private async sayLines(draft: Draft) {
    if (draft.lanes.put.length + draft.lanes.changed.length > 0) this.onLines(await this.beside.keepLines(draft));
  }

  private remember(key: string, answer: Answer) {
    this.recent.set(key, answer);
    if (this.recent.size > recentAnswers) this.recent.delete(this.recent.keys().next().value!);
  }

  private become({ readOnly }: { readOnly: boolean }) {
    if (this.readOnly === readOnly) return;
    this.readOnly = readOnly;
    this.onCondition();
  }
}

const breath = () => new Promise<void>((resolve) => setImmediate(resolve));
const notKept = (jobs: Job[]) => jobs.forEach(({ settle }) => settle({ ok: false, refusal: 'store-failing' }));

/** What was to be noted is not on disk. */
export class NotKept extends Error {
  override name = 'NotKept';
}
