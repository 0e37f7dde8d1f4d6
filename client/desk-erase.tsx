import { useId, useState } from 'react';
import { erasedIn } from '../shared/erasing/state.ts';
import { CommandButton } from './command-button.tsx';
import css from './desk.module.css';
import { Dialog } from './dialog.tsx';
import type { Seat } from './seat.ts';
import { t } from './words.ts';

type Props = { seat: Seat; person: { id: string; name: string }; onClose: () => void };
const goes = ['card', 'texts', 'margin', 'session'] as const;
const stays = ['turns', 'counts', 'others', 'meeting'] as const;
const beyond = ['devices', 'nameless', 'copies'] as const;

/** Erasing cannot be taken back, so it says all that it does, and is confirmed by typing the name (N36). */
export function ErasePerson({ seat, person, onClose }: Props) {
  const id = useId();
  const [notes, setNotes] = useState(false);
  const [typed, type] = useState('');
  const erased = erasedIn(seat.meeting, person.id);
  const isSure = typed.trim() === person.name.trim();
  const name = `\u2068${person.name}\u2069`;
  if (erased)
    return (
      <Dialog title={t('desk.erase-done-title')} onClose={onClose}>
        <p role="status">{erased.done ? t('desk.erase-done', { ...erased.done, number: erased.number }) : t('desk.erase-doing')}</p>
        {seat.isInJournal && <p className="refused">{t('desk.erase-in-journal')}</p>}
      </Dialog>
    );
  return (
    <Dialog title={t('desk.erase-title', { name })} onClose={onClose}>
      <p>{t('desk.erase-about')}</p>
      <List heading={t('desk.erase-goes')} lines={goes.map((one) => t(`desk.erase-goes-${one}`))} />
      <List heading={t('desk.erase-stays')} lines={stays.map((one) => t(`desk.erase-stays-${one}`))} />
      <List heading={t('desk.erase-beyond')} lines={beyond.map((one) => t(`desk.erase-beyond-${one}`))} />
      <label className={css.erase}>
        <input type="checkbox" checked={notes} onChange={({ target }) => setNotes(target.checked)} />
        <span>
          {t('desk.erase-notes')}
          <span className="sub">{t('desk.erase-notes-about')}</span>
        </span>
      </label>
      <div className={css.stack}>
        <label htmlFor={`${id}name`}>{t('desk.erase-type', { name })}</label>
        <input
          id={`${id}name`}
          className={css.field}
          dir="auto"
          autoComplete="off"
          value={typed}
          onChange={({ target }) => type(target.value)}
        />
        {isSure ? (
          <CommandButton seat={seat} command={{ name: 'erase-person', input: { personId: person.id, notes } }} why="beside">
            {t('desk.erase-now')}
          </CommandButton>
        ) : (
          <>
            <button type="button" className="button" aria-disabled="true" aria-describedby={`${id}need`}>
              {t('desk.erase-now')}
            </button>
            <span id={`${id}need`} className="why">
              {t('desk.erase-need')}
            </span>
          </>
        )}
      </div>
    </Dialog>
  );
}

const List = ({ heading, lines }: { heading: string; lines: string[] }) => (
  <section className={css.erased}>
    <h3>{heading}</h3>
    <ul>
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  </section>
);
