import type { RefObject } from 'react';
import { isOpen } from '../shared/actions/found.ts';
import type { Action } from '../shared/actions/state.ts';
import { isRecorder } from '../shared/people.ts';
import { ActionForm } from './action-form.tsx';
import css from './actions.module.css';
import { CommandButton } from './command-button.tsx';
import { dayIn, dayInWords } from './days.ts';
import { nameOf } from './person-name.tsx';
import { useNow, type Seat } from './seat.ts';
import { t } from './words.ts';
import { useWrittenAgain } from './written-again.ts';

/** One action: who does it until when, where it comes from, and one press to settle it for whoever may. */
export function ActionRow({ seat, action }: { seat: Seat; action: Action }) {
  const { writing, opener, open, close } = useWrittenAgain();
  const records = isRecorder(seat.meeting, seat.me);
  if (writing && !action.withdrawn) return <ActionForm seat={seat} action={action} onDone={close} />;
  return (
    <>
      <p className={css.head}>
        <b className="num">
          <span aria-hidden="true">#{action.number}</span>
          <span className="hide">{t('actions.action-number', { number: action.number })}</span>
        </b>{' '}
        <bdi dir="auto" className={isOpen(action) ? undefined : css.settled}>
          {action.text}
        </bdi>
      </p>
      <About seat={seat} action={action} />
      {(records || action.ownerId === seat.me.id) && <Acts seat={seat} action={action} records={records} opener={opener} onWrite={open} />}
    </>
  );
}

function About({ seat, action: { ownerId, due, state, withdrawn, from, at } }: { seat: Seat; action: Action }) {
  const { zone } = seat.meeting.conduct.settings;
  const today = dayIn(useNow(seat, 60_000), zone);
  const isLate = due !== null && due < today && state === 'open' && !withdrawn;
  return (
    <p className={`sub ${css.about}`}>
      {(withdrawn || state !== 'open') && <b className={css.word}>{t(`actions.state-${withdrawn ? 'withdrawn' : state}`)}</b>}
      {ownerId === null ? <span>{t('actions.nobody')}</span> : <bdi dir="auto">{nameOf(ownerId, seat.people)}</bdi>}
      {due !== null && (
        <span className={isLate ? css.late : undefined}>{t(isLate ? 'actions.overdue' : 'actions.due', { day: dayInWords(due) })}</span>
      )}
      {from !== null && <span>{t('actions.from', { title: `\u2068${from}\u2069`, day: dayInWords(dayIn(at, zone)) })}</span>}
    </p>
  );
}

type ActsProps = { seat: Seat; action: Action; records: boolean; opener: RefObject<HTMLButtonElement | null>; onWrite: () => void };

/** A button that was pressed stays and is the undo then; the others are there for what is open. */
function Acts({ seat, action: { id, number, state, withdrawn }, records, opener, onWrite }: ActsProps) {
  const of = <span className="hide"> {t('actions.action-number', { number })}</span>;
  const input = { actionId: id };
  const settle = (as: 'done' | 'dropped') => ({
    name: 'settle-action' as const,
    input: { ...input, state: state === 'open' ? as : ('open' as const) },
  });
  return (
    <div className={css.acts}>
      {!withdrawn && (!records || state !== 'dropped') && (
        <CommandButton seat={seat} command={settle('done')} why="beside">
          {t(state === 'open' ? 'actions.done' : 'actions.undo')}
          {of}
        </CommandButton>
      )}
      {records && !withdrawn && state !== 'done' && (
        <CommandButton seat={seat} command={settle('dropped')} className="button quiet">
          {t(state === 'open' ? 'actions.dropped' : 'actions.undo')}
          {of}
        </CommandButton>
      )}
      {records && !withdrawn && state === 'open' && (
        <button ref={opener} type="button" className="button quiet" onClick={onWrite}>
          {t('actions.change')}
          {of}
        </button>
      )}
      {records && (withdrawn || state === 'open') && (
        <CommandButton seat={seat} command={{ name: withdrawn ? 'restore-action' : 'drop-action', input }} className="button quiet">
          {t(withdrawn ? 'actions.restore' : 'actions.withdraw')}
          {of}
        </CommandButton>
      )}
    </div>
  );
}
