import type { Meeting } from '../meeting.ts';
import { isOpen } from './found.ts';
import type { ActionsEvent } from './state.ts';

/**
 * What the next meeting of the series begins with (D1): the open actions with their numbers, and where the numbers go on. `ownerAs` says
 * who an owner is there, or null where the roster does not know them any more.
 */
export function seriesFrom({ conduct, actions }: Meeting, ownerAs: (personId: string) => string | null): ActionsEvent {
  return {
    type: 'series-begun',
    follows: conduct.title,
    actions: actions.actions.filter(isOpen).map(({ id, number, text, ownerId, due, at, from }) => ({
      id,
      number,
      text,
      ownerId: ownerId === null ? null : ownerAs(ownerId),
      due,
      at,
      from: from ?? conduct.title,
    })),
    numbered: actions.numbered,
  };
}
