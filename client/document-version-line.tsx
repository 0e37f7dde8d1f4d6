import { fileAt, whenHere } from './document-asked.ts';
import type { Whose } from './document-copies.ts';
import css from './document-versions.module.css';
import { spoken, t } from './words.ts';

/** One of the list, as the server has it; `by`: null where nobody asked for it. */
export type Listed = { number: number; name: string | null; by: string | null; at: number; hash: string; writers: string[] };
export type List = { versions: Listed[]; people: Record<string, string> };

/** What is known of a version in a few words. */
export function Line({ version: { number, name, by, at, writers }, list }: { version: Listed; list: List }) {
  const nameOf = (id: string) => `\u2068${list.people[id] || t('common.unnamed')}\u2069`;
  const title = by === null ? t('versions.automatic') : (name ?? t('versions.frozen'));
  return (
    <div className={css.line}>
      <strong>
        {t('versions.number', { number })} · <bdi dir="auto">{title}</bdi>
      </strong>
      <span className="sub">
        {whenHere(at)}
        {by !== null && `, ${t('versions.kept-by', { name: nameOf(by) })}`}
      </span>
      {writers.length > 0 && (
        <span className="sub">{t('versions.written-by', { names: new Intl.ListFormat(spoken()).format(writers.map(nameOf)) })}</span>
      )}
    </div>
  );
}

/** A document, or a version of it, to take along. */
export const Files = ({ whose, of }: { whose: Whose; of: string }) => (
  <p className={css.acts}>
    {(['md', 'html'] as const).map((as) => (
      <a key={as} href={fileAt(whose, `${of}.${as}`)} download>
        {t(as === 'md' ? 'versions.as-markdown' : 'versions.as-page')}
      </a>
    ))}
  </p>
);
