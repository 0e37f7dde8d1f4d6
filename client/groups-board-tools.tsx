import { useState, type ReactNode } from 'react';
import type { Group, Round, Sign } from '../shared/groups/state.ts';
import { longest } from '../shared/text.ts';
import { announce } from './announcer.tsx';
import { CommandButton } from './command-button.tsx';
import { Dialog } from './dialog.tsx';
import css from './groups-board.module.css';
import { whichSentence } from './groups-board-said.ts';
import type { Seat } from './seat.ts';
import { TextForm } from './text-form.tsx';
import { t } from './words.ts';

type Some = { seat: Seat; round: Round; chosen: readonly (Group | Sign)[] };
const stepMinutes = 5;

/** What can be done for all groups at once, or for those that are ticked; says for which. */
export function BoardTools({ seat, round, chosen, onNone, children }: Some & { onNone: () => void; children: ReactNode }) {
  const [sheet, open] = useState<'time' | 'message' | null>(null);
  const some = someOf(round, chosen);
  const isClosing = (chosen.length > 0 ? chosen : round.groups).some(({ phase, closesAt }) => phase === 'open' && closesAt !== null);
  const which = whichSentence(round, chosen);
  return (
    <section className={css.tools} aria-label={t('board.tools')}>
      <p className={css.which}>
        <b>{which}</b>
        {chosen.length > 0 && (
          <button type="button" className="button quiet" onClick={onNone}>
            {t('board.choose-none')}
          </button>
        )}
      </p>
      <div className={css.acts}>
        {isClosing && (
          <CommandButton seat={seat} command={{ name: 'keep-groups-open', input: some }} className={`button ${css.keep}`}>
            {t('board.keep-open')}
          </CommandButton>
        )}
        <Minutes seat={seat} some={some} minutes={-stepMinutes} />
        <Minutes seat={seat} some={some} minutes={stepMinutes} />
        <button type="button" className="button" onClick={() => open('time')}>
          {t('board.other-time')}
        </button>
        <button type="button" className="button" onClick={() => open('message')}>
          {t('board.message')}
        </button>
        <CommandButton seat={seat} command={{ name: 'end-round', input: some }}>
          {t('board.close')}
        </CommandButton>
        {children}
      </div>
      {sheet === 'time' && (
        <Dialog title={t('board.time-title')} onClose={() => open(null)}>
          <p className={css.forWhom}>{which}</p>
          <OtherTime seat={seat} some={some} onDone={() => open(null)} />
        </Dialog>
      )}
      {sheet === 'message' && (
        <Dialog title={t('board.message-title')} onClose={() => open(null)}>
          <p className={css.forWhom}>{which}</p>
          <TextForm label={t('board.message-label')} first="" most={longest.said} lines="many">
            {(text) => (
              <CommandButton
                seat={seat}
                command={{ name: 'tell-groups', input: { ...some, text } }}
                onDone={() => {
                  announce(t('board.message-sent'));
                  open(null);
                }}
              >
                {t('board.send')}
              </CommandButton>
            )}
          </TextForm>
        </Dialog>
      )}
    </section>
  );
}

type Which = { roundId: string; groupIds?: string[] };
/** Nobody ticked is all that are out; a ticked one that is back stays ticked, so that a press never comes to mean all. */
const someOf = ({ id }: Round, chosen: Some['chosen']): Which =>
  chosen.length > 0 ? { roundId: id, groupIds: chosen.map((group) => group.id) } : { roundId: id };

const Minutes = ({ seat, some, minutes }: { seat: Seat; some: Which; minutes: number }) => (
  <CommandButton seat={seat} command={{ name: 'extend-round', input: { ...some, seconds: minutes * 60 } }}>
    <span className="num">{t(minutes > 0 ? 'board.more-minutes' : 'board.less-minutes', { minutes: Math.abs(minutes) })}</span>
  </CommandButton>
);

const mostMinutes = 120;

function OtherTime({ seat, some, onDone }: { seat: Seat; some: Which; onDone: () => void }) {
  const [typed, type] = useState('10');
  const minutes = Math.min(mostMinutes, Math.max(1, Math.trunc(Number(typed)) || 1));
  return (
    <div className={css.time}>
      <label>
        {t('board.minutes')}
        <input
          type="number"
          inputMode="numeric"
          min={1}
          max={mostMinutes}
          value={typed}
          autoFocus
          onChange={(event) => type(event.target.value)}
        />
      </label>
      {([1, -1] as const).map((sign) => (
        <CommandButton
          key={sign}
          seat={seat}
          command={{ name: 'extend-round', input: { ...some, seconds: sign * minutes * 60 } }}
          onDone={onDone}
        >
          {t(sign > 0 ? 'board.give-minutes' : 'board.take-minutes', { minutes })}
        </CommandButton>
      ))}
    </div>
  );
}
