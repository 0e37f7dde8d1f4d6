import type { Meeting } from '../meeting.ts';
import type { Action } from './state.ts';

export const actionIn = ({ actions }: Pick<Meeting, 'actions'>, actionId: string) => actions.actions.find(({ id }) => id === actionId);
export const decisionIn = ({ actions }: Pick<Meeting, 'actions'>, decisionId: string) =>
  actions.decisions.find(({ id }) => id === decisionId);

/** Still to be done. */
export const isOpen = ({ state, withdrawn }: Action): boolean => state === 'open' && !withdrawn;

/** A day that there is, as calendars write it. */
export const isDay = (text: string): boolean =>
  /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text)) && new Date(text).toISOString().startsWith(text);
