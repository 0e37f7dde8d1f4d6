import type { Recorded } from '../meeting.ts';
import { emptyActions, type Action, type Actions, type Decision } from './state.ts';

export function reduceActions(kept: Actions, { at, by, event }: Recorded): Actions {
  const action = (id: string, made: Partial<Action>): Actions => ({ ...kept, actions: changed(kept.actions, id, made) });
  const decision = (id: string, made: Partial<Decision>): Actions => ({ ...kept, decisions: changed(kept.decisions, id, made) });
  switch (event.type) {
    case 'series-begun':
      return {
        ...emptyActions,
        actions: event.actions.map((carried) => ({ ...carried, ...fresh, ...unsettled, by: null, itemId: null })),
        numbered: event.numbered,
        follows: event.follows,
      };
    case 'action-recorded': {
      const { actionId: id, number, itemId } = event;
      return {
        ...kept,
        actions: [...kept.actions, { id, number, ...event.action, by, at, itemId, ...fresh, ...unsettled, from: null }],
        numbered: { ...kept.numbered, actions: number },
      };
    }
    case 'action-amended':
      return action(event.actionId, event.action);
    case 'action-settled':
      return action(event.actionId, { state: event.state, settledAt: event.state === 'open' ? null : at });
    case 'action-dropped':
      return action(event.actionId, { withdrawn: true });
    case 'action-restored':
      return action(event.actionId, fresh);
    case 'decision-recorded': {
      const { type: _type, decisionId: id, ...decided } = event;
      return {
        ...kept,
        decisions: [...kept.decisions, { id, ...decided, by, at, ...fresh }],
        numbered: { ...kept.numbered, decisions: event.number },
      };
    }
    case 'decision-amended':
      return decision(event.decisionId, { text: event.text });
    case 'decision-dropped':
      return decision(event.decisionId, { withdrawn: true });
    case 'decision-restored':
      return decision(event.decisionId, fresh);
    case 'placeholder-named':
      return renamed(kept, event.personId, event.as.id);
    default:
      return kept;
  }
}

const fresh = { withdrawn: false };
const unsettled = { state: 'open', settledAt: null } as const;

const changed = <One extends { id: string }>(list: One[], id: string, made: Partial<One>): One[] =>
  list.map((one) => (one.id === id ? { ...one, ...made } : one));

/** Whoever a placeholder turned out to be owes what it owed (Q10). */
function renamed(kept: Actions, from: string, to: string): Actions {
  const name = (id: string | null) => (id === from ? to : id);
  return {
    ...kept,
    actions: kept.actions.map((one) => ({ ...one, ownerId: name(one.ownerId), by: name(one.by) })),
    decisions: kept.decisions.map((one) => ({ ...one, by: name(one.by) })),
  };
}
