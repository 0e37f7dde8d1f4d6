import { Fragment } from 'react';
import type { Report as Filed } from '../shared/reports/state.ts';
import css from './chair.module.css';
import type { OpenSheet } from './chair-sheets.ts';
import { CommandButton } from './command-button.tsx';
import { Told } from './groups-board-marks.tsx';
import { State } from './marks.tsx';
import { PersonName } from './person-name.tsx';
import { Report } from './report.tsx';
import { speakerOf } from './reports-due.ts';
import own from './reports.module.css';
import type { Seat } from './seat.ts';
import { t } from './words.ts';

type Props = { seat: Seat; open: OpenSheet };

/** The reports in their order, how far each is, and beside them the text that everybody reads. */
export function ReportList({ seat, open }: Props) {
  const { reports, groups } = seat.meeting;
  const { list, shown } = reports;
  const rounds = groups.rounds.filter(({ id }) => list.some(({ roundId }) => roundId === id));
  return (
    <section aria-label={t('reports.title')}>
      <h2 className={css.asideHead}>{t('reports.title')}</h2>
      {list.length === 0 && <p className={css.hint}>{t('reports.none')}</p>}
      {rounds.map(({ id, title }) => (
        <Fragment key={id}>
          {rounds.length > 1 && (
            <h3 className={own.round}>
              <bdi dir="auto">{title}</bdi>
            </h3>
          )}
          <ol className={own.list}>
            {list
              .filter(({ roundId }) => roundId === id)
              .map((report) => (
                <Row key={report.groupId} seat={seat} report={report} open={open} />
              ))}
          </ol>
        </Fragment>
      ))}
      {shown !== null && (
        <div className={own.shown}>
          <p>
            <span className="sub">{t('reports.on-screens')}</span>
            <CommandButton seat={seat} command={{ name: 'show-report', input: { groupId: null } }} className="button quiet">
              {t('reports.hide')}
            </CommandButton>
          </p>
          <Report seat={seat} groupId={shown} />
        </div>
      )}
      {list.length > 0 && (
        <p>
          <a className={own.file} href={`/api/meetings/${seat.code}/reports.md`} download>
            {t('reports.file')}
          </a>
        </p>
      )}
    </section>
  );
}

const Row = ({ seat, report, open }: Props & { report: Filed }) => (
  <li>
    <button type="button" className={own.open} onClick={() => open({ what: 'report', groupId: report.groupId })}>
      <span>{report.number}</span>
      <span className={own.about}>
        <bdi className={own.title} dir="auto">
          {report.title}
        </bdi>
        <Speaker seat={seat} report={report} />
      </span>
      <ReportState report={report} />
    </button>
  </li>
);

function Speaker({ seat, report }: { seat: Seat; report: Filed }) {
  const speaker = speakerOf(report);
  if (speaker === null) return <Told of="missing">{t('reports.no-rapporteur')}</Told>;
  return (
    <span className="sub">
      <PersonName id={speaker} people={seat.people} />
    </span>
  );
}

/** Shape, colour and word of how far a report is. */
export function ReportState({ report: { state } }: { report: Filed }) {
  const word = t(`reports.${state}`);
  switch (state) {
    case 'waiting':
      return <State of="waiting">{word}</State>;
    case 'reporting':
      return <State of="speaking">{word}</State>;
    case 'skipped':
      return <State of="set-aside">{word}</State>;
    case 'reported':
      return <Told of="back">{word}</Told>;
  }
}
