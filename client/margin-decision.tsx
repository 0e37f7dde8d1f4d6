import { useId } from 'react';
import { markOf, type Thread } from '../shared/documents/margin.ts';
import { cleanParagraph } from '../shared/text.ts';
import { MarginButton } from './margin-button.tsx';
import { inText, type MarginView } from './margin-view.ts';
import css from './margin.module.css';
import { t } from './words.ts';

type Props = { view: MarginView; thread: Thread };

/** How the passage reads now, where that is not as it was quoted; null: it still does. */
function Changed({ view, thread }: Props) {
  const now = view.marks.readsNow(thread);
  if (now === null) return <p className="why">{t('margin.no-place')}</p>;
  if (isAsQuoted(now, thread)) return null;
  return (
    <>
      <p className="why">{t('margin.changed')}</p>
      <p className="sub">{t('margin.reads-now')}</p>
      <blockquote className={css.quote} dir="auto">
        {now}
      </blockquote>
    </>
  );
}
const isAsQuoted = (now: string, { quote }: Thread) => cleanParagraph(now) === quote;

/** Of whoever writes: the words are in the text as soon as the server said that it is theirs to put them there. */
export function Decision({ view, thread, decline }: Props & { decline: () => void }) {
  return (
    <>
      <Changed view={view} thread={thread} />
      <p className={css.acts}>
        <PutButton view={view} thread={thread} claimISaw={0} />
        <button type="button" className="button" onClick={decline}>
          {t('margin.decline')}
        </button>
      </p>
    </>
  );
}

/** Accepted is not in the text before the text has it: whoever was to put it there may have lost the line, or taken it out again. */
export function AcceptedState({ view, thread, claim }: Props & { claim: number }) {
  const is = inText(view.marks, thread);
  if (is !== 'not-in')
    return <p className={is === 'twice' ? 'refused' : 'why'}>{t(is === 'twice' ? 'margin.accepted-twice' : 'margin.accepted-in')}</p>;
  return (
    <>
      <p className="refused">{t('margin.accepted-not-in')}</p>
      {view.hand.writes && (
        <>
          <Changed view={view} thread={thread} />
          <p className={css.acts}>
            <PutButton view={view} thread={thread} claimISaw={claim} />
          </p>
        </>
      )}
    </>
  );
}

function PutButton({ view, thread, claimISaw }: Props & { claimISaw: number }) {
  const id = useId();
  const now = view.marks.readsNow(thread);
  const word = now !== null && !isAsQuoted(now, thread) ? 'margin.put-in-anyway' : claimISaw === 0 ? 'margin.accept' : 'margin.put-in';
  if (now === null)
    return (
      <>
        <button type="button" className="button primary" aria-disabled="true" aria-describedby={id}>
          {t(word)}
        </button>
        <span id={id} className="hide">
          {t('margin.no-place')}
        </span>
      </>
    );
  return (
    <MarginButton
      view={view}
      command={{ name: 'accept', input: { thread: thread.number, claimISaw } }}
      className="button primary"
      // What is replaced is what was seen when it was pressed.
      onDone={() => {
        if (view.marks.readsNow(thread) === now) view.marks.put(thread, thread.entries[0].text, markOf(thread.number, thread.claims + 1));
      }}
    >
      {t(word)}
    </MarginButton>
  );
}
