import type { Audience } from '../audience.ts';
import type { MeetingEvent } from '../meeting.ts';
import { emptyChat, type Chat, type ChatEvent } from './state.ts';

export const isChatEvent = (_event: MeetingEvent): _event is ChatEvent => false;
/** What waits for staff is for staff. */
export const chatFact = (audience: Audience, event: ChatEvent): ChatEvent | null => (audience === 'staff' ? event : null);
export const chatFor = (audience: Audience, chat: Chat): Chat => (audience === 'staff' ? chat : emptyChat);
export const peopleInChat = (_chat: Chat): string[] => [];
