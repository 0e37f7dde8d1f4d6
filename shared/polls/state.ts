/** Polls and shows of hands, never binding (P1–P4). */
export type Polls = { polls: never[] };
export const emptyPolls: Polls = { polls: [] };

export type PollEvent = never;

/** Secret polls whose answers lie in a box that is still sealed. */
export const sealedPolls = (_polls: Polls): string[] => [];
