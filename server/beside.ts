import { waitingLines } from '../shared/chat/state.ts';
import type { Line } from '../shared/lanes.ts';
import type { Meeting } from '../shared/meeting.ts';
import { sealedPolls } from '../shared/polls/state.ts';
import { BallotBoxes, sealed, unsealed } from './ballot-boxes.ts';
import type { Draft } from './draft.ts';
import { LaneTail, tailLength } from './lane-tail.ts';
import { LiveRoster } from './roster.ts';
import type { Append, Store } from './store.ts';

/** Lines that were written, and those that were changed, as they are now. */
export type LaneChange = { put: Line[]; changed: Line[] };

/** What a meeting has besides its facts: who the people are, the last lines of its lanes, the boxes of its secret polls. */
export class Beside {
  readonly roster = new LiveRoster({ cards: [], merged: [] });
  readonly lanes = new LaneTail();
  readonly boxes = new BallotBoxes();

  constructor(
    private readonly meetingId: string,
    private readonly store: Store,
  ) {}

  /** All of it as somebody else may have written it meanwhile. */
  async read({ polls, chat }: Meeting): Promise<void> {
    const waiting = waitingLines(chat);
    const last = await this.store.lastLines(this.meetingId, tailLength);
    const before = [...waiting].filter((number) => number < (last[0]?.number ?? 0));
    const older = await Promise.all(before.map((number) => this.store.line(this.meetingId, number)));
    this.lanes.keep([...older.filter((line) => line !== null), ...last], waiting);
    const open = sealedPolls(polls);
    for (const { pollId, version, sealed: bytes } of await this.store.boxes(this.meetingId))
      if (open.includes(pollId) && this.boxes.box(pollId).version !== version)
        this.boxes.keep(pollId, version, unsealed(bytes, this.keyOf(pollId)));
    this.boxes.keepOnly(open);
  }

  /** Everything of this draft that goes to the disk. */
  appendOf({ recorded, answered, roster, lanes, boxes, visits, meeting }: Draft, before: Meeting): Append {
    const open = sealedPolls(meeting.polls);
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
      emptied: sealedPolls(before.polls).filter((pollId) => !open.includes(pollId)),
    };
  }

  /** It is on disk. */
  keep({ roster, boxes, meeting }: Draft, before: Meeting) {
    this.roster.keep(roster);
    const open = sealedPolls(meeting.polls);
    for (const [pollId, { version, answers }] of boxes.changed) if (open.includes(pollId)) this.boxes.keep(pollId, version, answers);
    if (sealedPolls(before.polls).some((pollId) => !open.includes(pollId))) this.destroyKeys(meeting);
  }

  /** What was counted is destroyed: after this nobody can say again how a single person answered (P2). */
  destroyKeys({ polls }: Meeting) {
    this.boxes.keepOnly(sealedPolls(polls));
    this.store.ballotKeys.keepOnly(this.meetingId, sealedPolls(polls));
  }

  async keepLines({ lanes: { put, changed, line }, meeting: { chat } }: Draft): Promise<LaneChange> {
    const numbers = [...new Set(changed.map(({ number }) => number))];
    // A line that is older than the tail is read back; when that fails, whoever asks for its page has it right.
    const known = await Promise.all(numbers.map((number) => line(number) ?? this.store.line(this.meetingId, number).catch(() => null)));
    const now = known.filter((one) => one !== null);
    const fresh = put.filter(({ number }) => !numbers.includes(number));
    this.lanes.keep([...fresh, ...now], waitingLines(chat));
    return { put: fresh, changed: now };
  }

  private keyOf = (pollId: string) => this.store.ballotKeys.key(this.meetingId, pollId);
}
