import { plenary } from '../shared/floor-id.ts';
import { groupIn, groupOf } from '../shared/groups/state.ts';
import type { Seat } from './seat.ts';
import { t } from './words.ts';

/** Whoever waits in plenary and is in a group meanwhile is not here when they are called; null where this screen knows of none (G1). */
export function inGroup({ meeting, floor }: Seat, personId: string): string | null {
  const groupId = floor === plenary ? groupOf(meeting, personId) : null;
  const found = groupId === null ? null : groupIn(meeting, groupId);
  return found && t('queue.in-group', { number: found.group.number });
}
