import { Suspense, useEffect, useState } from 'react';
import { titleOf, useAlerts } from './alerts.ts';
import { AttendBar } from './attend-bar.tsx';
import css from './attend.module.css';
import { AwayDigest } from './away-digest.tsx';
import { Dock } from './dock.tsx';
import { FloorLine, Speaker } from './floor.tsx';
import { InMeeting } from './in-meeting.tsx';
import { lazily } from './lazily.ts';
import { Presented } from './presented.tsx';
import { Queue } from './queue.tsx';
import type { Seat } from './seat.ts';
import { t } from './words.ts';

export default function Page({ code }: { code: string }) {
  return <InMeeting code={code}>{(seat) => <Attend seat={seat} />}</InMeeting>;
}

const AgendaList = lazily(['parts'], () => import('./agenda-list.tsx'));
const AttendPeople = lazily(['parts', 'door'], () => import('./attend-people.tsx'));
const AttendMe = lazily(['parts', 'join', 'door'], () => import('./attend-me.tsx'));

const parts = {
  floor: (seat: Seat) => <Queue seat={seat} />,
  agenda: (seat: Seat) => <AgendaList seat={seat} />,
  people: (seat: Seat) => <AttendPeople seat={seat} />,
  me: (seat: Seat) => <AttendMe seat={seat} />,
};
type Part = keyof typeof parts;

/** A participant's page, for a phone first: who speaks, who waits, and the one thing to do under the thumb. */
export function Attend({ seat }: { seat: Seat }) {
  const [part, show] = useState<Part>('floor');
  useAlerts(seat);
  useComingAhead();
  const mine = (Object.keys(parts) as Part[]).filter((one) => one !== 'me' || seat.me.seat === 'person');
  return (
    <div className={css.page}>
      <title>{titleOf(seat)}</title>
      <AttendBar seat={seat} />
      <section className={css.speaker} aria-label={t('floor.title')}>
        <Speaker seat={seat} />
      </section>
      <div className={css.line}>
        <FloorLine seat={seat} />
      </div>
      <main key={part} className={css.list} tabIndex={0} aria-label={t(`attend.tab-${part}`)}>
        <AwayDigest seat={seat} />
        <Presented seat={seat} />
        <Suspense fallback={<p className="sub">{t('common.loading')}</p>}>{parts[part](seat)}</Suspense>
      </main>
      <div className={css.dock}>
        <Dock seat={seat} />
      </div>
      <nav className={css.tabs} aria-label={t('attend.tabs')}>
        {mine.map((one) => (
          <button key={one} type="button" aria-current={one === part ? 'page' : undefined} onClick={() => show(one)}>
            {t(`attend.tab-${one}`)}
          </button>
        ))}
      </nav>
    </div>
  );
}

const calmAfterMs = 2_000;

/** Once the meeting is shown, the other parts come too: they open at once then, also where the line is lost meanwhile. */
function useComingAhead(): void {
  useEffect(() => {
    const calm = setTimeout(() => [AgendaList, AttendPeople, AttendMe].forEach((one) => one.comeAhead()), calmAfterMs);
    return () => clearTimeout(calm);
  }, []);
}
