import type { Recorded } from '../meeting.ts';
import type { Relay } from './state.ts';

export const reduceRelay = (relay: Relay, _recorded: Recorded): Relay => relay;
