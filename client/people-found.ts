import { useCallback, useEffect, useRef, useState } from 'react';
import type { Card, Role } from '../shared/people.ts';
import { get } from './http.ts';

export type Listed = Card & { here: boolean; roles: Role[] };
export type PeoplePage = { people: Listed[]; total: number; counts: { onSite: number; remote: number } };

export const findPeople = (code: string, about: { q: string; after?: string; limit: number }) =>
  get<PeoplePage>(`/api/meetings/${code}/people?${new URLSearchParams(Object.entries(about).map(([key, value]) => [key, String(value)]))}`);

const pageSize = 50;
const typingMs = 180;

/** The list of people as searched, read again a moment after `version` changes unless it is `held`, and further on demand. */
export function usePeople(code: string, q: string, version: unknown, held: boolean) {
  const [found, setFound] = useState<PeoplePage | null>(null);
  const [trouble, setTrouble] = useState<string | null>(null);
  const asked = useRef(0);
  const shown = useRef(pageSize);
  const again = useCallback(async () => {
    const mine = ++asked.current;
    let after = '';
    const people: Listed[] = [];
    for (;;) {
      const answer = await findPeople(code, { q, after, limit: pageSize });
      if (mine !== asked.current) return;
      setTrouble(answer.ok ? null : answer.sentence);
      if (!answer.ok) return;
      people.push(...answer.body.people);
      after = people.at(-1)?.id ?? '';
      if (people.length >= shown.current || people.length >= answer.body.total || answer.body.people.length === 0)
        return setFound({ ...answer.body, people });
    }
  }, [code, q]);
  useEffect(() => {
    shown.current = pageSize;
  }, [q]);
  useEffect(() => {
    if (held) return;
    const soon = setTimeout(() => void again(), typingMs);
    return () => clearTimeout(soon);
  }, [again, version, held]);
  const more = useCallback(() => {
    shown.current += pageSize;
    return again();
  }, [again]);
  return { found, trouble, again, more };
}
