import css from './chair.module.css';
import type { OpenSheet } from './chair-sheets.ts';
import { CommandButton } from './command-button.tsx';
import { FloorLine, Speaker } from './floor.tsx';
import type { Seat } from './seat.ts';
import { t } from './words.ts';

const extendSeconds = 60;

/** Who has the floor, the clock, and everything the chair may do to this turn. */
export function ChairFloor({ seat, open }: { seat: Seat; open: OpenSheet }) {
  const isOpen = seat.meeting.conduct.phase === 'open';
  return (
    <>
      <section className={css.speaker} aria-label={t('chair.floor')}>
        <Speaker seat={seat} />
        {isOpen && <FloorTools seat={seat} open={open} />}
      </section>
      <FloorLine seat={seat} />
    </>
  );
}

/** Everything that may be done to the turn that runs. */
export function FloorTools({ seat, open }: { seat: Seat; open: OpenSheet }) {
  const { me, floor } = seat;
  const { turn } = seat.meeting.floors[floor]!.floor;
  const tool = 'button quiet';
  return (
    <div className={css.tools} role="group" aria-label={t('chair.tools')}>
      {turn && (
        <>
          <span className={css.inline} data-key="p">
            <CommandButton
              seat={seat}
              command={{ name: turn.runningSince === null ? 'resume-turn' : 'pause-turn', input: { floor } }}
              className={tool}
            >
              {turn.runningSince === null ? t('chair.resume') : t('chair.pause')}
            </CommandButton>
          </span>
          <span className={css.inline} data-key="+">
            <CommandButton seat={seat} command={{ name: 'extend-turn', input: { floor, seconds: extendSeconds } }} className={tool}>
              {t('chair.extend')}
            </CommandButton>
          </span>
        </>
      )}
      {me.seat === 'person' && turn?.personId !== me.id && (
        <span className={css.inline} data-key="t">
          <CommandButton
            seat={seat}
            command={{ name: 'give-floor', input: { floor, holderISaw: turn?.id ?? null, personId: me.id } }}
            className={tool}
          >
            {t('chair.i-speak')}
          </CommandButton>
        </span>
      )}
      <button type="button" className={tool} data-key="l" onClick={() => open({ what: 'last-word' })}>
        {t('chair.last-word')}
      </button>
      {turn?.request &&
        (['not-there', 'muted'] as const).map((reason) => (
          <CommandButton
            key={reason}
            seat={seat}
            command={{ name: 'set-aside-request', input: { floor, requestId: turn.request!.id, reason: t(`chair.reason-${reason}`) } }}
            className={tool}
          >
            {t(`chair.${reason}`)}
          </CommandButton>
        ))}
      {turn && (
        <>
          <span className={css.inline} data-key="u">
            <CommandButton seat={seat} command={{ name: 'take-floor-back', input: { floor, holderISaw: turn.id } }} className={tool}>
              {t('chair.undo')}
            </CommandButton>
          </span>
          <span className={css.inline} data-key="e">
            <CommandButton
              seat={seat}
              command={{ name: 'end-turn', input: { floor, turnId: turn.id, holderISaw: turn.id } }}
              className={tool}
            >
              {t('chair.end-turn')}
            </CommandButton>
          </span>
        </>
      )}
    </div>
  );
}
