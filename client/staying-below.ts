import { useCallback, useEffect, useLayoutEffect, useRef, useState, type RefObject } from 'react';

/** So near to the end counts as being there, in px. */
const nearPx = 48;

/** What scrolls an element: the part of the page around it, or the page. */
function scrollerOf(element: HTMLElement): Element {
  for (let one: HTMLElement | null = element; one; one = one.parentElement)
    if (/auto|scroll/.test(getComputedStyle(one).overflowY)) return one;
  return document.scrollingElement ?? document.documentElement;
}
const isBelow = ({ scrollHeight, scrollTop, clientHeight }: Element) => scrollHeight - scrollTop - clientHeight < nearPx;

/**
 * A list that grows at its end: whoever is at the end stays there, whoever reads further up is not moved, also where older
 * lines come in above. Says how far the end was seen.
 */
export function useStayingBelow(list: RefObject<HTMLElement | null>, first: number, last: number) {
  const below = useRef(true);
  const [seen, setSeen] = useState(last);
  const before = useRef({ first, last, height: 0 });

  useEffect(() => {
    const scroller = scrollerOf(list.current!);
    const target = scroller === document.scrollingElement ? document : scroller;
    const look = () => {
      below.current = isBelow(scroller);
      if (below.current) setSeen(Infinity);
    };
    target.addEventListener('scroll', look, { passive: true });
    // What grows or shrinks beside the list, as the field does, takes nobody away from its end.
    const stay = new ResizeObserver(() => below.current && (scroller.scrollTop = scroller.scrollHeight));
    for (const one of [scroller, list.current!.parentElement!]) stay.observe(one);
    return () => {
      target.removeEventListener('scroll', look);
      stay.disconnect();
    };
  }, [list]);

  useLayoutEffect(() => {
    const scroller = scrollerOf(list.current!);
    const above = first < before.current.first && !below.current ? scroller.scrollHeight - before.current.height : 0;
    if (above > 0) scroller.scrollTop += above;
    if (below.current) scroller.scrollTop = scroller.scrollHeight;
    const seenBefore = before.current.last;
    setSeen((now) => (below.current ? last : Math.min(now, seenBefore)));
    before.current = { first, last, height: scroller.scrollHeight };
  }, [list, first, last]);

  const goBelow = useCallback(() => {
    const scroller = scrollerOf(list.current!);
    below.current = true;
    scroller.scrollTop = scroller.scrollHeight;
  }, [list]);
  return { seen, goBelow };
}
