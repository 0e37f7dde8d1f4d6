import { useEffect, useState } from 'react';
import type { Role } from '../shared/people.ts';
import { get } from './http.ts';

/** What the door tells about a meeting and about whoever asks. */
export type Door = {
  id: string;
  code: string;
  title: string;
  seat: 'person' | 'screen' | 'kiosk' | 'public';
  me: { personId: string; name: string; roles: Role[] } | null;
};

export const doorOf = (code: string) => get<Door>(`/api/meetings/${encodeURIComponent(code)}`);

const retryMs = 2_000;

/** The door of this meeting, `unknown`, or null while it is asked; asked again for as long as nothing answers. */
export function useDoor(code: string): [door: Door | 'unknown' | null, know: (door: Door) => void] {
  const [door, setDoor] = useState<Door | 'unknown' | null>(null);
  useEffect(() => {
    let retry: ReturnType<typeof setTimeout> | undefined;
    let gone = false;
    const ask = async () => {
      const answer = await doorOf(code);
      if (gone) return;
      if (answer.ok) return setDoor(answer.body);
      if (answer.code === 'not-found') return setDoor('unknown');
      retry = setTimeout(() => void ask(), retryMs);
    };
    void ask();
    return () => {
      gone = true;
      clearTimeout(retry);
    };
  }, [code]);
  return [door, setDoor];
}
