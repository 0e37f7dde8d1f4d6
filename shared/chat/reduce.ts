import type { Recorded } from '../meeting.ts';
import { repersoned } from '../people.ts';
import type { Chat } from './state.ts';

export function reduceChat(chat: Chat, { at, event }: Recorded): Chat {
  switch (event.type) {
    case 'line-held':
      return { ...chat, held: [...chat.held, { number: event.number, floor: event.floor }] };
    case 'line-settled':
      return { ...chat, held: chat.held.filter(({ number }) => number !== event.number) };
    case 'chat-hand-offered':
      return { ...chat, hands: [...chat.hands, { ...event.hand, floor: event.floor, at }] };
    case 'chat-hand-settled':
      return { ...chat, hands: chat.hands.filter(({ id }) => id !== event.handId) };
    case 'person-left':
      return { ...chat, hands: chat.hands.filter(({ personId }) => personId !== event.personId) };
    case 'groups-ended':
      // Nobody gives the floor there any more.
      return { ...chat, hands: chat.hands.filter(({ floor }) => !event.groupIds.includes(floor)) };
    case 'meeting-closed':
      return { ...chat, hands: [] };
    case 'person-changed':
    case 'placeholder-named':
      return { ...chat, hands: chat.hands.map((hand) => repersoned(hand, event)) };
    default:
      return chat;
  }
}
