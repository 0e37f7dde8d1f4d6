import { useCallback, useEffect, useRef, useState } from 'react';
import { findPeople, type Listed } from './people-found.ts';

const typingMs = 120;
const mostFound = 6;

/** Whoever of the list may be meant: null until it has answered for exactly this. The second asks at once. */
export function useCompletions(code: string, q: string): [Listed[] | null, () => Promise<Listed[]>] {
  const [found, setFound] = useState<{ q: string; people: Listed[] } | null>(null);
  const wanted = useRef(q);
  wanted.current = q;
  const ask = useCallback(async () => {
    const answer = await findPeople(code, { q, limit: mostFound });
    const people = answer.ok ? answer.body.people : [];
    if (wanted.current === q) setFound({ q, people });
    return people;
  }, [code, q]);
  useEffect(() => {
    if (q === '') return;
    const soon = setTimeout(() => void ask(), typingMs);
    return () => clearTimeout(soon);
  }, [ask, q]);
  return [q !== '' && found?.q === q ? found.people : null, ask];
}
