import { useEffect, useRef, useState, type FocusEvent } from 'react';
import { isOpen } from '../shared/documents/margin.ts';
import { idOf, ThreadRow } from './margin-thread.tsx';
import { inOrder, type MarginView } from './margin-view.ts';
import css from './margin.module.css';
import { t } from './words.ts';

/** What is said of the text, beside it or below, in its order; a number in the text leads here, and from here back (N27). */
export function Margin({ view, wanted }: { view: MarginView; wanted: { number: number } | null }) {
  const [isClosedShown, showClosed] = useState(false);
  /** Where something is being written: nobody else's press takes it away. */
  const [kept, keep] = useState<ReadonlySet<number>>(new Set());
  const all = [...view.margin.threads.values()];
  const open = all.filter(isOpen);
  const shown = inOrder(
    all.filter((thread) => isOpen(thread) !== isClosedShown || kept.has(thread.number)),
    view.passages,
  );
  const { choose } = view;
  const threads = useRef(view.margin.threads);
  threads.current = view.margin.threads;

  useEffect(() => {
    if (!wanted) return;
    const thread = threads.current.get(wanted.number);
    choose(wanted.number);
    showClosed(thread !== undefined && !isOpen(thread));
    const shownNext = requestAnimationFrame(() => {
      const found = document.getElementById(idOf(wanted.number));
      found?.scrollIntoView({ block: 'center' });
      found?.focus({ preventScroll: true });
    });
    return () => cancelAnimationFrame(shownNext);
  }, [wanted, choose]);
  const { section, ...focus } = useFocusHere(shown.map(({ number }) => number).join());

  return (
    <section ref={section} id="margin" tabIndex={-1} className={css.margin} aria-label={t('margin.title')} {...focus}>
      <h2>{t('margin.title')}</h2>
      <div className={css.filter} role="group" aria-label={t('margin.filter')}>
        <button type="button" aria-pressed={!isClosedShown} onClick={() => showClosed(false)}>
          {t('margin.open', { count: open.length })}
        </button>
        <button type="button" aria-pressed={isClosedShown} onClick={() => showClosed(true)}>
          {t('margin.closed', { count: all.length - open.length })}
        </button>
      </div>
      {!view.isOpened && <p className="sub">{t('margin.opening')}</p>}
      {view.isOpened && shown.length === 0 && <p className="sub">{t(isClosedShown ? 'margin.none-closed' : 'margin.none-open')}</p>}
      <ol>
        {shown.map((thread) => (
          <ThreadRow
            key={thread.number}
            view={view}
            thread={thread}
            keep={(isKept) =>
              keep((before) => {
                const others = [...before].filter((number) => number !== thread.number);
                return new Set(isKept ? [...others, thread.number] : others);
              })
            }
          />
        ))}
      </ol>
    </section>
  );
}

/** A thread goes from the list with the button in it that was pressed; the focus stays in the list then. */
function useFocusHere(listed: string) {
  const section = useRef<HTMLElement>(null);
  const isHere = useRef(false);
  useEffect(() => {
    if (isHere.current && document.activeElement === document.body) section.current?.focus({ preventScroll: true });
  }, [listed]);
  return {
    section,
    onFocus: () => void (isHere.current = true),
    onBlur: ({ target }: FocusEvent) => void (isHere.current = !target.isConnected),
  };
}
