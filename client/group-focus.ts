import { useEffect, useRef } from 'react';
import { land } from './landing.ts';

/** A pressed button may be gone after the press; whoever was on it, within what has this ref, stays on the page then, and nobody else is moved. */
export function useFocusKept<Part extends HTMLElement>() {
  const part = useRef<Part>(null);
  const isWithin = useRef(false);
  useEffect(() => {
    // Listened to without React, which hears nothing of a dialog that gives the focus back while it is taken away.
    const come = () => void (isWithin.current = part.current?.contains(document.activeElement) ?? false);
    // Some browsers say the same when what had the focus is taken away: then it is not there any more.
    const go = ({ target }: FocusEvent) =>
      setTimeout(() => {
        if (target instanceof Node && target.isConnected && document.activeElement === document.body) isWithin.current = false;
      });
    document.addEventListener('focusin', come);
    document.addEventListener('focusout', go);
    return () => {
      document.removeEventListener('focusin', come);
      document.removeEventListener('focusout', go);
    };
  }, []);
  useEffect(() => {
    if (!isWithin.current || document.activeElement !== document.body) return;
    isWithin.current = false;
    land();
  });
  return part;
}
