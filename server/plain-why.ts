import type { Queue } from '../shared/queue/state.ts';
import { why, type Reason } from '../shared/queue/why.ts';
import type { Tongue } from './words.ts';

/** Names are said up to so many; the rest is a number. */
const mostNames = 3;

/** Why a request stands where it stands (Q13), in the words that every screen has. */
export const whyIn = (queue: Queue, requestId: string, tongue: Tongue, nameOf: (personId: string) => string): string[] =>
  why(queue, requestId).map((reason) => sentence(reason, tongue, nameOf));

function sentence(reason: Reason, { say, list }: Tongue, nameOf: (personId: string) => string): string {
  const people = 'people' in reason ? reason.people : [];
  const shown = people.slice(0, people.length === mostNames + 1 ? mostNames + 1 : mostNames).map(nameOf);
  const others = people.length - shown.length;
  const names = list(others > 0 ? [...shown, say('why.names-more', { count: others })] : shown);
  const count = people.length;
  switch (reason.because) {
    case 'policy':
      return say(`why.${reason.policy}`, { names });
    case 'overdue':
      return say('why.overdue', { names, most: reason.maxOvertakes });
    case 'you-are-overdue':
      return say('why.you-are-overdue', { most: reason.maxOvertakes });
    case 'you-are-on-deck':
      return count > 0 ? say('why.you-are-on-deck-after', { names }) : say('why.you-are-on-deck');
    case 'you-were-moved':
      return reason.reason
        ? say('why.you-were-moved-because', { name: nameOf(reason.by), reason: reason.reason })
        : say('why.you-were-moved', { name: nameOf(reason.by) });
    default:
      return say(`why.${reason.because}`, { names, count });
  }
}
