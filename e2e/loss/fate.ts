import type { Dice } from '../../shared/any-input.ts';

export const writings = ['append', 'compact'] as const;
export const points = ['before', 'middle', 'after'] as const;
export type Death = { writing: (typeof writings)[number]; point: (typeof points)[number] };

/** What is to go wrong next in the secretary of this story. */
export const fate = {
  roll: (() => 1) as Dice,
  /** The process is killed at that point of the next such writing. */
  death: null as Death | null,
  isDiskFull: false,
  /** Chances that a commit is said to have failed although it did not, and that the worker has to be ended. */
  falseAlarm: 0,
  workerEnds: 0,
  endsWorker: () => fate.roll() < fate.workerEnds,
  /** Nothing any more. */
  calm: () => void Object.assign(fate, { death: null, isDiskFull: false, falseAlarm: 0, workerEnds: 0 }),
};
