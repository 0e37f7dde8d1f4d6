import { lastVersion } from '../shared/issuing/state.ts';
import { CommandButton } from './command-button.tsx';
import { ErratumForm } from './record-erratum.tsx';
import css from './record.module.css';
import type { Seat } from './seat.ts';
import { t } from './words.ts';

type Props = { seat: Seat; isCorrecting: boolean; correct: (on: boolean) => void };

/** For the secretariat, once the meeting is closed: the record becomes a version, and what is wrong in it is said (N31). */
export function Issuing({ seat, isCorrecting, correct }: Props) {
  const last = lastVersion(seat.meeting);
  return (
    <section className={css.issuing} aria-label={t('record-page.issuing')}>
      <p role="status">
        {last ? t('record-page.is-issued', { number: last.number }) : t('record-page.not-issued')} {t('record-page.issuing-about')}
      </p>
      <p className={css.files}>
        <CommandButton seat={seat} command={{ name: 'issue-record', input: {} }} why="beside">
          {t('record-page.issue', { number: (last?.number ?? 0) + 1 })}
        </CommandButton>
        <button type="button" className="button quiet" aria-pressed={isCorrecting} onClick={() => correct(!isCorrecting)}>
          {t('record-page.put-right')}
        </button>
      </p>
      {isCorrecting && (
        <>
          <p className="sub">{t('record-page.put-right-about')}</p>
          <ErratumForm seat={seat} entryId={null} />
        </>
      )}
    </section>
  );
}
