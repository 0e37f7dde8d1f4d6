import type { Report } from '../shared/reports/state.ts';
import css from './chair.module.css';
import type { OpenSheet } from './chair-sheets.ts';
import { CommandButton } from './command-button.tsx';
import { PersonName } from './person-name.tsx';
import { speakerOf } from './reports-due.ts';
import type { Seat } from './seat.ts';
import { t } from './words.ts';

/** While groups report back this is the one thing to do next; where nobody speaks for the group, asking who does. */
export default function ReportNext({ seat, report, open }: { seat: Seat; report: Report; open: OpenSheet }) {
  const { groupId, number, title } = report;
  const speaker = speakerOf(report);
  const holderISaw = seat.meeting.floors[seat.floor]!.floor.turn?.id ?? null;
  const label = (
    <>
      <b>{t(speaker === null ? 'reports.ask' : 'reports.call', { number })}</b>
      <span className={speaker === null ? `${css.who} ${css.plain}` : css.who}>
        {speaker === null ? t('reports.nobody-speaks') : <PersonName id={speaker} people={seat.people} size="large" />}
        <bdi className={css.as} dir="auto">
          {title}
        </bdi>
      </span>
      <kbd>R</kbd>
    </>
  );
  return (
    <span className={css.inline} data-key="r">
      {speaker === null ? (
        <button type="button" className={`button primary ${css.next} ${css.report}`} onClick={() => open({ what: 'report', groupId })}>
          {label}
        </button>
      ) : (
        <CommandButton
          seat={seat}
          command={{ name: 'call-report', input: { groupId, holderISaw } }}
          className={`button primary ${css.next} ${css.report}`}
        >
          {label}
        </CommandButton>
      )}
    </span>
  );
}
