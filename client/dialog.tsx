import { useId, useLayoutEffect, useRef, type ReactNode } from 'react';
import css from './dialog.module.css';
import { t } from './words.ts';

/** A native dialog over the page: the focus goes in with it and back to where it was. Drawn only while it is open. */
export function Dialog({ title, onClose, children }: { title: ReactNode; onClose: () => void; children: ReactNode }) {
  const titleId = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => {
    const element = dialog.current!;
    if (!element.open) element.showModal();
    // Closed before it leaves the page, or the browser would not give the focus back.
    return () => element.close();
  }, []);
  return (
    <dialog ref={dialog} className={css.dialog} aria-labelledby={titleId} onCancel={onClose}>
      <header className={css.head}>
        <h2 id={titleId}>{title}</h2>
        <button type="button" className="button quiet" onClick={onClose}>
          {t('chair.close-dialog')}
        </button>
      </header>
      {children}
    </dialog>
  );
}
