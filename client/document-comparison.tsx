import type { Compared, Piece } from './document-compared.ts';
import css from './document-versions.module.css';
import { t } from './words.ts';

/** So many lines that are the same stand beside what is not. */
const beside = 1;
const form = { heading: css.heading, item: css.item, line: undefined } as const;

/** What came and what went, by sign and word, not by colour alone; what is the same is counted where there is much of it. */
export function Comparison({ title, lines }: { title: string; lines: readonly Compared[] }) {
  const isShown = (i: number) => lines.slice(Math.max(0, i - beside), i + beside + 1).some(({ is }) => is !== 'same');
  const parts = lines.reduce<(Compared | number)[]>((list, line, i) => {
    if (isShown(i)) return [...list, line];
    const last = list.at(-1);
    return typeof last === 'number' ? [...list.slice(0, -1), last + 1] : [...list, 1];
  }, []);
  return (
    <section className={css.compared} aria-label={title}>
      <h3>{title}</h3>
      {lines.every(({ is }) => is === 'same') ? (
        <p>{t('versions.equal')}</p>
      ) : (
        parts.map((part, i) =>
          typeof part === 'number' ? (
            <p key={i} className="sub">
              {t('versions.unchanged', { count: part })}
            </p>
          ) : (
            <p key={i} dir="auto" className={form[part.form]}>
              {part.pieces.map((piece, j) => (
                <Words key={j} piece={piece} />
              ))}
            </p>
          ),
        )
      )}
    </section>
  );
}

function Words({ piece: { is, text } }: { piece: Piece }) {
  if (is === 'same') return text;
  const Tag = is === 'added' ? 'ins' : 'del';
  return (
    <Tag>
      <span className="hide"> {t(`versions.${is}`)} </span>
      {text}
      <span className="hide"> {t(`versions.end-${is}`)} </span>
    </Tag>
  );
}
