import { useId, type CSSProperties } from 'react';
import css from './chair.module.css';
import { minutesAndSeconds } from './floor.tsx';
import { Side } from './marks.tsx';
import { parityNow, type Measure } from './parity-now.ts';
import { useNow, type Seat } from './seat.ts';
import { t } from './words.ts';

/** On-site and remote, compared. The gap is how it is, the tick how it would be fair. */
export function Parity({ seat }: { seat: Seat }) {
  const now = useNow(seat, 5_000);
  const tipId = useId();
  return (
    <footer className={css.parity} aria-label={t('chair.parity-about')}>
      <p className={css.parityHead}>
        <b>{t('chair.parity')}</b>
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
    </footer>
  );
}

function Balance({ measure: { what, sides, share, behind } }: { measure: Measure }) {
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
      <span className={css.what}>
        {behind ? t(`chair.parity-${what as Exclude<typeof what, 'here'>}-${behind}`) : t(`chair.parity-${what}`)}
      </span>
      <span className={css.amount}>
        {what === 'here' ? <Side attendance="remote" /> : <span className="hide">{t('side.remote')} </span>}
        {shown(sides.remote)}
      </span>
      <span className={css.balance} style={parts} aria-hidden="true">
        <i />
        <i />
      </span>
    </div>
  );
}
