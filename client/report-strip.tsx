import { useEffect, useState } from 'react';
import { reportOf } from '../shared/reports/state.ts';
import { announce } from './announcer.tsx';
import { Dialog } from './dialog.tsx';
import css from './report-strip.module.css';
import { Report } from './report.tsx';
import type { Seat } from './seat.ts';
import { t } from './words.ts';

/** What was said stays said, also where the strip comes anew. */
const said = new Set<string>();

/** The report that is on every screen, above the dock: it opens when it is asked for, and is read as it is written. */
export default function ReportStrip({ seat }: { seat: Seat }) {
  const { reports } = seat.meeting;
  const [read, open] = useState<string | null>(null);
  const shown = reportOf(seat.meeting, reports.shown ?? '');
  const opened = reportOf(seat.meeting, read ?? '');
  const key = shown && `${seat.code} ${shown.groupId} ${shown.calledAt}`;
  const words = shown && t('reports.of', { number: shown.number, title: shown.title });
  useEffect(() => {
    if (key === undefined || words === undefined || said.has(key)) return;
    said.add(key);
    announce(words);
  }, [key, words]);
  return (
    <>
      {shown && (
        <section className={css.strip} aria-label={t('reports.of-group', { number: shown.number })}>
          <p>{t('reports.of', { number: shown.number, title: `\u2068${shown.title}\u2069` })}</p>
          <button type="button" className="button" onClick={() => open(shown.groupId)}>
            {t('reports.read')}
          </button>
        </section>
      )}
      {opened && (
        <Dialog title={t('reports.of-group', { number: opened.number })} onClose={() => open(null)}>
          <div className={css.read}>
            <Report seat={seat} groupId={opened.groupId} />
          </div>
        </Dialog>
      )}
    </>
  );
}
