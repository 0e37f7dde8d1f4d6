import type { Office } from '../shared/groups/within.ts';

/** What may lie open over the page of a group; one at a time. */
export type GroupSheet = { what: 'help' | 'more' } | { what: 'office'; office: Office };
export type OpenGroupSheet = (sheet: GroupSheet) => void;
