import { useState } from 'react';
import css from './chair.module.css';
import { CommandButton } from './command-button.tsx';
import { Dialog } from './dialog.tsx';
import { hourIn, nextAt, placeOf } from './hours.ts';
import { useNow, type Seat } from './seat.ts';
import { t } from './words.ts';

/** People ask for “two minutes, to let others join”, and for a break of five. */
const lengths = { waiting: [2, 5, 10, 15], open: [5, 10, 15, 30] };

/** A break, or the beginning, until a time: one clock for everybody, in UTC and in the town of the meeting. */
export function BreakSheet({ seat, onClose }: { seat: Seat; onClose: () => void }) {
  const now = useNow(seat, 60_000);
  const { phase, settings } = seat.meeting.conduct;
  const [hour, setHour] = useState('');
  const chosen = hour ? nextAt(hour, settings.zone, now) : null;
  const isBeginning = phase === 'waiting';
  const both = (at: number) =>
    settings.zone
      ? t('agenda.hour-both', { utc: hourIn(at, ''), local: hourIn(at, settings.zone), place: placeOf(settings.zone) })
      : t('agenda.hour-utc', { utc: hourIn(at, '') });
  const wholeMinute = (at: number) => Math.ceil(at / 60_000) * 60_000;
  return (
    <Dialog title={isBeginning ? t('agenda.begin-title') : t('agenda.break-title')} onClose={onClose}>
      <div className={css.sections}>
        <ul className={css.found}>
          {lengths[isBeginning ? 'waiting' : 'open'].map((minutes) => {
            const until = wholeMinute(now + minutes * 60_000);
            return (
              <li key={minutes}>
                <span className={css.person}>
                  {t('agenda.minutes', { minutes })}
                  <span className="sub">{both(until)}</span>
                </span>
                <Until seat={seat} until={until} onClose={onClose} />
              </li>
            );
          })}
        </ul>
        <label className={css.field}>
          <span>{settings.zone ? t('agenda.until-local', { place: placeOf(settings.zone) }) : t('agenda.until-utc')}</span>
          <input type="time" value={hour} onChange={(event) => setHour(event.target.value)} />
        </label>
        {chosen !== null && (
          <div className={css.choices}>
            <span>{both(chosen)}</span>
            <Until seat={seat} until={chosen} onClose={onClose} />
          </div>
        )}
      </div>
    </Dialog>
  );
}

function Until({ seat, until, onClose }: { seat: Seat; until: number; onClose: () => void }) {
  const isBeginning = seat.meeting.conduct.phase === 'waiting';
  return (
    <CommandButton seat={seat} command={{ name: 'start-break', input: { until: new Date(until).toISOString() } }} onDone={onClose}>
      {t(isBeginning ? 'agenda.begin-then' : 'agenda.break-then', { time: hourIn(until, seat.meeting.conduct.settings.zone) })}
    </CommandButton>
  );
}
