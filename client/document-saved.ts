/** How far each writer has come; a writer is one page that was open once, not a person. */
export type Reach = ReadonlyMap<number, number>;

/** What this device knows of its own words: how far they go, how far the disk has them, whether anybody answers. Times in ms since 1970. */
export type Keeping = {
  /** All that was written on this device, as far as it is in this copy. */
  mine: Reach;
  /** What the server last said is on its disk; null before it said anything. */
  disk: Reach | null;
  /** Since when words of mine wait for the disk; anew whenever some of them came there. Null: none wait. */
  waitingSince: number | null;
  line: 'open' | 'cut';
  /** Since when a question on the open line has no answer; null: none is open. */
  askedAt: number | null;
  /** The server said that it did not write down what came. */
  isRefused: boolean;
};
export type Happening =
  | { type: 'written'; mine: Reach; at: number }
  | { type: 'on-disk'; disk: Reach; at: number }
  | { type: 'refused'; at: number }
  | { type: 'opened' }
  | { type: 'asked'; at: number }
  | { type: 'heard' }
  | { type: 'cut' };
export type Saved = { is: 'opening' } | { is: 'saved' } | { is: 'saving' } | { is: 'only-here'; since: number };

/** While somebody writes the server is asked this often; what stays without an answer shows that the line is dead, within 3 s together. */
export const askEveryMs = 1_000;
export const silentAfterMs = 1_900;
/** Words that the server takes but does not write down are only here, too. */
export const unwrittenAfterMs = 5_000;

export const untouched: Keeping = { mine: new Map(), disk: null, waitingSince: null, line: 'cut', askedAt: null, isRefused: false };

export const isWithin = (mine: Reach, disk: Reach): boolean =>
  [...mine].every(([writer, reached]) => reached === 0 || (disk.get(writer) ?? 0) >= reached);

/** What is known after this. Only what the server says of its disk makes anything saved. */
export function after(keeping: Keeping, happening: Happening): Keeping {
  switch (happening.type) {
    case 'opened':
      return { ...keeping, line: 'open', askedAt: null, isRefused: false };
    case 'cut':
      return { ...keeping, line: 'cut', askedAt: null, isRefused: false };
    case 'asked':
      return { ...keeping, askedAt: keeping.askedAt ?? happening.at };
    case 'heard':
      return { ...keeping, askedAt: null };
    case 'refused':
      return { ...keeping, askedAt: null, isRefused: true, waitingSince: keeping.waitingSince ?? happening.at };
    case 'written': {
      const { mine, at } = happening;
      return { ...keeping, mine, waitingSince: isWithin(mine, keeping.disk ?? new Map()) ? null : (keeping.waitingSince ?? at) };
    }
    case 'on-disk': {
      const waitingSince = waitingAfter(keeping, happening.disk, happening.at);
      const isRefused = keeping.isRefused && waitingSince !== null;
      return { ...keeping, disk: happening.disk, askedAt: null, waitingSince, isRefused };
    }
  }
}

function waitingAfter({ mine, disk: before, waitingSince }: Keeping, disk: Reach, at: number): number | null {
  if (isWithin(mine, disk)) return null;
  const isNearer = [...mine.keys()].some((writer) => (disk.get(writer) ?? 0) > (before?.get(writer) ?? 0));
  return isNearer ? at : (waitingSince ?? at);
}

/** Whether the server answers, as far as can be known now. */
export const isHeard = ({ line, askedAt }: Keeping, now: number): boolean =>
  line === 'open' && (askedAt === null || now - askedAt < silentAfterMs);

/** What has become of my words, as it is now. */
export function savedAt(keeping: Keeping, now: number): Saved {
  const { waitingSince, disk } = keeping;
  if (waitingSince === null) return { is: disk === null ? 'opening' : 'saved' };
  const isOnItsWay = isHeard(keeping, now) && !keeping.isRefused && now - waitingSince < unwrittenAfterMs;
  return isOnItsWay ? { is: 'saving' } : { is: 'only-here', since: waitingSince };
}
