/** Questions from people online, on their way into the room (R1–R5). */
export type Relay = { questions: never[] };
export const emptyRelay: Relay = { questions: [] };

export type RelayEvent = never;
