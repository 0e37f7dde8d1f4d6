import { lineOfSaid, type Speaking } from '../shared/record/lines.ts';
import type { CourseRow } from '../shared/transcripts/beside.ts';
import css from './record.module.css';
import { t } from './words.ts';

export type SaidRow = Exclude<CourseRow, { entry: unknown }>;

/** What a transcript says, where it stands beside the record: never to be taken for an entry of it. */
export function SaidEntry({ row, speaking }: { row: SaidRow; speaking: Speaking }) {
  const { head, quote, marks } = lineOfSaid(row, speaking);
  return (
    <li id={row.id} className={css.entry} data-what="said" data-place={row.said.place}>
      <a className={css.hour} href={`#${row.id}`} aria-label={t('record-page.said-anchor', { head })}>
        ¶
      </a>
      <div className={css.told}>
        <p>{head}</p>
        {quote !== null &&
          quote.split('\n').map((text, i) => (
            <p key={i} className={css.words} dir="auto">
              {text}
            </p>
          ))}
        <p className={css.marks}>{marks.join(' · ')}</p>
      </div>
    </li>
  );
}
