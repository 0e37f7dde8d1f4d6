import type { Audience } from '../audience.ts';
import type { MeetingEvent } from '../meeting.ts';
import { emptyErasing, type Erasing, type ErasingEvent } from './state.ts';

const types: Record<ErasingEvent['type'], true> = { 'erasing-asked': true, 'person-erased': true, 'erasing-finished': true };
export const isErasingEvent = (event: MeetingEvent): event is ErasingEvent => Object.hasOwn(types, event.type);

/** Who wants to be forgotten is for staff; that somebody was is for everybody inside. */
export function erasingFact(audience: Audience, event: ErasingEvent): ErasingEvent | null {
  if (audience === 'public') return null;
  return event.type === 'erasing-asked' && audience !== 'staff' ? null : event;
}

export const erasingFor = (audience: Audience, erasing: Erasing): Erasing =>
  audience === 'staff' ? erasing : audience === 'public' ? emptyErasing : { ...erasing, asked: [] };

/** Those who ask, and those who are called by a number now. */
export const peopleInErasing = ({ asked, people }: Erasing): string[] => [...asked, ...people.flatMap(({ ids }) => ids)];
