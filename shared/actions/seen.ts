import type { Audience } from '../audience.ts';
import type { MeetingEvent } from '../meeting.ts';
import type { Actions, ActionsEvent } from './state.ts';

const types: readonly string[] = [
  'series-begun',
  'action-recorded',
  'action-amended',
  'action-settled',
  'action-dropped',
  'action-restored',
  'decision-recorded',
  'decision-amended',
  'decision-dropped',
  'decision-restored',
] satisfies ActionsEvent['type'][];
export const isActionsEvent = (event: MeetingEvent): event is ActionsEvent => types.includes(event.type);

/** Everybody inside reads who does what, and what was decided. */
export const actionsFact = (audience: Audience, event: ActionsEvent): ActionsEvent | null => (audience === 'public' ? null : event);

/** Asked after every fact, and seldom another answer. */
const named = new WeakMap<Actions, Set<string>>();
export function peopleInActions(kept: Actions): Iterable<string> {
  const known = named.get(kept);
  if (known) return known;
  const ids = [...kept.actions.flatMap(({ ownerId, by }) => [ownerId, by]), ...kept.decisions.map(({ by }) => by)];
  const people = new Set(ids.filter((id) => id !== null));
  named.set(kept, people);
  return people;
}
