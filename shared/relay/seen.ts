import type { Audience } from '../audience.ts';
import type { MeetingEvent } from '../meeting.ts';
import type { Relay, RelayEvent } from './state.ts';

export const isRelayEvent = (_event: MeetingEvent): _event is RelayEvent => false;
/** The fact as this audience may know it, or null. */
export const relayFact = (_audience: Audience, event: RelayEvent): RelayEvent | null => event;
export const relayFor = (_audience: Audience, relay: Relay): Relay => relay;
export const peopleInRelay = (_relay: Relay): string[] => [];
/** How many support each question that this audience reads. */
export const supportFor = (_audience: Audience, _relay: Relay): Record<string, number> => ({});
