import { isOpenToAll } from '../shared/reports/state.ts';
import css from './attend-parts.module.css';
import { Report } from './report.tsx';
import type { Seat } from './seat.ts';
import { t } from './words.ts';

/** Every report that was called in this meeting, to be read again, as it stands now (N5, N26). */
export default function ReportsPast({ seat }: { seat: Seat }) {
  const called = seat.meeting.reports.list.filter(isOpenToAll);
  if (called.length === 0) return null;
  return (
    <div className={css.part}>
      <section>
        <h2>{t('reports.past')}</h2>
        {called.map(({ groupId, number, title }) => (
          <details key={groupId}>
            <summary>
              <span>
                {t('reports.group', { number })}: <bdi dir="auto">{title}</bdi>
              </span>
            </summary>
            <Report seat={seat} groupId={groupId} />
          </details>
        ))}
        {seat.me.seat === 'person' && (
          <a className={css.link} href={`/api/meetings/${seat.code}/reports.md`} download>
            {t('reports.file')}
          </a>
        )}
      </section>
    </div>
  );
}
