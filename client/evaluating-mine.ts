import { useState } from 'react';
import { remember, remembered } from './device-memory.ts';

/** What I answered, by question; kept on this device alone, since nobody else knows it. */
export type Mine = Record<string, { options: number[]; words: string }>;
export const unanswered = { options: [] as number[], words: '' };
/** `sent`: it has reached the meeting. */
type Kept = { answers: Mine; sent: boolean };

function saved(key: string | null): Kept {
  try {
    return { answers: {}, sent: false, ...(JSON.parse((key && remembered(key, 'always')) || '{}') as Partial<Kept>) };
  } catch {
    return { answers: {}, sent: false };
  }
}

/** `personId` null: on a device of many people nothing is kept. */
export function useMyEvaluation(code: string, personId: string | null): [Kept, keep: (part: Partial<Kept>) => void] {
  const key = personId === null ? null : `onefloor-evaluation ${code} ${personId}`;
  const [kept, setKept] = useState(() => saved(key));
  const keep = (part: Partial<Kept>) => {
    const now = { ...kept, ...part };
    setKept(now);
    if (key !== null) remember(key, JSON.stringify(now), 'always');
  };
  return [kept, keep];
}
