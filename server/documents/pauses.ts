const firstMs = 500;
const mostMs = 60_000;
const forgottenAfterMs = 10 * 60_000;

type Cut = { times: number; at: number };

/** Who was cut off may come back after a pause that grows each time, so that sending the same again and again is seldom. */
export class Pauses {
  private readonly cuts = new Map<string, Cut>();

  constructor(private readonly now = () => performance.now()) {}

  cut(key: string) {
    const at = this.now();
    for (const [other, cut] of this.cuts) if (at - cut.at > forgottenAfterMs) this.cuts.delete(other);
    this.cuts.set(key, { times: (this.cuts.get(key)?.times ?? 0) + 1, at });
  }

  isOver(key: string): boolean {
    const cut = this.cuts.get(key);
    return !cut || this.now() - cut.at >= Math.min(mostMs, firstMs * 2 ** (cut.times - 1));
  }
}
