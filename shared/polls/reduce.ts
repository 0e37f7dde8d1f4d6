import type { Recorded } from '../meeting.ts';
import type { Polls } from './state.ts';

export const reducePolls = (polls: Polls, _recorded: Recorded): Polls => polls;
