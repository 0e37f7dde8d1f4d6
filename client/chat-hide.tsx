import { useState } from 'react';
import type { Line } from '../shared/lanes.ts';
import { isStaff } from '../shared/people.ts';
import css from './chat.module.css';
import { CommandButton } from './command-button.tsx';
import type { Seat } from './seat.ts';
import { t } from './words.ts';

/** What is hidden is erased and does not come back, so it takes a second press. */
export function HideLine({ seat, line, name }: { seat: Seat; line: Line; name: string }) {
  const { meeting, me } = seat;
  const [open, setOpen] = useState(false);
  if (line.by === 'meeting' || me.seat !== 'person' || !(isStaff(meeting, me) || line.by === me.id)) return null;
  return (
    <div className={css.more}>
      {open && (
        <CommandButton seat={seat} command={{ name: 'hide-line', input: { number: line.number } }}>
          {t('chat.hide')}
        </CommandButton>
      )}
      <button
        type="button"
        className={css.dots}
        aria-expanded={open}
        aria-label={open ? t('chat.keep') : t('chat.more-of', { name })}
        onClick={() => setOpen(!open)}
      >
        {open ? t('chat.keep') : '···'}
      </button>
    </div>
  );
}
