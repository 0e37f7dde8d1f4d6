import type { Ended } from '../floor/state.ts';
import type { PeopleEvent } from '../people.ts';
import type { Queue, Spoken } from './state.ts';

/** Finished turns and their time, points of order apart; `sign` −1 takes them out again. */
export function tallied(spoken: Queue['spoken'], ended: Ended[], sign: 1 | -1): Queue['spoken'] {
  const add = (tally: Record<string, Spoken>) =>
    ended
      .filter(({ kind }) => kind !== 'point-of-order')
      .reduce((sum, { personId, spokenMs }) => {
        const { turns, ms } = Object.hasOwn(sum, personId) ? sum[personId]! : { turns: 0, ms: 0 };
        const { [personId]: _old, ...others } = sum;
        return turns + sign > 0 ? { ...others, [personId]: { turns: turns + sign, ms: ms + sign * spokenMs } } : others;
      }, tally);
  return ended.length === 0 ? spoken : { item: add(spoken.item), meeting: add(spoken.meeting) };
}

/** What a placeholder spoke was spoken by whoever it turned out to be (Q10). */
export function joined(
  tally: Record<string, Spoken>,
  { personId, as }: PeopleEvent & { type: 'placeholder-named' },
): Record<string, Spoken> {
  if (personId === as.id || !Object.hasOwn(tally, personId)) return tally;
  const { [personId]: moved, ...others } = tally;
  const known = Object.hasOwn(others, as.id) ? others[as.id]! : { turns: 0, ms: 0 };
  return { ...others, [as.id]: { turns: known.turns + moved!.turns, ms: known.ms + moved!.ms } };
}
