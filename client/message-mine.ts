import { useState } from 'react';
import type { Message, Stance } from '../shared/messages/state.ts';
import { remember, remembered } from './device-memory.ts';

/** What this device keeps of my answer to one reading of one wording. */
type Mine = { stance: Stance; comment: string };

function saved(key: string): Mine | null {
  try {
    return JSON.parse(remembered(key, 'always') || 'null') as Mine | null;
  } catch {
    return null;
  }
}

/** My answer as this device sent it; a new read-back asks anew. */
export function useMyStance({ id, readBacks }: Message, personId: string): [Mine | null, keep: (mine: Mine) => void] {
  const key = `onefloor-message ${id} ${readBacks.length} ${personId}`;
  const [known, setKnown] = useState(() => ({ key, mine: saved(key) }));
  const mine = known.key === key ? known.mine : saved(key);
  const keep = (now: Mine) => {
    setKnown({ key, mine: now });
    remember(key, JSON.stringify(now), 'always');
  };
  return [mine, keep];
}
