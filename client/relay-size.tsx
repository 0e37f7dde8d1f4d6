import { useState } from 'react';
import { remember, remembered } from './device-memory.ts';
import css from './relay.module.css';
import { t } from './words.ts';

const savedUnder = 'onefloor-reading-size';
const [least, usual, most] = [0, 2, 5];

function saved(): number {
  const size = Number(remembered(savedUnder, 'always') || usual);
  return Number.isInteger(size) && size >= least && size <= most ? size : usual;
}

/** How large the text to read is on this device; the next time, too. */
export function useTextSize(): [size: number, change: (by: 1 | -1) => void] {
  const [size, setSize] = useState(saved);
  return [
    size,
    (by) => {
      const next = Math.min(most, Math.max(least, size + by));
      setSize(next);
      remember(savedUnder, String(next), 'always');
    },
  ];
}

export const TextSize = ({ size, change }: { size: number; change: (by: 1 | -1) => void }) => (
  <span className={css.size} role="group" aria-label={t('relay.size')}>
    <button
      type="button"
      className="button quiet"
      aria-disabled={size === least}
      aria-label={t('relay.smaller')}
      onClick={() => change(-1)}
    >
      A−
    </button>
    <button type="button" className="button quiet" aria-disabled={size === most} aria-label={t('relay.larger')} onClick={() => change(1)}>
      A+
    </button>
  </span>
);
