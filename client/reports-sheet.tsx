import { useId, useState } from 'react';
import { rewordingsIn } from '../shared/erasing/state.ts';
import { isOpenToAll, reportOf, type Report as Filed } from '../shared/reports/state.ts';
import css from './chair.module.css';
import { CommandButton } from './command-button.tsx';
import { Dialog } from './dialog.tsx';
import { usePeople } from './people-found.ts';
import { nameInText, nameOf } from './person-name.tsx';
import { Report } from './report.tsx';
import { speakerOf } from './reports-due.ts';
import { ReportState } from './reports-list.tsx';
import own from './reports.module.css';
import type { Seat } from './seat.ts';
import { t } from './words.ts';

type Props = { seat: Seat; onClose: () => void };

/** One report: what it says, who speaks for it, and everything the chair may do with it. */
export default function ReportSheet({ seat, groupId, onClose }: Props & { groupId: string }) {
  const report = reportOf(seat.meeting, groupId);
  if (!report) return null;
  const isShown = seat.meeting.reports.shown === groupId;
  return (
    <Dialog title={t('reports.sheet', { number: report.number })} onClose={onClose}>
      <div className={own.sheet}>
        <p className={own.acts}>
          <ReportState report={report} />
          {report.state === 'waiting' && (
            <CommandButton seat={seat} command={{ name: 'skip-report', input: { groupId } }} className="button quiet" onDone={onClose}>
              {t('reports.skip')}
            </CommandButton>
          )}
          {isOpenToAll(report) && (
            <CommandButton
              seat={seat}
              command={{ name: 'show-report', input: { groupId: isShown ? null : groupId } }}
              className="button quiet"
            >
              {t(isShown ? 'reports.hide' : 'reports.show')}
            </CommandButton>
          )}
        </p>
        <WhoSpeaks seat={seat} report={report} onClose={onClose} />
        <Report seat={seat} groupId={groupId} />
      </div>
    </Dialog>
  );
}

/** Its rapporteur, somebody else of the group, or anybody by name. */
function WhoSpeaks({ seat, report, onClose }: Props & { report: Filed }) {
  const field = useId();
  const ids = [...new Set([report.rapporteurId, report.chairId, ...report.roster.map(({ personId }) => personId)])].filter(
    (id) => id !== null,
  );
  const [chosen, choose] = useState<string | null>(null);
  const personId = chosen ?? speakerOf(report) ?? '';
  return (
    <section className={own.who}>
      <label htmlFor={field}>{t('reports.who-speaks')}</label>
      <select id={field} value={personId} onChange={(event) => choose(event.target.value)}>
        {personId === '' && <option value="">{t('reports.no-rapporteur')}</option>}
        {ids.map((id) => (
          <option key={id} value={id}>
            {nameOf(id, seat.people)}
          </option>
        ))}
      </select>
      {personId !== '' && (
        <span className={css.choices}>
          <Call seat={seat} report={report} personId={personId} onClose={onClose} />
          {personId !== report.rapporteurId && report.calledAt === null && (
            <CommandButton
              seat={seat}
              command={{ name: 'name-rapporteur', input: { groupId: report.groupId, personId } }}
              className="button quiet"
              onDone={() => choose(null)}
            >
              {t('reports.name')}
            </CommandButton>
          )}
        </span>
      )}
      <SomebodyElse seat={seat} report={report} onClose={onClose} />
    </section>
  );
}

function Call({ seat, report: { groupId, rapporteurId }, personId, onClose }: Props & { report: Filed; personId: string }) {
  const holderISaw = seat.meeting.floors[seat.floor]!.floor.turn?.id ?? null;
  const somebodyElse = personId === rapporteurId ? {} : { personId };
  return (
    <CommandButton
      seat={seat}
      command={{ name: 'call-report', input: { groupId, holderISaw, ...somebodyElse } }}
      why="beside"
      onDone={onClose}
    >
      {t('reports.call-person', { name: nameInText(personId, seat.people) })}
    </CommandButton>
  );
}

const mostFound = 5;

function SomebodyElse({ seat, report, onClose }: Props & { report: Filed }) {
  const [q, type] = useState('');
  const { found } = usePeople(seat.code, q, rewordingsIn(seat.meeting), q.trim() === '');
  const holderISaw = seat.meeting.floors[seat.floor]!.floor.turn?.id ?? null;
  return (
    <details>
      <summary>{t('reports.somebody-else')}</summary>
      <label className={css.field}>
        <span>{t('chair.name')}</span>
        <input value={q} maxLength={80} dir="auto" autoComplete="off" onChange={(event) => type(event.target.value)} />
      </label>
      <ul className={css.found}>
        {(q.trim() === '' ? [] : (found?.people ?? [])).slice(0, mostFound).map(({ id, name, organisation }) => (
          <li key={id}>
            <span className={css.person}>
              <bdi className="name" dir="auto">
                {name}
              </bdi>
              {organisation && <bdi className="sub">{organisation}</bdi>}
            </span>
            <CommandButton
              seat={seat}
              command={{ name: 'call-report', input: { groupId: report.groupId, holderISaw, personId: id } }}
              className="button quiet"
              onDone={onClose}
            >
              {t('reports.call-person', { name: `\u2068${name}\u2069` })}
            </CommandButton>
          </li>
        ))}
      </ul>
    </details>
  );
}
