import { useState } from 'react';
import { FloorSheet } from './chair-floor-sheet.tsx';
import { FloorTools } from './chair-floor.tsx';
import { KeySheet, useKeys } from './chair-keys.tsx';
import { ChairQueue, QueueHead } from './chair-queue.tsx';
import type { OfFloor, Sheet } from './chair-sheets.ts';
import { CommandButton } from './command-button.tsx';
import css from './group.module.css';
import type { Seat } from './seat.ts';
import { t } from './words.ts';

type Lying = OfFloor | { what: 'keys' };
const ofFloor = ['order', 'aside', 'person', 'last-word', 'request'];
const isLying = (sheet: Sheet): sheet is Lying => sheet.what === 'keys' || ofFloor.includes(sheet.what);

/** The queue of a group in the hands of whoever chairs it: what the chair of the plenary does there, done here (G4). */
export default function GroupChair({ seat }: { seat: Seat }) {
  const [sheet, show] = useState<Lying | null>(null);
  const [tools, setTools] = useState<'folded' | 'open'>('folded');
  const { on, said, toggle } = useKeys();
  const open = (wanted: Sheet) => isLying(wanted) && show(wanted);
  const onClose = () => show(null);
  return (
    <section className={css.chair} aria-label={t('chair.queue')}>
      <div className={css.tools} data-tools={tools}>
        <button
          type="button"
          className={`button quiet ${css.fold}`}
          aria-expanded={tools === 'open'}
          onClick={() => setTools(tools === 'open' ? 'folded' : 'open')}
        >
          {t('chair.tools')} …
        </button>
        <FloorTools seat={seat} open={open} />
        <span className={css.ask}>
          <CommandButton
            seat={seat}
            command={{ name: 'request-floor', input: { floor: seat.floor, kind: 'intervention' } }}
            className="button quiet"
          >
            {t('attend.ask')}
          </CommandButton>
        </span>
        <button type="button" className={`button quiet ${css.keys}`} data-key="?" onClick={() => show({ what: 'keys' })}>
          {t('chair.shortcuts')} <kbd>?</kbd>
        </button>
        {said && <span className="sub">{said}</span>}
      </div>
      <QueueHead seat={seat} open={open} />
      <ChairQueue seat={seat} open={open} />
      {sheet?.what === 'keys' && <KeySheet on={on} toggle={toggle} onClose={onClose} />}
      {sheet && sheet.what !== 'keys' && <FloorSheet seat={seat} sheet={sheet} onClose={onClose} />}
    </section>
  );
}
