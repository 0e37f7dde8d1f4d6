import { boxStrategies } from './box-openings.ts';
import { said, scored, type Score, type Strategy } from './chance.ts';
import { orderStrategies } from './orders.ts';
import type { Polled } from './polled.ts';
import { readingStrategies } from './readings.ts';

/** Every way we know of guessing who answered what. */
const strategies: Record<string, Strategy> = { ...orderStrategies, ...readingStrategies, ...boxStrategies };

/** What each strategy comes to over these polls, and a line for each that says so. */
export function attack(polls: Polled[]): { scores: Map<string, Score>; report: string[] } {
  const scores = new Map(Object.entries(strategies).map(([name, strategy]) => [name, scored(polls, strategy)]));
  return { scores, report: [...scores].map(([name, score]) => said(name, score)) };
}

/** Strategies that are right, or wrong, more often than chance would have it once in 370 times. */
export const beyondChance = (scores: Map<string, Score>): string[] =>
  [...scores].filter(([, { sigma }]) => Math.abs(sigma) > 3).map(([name]) => name);
