import { useEffect, useState, type ReactNode } from 'react';
import { announce } from './announcer.tsx';
import { createClock } from './clock.ts';
import { connect, type Connection } from './connection.ts';
import { persistently } from './lazily.ts';
import { createMeetingStore, useMeeting, type Link } from './meeting-store.ts';
import { PlainPage } from './plain-page.tsx';
import { useSeat, type Seat } from './seat.ts';
import { t } from './words.ts';

/** What anybody may know of a meeting before they are in it. */
export type Outside = { id: string; code: string; title: string; queuePublic: boolean };
type Asked = 'asking' | 'unknown' | Outside;

type Props = { code: string; view?: 'public'; children: (seat: Seat, meetingId: string) => ReactNode };

/** Stands between a page and the meeting: finds it, takes the seat, and draws every way in which that does not work. */
export function InMeeting({ code, view, children }: Props) {
  const asked = useOutside(code);
  const [line] = useState(() => ({ store: createMeetingStore(), clock: createClock() }));
  const [connection, setConnection] = useState<Connection | null>(null);
  const meetingId = typeof asked === 'string' ? null : asked.id;
  useEffect(() => {
    void persistently(() => import('../shared/reduce.ts')).then(({ reduce }) => line.store.getState().ruled(reduce));
  }, [line]);
  useEffect(() => {
    if (meetingId === null) return;
    const made = connect({ ...line, meetingId, ...(view && { view }) });
    setConnection(made);
    return () => made.close();
  }, [line, meetingId, view]);

  const seat = useSeat(code, line.store, line.clock, connection);
  const { link, bye, readOnly } = useMeeting(line.store);
  const away = bye?.why === 'no-such-meeting';
  useEffect(() => {
    if (away) location.replace(`/m/${code}`);
  }, [away, code]);
  const lost = useLost(link);

  if (asked === 'unknown')
    return (
      <PlainPage title={t('common.no-meeting-title', { code })} next={{ href: '/', label: t('common.to-start') }}>
        {t('common.no-meeting')}
      </PlainPage>
    );
  if (link === 'refused' && !away)
    return (
      <PlainPage title={t('common.refused-title')} next={{ href: location.href, label: t('common.reload') }}>
        {bye?.why === 'old-screen' ? t('common.old-screen') : t('common.not-understood')}
      </PlainPage>
    );
  if (link === 'ended')
    return (
      <PlainPage title={t('common.ended-title')} next={{ href: `/m/${code}`, label: t('common.come-back') }}>
        {t('common.ended')}
      </PlainPage>
    );
  if (!seat || away) return <PlainPage title={t('common.onefloor')}>{t('common.loading')}</PlainPage>;
  return (
    <>
      {(lost || readOnly) && (
        <aside className="notice" aria-label={t('common.condition')}>
          {lost ? t('common.reconnecting') : t('common.read-only')}
        </aside>
      )}
      {children(seat, meetingId!)}
    </>
  );
}

const retryMs = 2_000;

/** Asks what the public may know, again and again while nothing answers. */
function useOutside(code: string): Asked {
  const [asked, setAsked] = useState<Asked>('asking');
  useEffect(() => {
    const gone = new AbortController();
    let retry: ReturnType<typeof setTimeout> | undefined;
    const ask = () =>
      fetch(`/api/meetings/${encodeURIComponent(code)}`, { signal: gone.signal })
        .then(async (response) => {
          if (response.status === 404) return setAsked('unknown');
          if (!response.ok) throw new Error(`Asked for a meeting, got ${response.status}`);
          setAsked((await response.json()) as Outside);
        })
        .catch(() => {
          if (!gone.signal.aborted) retry = setTimeout(() => void ask(), retryMs);
        });
    void ask();
    return () => {
      gone.abort();
      clearTimeout(retry);
    };
  }, [code]);
  return asked;
}

const lostAfterMs = 1_500;

/** A gap that nobody would notice is not mentioned. */
function useLost(link: Link): boolean {
  const [lost, setLost] = useState(false);
  useEffect(() => {
    if (link !== 'reconnecting') return;
    const notice = setTimeout(() => {
      setLost(true);
      announce(t('common.connection-lost'), 'assertive');
    }, lostAfterMs);
    return () => clearTimeout(notice);
  }, [link]);
  useEffect(() => {
    if (link !== 'live' || !lost) return;
    setLost(false);
    announce(t('common.connection-back'));
  }, [link, lost]);
  return lost;
}
