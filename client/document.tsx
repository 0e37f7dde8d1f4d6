import { useEffect, useState } from 'react';
import { documentIds, isOfMeeting, mayReadDocument, mayWriteDocument } from '../shared/documents/rights.ts';
import { groupIn } from '../shared/groups/state.ts';
import { reportOf } from '../shared/reports/state.ts';
import { useFollowing } from './document-following.ts';
import { MeetingIsAt } from './document-presenting.tsx';
import { DocumentSheet } from './document-sheet.tsx';
import css from './document.module.css';
import { InMeeting } from './in-meeting.tsx';
import { PlainPage } from './plain-page.tsx';
import type { Seat } from './seat.ts';
import { t } from './words.ts';

export default function Page({ code }: { code: string }) {
  return <InMeeting code={code}>{(seat, meetingId) => <Documents seat={seat} meetingId={meetingId} />}</InMeeting>;
}

/** What is written of the meeting while it goes on: rapporteurs write, and everybody inside reads along (N27). */
function Documents({ seat, meetingId }: { seat: Seat; meetingId: string }) {
  const { code, meeting, me } = seat;
  /** Whoever comes for the notes of a group has them beside the others. */
  const [groupId] = useState(() => new URLSearchParams(location.search).get('group') ?? '');
  const group = groupIn(meeting, groupId)?.group ?? reportOf(meeting, groupId);
  const [wanted, show] = useState(groupId === '' ? 'plenary' : groupId);
  const following = useFollowing(seat, groupId !== '' || mayWriteDocument(meeting, me, wanted) === null);
  const { at, follows, follow } = following;
  const broughtTo = follows && at ? at.documentId : null;
  useEffect(() => {
    if (broughtTo !== null) show(broughtTo);
  }, [broughtTo]);
  const mine = [...documentIds, ...(group ? [groupId] : [])].filter((id) => mayReadDocument(meeting, me, id) === null);
  const documentId = mine.find((id) => id === (broughtTo ?? wanted)) ?? mine[0];
  if (documentId === undefined)
    return (
      <PlainPage title={t('document.plenary')} next={{ href: `/m/${code}/attend`, label: t('document.to-attend') }}>
        {t('document.not-readable')}
      </PlainPage>
    );
  const refusal = mayWriteDocument(meeting, me, documentId);
  return (
    <main className={css.page}>
      <title>{t('document.page-title', { title: meeting.conduct.title })}</title>
      <header className={css.bar}>
        <a className="wordmark" href="/">
          {t('common.onefloor')}
        </a>
        <h1>
          <bdi dir="auto">{meeting.conduct.title}</bdi>
        </h1>
        <a href={`/m/${code}/attend`}>{t('document.to-attend')}</a>
      </header>
      {mine.length > 1 && (
        <nav className={css.which} aria-label={t('document.which')}>
          {mine.map((id) => (
            <button
              key={id}
              type="button"
              aria-current={id === documentId ? 'page' : undefined}
              onClick={() => {
                show(id);
                if (at && id !== at.documentId) follow(false);
              }}
            >
              {isOfMeeting(id) ? t(`document.${id}`) : t('document.of-group', { number: group?.number ?? 0 })}
            </button>
          ))}
        </nav>
      )}
      <DocumentSheet
        key={documentId}
        seat={seat}
        whose={{ meetingId, documentId, personId: me.id }}
        refusal={refusal}
        {...(isOfMeeting(documentId) && { following })}
      />
      {isOfMeeting(documentId) && <MeetingIsAt seat={seat} documentId={documentId} following={following} />}
    </main>
  );
}
