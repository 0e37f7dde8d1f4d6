import { tallyFor, type Audience } from '../shared/audience.ts';
import type { Meeting } from '../shared/meeting.ts';
import type { Tally } from '../shared/wire.ts';

/** What each audience was last told of the counts, so that only what changed is said again. */
export class Tallies {
  private readonly told = new Map<Audience, Tally>();

  forget = (audience: Audience) => void this.told.delete(audience);

  /** What has changed for this audience since it was asked last; null = nothing. */
  news(audience: Audience, meeting: Meeting): Tally | null {
    const now = tallyFor(audience, meeting);
    const before = this.told.get(audience) ?? { support: {}, answers: {}, groups: {} };
    this.told.set(audience, now);
    const news = {
      support: changed(before.support, now.support),
      answers: changed(before.answers, now.answers),
      groups: changed(before.groups, now.groups),
    };
    return Object.values(news).some((counts) => Object.keys(counts).length > 0) ? news : null;
  }
}

function changed<Count>(before: Record<string, Count>, now: Record<string, Count>): Record<string, Count> {
  return Object.fromEntries(Object.entries(now).filter(([id, count]) => JSON.stringify(before[id]) !== JSON.stringify(count)));
}
