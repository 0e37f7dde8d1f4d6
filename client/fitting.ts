import { useEffect, useLayoutEffect, useRef, useState } from 'react';

/** How much is left out so that what is shown has its place: 0 = nothing, up to `most`. Tried anew whenever `content` or the window changes. */
export function useFitting<Element extends HTMLElement>(content: string, most: number) {
  const shown = useRef<Element>(null);
  const [tried, setTried] = useState({ content, step: 0 });
  const step = tried.content === content ? tried.step : 0;
  useLayoutEffect(() => {
    const one = shown.current;
    const isOver = one !== null && (one.scrollHeight > one.clientHeight + 1 || one.scrollWidth > one.clientWidth + 1);
    if (isOver && step < most) setTried({ content, step: step + 1 });
  }, [content, step, most]);
  useEffect(() => {
    const anew = () => setTried({ content, step: 0 });
    addEventListener('resize', anew);
    return () => removeEventListener('resize', anew);
  }, [content]);
  return { shown, step };
}
