import type { Evidence, Polled } from './polled.ts';

/** Which option each person chose, as somebody supposes who was not told. */
export type Guess = Map<string, number>;
export type Strategy = (evidence: Evidence) => Guess;
/** Of all guesses: how many were right, how many would be by chance, how far that is in standard deviations, and what the published counts alone give. */
export type Score = { hits: number; of: number; byChance: number; sigma: number; countsOnly: number };

/**
 * Under chance every way of dealing the published counts among those who answered is as likely as any other. Then a guess of
 * `g` people for each option is right `Σ g·c/n` times on average; the spread is that of the same dealing, without replacement.
 */
export function scored(polls: Polled[], strategy: Strategy): Score {
  let [hits, of, byChance, variance, countsOnly] = [0, 0, 0, 0, 0];
  for (const { evidence, truth } of polls) {
    const guess = strategy(evidence);
    const n = truth.size;
    const real = evidence.options.map((_text, option) => [...truth.values()].filter((one) => one === option).length);
    const guessed = real.map((_count, option) => evidence.people.filter((person) => guess.get(person) === option).length);
    const expected = sum(guessed.map((count, option) => (count * real[option]!) / n));
    const pairs = sum(
      guessed.flatMap((count, a) =>
        guessed.map((other, b) => (a === b ? count * (count - 1) * real[a]! * (real[a]! - 1) : count * other * real[a]! * real[b]!)),
      ),
    );
    hits += evidence.people.filter((person) => guess.get(person) === truth.get(person)).length;
    of += n;
    byChance += expected;
    variance += expected + pairs / (n * (n - 1)) - expected ** 2;
    countsOnly += Math.max(...real);
  }
  const sigma = variance < 1e-9 ? 0 : (hits - byChance) / Math.sqrt(variance);
  return { hits, of, byChance, sigma, countsOnly };
}
const sum = (numbers: number[]) => numbers.reduce((total, number) => total + number, 0);

export const said = (name: string, { hits, of, byChance, sigma, countsOnly }: Score) =>
  `${name.padEnd(58)} ${share(hits, of)} right, by chance ${share(byChance, of)}, from the counts ${share(countsOnly, of)}, ${sigma.toFixed(2).padStart(6)} sigma`;
const share = (part: number, of: number) => `${((100 * part) / of).toFixed(1)} %`.padStart(7);
