import { useEffect, useLayoutEffect } from 'react';
import type { FloorId } from '../shared/floor-id.ts';

let owed: ((place: FloorId) => void) | null = null;

/** Whoever had the focus on something that went away with the other place has it on this one now. */
export function land(): void {
  if (document.activeElement === document.body) document.querySelector('main')?.focus({ preventScroll: true });
}

/** One place goes and another comes. `leave` is asked while what goes is still there; what it answers is done once the other has come. */
export function useLanding(place: FloorId, leave: () => (place: FloorId) => void): void {
  useLayoutEffect(() => () => void (owed = leave()), []);
  useEffect(() => {
    owed?.(place);
    owed = null;
  }, []);
}
