import type { CSSProperties, ReactNode } from 'react';
import css from './parity.module.css';
import { inPercent, inTime, rowName, sharesIn, type AnyRow, type Grouping } from './parity-words.ts';
import { t } from './words.ts';

/** Each row's part of turns and minutes against its part of the people, and how long it waits. The same is in the table, so this is for eyes only. */
export function ParityPlot({ grouping, rows }: { grouping: Grouping; rows: AnyRow[] }) {
  const [here, turns, minutes] = [sharesIn(rows, 'here'), sharesIn(rows, 'turns'), sharesIn(rows, 'ms')];
  const widest = Math.max(...here, ...turns, ...minutes, 0.01);
  const longest = Math.max(...rows.map(({ longestWaitMs }) => longestWaitMs ?? 0), 1);
  return (
    <ul className={css.plot} aria-hidden="true">
      {rows.map((row, i) => (
        <li key={row.name ?? ''}>
          <p className={css.rowHead}>
            <bdi className="name" dir="auto">
              {rowName(grouping, row.name)}
            </bdi>
            <span className="sub">{t('parity.here-count', { count: row.here, share: inPercent(here[i]!) })}</span>
          </p>
          <Share what={t('parity.turns')} part={turns[i]! / widest} fair={here[i]! / widest}>
            <b>{row.turns}</b> {inPercent(turns[i]!)}
          </Share>
          <Share what={t('parity.minutes')} part={minutes[i]! / widest} fair={here[i]! / widest}>
            <b>{inTime(row.ms)}</b> {inPercent(minutes[i]!)}
          </Share>
          <Wait row={row} longest={longest} />
        </li>
      ))}
    </ul>
  );
}

const percent = (part: number) => `${(part * 100).toFixed(2)}%`;

function Share({ what, part, fair, children }: { what: string; part: number; fair: number; children: ReactNode }) {
  const parts = { '--part': percent(part), '--fair': percent(fair) } as CSSProperties;
  return (
    <p className={css.line}>
      <span className={css.what}>{what}</span>
      <span className={css.bar} style={parts}>
        <i />
        <i className={css.tick} />
      </span>
      <span className={css.amount}>{children}</span>
    </p>
  );
}

function Wait({ row: { medianWaitMs, longestWaitMs, waitingNow }, longest }: { row: AnyRow; longest: number }) {
  const parts = {
    '--part': percent((medianWaitMs ?? 0) / longest),
    '--longest': percent((longestWaitMs ?? 0) / longest),
  } as CSSProperties;
  return (
    <p className={css.line}>
      <span className={css.what}>{t('parity.wait')}</span>
      <span className={`${css.bar} ${css.wait}`} style={parts}>
        <i />
        <i className={css.longest} />
      </span>
      <span className={css.amount}>
        <b>{inTime(medianWaitMs)}</b> {longestWaitMs !== null && <span>{t('parity.longest-of', { time: inTime(longestWaitMs) })}</span>}{' '}
        {waitingNow > 0 && <span>{t('parity.waiting-now-count', { count: waitingNow })}</span>}
      </span>
    </p>
  );
}
