import type { Ended } from '../floor/state.ts';
import type { PeopleEvent } from '../people.ts';
import type { Queue, Spoken } from './state.ts';

/** Finished turns and their time, by person and by side, points of order apart; `sign` −1 takes them out again. */
export function tallied(queue: Queue, ended: Ended[], sign: 1 | -1): Pick<Queue, 'spoken' | 'bySide'> {
  const counted = ended.filter(({ kind }) => kind !== 'point-of-order');
  const add = (tally: Record<string, Spoken>) =>
    counted.reduce((sum, { personId, spokenMs }) => {
      const { [personId]: _old, ...others } = sum;
      const now = more(Object.hasOwn(sum, personId) ? sum[personId]! : nothing, spokenMs, sign);
      return now.turns > 0 ? { ...others, [personId]: now } : others;
    }, tally);
  const bySide = counted.reduce(
    (sides, { attendance, spokenMs }) => ({ ...sides, [attendance]: more(sides[attendance], spokenMs, sign) }),
    queue.bySide,
  );
  return { spoken: { item: add(queue.spoken.item), meeting: add(queue.spoken.meeting) }, bySide };
}

const nothing: Spoken = { turns: 0, ms: 0 };
const more = ({ turns, ms }: Spoken, spokenMs: number, sign: 1 | -1): Spoken => ({ turns: turns + sign, ms: ms + sign * spokenMs });

/** What a placeholder spoke was spoken by whoever it turned out to be (Q10). */
export function joined(
  tally: Record<string, Spoken>,
  { personId, as }: PeopleEvent & { type: 'placeholder-named' },
): Record<string, Spoken> {
  if (personId === as.id || !Object.hasOwn(tally, personId)) return tally;
  const { [personId]: moved, ...others } = tally;
  const known = Object.hasOwn(others, as.id) ? others[as.id]! : nothing;
  return { ...others, [as.id]: { turns: known.turns + moved!.turns, ms: known.ms + moved!.ms } };
}
