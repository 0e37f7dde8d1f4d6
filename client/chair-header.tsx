import css from './chair.module.css';
import type { OpenSheet } from './chair-sheets.ts';
import { hourIn, placeOf } from './hours.ts';
import { useNow, type Seat } from './seat.ts';
import { t } from './words.ts';

/** Where I am, who is here, what time it is, and whether this page is up to date. */
export function ChairHeader({ seat, said, open }: { seat: Seat; said: string | null; open: OpenSheet }) {
  const { meeting, presence, link, readOnly } = seat;
  const now = useNow(seat, 60_000);
  const { title, settings } = meeting.conduct;
  return (
    <header className={css.bar}>
      <a className="wordmark" href="/">
        {t('common.onefloor')}
      </a>
      <p className={css.title}>
        <bdi dir="auto">{title}</bdi>
      </p>
      {said && <span className={css.said}>{said}</span>}
      <span className={css.facts}>
        <span>{t('chair.here', { count: presence.onSite + presence.remote })}</span>
        <span>
          {t('chair.utc', { time: hourIn(now, '') })}
          {settings.zone && ` · ${t('chair.local', { time: hourIn(now, settings.zone), place: placeOf(settings.zone) })}`}
        </span>
        <a href={`/m/${seat.code}/groups`}>{t('chair.to-groups')}</a>
        <a href={`/m/${seat.code}/notes`}>{t('chair.to-notes')}</a>
        <span className={link === 'live' && !readOnly ? undefined : css.warn}>
          {link !== 'live' ? t('chair.link-lost') : readOnly ? t('chair.link-read-only') : t('chair.link-live')}
        </span>
      </span>
      <button type="button" className="button quiet" data-key="?" onClick={() => open({ what: 'keys' })}>
        {t('chair.shortcuts')} <kbd>?</kbd>
      </button>
    </header>
  );
}
