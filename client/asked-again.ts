import { useEffect, useRef, useState } from 'react';
import { rewordingsIn } from '../shared/erasing/state.ts';
import { get } from './http.ts';
import type { Seat } from './seat.ts';

/** While nothing happens people still wait and speak. */
const atLeastEveryMs = 15_000;

/** What the secretary last said, and why it says nothing now. */
export type AskedAgain<Body> = { shown: Body | null; trouble: string | null };

/**
 * Asked again when the meeting has moved on, never more often than every so many ms, and never while nobody looks. Where somebody was
 * erased meanwhile nothing of before is shown any more, and it is asked at once. `at`: when it was drawn up.
 */
export function useAskedAgain<Body extends { [At in K]: number }, K extends string>(
  { code, meeting, presence }: Pick<Seat, 'code' | 'meeting' | 'presence'>,
  what: string,
  at: K,
  atMostEveryMs: number,
): AskedAgain<Body> {
  const rewordings = rewordingsIn(meeting);
  const [asked, setAsked] = useState<AskedAgain<Body> & { rewordings: number }>({ shown: null, trouble: null, rewordings });
  const last = useRef({ at: -Infinity, rewordings });
  const isVisible = useVisible();
  useEffect(() => {
    if (!isVisible) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    // An answer that was overtaken on its way changes nothing.
    const later = (one: Body | null, other: Body) => (one && one[at] > other[at] ? one : other);
    const ask = () => {
      last.current = { at: performance.now(), rewordings };
      timer = setTimeout(ask, Math.max(atLeastEveryMs, atMostEveryMs));
      void get<Body>(`/api/meetings/${encodeURIComponent(code)}/${what}`).then((answer) =>
        setAsked((before) => {
          if (rewordings < before.rewordings) return before;
          const shown = rewordings === before.rewordings ? before.shown : null;
          return answer.ok
            ? { shown: later(shown, answer.body), trouble: null, rewordings }
            : { shown, trouble: answer.sentence, rewordings };
        }),
      );
    };
    const rests = last.current.rewordings === rewordings ? last.current.at + atMostEveryMs - performance.now() : 0;
    timer = setTimeout(ask, Math.max(0, rests));
    return () => clearTimeout(timer);
  }, [code, meeting, rewordings, presence, isVisible, what, at, atMostEveryMs]);
  return asked.rewordings === rewordings ? asked : nothing;
}

const nothing = { shown: null, trouble: null };

function useVisible(): boolean {
  const [isVisible, setVisible] = useState(document.visibilityState === 'visible');
  useEffect(() => {
    const look = () => setVisible(document.visibilityState === 'visible');
    document.addEventListener('visibilitychange', look);
    return () => document.removeEventListener('visibilitychange', look);
  }, []);
  return isVisible;
}
