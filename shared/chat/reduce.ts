import type { Recorded } from '../meeting.ts';
import type { Chat } from './state.ts';

export const reduceChat = (chat: Chat, _recorded: Recorded): Chat => chat;
