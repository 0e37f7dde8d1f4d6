import { lineOf, type Speaking } from '../shared/record/lines.ts';
import type { Entry } from '../shared/record/state.ts';
import { hourIn, placeOf } from './hours.ts';
import { ErratumForm, WithdrawErratum } from './record-erratum.tsx';
import css from './record.module.css';
import type { Seat } from './seat.ts';
import { t } from './words.ts';

type Props = { entry: Entry; speaking: Speaking; zone: string; saidIn?: string | null; corrector: Seat | null };

/** One entry, with the address under which it is found for good. `saidIn`: the turn in which it was written down; `corrector`: the seat of whoever says what is wrong in it. */
export function EntryRow({ entry, speaking, zone, saidIn = null, corrector }: Props) {
  const { head, quote, marks, lines } = lineOf(entry, speaking);
  const hour = hourIn(entry.at, '');
  return (
    <li id={entry.id} className={css.entry} data-what={entry.what}>
      <a className={css.hour} href={`#${entry.id}`} aria-label={t('record-page.anchor', { hour })}>
        <time dateTime={new Date(entry.at).toISOString()} title={zone ? `${hourIn(entry.at, zone)} ${placeOf(zone)}` : undefined}>
          {hour}
        </time>
      </a>
      <div className={css.told}>
        <p>
          <strong dir={entry.what === 'item' ? 'auto' : undefined}>{head}</strong>
        </p>
        {quote !== null && (
          <p className={css.quote} dir="auto">
            {quote}
          </p>
        )}
        {lines.length > 0 && (
          <ul className={css.lines}>
            {lines.map((line, i) => (
              <li key={i} dir="auto">
                {line}
              </li>
            ))}
          </ul>
        )}
        {marks.length > 0 && <p className={css.marks}>{marks.join(' · ')}</p>}
        {corrector &&
          (entry.what === 'erratum' ? (
            !entry.withdrawn && <WithdrawErratum seat={corrector} entry={entry} />
          ) : (
            <ErratumForm seat={corrector} entryId={entry.id} />
          ))}
        {saidIn !== null && <a href={`#${saidIn}`}>{t('record-page.said-in')}</a>}
      </div>
    </li>
  );
}
