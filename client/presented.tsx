import { Suspense } from 'react';
import { documentsOf, type AgendaDocument } from '../shared/agenda/state.ts';
import css from './attend.module.css';
import { lazily } from './lazily.ts';
import type { Seat } from './seat.ts';
import { t } from './words.ts';

/** Which document? The one that is being presented, at the head of every part (A3, N19). */
export function Presented({ seat }: { seat: Seat }) {
  const { presenting } = seat.meeting.agenda;
  if (!presenting) return null;
  const shown = documentsOf(seat.meeting.agenda).find(({ id }) => id === presenting.documentId);
  return (
    <p className={css.presented}>
      <span>{t('papers.presented')}</span>
      {shown ? (
        <Paper paper={shown} section={presenting.section ?? ''} />
      ) : (
        <Suspense>
          <PresentedLive seat={seat} presented={presenting} />
        </Suspense>
      )}
    </p>
  );
}

const PresentedLive = lazily(['presented'], () => import('./presented-live.tsx'));

export const Paper = ({ paper, section }: { paper: AgendaDocument; section: string }) => (
  <a href={paper.link} target="_blank" rel="noopener noreferrer">
    <span>
      <bdi dir="auto">{paper.title}</bdi>
      {section && (
        <>
          {', '}
          <bdi dir="auto">{section}</bdi>
        </>
      )}
    </span>
  </a>
);
