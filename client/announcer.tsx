import { useEffect, useState } from 'react';

export type Urgency = 'polite' | 'assertive';

/** Texts that come together are said together; the same one once. */
const gatherMs = 120;

let say: ((urgency: Urgency, text: string) => void) | null = null;
const gathered: Record<Urgency, Set<string>> = { polite: new Set(), assertive: new Set() };
const timers: Partial<Record<Urgency, ReturnType<typeof setTimeout>>> = {};

/** For those who hear the page. Assertive only for: you are next, you have the floor, connection lost. */
export function announce(text: string, urgency: Urgency = 'polite'): void {
  gathered[urgency].add(text);
  timers[urgency] ??= setTimeout(() => {
    delete timers[urgency];
    const texts = [...gathered[urgency]];
    gathered[urgency].clear();
    say?.(urgency, texts.join(' '));
  }, gatherMs);
}

/** The two live regions of the app; they stand in the page before anything is said. */
export function Announcer() {
  const [said, setSaid] = useState({ polite: '', assertive: '' });
  useEffect(() => {
    // The same words again are only read when the text differs, so a space comes and goes.
    say = (urgency, text) => setSaid((before) => ({ ...before, [urgency]: before[urgency] === text ? `${text}\u00a0` : text }));
    return () => {
      say = null;
    };
  }, []);
  return (
    <>
      <div className="hide" role="status" aria-live="polite">
        {said.polite}
      </div>
      <div className="hide" role="alert" aria-live="assertive">
        {said.assertive}
      </div>
    </>
  );
}
