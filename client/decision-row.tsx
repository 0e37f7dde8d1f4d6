import type { Decision } from '../shared/actions/state.ts';
import { isRecorder } from '../shared/people.ts';
import { DecisionForm } from './action-form.tsx';
import css from './actions.module.css';
import { CommandButton } from './command-button.tsx';
import type { Seat } from './seat.ts';
import { t } from './words.ts';
import { useWrittenAgain } from './written-again.ts';

/** One decision as it was written down; a withdrawn one stays under its number and says so. */
export function DecisionRow({ seat, decision }: { seat: Seat; decision: Decision }) {
  const { writing, opener, open, close } = useWrittenAgain();
  const { id, number, text, withdrawn } = decision;
  const input = { decisionId: id };
  const of = <span className="hide"> {t('actions.decision-number', { number })}</span>;
  if (writing && !withdrawn) return <DecisionForm seat={seat} decision={decision} onDone={close} />;
  return (
    <>
      <p className={css.head}>
        <b className="num">
          <span aria-hidden="true">#{number}</span>
          <span className="hide">{t('actions.decision-number', { number })}</span>
        </b>{' '}
        <bdi dir="auto" className={withdrawn ? css.settled : undefined}>
          {text}
        </bdi>
      </p>
      {withdrawn && <p className="sub">{t('actions.state-withdrawn')}</p>}
      {isRecorder(seat.meeting, seat.me) && (
        <div className={css.acts}>
          <CommandButton
            seat={seat}
            command={{ name: withdrawn ? 'restore-decision' : 'drop-decision', input }}
            className="button quiet"
            why="beside"
          >
            {t(withdrawn ? 'actions.restore' : 'actions.withdraw')}
            {of}
          </CommandButton>
          {!withdrawn && (
            <button ref={opener} type="button" className="button quiet" onClick={open}>
              {t('actions.change')}
              {of}
            </button>
          )}
        </div>
      )}
    </>
  );
}
