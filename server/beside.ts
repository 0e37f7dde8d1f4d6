import { waitingLines } from '../shared/chat/state.ts';
import type { Line } from '../shared/lanes.ts';
import type { Meeting } from '../shared/meeting.ts';
import { sealedIn } from '../shared/sealed.ts';
import { BallotBoxes, sealed, unsealed } from './ballot-boxes.ts';
import { CaptionStreams } from './caption-streams.ts';
import type { Draft } from './draft.ts';
import { EvaluationWords, unsealedWords } from './evaluation-words.ts';
import { LaneTail, tailLength } from './lane-tail.ts';
import { LiveRoster } from './roster.ts';
import type { Append, Store } from './store.ts';
import { Comings } from './was-there.ts';

/** Lines that were written, and those that were changed, as they are now. */
export type LaneChange = { put: Line[]; changed: Line[] };

/** What a meeting has besides its facts: who the people are, the last lines of its lanes, the boxes of its secret polls, how far captions have come, what answers its evaluation in words. */
export class Beside {
  readonly roster = new LiveRoster({ cards: [], merged: [] });
  readonly lanes = new LaneTail();
  readonly boxes = new BallotBoxes();
  readonly streams = new CaptionStreams();
  readonly words = new EvaluationWords();
  readonly comings = new Comings();
  /** What went wrong with the box of one poll, and is to be said to whoever runs this. */
  readonly troubles: unknown[] = [];
  /** A server may have stopped between counting a box and destroying its key. */
  private keysLeft: 'perhaps' | 'stuck' | 'none' = 'perhaps';

  constructor(
    private readonly meetingId: string,
    private readonly store: Store,
  ) {}

  /** All of it as somebody else may have written it meanwhile. */
  async read(meeting: Meeting): Promise<void> {
    const waiting = waitingLines(meeting.chat);
    const last = await this.store.lastLines(this.meetingId, tailLength);
    const before = [...waiting].filter((number) => number < (last[0]?.number ?? 0));
    const older = await Promise.all(before.map((number) => this.store.line(this.meetingId, number)));
    this.lanes.keep([...older.filter((line) => line !== null), ...last], waiting);
    const open = sealedIn(meeting);
    for (const { pollId, version, sealed: bytes } of await this.store.boxes(this.meetingId))
      if (open.includes(pollId) && this.boxes.box(pollId).version !== version)
        this.boxes.keep(pollId, version, this.answersIn(bytes, this.keyOf(pollId)));
    this.boxes.keepOnly(open);
    this.streams.keep(await this.store.captionStreams(this.meetingId));
    this.comings.keep(await this.store.visits(this.meetingId));
    await this.readWords(meeting);
    this.keysLeft = 'perhaps';
  }

  /** Everything of this draft that goes to the disk. */
  appendOf(
    { recorded, answered, roster, lanes, boxes, words, streams, visits, meeting, begun, finished, anew, transcripts }: Draft,
    before: Meeting,
  ): Append {
    const open = sealedIn(meeting);
    const inWords = words.rows(before.evaluation, meeting.evaluation, this.keyOf);
    const boxesNow = [...boxes.changed].filter(([pollId]) => open.includes(pollId));
    return {
      recorded,
      answered,
      cards: roster.cards,
      merged: roster.merged,
      visits,
      lines: lanes.put,
      lineChanges: lanes.changed,
      boxes: boxesNow.map(([pollId, { version, answers }]) => ({ pollId, version, sealed: sealed(answers, this.keyOf(pollId)) })),
      streams: [...streams.changed.values()],
      rewritten: anew?.rewritten ?? [],
      begun,
      finished: finished.map((one) => one.begun.personId),
      transcripts,
      emptied: sealedIn(before).filter((pollId) => !open.includes(pollId)),
      words: inWords.put,
      wordsOut: inWords.out,
    };
  }

  /** It is on disk. */
  keep({ roster, boxes, words, streams, visits, meeting }: Draft, before: Meeting) {
    this.roster.keep(roster);
    this.streams.keep(streams.changed.values());
    this.comings.keep(visits);
    words.settle(before.evaluation, meeting.evaluation);
    const open = sealedIn(meeting);
    for (const [pollId, { version, answers }] of boxes.changed) if (open.includes(pollId)) this.boxes.keep(pollId, version, answers);
    if (sealedIn(before).every((pollId) => open.includes(pollId))) return;
    this.keysLeft = 'perhaps';
    this.destroyKeys(meeting);
  }

  /**
   * What was counted is destroyed: after this nobody can say again how a single person answered (P2). That it was counted
   * is on disk already, so a key that the disk does not let go of stops nobody; it is tried again.
   */
  destroyKeys(meeting: Meeting) {
    if (this.keysLeft === 'none') return;
    try {
      this.boxes.keepOnly(sealedIn(meeting));
      this.store.ballotKeys.keepOnly(this.meetingId, sealedIn(meeting));
      this.keysLeft = 'none';
    } catch (error) {
      if (this.keysLeft !== 'stuck') this.troubles.push(error);
      this.keysLeft = 'stuck';
    }
  }

  /** Sealed as long as it can be answered; one that cannot be read is lost, the others are not. */
  private async readWords({ evaluation }: Meeting): Promise<void> {
    const rows = await this.store.words(this.meetingId);
    this.words.forget();
    for (const { questionId, name, words } of rows) {
      try {
        const text = evaluation.phase === 'offered' ? unsealedWords(words, this.keyOf(questionId)) : Buffer.from(words).toString('utf8');
        this.words.keep([{ questionId, name, text }]);
      } catch (error) {
        this.troubles.push(error);
      }
    }
  }

  /** Without its key nobody reads a box again: that poll has lost its answers, the meeting has not. */
  private answersIn(bytes: Uint8Array, key: Uint8Array): Map<string, number> {
    try {
      return unsealed(bytes, key);
    } catch (error) {
      this.troubles.push(error);
      return new Map();
    }
  }

  async keepLines({ lanes: { put, changed, line }, meeting: { chat } }: Draft): Promise<LaneChange> {
    const numbers = [...new Set(changed.map(({ number }) => number))];
    // A line that is older than the tail is read back; when that fails, whoever asks for its page has it right.
    const known = await Promise.all(
      numbers.map(async (number) => line(number) ?? this.store.line(this.meetingId, number).catch(() => null)),
    );
    const now = known.filter((one) => one !== null);
    const fresh = put.filter(({ number }) => !numbers.includes(number));
    this.lanes.keep([...fresh, ...now], waitingLines(chat));
    return { put: fresh, changed: now };
  }

  private keyOf = (pollId: string) => this.store.ballotKeys.key(this.meetingId, pollId);
}
