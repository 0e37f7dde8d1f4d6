import { documentsOf, type AgendaDocument } from '../shared/agenda/state.ts';
import css from './attend.module.css';
import type { Seat } from './seat.ts';
import { t } from './words.ts';

/** Which document? The one that is being presented, at the head of every part (A3, N19). */
export function Presented({ seat }: { seat: Seat }) {
  const { presenting } = seat.meeting.agenda;
  const shown = presenting && documentsOf(seat.meeting.agenda).find(({ id }) => id === presenting.documentId);
  if (!shown) return null;
  return (
    <p className={css.presented}>
      <span>{t('papers.presented')}</span>
      <Paper paper={shown} section={presenting.section ?? ''} />
    </p>
  );
}

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
