import { useState } from 'react';
import { newSecret } from './chance.ts';
import { remember, remembered } from './device-memory.ts';

/** What this device alone keeps of a poll: the name of my secret answer, what I chose, and whether I have read the result. */
type Mine = { ballot: string; options: number[] | null; read: boolean };

const savedUnder = (pollId: string, personId: string) => `onefloor-poll ${pollId} ${personId}`;

function saved(key: string): Mine {
  const fresh = { ballot: newSecret(), options: null, read: false };
  try {
    return { ...fresh, ...(JSON.parse(remembered(key, 'always') || '{}') as Partial<Mine>) };
  } catch {
    return fresh;
  }
}

/** My answer on this device. `keep` before sending: an answer whose acknowledgement is lost can still be changed from here (P2). */
export function useMyAnswer(pollId: string, personId: string): [Mine, keep: (part: Partial<Mine>) => void] {
  const key = savedUnder(pollId, personId);
  const [mine, setMine] = useState(() => saved(key));
  const keep = (part: Partial<Mine>) => {
    const now = { ...mine, ...part };
    setMine(now);
    remember(key, JSON.stringify(now), 'always');
  };
  return [mine, keep];
}

/** Whether the result was put away on this device. */
export const isRead = (pollId: string, personId: string): boolean => saved(savedUnder(pollId, personId)).read;
