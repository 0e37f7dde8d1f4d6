import { isChair, isSecretariat, isStaff } from '../shared/people.ts';
import { ChatSheetButton } from './chat-button.tsx';
import './every-rule.ts';
import { GroupsBoard } from './groups-board.tsx';
import { roundOnBoard } from './groups-on-board.ts';
import css from './groups-page.module.css';
import { GroupsSetUp } from './groups-set-up.tsx';
import { InMeeting } from './in-meeting.tsx';
import { PlainPage } from './plain-page.tsx';
import type { Seat } from './seat.ts';
import { t } from './words.ts';

export default function Page({ code }: { code: string }) {
  return <InMeeting code={code}>{(seat) => <GroupsPage seat={seat} />}</InMeeting>;
}

/** Where staff set groups up and follow them, or the way to one's own page for everybody else. */
export function GroupsPage({ seat }: { seat: Seat }) {
  if (isStaff(seat.meeting, seat.me)) return <Groups seat={seat} />;
  const next =
    seat.me.seat === 'person'
      ? { href: `/m/${seat.code}/attend`, label: t('groups.to-attend') }
      : { href: `/m/${seat.code}`, label: t('groups.to-join') };
  return (
    <PlainPage title={t('groups.not-yours-title')} next={next}>
      {t('groups.not-yours')}
    </PlainPage>
  );
}

function Groups({ seat }: { seat: Seat }) {
  const { meeting, me, code, presence, link, readOnly } = seat;
  const [back, word] = isSecretariat(meeting, me)
    ? (['desk', 'groups.to-desk'] as const)
    : isChair(meeting, me)
      ? (['chair', 'groups.to-chair'] as const)
      : (['relay', 'groups.to-relay'] as const);
  return (
    <div className={css.page}>
      <title>{t('groups.page-title', { title: meeting.conduct.title })}</title>
      <header className={css.bar}>
        <a className="wordmark" href="/">
          {t('common.onefloor')}
        </a>
        <span>{t('groups.title')}</span>
        <span className={css.push}>{t('groups.here', { onSite: presence.onSite, remote: presence.remote })}</span>
        {meeting.reports.list.length > 0 && <a href={`/api/meetings/${code}/reports.md`}>{t('groups.reports-file')}</a>}
        <ChatSheetButton seat={seat} />
        <a href={`/m/${code}/${back}`}>{t(word)}</a>
        <span className={link === 'live' && !readOnly ? undefined : css.warn}>
          {t(link !== 'live' ? 'groups.not-connected' : readOnly ? 'groups.not-written' : 'groups.up-to-date')}
        </span>
      </header>
      <main className={css.main}>
        {roundOnBoard(meeting) && <GroupsBoard seat={seat} />}
        <GroupsSetUp seat={seat} />
      </main>
    </div>
  );
}
