import type { Audience } from '../audience.ts';
import type { MeetingEvent } from '../meeting.ts';
import type { Issuing, IssuingEvent } from './state.ts';

const types: Record<IssuingEvent['type'], true> = { 'record-issued': true, 'erratum-noted': true, 'erratum-withdrawn': true };
export const isIssuingEvent = (event: MeetingEvent): event is IssuingEvent => Object.hasOwn(types, event.type);

/** The record is for those inside. */
export const issuingFact = (audience: Audience, event: IssuingEvent): IssuingEvent | null => (audience === 'public' ? null : event);

export const peopleInIssuing = ({ versions }: Issuing): string[] => versions.map(({ by }) => by);
