import { isChair, isSecretariat } from '../shared/people.ts';
import { DeskActions } from './desk-actions.tsx';
import { LayOutTheAgenda } from './desk-agenda.tsx';
import { DeskCaptions } from './desk-captions.tsx';
import { ShareTheDoor } from './desk-door.tsx';
import { DeskEvaluation } from './desk-evaluation.tsx';
import { DeskHands } from './desk-hands.tsx';
import { DeskBar, DeskIntro } from './desk-header.tsx';
import { CallTheHelpers } from './desk-helpers.tsx';
import { useLinks, type Sheet } from './desk-links.ts';
import { DeskPolls } from './desk-polls.tsx';
import { DeskPeople } from './desk-people.tsx';
import { DeskSettings } from './desk-settings.tsx';
import { Printing } from './desk-sheet.tsx';
import css from './desk.module.css';
import './every-rule.ts';
import { InMeeting } from './in-meeting.tsx';
import { PlainPage } from './plain-page.tsx';
import type { Seat } from './seat.ts';
import { t } from './words.ts';

export default function Page({ code }: { code: string }) {
  return (
    <InMeeting code={code}>{(seat) => (isSecretariat(seat.meeting, seat.me) ? <Desk seat={seat} /> : <NotYours seat={seat} />)}</InMeeting>
  );
}

/** The secretariat's desk: what lets people in, what is talked about, who helps, who is there, and how it is done. */
export function Desk({ seat }: { seat: Seat }) {
  const { code, meeting } = seat;
  const { links, trouble, join } = useLinks(code);
  const step = (number: number) => (meeting.conduct.phase === 'waiting' ? number : null);
  const sheet: Sheet = {
    heading: t('desk.sheet-heading'),
    sentence: t('desk.sheet-door'),
    qr: `/api/meetings/${code}/qr.svg`,
    address: join.replace(/^https?:\/\//, ''),
    code,
  };
  return (
    <Printing title={meeting.conduct.title} door={sheet}>
      <div className={css.desk}>
        <title>{t('desk.page-title', { title: meeting.conduct.title })}</title>
        <DeskBar seat={seat} />
        <main>
          <DeskIntro seat={seat} />
          <div className={`floorline ${css.line}`} />
          <div className={css.steps} data-agenda={meeting.agenda.items.length > 0}>
            <ShareTheDoor code={code} join={join} links={links} sheet={sheet} number={step(1)} />
            <LayOutTheAgenda seat={seat} number={step(2)} />
            <CallTheHelpers seat={seat} links={links} trouble={trouble} number={step(3)} />
          </div>
          <DeskPeople seat={seat} />
          <DeskPolls seat={seat} />
          <DeskActions seat={seat} />
          <DeskEvaluation seat={seat} />
          <DeskCaptions seat={seat} />
          <DeskSettings seat={seat} />
        </main>
        <DeskHands seat={seat} />
      </div>
    </Printing>
  );
}

function NotYours({ seat }: { seat: Seat }) {
  const page = isChair(seat.meeting, seat.me) ? 'chair' : 'attend';
  return (
    <PlainPage title={t('desk.not-yours-title')} next={{ href: `/m/${seat.code}/${page}`, label: t('desk.not-yours-next') }}>
      {t('desk.not-yours')}
    </PlainPage>
  );
}
