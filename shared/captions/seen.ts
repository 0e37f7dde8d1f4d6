import type { Audience } from '../audience.ts';
import { plenary } from '../floor-id.ts';
import { groupsOf } from '../groups/seen.ts';
import type { MeetingEvent } from '../meeting.ts';
import type { Captions, CaptionsEvent } from './state.ts';

const types: Record<CaptionsEvent['type'], 'staff' | 'inside'> = {
  'caption-link-made': 'staff',
  'caption-link-revoked': 'staff',
  'captions-begun': 'inside',
  'off-record-set': 'inside',
  'captions-placed': 'inside',
};
export const isCaptionsEvent = (event: MeetingEvent): event is CaptionsEvent => Object.hasOwn(types, event.type);
export const captionsFact = (audience: Audience, event: CaptionsEvent): CaptionsEvent | null =>
  audience === 'staff' || types[event.type] === 'inside' ? event : null;

/** Which links there are is for staff; in which languages a group is captioned, for its own. */
export function captionsFor(audience: Audience, captions: Captions): Captions {
  if (audience === 'staff') return captions;
  const isSeen = (floor: string) => floor === plenary || groupsOf(audience).has(floor);
  const languages = Object.fromEntries(Object.entries(captions.languages).filter(([floor]) => isSeen(floor)));
  return { ...captions, links: [], languages };
}
