import { useState } from 'react';

/** What this device alone keeps of a poll: the name of my secret answer, what I chose, and whether I have read the result. */
type Mine = { ballot: string; options: number[] | null; read: boolean };

const savedUnder = (pollId: string, personId: string) => `onefloor-poll ${pollId} ${personId}`;

function saved(key: string): Mine {
  const fresh = { ballot: newBallot(), options: null, read: false };
  try {
    const kept = localStorage.getItem(key);
    return kept === null ? fresh : { ...fresh, ...(JSON.parse(kept) as Partial<Mine>) };
  } catch {
    return fresh;
  }
}

/** 128 bits of chance; also where the page is not served over https. */
const newBallot = () => Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');

/** My answer on this device. `keep` before sending: an answer whose acknowledgement is lost can still be changed from here (P2). */
export function useMine(pollId: string, personId: string): [Mine, keep: (part: Partial<Mine>) => void] {
  const key = savedUnder(pollId, personId);
  const [mine, setMine] = useState(() => saved(key));
  const keep = (part: Partial<Mine>) => {
    const now = { ...mine, ...part };
    setMine(now);
    try {
      localStorage.setItem(key, JSON.stringify(now));
    } catch {
      // Where nothing can be kept, it holds until the page is closed.
    }
  };
  return [mine, keep];
}

/** Whether the result was put away on this device. */
export const isRead = (pollId: string, personId: string): boolean => saved(savedUnder(pollId, personId)).read;
