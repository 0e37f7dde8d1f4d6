import { useEffect, useState } from 'react';
import { openItemOf } from '../shared/agenda/state.ts';
import css from './attend.module.css';
import { hourIn } from './hours.ts';
import type { Seat } from './seat.ts';
import { t } from './words.ts';

/** Where we are in the agenda, and whether this screen shows what all others show. */
export function AttendBar({ seat }: { seat: Seat }) {
  const { agenda, conduct } = seat.meeting;
  const open = openItemOf(agenda);
  return (
    <header className={css.bar}>
      <a className="wordmark" href="/">
        {t('common.onefloor')}
      </a>
      <h2>
        {open && <b>{agenda.items.indexOf(open) + 1} </b>}
        <bdi dir="auto">{open ? open.title : conduct.title}</bdi>
      </h2>
      <LinkState seat={seat} />
    </header>
  );
}

const behindAfterMs = 10_000;

/** A short gap is being mended; after a longer one it is said since when this screen is old. */
function LinkState({ seat: { link, now, meeting } }: { seat: Seat }) {
  const [lostAt, setLostAt] = useState<number | null>(null);
  const [behind, setBehind] = useState(false);
  const isLive = link === 'live';
  useEffect(() => {
    if (isLive) return;
    setLostAt(now());
    const late = setTimeout(() => setBehind(true), behindAfterMs);
    return () => {
      clearTimeout(late);
      setBehind(false);
    };
  }, [isLive, now]);
  if (isLive) return <span>{t('attend.up-to-date')}</span>;
  const hour = lostAt === null ? '' : hourIn(lostAt, meeting.conduct.settings.zone);
  return <span className={css.lost}>{behind ? t('attend.behind', { hour }) : t('attend.reconnecting')}</span>;
}
