import type { Audience } from '../audience.ts';
import type { MeetingEvent } from '../meeting.ts';
import { emptyChat, type Chat, type ChatEvent } from './state.ts';

const types: readonly string[] = ['line-held', 'line-settled', 'chat-hand-offered', 'chat-hand-settled'] satisfies ChatEvent['type'][];

export const isChatEvent = (event: MeetingEvent): event is ChatEvent => types.includes(event.type);
/** What waits for staff is for staff. */
export const chatFact = (audience: Audience, event: ChatEvent): ChatEvent | null => (audience === 'staff' ? event : null);
export const chatFor = (audience: Audience, chat: Chat): Chat => (audience === 'staff' ? chat : emptyChat);
export const peopleInChat = ({ hands }: Chat): string[] => hands.map(({ personId }) => personId);
