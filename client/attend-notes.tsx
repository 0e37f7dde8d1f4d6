import css from './attend-parts.module.css';
import { myNotes } from './my-notes.ts';
import Notes from './notes.tsx';
import type { Seat } from './seat.ts';
import { t } from './words.ts';

/** The way to what is written of the meeting, and under it what my own group wrote. */
export default function AttendNotes({ seat }: { seat: Seat }) {
  const notes = myNotes(seat);
  return (
    <div className={css.part}>
      <p>
        <a className={css.onward} href={`/m/${seat.code}/notes`}>
          {t('notes.of-meeting')}
        </a>
        <span className="sub">{t('notes.of-meeting-about')}</span>
      </p>
      {notes && <Notes seat={seat} groupId={notes.groupId} />}
    </div>
  );
}
