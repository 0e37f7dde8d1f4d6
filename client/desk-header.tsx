import { useId, useState, type FormEvent } from 'react';
import { openItemOf } from '../shared/agenda/state.ts';
import { ChatSheetButton } from './chat-button.tsx';
import { CommandButton } from './command-button.tsx';
import { useAct } from './desk-act.ts';
import css from './desk.module.css';
import { hourIn, nextAt, placeOf } from './hours.ts';
import { useNow, type Seat } from './seat.ts';
import { t } from './words.ts';

/** Who is here, what time it is, and whether this page is up to date. */
export function DeskBar({ seat }: { seat: Seat }) {
  const { presence, link, readOnly, meeting } = seat;
  const now = useNow(seat, 60_000);
  const { zone } = meeting.conduct.settings;
  const here = presence.onSite + presence.remote;
  return (
    <header className={css.bar}>
      <a className="wordmark" href="/">
        {t('common.onefloor')}
      </a>
      <span>{t('desk.title')}</span>
      <span className={css.push}>
        {here <= 1 ? t('desk.only-you') : t('desk.here', { here, onSite: presence.onSite, remote: presence.remote })}
      </span>
      <span>
        {t('desk.utc', { time: hourIn(now, '') })}
        {zone && ` · ${t('desk.local', { time: hourIn(now, zone), place: placeOf(zone) })}`}
      </span>
      <ChatSheetButton seat={seat} />
      <a href={`/m/${seat.code}/relay`}>{t('desk.to-relay')}</a>
      <a href={`/m/${seat.code}/groups`}>{t('desk.to-groups')}</a>
      <a href={`/m/${seat.code}/messages`}>{t('desk.to-messages')}</a>
      <a href={`/m/${seat.code}/notes`}>{t('desk.to-notes')}</a>
      {meeting.reports.list.length > 0 && <a href={`/api/meetings/${seat.code}/reports.md`}>{t('desk.reports-file')}</a>}
      <span className={link === 'live' && !readOnly ? undefined : css.warn}>
        {link !== 'live' ? t('desk.not-connected') : readOnly ? t('desk.not-written') : t('desk.up-to-date')}
      </span>
    </header>
  );
}

/** Where the meeting stands in one sentence, and the one thing that may be next. */
export function DeskIntro({ seat }: { seat: Seat }) {
  const { conduct, agenda } = seat.meeting;
  const item = openItemOf(agenda);
  const until = agenda.pause && `${hourIn(agenda.pause.until, conduct.settings.zone)} ${placeIn(conduct.settings.zone)}`;
  const headline =
    conduct.phase === 'closed'
      ? t('desk.is-closed')
      : conduct.phase === 'open'
        ? until
          ? t('desk.is-break', { until })
          : t('desk.is-open')
        : until
          ? t('desk.begins', { until })
          : t('desk.ready');
  return (
    <section className={css.intro} data-phase={conduct.phase}>
      <div>
        <h1>{headline}</h1>
        <p>
          <bdi dir="auto">{conduct.title}</bdi>
          {item ? (
            <>
              {' · '}
              <bdi dir="auto">{item.title}</bdi>
            </>
          ) : (
            conduct.phase === 'waiting' && <>. {t('desk.ready-about')}</>
          )}
        </p>
      </div>
      <div className={css.begin}>
        {conduct.phase === 'waiting' && <BeginAt key={agenda.pause?.until} seat={seat} />}
        {agenda.pause && (
          <CommandButton seat={seat} command={{ name: 'end-break', input: {} }}>
            {t(conduct.phase === 'open' ? 'desk.end-break' : 'desk.no-time')}
          </CommandButton>
        )}
        {conduct.phase !== 'open' && (
          <CommandButton seat={seat} command={{ name: 'open-meeting', input: {} }} className="button primary">
            {t(conduct.phase === 'closed' ? 'desk.open-again' : 'desk.open')}
          </CommandButton>
        )}
      </div>
    </section>
  );
}

const placeIn = (zone: string) => (zone ? placeOf(zone) : t('desk.utc-word'));

const usualWaitMs = 3 * 60_000;

function BeginAt({ seat }: { seat: Seat }) {
  const field = useId();
  const [hour, setHour] = useState('');
  const [asked, setAsked] = useState(false);
  const { act, refused } = useAct(seat);
  const { zone } = seat.meeting.conduct.settings;
  /** Filled in with the next minute that leaves others two to join. */
  function ask() {
    setHour(hourIn(seat.now() + usualWaitMs, zone));
    setAsked(true);
  }
  if (!asked)
    return (
      <button type="button" className="button quiet" onClick={ask}>
        {t('desk.begin-at')}
      </button>
    );
  async function submit(event: FormEvent) {
    event.preventDefault();
    const until = nextAt(hour, zone, seat.now());
    if (until !== null && (await act({ name: 'start-break', input: { until: new Date(until).toISOString() } }))) setAsked(false);
  }
  return (
    <form className={css.beginForm} onSubmit={(event) => void submit(event)}>
      <label htmlFor={field}>{t('desk.begin-at-in', { place: placeIn(zone) })}</label>
      <input
        id={field}
        className={css.field}
        type="time"
        required
        autoFocus
        value={hour}
        onChange={(event) => setHour(event.target.value)}
      />
      <button className="button">{t('desk.begin-say')}</button>
      {refused && <span className="refused">{refused}</span>}
    </form>
  );
}
