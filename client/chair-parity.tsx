import { useId, type CSSProperties } from 'react';
import css from './chair.module.css';
import { minutesAndSeconds } from './floor.tsx';
import { Side } from './marks.tsx';
import { useParity } from './parity-asked.ts';
import { parityNow, withoutDevice, type Measure, type WithoutDevice } from './parity-now.ts';
import type { Seat } from './seat.ts';
import { t } from './words.ts';

/** On-site and remote, compared. The gap is how it is, the tick how it would be fair. */
export function Parity({ seat }: { seat: Seat }) {
  const { shown, trouble } = useParity(seat);
  const now = trouble ? null : shown;
  const handed = withoutDevice(now);
  const tipId = useId();
  return (
    <footer className={css.parity} aria-label={t('chair.parity-about')}>
      <p className={css.parityHead}>
        <a href={`/m/${seat.code}/parity`}>{t('chair.parity')}</a>
        <button type="button" className={css.tip} popoverTarget={tipId}>
          {t('chair.parity-tick')}
        </button>
      </p>
      <p id={tipId} popover="auto" className={css.tipText}>
        {t('chair.parity-tip')}
      </p>
      {parityNow(seat, now).map((measure) => (
        <Balance key={measure.what} measure={measure} />
      ))}
      {handed && <NoDevice {...handed} />}
    </footer>
  );
}

function Balance({ measure }: { measure: Measure }) {
  const { what, sides, share, behind, below } = measure;
  const shown = (amount: number) => (what === 'wait' ? minutesAndSeconds(amount) : String(amount));
  const isEmpty = sides['on-site'] + sides.remote === 0;
  const parts = {
    '--on-site': isEmpty ? 1 : sides['on-site'],
    '--remote': isEmpty ? 1 : sides.remote,
    '--fair': `${share * 100}%`,
  } as CSSProperties;
  return (
    <div className={[css.measure, behind && css.uneven].filter(Boolean).join(' ')}>
      <span className={css.amount}>
        {shown(sides['on-site'])}
        {what === 'here' ? <Side attendance="on-site" /> : <span className="hide"> {t('side.on-site')}</span>}
      </span>
      <span className={css.what}>{behind && what !== 'here' ? t(`chair.parity-${what}-${behind}`) : t(`chair.parity-${what}`)}</span>
      <span className={css.amount}>
        {what === 'here' ? <Side attendance="remote" /> : <span className="hide">{t('side.remote')} </span>}
        {shown(sides.remote)}
      </span>
      <span className={css.balance} style={parts} aria-hidden="true">
        <i />
        <i />
      </span>
      {below && (
        <span className={css.below}>
          {(['on-site', 'remote'] as const).map((side) => (
            <span key={side}>
              <span className="hide">{t(`side.${side}`)}: </span>
              {what === 'wait'
                ? t('chair.parity-longest', { time: minutesAndSeconds(below[side]) })
                : t('chair.parity-waiting', { count: below[side] })}
            </span>
          ))}
        </span>
      )}
    </div>
  );
}

function NoDevice({ row: { here, waitingNow, turns, ms, medianWaitMs }, waitsLonger }: WithoutDevice) {
  const wait = medianWaitMs === null ? '–' : minutesAndSeconds(medianWaitMs);
  return (
    <div className={[css.noDevice, waitsLonger && css.uneven].filter(Boolean).join(' ')}>
      <p>{t('chair.parity-no-device', { here, waiting: waitingNow })}</p>
      <p className={css.what}>{t('chair.parity-no-device-turns', { turns, time: minutesAndSeconds(ms) })}</p>
      <p className={css.what}>{t(waitsLonger ? 'chair.parity-no-device-longer' : 'chair.parity-no-device-wait', { time: wait })}</p>
    </div>
  );
}
