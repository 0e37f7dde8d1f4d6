import { useEffect, useRef } from 'react';

/** A form stands in the place of what was pressed to open it; when it is gone, whoever was in it comes to what has this ref, and nobody else is moved. */
export function useFocusBack<Part extends HTMLElement>(isOpen: boolean) {
  const part = useRef<Part>(null);
  const wasOpen = useRef(isOpen);
  useEffect(() => {
    if (wasOpen.current && !isOpen && document.activeElement === document.body) part.current?.focus();
    wasOpen.current = isOpen;
  }, [isOpen]);
  return part;
}
