import css from './evaluating-screen.module.css';
import type { Seat } from './seat.ts';
import { t } from './words.ts';

/** The last thing the room sees: where to answer, for as long as it can be answered (N32). */
export default function EvaluatingScreen({ seat: { code } }: { seat: Seat }) {
  return (
    <section className={css.page} aria-label={t('evaluating.title')}>
      <div className={css.says}>
        <h1>{t('evaluating.ask')}</h1>
        <p>{t('evaluating.promise')}</p>
        <p>{t('evaluating.scan')}</p>
        <p className={css.address} dir="ltr">
          {location.host}
          <b>{code.match(/../g)?.join(' ') ?? code}</b>
        </p>
      </div>
      <img className={css.qr} src={`/api/meetings/${code}/qr.svg`} alt={t('screen.qr')} width="176" height="176" />
    </section>
  );
}
