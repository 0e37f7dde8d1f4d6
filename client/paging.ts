import { useEffect, useLayoutEffect, useRef, useState, type RefObject } from 'react';

/** A text set in columns as wide as its place: each column is a page, no line is cut, and the pages change by themselves. */
export function usePaging(text: string, everyMs: number): { place: RefObject<HTMLDivElement | null>; page: number; pages: number } {
  const place = useRef<HTMLDivElement>(null);
  const [pages, setPages] = useState(1);
  const [turned, turn] = useState(0);
  useLayoutEffect(() => {
    const count = () => {
      const element = place.current;
      if (!element) return;
      const gap = parseFloat(getComputedStyle(element).columnGap) || 0;
      setPages(Math.max(1, Math.round((element.scrollWidth + gap) / (element.clientWidth + gap)) || 1));
    };
    count();
    addEventListener('resize', count);
    return () => removeEventListener('resize', count);
  }, [text]);
  useEffect(() => {
    if (pages === 1) return;
    const turning = setInterval(() => turn((before) => before + 1), everyMs);
    return () => clearInterval(turning);
  }, [pages, everyMs]);
  const page = turned % pages;
  useLayoutEffect(() => {
    const element = place.current;
    if (!element) return;
    const gap = parseFloat(getComputedStyle(element).columnGap) || 0;
    const way = getComputedStyle(element).direction === 'rtl' ? -1 : 1;
    element.scrollLeft = way * page * (element.clientWidth + gap);
  }, [page, pages, text]);
  return { place, page: page + 1, pages };
}
