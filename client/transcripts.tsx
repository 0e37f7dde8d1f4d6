import { useState } from 'react';
import { isSecretariat } from '../shared/people.ts';
import './every-rule.ts';
import bar from './groups-page.module.css';
import { InMeeting } from './in-meeting.tsx';
import { PlainPage } from './plain-page.tsx';
import type { Seat } from './seat.ts';
import { BringIn } from './transcript-bring.tsx';
import { TranscriptRow } from './transcript-row.tsx';
import css from './transcripts.module.css';
import { t } from './words.ts';

export default function Page({ code }: { code: string }) {
  return (
    <InMeeting code={code}>
      {(seat) => (isSecretariat(seat.meeting, seat.me) ? <TranscriptsPage seat={seat} /> : <NotYours seat={seat} />)}
    </InMeeting>
  );
}

/** Where the secretariat brings in what captioners wrote, says who is who, puts it right, and lays it beside the record (N30, N31). */
function TranscriptsPage({ seat }: { seat: Seat }) {
  const { meeting, code, link, readOnly } = seat;
  const { drafts } = meeting.transcripts;
  const [openId, open] = useState<string | null>(null);
  return (
    <div className={bar.page}>
      <title>{t('transcripts.page-title', { title: meeting.conduct.title })}</title>
      <header className={bar.bar}>
        <a className="wordmark" href="/">
          {t('common.onefloor')}
        </a>
        <span className={bar.push}>
          <a href={`/m/${code}/desk`}>{t('transcripts.to-desk')}</a>
        </span>
        <a href={`/m/${code}/record`}>{t('transcripts.to-record')}</a>
        <span className={link === 'live' && !readOnly ? undefined : bar.warn}>
          {t(link !== 'live' ? 'transcripts.not-connected' : readOnly ? 'transcripts.not-written' : 'transcripts.up-to-date')}
        </span>
      </header>
      <main className={css.main}>
        <h1>{t('transcripts.title')}</h1>
        <p className={css.lead}>{t('transcripts.about')}</p>
        <BringIn seat={seat} onBrought={open} />
        {drafts.length === 0 ? (
          <p className={css.none}>{t('transcripts.none')}</p>
        ) : (
          <ul className={css.list}>
            {drafts.toReversed().map((draft) => (
              <li key={draft.id}>
                <TranscriptRow
                  seat={seat}
                  draft={draft}
                  isOpen={openId === draft.id || (openId === null && drafts.length === 1)}
                  onOpen={(isOpen) => open(isOpen ? draft.id : '')}
                />
              </li>
            ))}
          </ul>
        )}
      </main>
    </div>
  );
}

function NotYours({ seat }: { seat: Seat }) {
  return (
    <PlainPage title={t('transcripts.not-yours-title')} next={{ href: `/m/${seat.code}/record`, label: t('transcripts.not-yours-next') }}>
      {t('transcripts.not-yours')}
    </PlainPage>
  );
}
