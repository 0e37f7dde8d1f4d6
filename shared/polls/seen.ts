import type { Audience } from '../audience.ts';
import type { MeetingEvent } from '../meeting.ts';
import type { Polls, PollEvent } from './state.ts';

export const isPollEvent = (_event: MeetingEvent): _event is PollEvent => false;
/** The fact as this audience may know it, or null. */
export const pollFact = (_audience: Audience, event: PollEvent): PollEvent | null => event;
export const pollsFor = (_audience: Audience, polls: Polls): Polls => polls;
export const peopleInPolls = (_polls: Polls): string[] => [];
/** Of each open poll: how many have answered, and for staff, where it is not secret, how. */
export const answersFor = (_audience: Audience, _polls: Polls): Record<string, { answered: number; counts?: number[] }> => ({});
