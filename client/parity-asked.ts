import { useEffect, useRef, useState } from 'react';
import type { ParityShown } from '../shared/parity/rows.ts';
import { get } from './http.ts';
import type { Seat } from './seat.ts';

/** However much happens, the secretary is asked this seldom. */
const atMostEveryMs = 3_000;
/** While nothing happens people still wait and speak. */
const atLeastEveryMs = 15_000;

/** What the secretary last said of waits and turns, and why it says nothing now. */
export type ParityAsked = { shown: ParityShown | null; trouble: string | null };

/** Asked again when the meeting has moved on, and never while nobody looks. */
export function useParity({ code, meeting, presence }: Pick<Seat, 'code' | 'meeting' | 'presence'>): ParityAsked {
  const [asked, setAsked] = useState<ParityAsked>({ shown: null, trouble: null });
  const last = useRef(-Infinity);
  const isVisible = useVisible();
  useEffect(() => {
    if (!isVisible) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const ask = () => {
      last.current = performance.now();
      timer = setTimeout(ask, atLeastEveryMs);
      void get<ParityShown>(`/api/meetings/${encodeURIComponent(code)}/parity`).then((answer) =>
        setAsked(({ shown }) => (answer.ok ? { shown: later(shown, answer.body), trouble: null } : { shown, trouble: answer.sentence })),
      );
    };
    timer = setTimeout(ask, Math.max(0, last.current + atMostEveryMs - performance.now()));
    return () => clearTimeout(timer);
  }, [code, meeting, presence, isVisible]);
  return asked;
}

/** An answer that was overtaken on its way changes nothing. */
const later = (one: ParityShown | null, other: ParityShown) => (one && one.at > other.at ? one : other);

function useVisible(): boolean {
  const [isVisible, setVisible] = useState(document.visibilityState === 'visible');
  useEffect(() => {
    const look = () => setVisible(document.visibilityState === 'visible');
    document.addEventListener('visibilitychange', look);
    return () => document.removeEventListener('visibilitychange', look);
  }, []);
  return isVisible;
}
