/** How much one person may send: never by address, a whole venue has one. Refills steadily; so many seconds' worth at once. */
export class Budget {
  private readonly left = new Map<string, { tokens: number; at: number }>();

  constructor(
    private readonly perSecond: number,
    private readonly now = () => performance.now(),
    private readonly secondsAtOnce = 3,
  ) {}

  /** Whoever runs the meeting presses more: five times as much. */
  allows(key: string, who: 'participant' | 'staff', cost = 1): boolean {
    const rate = this.perSecond * (who === 'staff' ? 5 : 1);
    const at = this.now();
    const most = rate * this.secondsAtOnce;
    const before = this.left.get(key) ?? { tokens: most, at };
    const tokens = Math.min(most, before.tokens + ((at - before.at) / 1000) * rate);
    this.left.set(key, { tokens: Math.max(0, tokens - cost), at });
    if (this.left.size > 50_000) this.forgetRested(at);
    return tokens >= cost;
  }

  private forgetRested(at: number) {
    for (const [key, { at: last }] of this.left) if (at - last > 60_000 + this.secondsAtOnce * 1000) this.left.delete(key);
  }
}
