import css from './parity.module.css';
import { inPercent, inTime, rowName, sharesIn, type AnyRow, type Grouping } from './parity-words.ts';
import { t } from './words.ts';

/** All figures of one grouping, for whoever hears the page and for whoever wants the numbers. */
export function ParityTable({ grouping, rows, place }: { grouping: Grouping; rows: AnyRow[]; place: 'on-page' | 'for-ears' }) {
  const [here, turns, minutes] = [sharesIn(rows, 'here'), sharesIn(rows, 'turns'), sharesIn(rows, 'ms')];
  const withShare = (amount: string | number, share: number) => t('parity.with-share', { amount, share: inPercent(share) });
  return (
    <div
      {...(place === 'on-page'
        ? { className: css.scroll, role: 'region', 'aria-label': t(`parity.by-${grouping}`), tabIndex: 0 }
        : { className: 'hide' })}
    >
      <table className={css.table}>
        <caption>{t(`parity.by-${grouping}`)}</caption>
        <thead>
          <tr>
            <th scope="col">{t(`parity.of-${grouping}`)}</th>
            <th scope="col">{t('parity.here')}</th>
            <th scope="col">{t('parity.turns')}</th>
            <th scope="col">{t('parity.minutes')}</th>
            <th scope="col">{t('parity.waiting-now')}</th>
            <th scope="col">{t('parity.median-wait')}</th>
            <th scope="col">{t('parity.longest-wait')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row, i) => (
            <tr key={row.name ?? ''}>
              <th scope="row">
                <bdi dir="auto">{rowName(grouping, row.name)}</bdi>
              </th>
              <td>{withShare(row.here, here[i]!)}</td>
              <td>{withShare(row.turns, turns[i]!)}</td>
              <td>{withShare(inTime(row.ms), minutes[i]!)}</td>
              <td>{row.waitingNow}</td>
              <td>{inTime(row.medianWaitMs)}</td>
              <td>{inTime(row.longestWaitMs)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
