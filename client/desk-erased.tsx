import css from './desk.module.css';
import { PersonName } from './person-name.tsx';
import type { Seat } from './seat.ts';
import { t } from './words.ts';

type Props = { seat: Seat; onErase: (person: { id: string; name: string }) => void };

/** Who asks to be erased, and what became of those who were. */
export function DeskErased({ seat, onErase }: Props) {
  const { people, asked } = seat.meeting.erasing;
  return (
    <>
      {asked.map((id) => (
        <div key={id} className={css.asks}>
          <span>
            {t('desk.erase-asks')} <PersonName id={id} people={seat.people} />
          </span>
          <button type="button" className="button" onClick={() => onErase({ id, name: seat.people[id]?.name ?? '' })}>
            {t('desk.erase-open')}
          </button>
        </div>
      ))}
      {people.map(({ number, done }) => (
        <p key={number} className={css.about}>
          {done ? t('desk.erase-done', { ...done, number }) : t('desk.erase-doing')}
        </p>
      ))}
      {seat.isInJournal && (
        <p className="refused" role="status">
          {t('desk.erase-in-journal')}
        </p>
      )}
    </>
  );
}
