/** So long any frame may keep a processor busy, and a millisecond more for so many bytes: the longest that people write take a third of it. */
const fairMs = 2;
const bytesOfAMs = 4_000;
/** So much longer, and the rest of it is left undone. */
const mostMore = 60;
/** Shorter than this the clock on the wall will do. */
const shortMs = 4;
const longFrameBytes = 16 * 1024;
const looksAtOnce = 64;
const lookEveryMs = 2;

/** `now` in ms; `busyMs`: how long this thread was on a processor, null where the system does not say. */
export type Clock = { now: () => number; busyMs: () => number | null };

/** How much longer a frame keeps the thread busy than is fair for its length. Time in which the machine is busy with others does not count. */
export class Effort {
  /** The frame was left undone. */
  isTooMuch = false;
  private isAtWork = false;
  private began = 0;
  private busyAt: number | null = null;
  private fair = 0;
  private looks = 0;
  private nextAt = 0;

  constructor(private readonly clock: Clock) {}

  begin(bytes: number) {
    this.began = this.clock.now();
    this.fair = fairMs + bytes / bytesOfAMs;
    this.busyAt = bytes > longFrameBytes ? this.clock.busyMs() : null;
    this.nextAt = this.began + lookEveryMs;
    [this.isAtWork, this.isTooMuch] = [true, false];
  }

  /** To be called at every step of the work. Throws when it is too much. */
  readonly look = () => {
    if (!this.isAtWork || ++this.looks % looksAtOnce !== 0) return;
    const now = this.clock.now();
    if (now < this.nextAt) return;
    this.nextAt = now + lookEveryMs;
    if (this.moreMs() <= mostMore) return;
    [this.isAtWork, this.isTooMuch] = [false, true];
    throw new Error('too much work');
  };

  /** How many ms more than fair it was. */
  end(): number {
    this.isAtWork = false;
    return Math.max(0, this.moreMs());
  }

  private moreMs(): number {
    return this.spentMs() - this.fair;
  }

  private spentMs(): number {
    const passed = this.clock.now() - this.began;
    const busy = passed < shortMs ? null : this.clock.busyMs();
    if (busy === null) return passed;
    this.busyAt ??= busy - shortMs;
    return busy - this.busyAt;
  }
}

/** What a Yjs document keeps its steps in. It is asked for them many times for each step that is taken in, and by nothing else as often. */
export class WatchedSteps<Step> extends Map<number, Step[]> {
  constructor(private readonly look: () => void) {
    super();
  }

  override get(client: number) {
    this.look();
    return super.get(client);
  }
}
