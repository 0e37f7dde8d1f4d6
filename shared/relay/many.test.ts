import { expect, test } from 'vitest';
import { supportFor } from './seen.ts';
import { supportersOf, type Question, type Relay } from './state.ts';
import { fresh } from './steps.ts';

const author = (personId: string) => ({ personId, attendance: 'remote' as const, standing: 'member' as const });
/** Every fifth stands alone, the others are joined with the one before; everybody supports a few. */
const relayOf = (count: number): Relay => ({
  lags: [],
  questions: Array.from({ length: count }, (_, i): Question => {
    const words = {
      floor: 'plenary',
      askedAt: 0,
      text: 'Why?',
      author: i % 3 ? author(`p${i}`) : null,
      voice: 'own' as const,
      enteredBy: null,
    };
    const joined = i % 5 ? { step: 'merged' as const, mergedInto: `q${i - 1}` } : {};
    return { ...fresh(words), id: `q${i}`, number: i + 1, supporters: [`p${i + 1}`, `p${i}`, 'everywhere'], ...joined };
  }),
});

test('the counts of two thousand questions are told often without being felt (R2)', () => {
  const relay = relayOf(2000);
  const began = performance.now();
  const counts = supportFor('everyone', relay);
  expect(performance.now() - began).toBeLessThan(100);
  expect(Object.keys(counts)).toHaveLength(400);
  for (const id of ['q0', 'q5', 'q1995']) expect(counts[id]).toBe(supportersOf(relay, id).length);
});
