import { useState } from 'react';
import type { Leftover as How } from '../shared/leftover.ts';
import { Leftover } from './agenda-leftover.tsx';
import css from './chair.module.css';
import { CommandButton } from './command-button.tsx';
import { Dialog } from './dialog.tsx';
import type { Seat } from './seat.ts';
import { t } from './words.ts';

/** Ending the meeting cannot be undone, so it is asked for once more, with those who still wait in sight. */
export function CloseMeetingSheet({ seat, onClose }: { seat: Seat; onClose: () => void }) {
  const [how, choose] = useState<How | null>(null);
  return (
    <Dialog title={t('chair.close-meeting')} onClose={onClose}>
      <div className={css.sections}>
        <p>{t('chair.close-meeting-about')}</p>
        <Leftover seat={seat} how={how} choose={choose} />
        <div className={css.choices}>
          <CommandButton seat={seat} command={{ name: 'close-meeting', input: how ? { leftover: how } : {} }} why="beside" onDone={onClose}>
            {t('chair.close-meeting-yes')}
          </CommandButton>
          <button type="button" className="button quiet" onClick={onClose}>
            {t('chair.close-meeting-no')}
          </button>
        </div>
      </div>
    </Dialog>
  );
}
