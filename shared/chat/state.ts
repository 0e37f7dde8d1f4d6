/** Of the chat only what waits for staff is state; its lines are a lane. */
export type Chat = { held: never[]; hands: never[] };
export const emptyChat: Chat = { held: [], hands: [] };

export type ChatEvent = never;
