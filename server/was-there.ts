import type { Card } from '../shared/people.ts';
import type { Visit } from './store.ts';

/** Who came with a screen is noted a moment later. */
const notedWithinMs = 10_000;

/** When each person came first, in ms. */
export class Comings {
  private readonly first = new Map<string, number>();

  keep(visits: Iterable<Visit>) {
    for (const { personId, at, what } of visits)
      if (what === 'came') this.first.set(personId, Math.min(at, this.first.get(personId) ?? at));
  }

  /**
   * Whether this person, under any of their ids, came before that time, or took part without a device. Whoever sent apologies was not
   * there. `seenAt`: when they were seen here last, which may not be noted yet.
   */
  hadCome(card: Card | undefined, ids: readonly string[], before: number, seenAt = Infinity): boolean {
    if (!card || card.apologies) return false;
    const cameAt = Math.min(seenAt, ...ids.map((id) => this.first.get(id) ?? Infinity));
    return card.noDevice === true || cameAt <= before + notedWithinMs;
  }
}
