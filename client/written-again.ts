import { useLayoutEffect, useRef, useState } from 'react';

/** A form in the place of what it changes; when it goes, the focus is on the button that opened it. */
export function useWrittenAgain() {
  const [writing, write] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  const wasWriting = useRef(false);
  useLayoutEffect(() => {
    if (wasWriting.current && !writing) opener.current?.focus();
    wasWriting.current = writing;
  }, [writing]);
  return { writing, opener, open: () => write(true), close: () => write(false) };
}
