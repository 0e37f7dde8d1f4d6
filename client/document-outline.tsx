import { useEffect, useState, type ReactNode } from 'react';
import type { DocumentEditor, EditorState, Heading } from './document-editor.ts';
import css from './document.module.css';
import { t } from './words.ts';

const calmMs = 400;

type Props = { editor: DocumentEditor; shown: EditorState; beside: (heading: Heading) => ReactNode };

/** The headings as a list of jumps, and how long the text is. Counted when it has been still for a moment. */
export function Outline({ editor, shown, beside }: Props) {
  const [count, setCount] = useState(0);
  const { text, outline } = shown;
  useEffect(() => {
    const calm = setTimeout(() => setCount(wordsIn(text)), calmMs);
    return () => clearTimeout(calm);
  }, [text]);
  return (
    <nav className={css.outline} aria-label={t('document.outline')}>
      <details open={matchMedia('(min-width: 60rem)').matches}>
        <summary>
          {t('document.outline')} <span className="sub">{t('document.words', { count })}</span>
        </summary>
        {outline.length === 0 && <p className="sub">{t('document.outline-none')}</p>}
        <ol>
          {outline.map((heading, i) => (
            <li key={i} data-level={heading.level}>
              <button type="button" onClick={() => editor.goTo(heading)}>
                <bdi dir="auto">{heading.text.trim() || t('document.outline-untitled')}</bdi>
              </button>
              {beside(heading)}
            </li>
          ))}
        </ol>
      </details>
    </nav>
  );
}

/** By the rules of writing in general, so that also a script without spaces has words. */
export function wordsIn(text: string): number {
  let count = 0;
  for (const { isWordLike } of new Intl.Segmenter(undefined, { granularity: 'word' }).segment(text)) if (isWordLike) count += 1;
  return count;
}
