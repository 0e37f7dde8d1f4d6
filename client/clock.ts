/** One round trip: `sent` and `received` are readings of a stopwatch that nobody can set, `serverTime` is ms since 1970; `drift` is device time minus stopwatch. */
export type Sample = { sent: number; serverTime: number; received: number; drift: number };

/** A sample counts for three minutes; quartz is good for that long. */
const oldestMs = 180_000;
/** Device time and stopwatch this far apart from before: the clock was set, or the device slept. */
const jumpMs = 1_000;

const roundTrip = ({ sent, received }: Sample) => received - sent;

/** Adds a sample and drops those that are too old or from before a jump. */
const withSample = (samples: readonly Sample[], sample: Sample): Sample[] => [
  ...samples.filter(({ received, drift }) => sample.received - received <= oldestMs && Math.abs(sample.drift - drift) <= jumpMs),
  sample,
];

/** What to add to the stopwatch to get server time; the quickest round trip is wrong by at most half of itself. */
function offsetOf(samples: readonly Sample[]): number | null {
  const [first, ...others] = samples;
  if (!first) return null;
  const best = others.reduce((quickest, sample) => (roundTrip(sample) <= roundTrip(quickest) ? sample : quickest), first);
  return best.serverTime - (best.sent + best.received) / 2;
}

export type Clock = ReturnType<typeof createClock>;

/** The server's time on this device. Counted with the stopwatch, so setting the device clock does not move it; before the first sample it is the device's. */
export function createClock(now: () => number = Date.now, stopwatch: () => number = () => performance.now()) {
  let samples: Sample[] = [];
  return {
    stopwatch,
    took(sent: number, serverTime: number, received: number) {
      samples = withSample(samples, { sent, serverTime, received, drift: now() - stopwatch() });
    },
    serverNow: (): number => {
      const offset = offsetOf(samples);
      return offset === null ? now() : Math.round(stopwatch() + offset);
    },
  };
}
