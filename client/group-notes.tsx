import { mayReadDocument, mayWriteDocument } from '../shared/documents/rights.ts';
import type { FloorId } from '../shared/floor-id.ts';
import { groupIn } from '../shared/groups/state.ts';
import { reportOf } from '../shared/reports/state.ts';
import { CommandButton } from './command-button.tsx';
import { DocumentSheet } from './document-sheet.tsx';
import './every-rule.ts';
import css from './group-notes.module.css';
import type { Seat } from './seat.ts';
import { t } from './words.ts';

type Props = { seat: Seat; meetingId: string; groupId: FloorId };

/** What a group writes together, for those who may read it (G4, G5, N27). */
export default function GroupNotes({ seat, meetingId, groupId }: Props) {
  const { code, meeting, me } = seat;
  const reads = mayReadDocument(meeting, me, groupId) === null;
  const about = groupIn(meeting, groupId)?.group.phase === 'ended' ? 'notes.about-after' : 'notes.about';
  return (
    <div className={css.notes}>
      <Vacancy seat={seat} groupId={groupId} />
      <p className="sub">{t(reads ? about : 'notes.none')}</p>
      {reads && (
        <DocumentSheet
          key={`${groupId} ${me.id}`}
          seat={seat}
          whose={{ meetingId, documentId: groupId, personId: me.id }}
          refusal={mayWriteDocument(meeting, me, groupId)}
        />
      )}
      <a className={css.onward} href={`/m/${code}/notes`}>
        {t('notes.of-meeting')}
      </a>
    </div>
  );
}

/** The group is back and nobody speaks for it: plenary asks, and somebody who was there says yes (G3, N23). */
function Vacancy({ seat, groupId }: Omit<Props, 'meetingId'>) {
  const report = reportOf(seat.meeting, groupId);
  if (!report || report.rapporteurId !== null || report.calledAt !== null) return null;
  return (
    <p className={css.vacancy}>
      <span>{t('notes.nobody-reports')}</span>
      <CommandButton seat={seat} command={{ name: 'name-rapporteur', input: { groupId, personId: seat.me.id } }}>
        {t('notes.i-report')}
      </CommandButton>
    </p>
  );
}
