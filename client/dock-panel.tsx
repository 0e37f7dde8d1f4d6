import { useState, type ReactNode } from 'react';
import css from './dock.module.css';
import { t } from './words.ts';

/** One thing of the dock is unfolded at a time; on a wide page there is room for the reason from the start. */
export function usePanel<Name extends string>(first: Name): [open: Name | null, toggle: (name: Name) => void, close: () => void] {
  const [open, setOpen] = useState<Name | null>(() => (matchMedia('(min-width: 60rem)').matches ? first : null));
  return [open, (name) => setOpen((before) => (before === name ? null : name)), () => setOpen(null)];
}

type ToggleProps = { open: boolean; onPress: () => void; children: ReactNode };

export const Toggle = ({ open, onPress, children }: ToggleProps) => (
  <button type="button" className="button quiet" aria-expanded={open} onClick={onPress}>
    {children}
  </button>
);

export const WhyHead = ({ place, onHide }: { place: string; onHide: () => void }) => (
  <header className={css.line}>
    <h2>{t('attend.why-nth', { place })}</h2>
    <Toggle open onPress={onHide}>
      {t('attend.hide')}
    </Toggle>
  </header>
);
