import type { Reason } from './why.ts';

/** How a page speaks: sentences of the catalogue, a list of names, and the name of a person. */
export type Speech<Key> = {
  say: (key: Key, values: Record<string, string | number>) => string;
  list: (names: string[]) => string;
  nameOf: (personId: string) => string;
};
type Because = Exclude<Reason['because'], 'policy'> | (Reason & { because: 'policy' })['policy'];
export type WhyKey =
  | `why.${Because}`
  | 'why.first-time-first-item'
  | 'why.least-spoken-first-item'
  | 'why.names-more'
  | 'why.you-are-on-deck-after'
  | 'why.you-were-moved-because'
  | 'why.moved-before-you-because';

/** Names are said up to so many; the rest is a number. */
const mostNames = 4;

/** A reason as one sentence, true for whoever reads it; the same on every page that answers "why am I seventh?" (Q13). */
export function whyInWords(reason: Reason, { say, list, nameOf }: Speech<WhyKey>): string {
  const people = 'people' in reason ? reason.people : [];
  const shown = people.slice(0, people.length === mostNames + 1 ? mostNames + 1 : mostNames).map(nameOf);
  const others = people.length - shown.length;
  const names = list(others > 0 ? [...shown, say('why.names-more', { count: others })] : shown);
  const count = people.length;
  switch (reason.because) {
    case 'policy': {
      const { policy, within } = reason;
      const counts = policy === 'first-time-first' || policy === 'least-spoken-first';
      return say(counts && within ? `why.${policy}-item` : `why.${policy}`, { names, count });
    }
    case 'overdue':
    case 'you-are-overdue':
      return say(`why.${reason.because}`, { names, most: reason.maxOvertakes });
    case 'you-are-on-deck':
      return count > 0 ? say('why.you-are-on-deck-after', { names }) : say('why.you-are-on-deck', {});
    case 'you-were-moved':
    case 'moved-before-you': {
      const name = nameOf(reason.by);
      const key = `why.${reason.because}` as const;
      // What somebody typed keeps its own direction inside the sentence.
      return reason.reason
        ? say(`${key}-because`, { name, names, count, reason: `\u2068${reason.reason}\u2069` })
        : say(key, { name, names, count });
    }
    default:
      return say(`why.${reason.because}`, { names, count });
  }
}
