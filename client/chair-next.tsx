import { Suspense } from 'react';
import type { Pause } from '../shared/agenda/state.ts';
import { plenary } from '../shared/floor-id.ts';
import { mayInterrupt } from '../shared/floor/commands.ts';
import { nextUp } from '../shared/floor/state.ts';
import css from './chair.module.css';
import type { OpenSheet } from './chair-sheets.ts';
import { CommandButton } from './command-button.tsx';
import { hourIn } from './hours.ts';
import { lazily } from './lazily.ts';
import { inGroup } from './in-group.ts';
import { PersonName } from './person-name.tsx';
import { ReadingStrip } from './reading-strip.tsx';
import { reportDue } from './reports-due.ts';
import { pauseOn, type Seat } from './seat.ts';
import { t } from './words.ts';

/** The one thing to do next, the largest on the page, always in the same place. */
export function ChairNext({ seat, open }: { seat: Seat; open: OpenSheet }) {
  const { conduct } = seat.meeting;
  const pause = pauseOn(seat);
  if (conduct.phase === 'closed') return null;
  if (conduct.phase === 'waiting') return <Opening seat={seat} open={open} />;
  if (pause) return <Resting seat={seat} pause={pause} open={open} />;
  return <Next seat={seat} open={open} />;
}

const ReportNext = lazily(['reports', 'outing'], () => import('./reports-next.tsx'));

function Next({ seat, open }: { seat: Seat; open: OpenSheet }) {
  const { floor } = seat;
  const report = reportDue(seat);
  const { turn } = seat.meeting.floors[floor]!.floor;
  const next = nextUp(seat.meeting, floor);
  const holderISaw = turn?.id ?? null;
  const elsewhere = next && inGroup(seat, next.personId);
  const request = next?.request;
  const nextISaw = request?.id ?? null;
  const takesNow = turn && next && !next.returns && request && mayInterrupt(request) ? request : null;
  return (
    <div className={css.nextRow}>
      {report && (
        <Suspense>
          <ReportNext seat={seat} report={report} open={open} />
        </Suspense>
      )}
      <span className={css.inline} data-key="n">
        <CommandButton
          seat={seat}
          command={{ name: 'give-floor-to-next', input: { floor, holderISaw, nextISaw } }}
          className={report ? `button ${css.next} ${css.second}` : `button primary ${css.next}`}
        >
          <b>{t('chair.next')}</b>
          <span className={next ? css.who : `${css.who} ${css.plain}`}>
            {next ? <PersonName id={next.personId} people={seat.people} size="large" /> : t('chair.next-nobody')}
            {elsewhere && <span className={css.as}>{elsewhere}</span>}
            {next?.returns && <span className={css.as}>{t('chair.next-returns')}</span>}
            {request && !next.returns && request.kind !== 'intervention' && <span className={css.as}>{t(`kind.${request.kind}`)}</span>}
          </span>
          <kbd>N</kbd>
        </CommandButton>
      </span>
      {takesNow && (
        <span className={css.inline} data-key="i">
          <CommandButton
            seat={seat}
            command={{ name: 'give-floor', input: { floor, holderISaw, requestId: takesNow.id, interrupt: true } }}
            className={`button ${css.interrupt}`}
          >
            {t('chair.interrupt')}
          </CommandButton>
        </span>
      )}
      <ReadingStrip seat={seat} where="above-next" />
      <HelpAbove seat={seat} />
    </div>
  );
}

const HelpStrip = lazily(['board', 'outing'], () => import('./groups-help-strip.tsx'));

/** On a phone help is called where the thumb is, above what is pressed; on a wide screen it stands beside the queue. */
const HelpAbove = ({ seat }: { seat: Seat }) =>
  seat.floor === plenary &&
  seat.meeting.groups.current !== null && (
    <div className={css.phoneOnly}>
      <Suspense>
        <HelpStrip seat={seat} />
      </Suspense>
    </div>
  );

function Opening({ seat, open }: { seat: Seat; open: OpenSheet }) {
  const { agenda, conduct } = seat.meeting;
  const { pause } = agenda;
  return (
    <div className={css.nextRow} data-key="n">
      <CommandButton seat={seat} command={{ name: 'open-meeting', input: {} }} className={`button primary ${css.next}`}>
        <b>{t('chair.open-meeting')}</b>
        <span className={`${css.who} ${css.plain}`}>
          {pause ? t('chair.begins-at', { time: hourIn(pause.until, conduct.settings.zone) }) : t('chair.open-meeting-about')}
        </span>
        <kbd>N</kbd>
      </CommandButton>
      <button type="button" className={`button ${css.interrupt}`} onClick={() => open({ what: 'break' })}>
        {t('chair.begin-at')}
      </button>
    </div>
  );
}

function Resting({ seat, pause, open }: { seat: Seat; pause: Pause; open: OpenSheet }) {
  return (
    <div className={css.nextRow} data-key="n">
      <CommandButton seat={seat} command={{ name: 'end-break', input: {} }} className={`button primary ${css.next}`}>
        <b>{t('chair.go-on')}</b>
        <span className={`${css.who} ${css.plain}`}>
          {t('chair.break-until', { time: hourIn(pause.until, seat.meeting.conduct.settings.zone) })}
        </span>
        <kbd>N</kbd>
      </CommandButton>
      <button type="button" className={`button ${css.interrupt}`} onClick={() => open({ what: 'break' })}>
        {t('chair.break-change')}
      </button>
      <HelpAbove seat={seat} />
    </div>
  );
}
