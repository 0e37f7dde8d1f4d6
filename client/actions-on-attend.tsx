import { isRecorder } from '../shared/people.ts';
import own from './actions.module.css';
import Actions from './actions.tsx';
import css from './attend-parts.module.css';
import type { Seat } from './seat.ts';
import { t } from './words.ts';

/** On the agenda of whoever attends: for most to read, for an owner to say that it is done (D1). */
export default function ActionsOnAttend({ seat }: { seat: Seat }) {
  const { actions, decisions } = seat.meeting.actions;
  if (actions.length + decisions.length === 0 && !isRecorder(seat.meeting, seat.me)) return null;
  return (
    <div className={`${css.part} ${own.onAttend}`}>
      <section>
        <h2>{t('actions.title')}</h2>
        <Actions seat={seat} />
      </section>
    </div>
  );
}
