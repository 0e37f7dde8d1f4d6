import { useEffect, useId, useRef, useState } from 'react';
import { isOpen, longestPassage, longestRemark } from '../shared/documents/margin.ts';
import { Dialog } from './dialog.tsx';
import type { Chosen } from './document-marks.ts';
import { MarginButton } from './margin-button.tsx';
import type { MarginView } from './margin-view.ts';
import css from './margin.module.css';
import { t } from './words.ts';

type Kind = 'comment' | 'suggest';
type Begun = { kind: Kind; chosen: Chosen | null; paragraphs: readonly Chosen[] };

/** Always in reach above the text: two ways to say something of it, and the way to what was said. */
export function MarginBar({ view, asked }: { view: MarginView; asked: number }) {
  const [begun, begin] = useState<Begun | null>(null);
  const open = [...view.margin.threads.values()].filter(isOpen).length;
  const { marks } = view;
  const start = (kind: Kind) => begin({ kind, chosen: marks.chosen(), paragraphs: marks.paragraphs() });
  // A key in the text asks for the same as the first button.
  const first = useRef(start);
  first.current = start;
  useEffect(() => {
    if (asked > 0) first.current('comment');
  }, [asked]);
  return (
    <div className={css.bar} role="group" aria-label={t('margin.tools')}>
      {(['comment', 'suggest'] as const).map((kind) => (
        <button
          key={kind}
          type="button"
          // The words stay chosen.
          onPointerDown={(event) => event.preventDefault()}
          onClick={() => start(kind)}
        >
          {t(`margin.${kind}`)}
        </button>
      ))}
      <a href="#margin">{t('margin.to-comments', { count: open })}</a>
      {begun && <BeginForm view={view} begun={begun} close={() => begin(null)} />}
    </div>
  );
}

type FormProps = { view: MarginView; begun: Begun; close: () => void };

/** Of the words that were chosen, or of a paragraph that is chosen here: whoever only reads has no caret to choose words with. */
function BeginForm({ view, begun: { kind, chosen, paragraphs }, close }: FormProps) {
  const id = useId();
  const [place, setPlace] = useState(0);
  const passage = chosen ?? paragraphs[place];
  const [typed, type] = useState<string | null>(null);
  const isSuggestion = kind === 'suggest';
  const text = typed ?? (isSuggestion ? (passage?.text ?? '') : '');
  const what = isSuggestion ? 'suggestion' : 'comment';
  const wrong = !passage
    ? t('margin.which-none')
    : isSuggestion && !passage.isOneParagraph
      ? t('margin.one-paragraph')
      : passage.text.length > longestPassage
        ? t('margin.too-long')
        : null;
  return (
    <Dialog title={t(`margin.new-${what}`)} onClose={close}>
      <div className={css.form}>
        {!chosen && paragraphs.length > 0 && (
          <label>
            {t('margin.which')}
            <select value={place} onChange={({ target }) => setPlace(Number(target.value))}>
              {paragraphs.map((paragraph, i) => (
                <option key={paragraph.from} value={i}>
                  {paragraph.text.slice(0, 80)}
                </option>
              ))}
            </select>
          </label>
        )}
        {passage && (
          <blockquote className={css.quote} dir="auto">
            {passage.text}
          </blockquote>
        )}
        {wrong !== null || !passage ? (
          <p className="why">{wrong}</p>
        ) : (
          <>
            <label htmlFor={id}>{t(`margin.text-${what}`)}</label>
            <textarea
              id={id}
              rows={4}
              dir="auto"
              autoFocus
              maxLength={isSuggestion ? longestPassage : longestRemark}
              value={text}
              onChange={({ target }) => type(target.value)}
            />
            <p className={css.acts}>
              <MarginButton
                view={view}
                command={{ name: kind, input: { anchor: passage.anchor, quote: passage.text, text: text.trim() } }}
                className="button primary"
                onDone={close}
              >
                {t(`margin.send-${what}`)}
              </MarginButton>
            </p>
          </>
        )}
      </div>
    </Dialog>
  );
}
