import { useId, useState } from 'react';
import { isLaid, type Transcript } from '../shared/transcripts/state.ts';
import { CommandButton } from './command-button.tsx';
import { Dialog } from './dialog.tsx';
import { nameInText } from './person-name.tsx';
import type { Seat } from './seat.ts';
import { TranscriptDraft } from './transcript-draft.tsx';
import { titleOf } from './transcript-names.ts';
import css from './transcripts.module.css';
import { t } from './words.ts';

type Props = { seat: Seat; draft: Transcript; isOpen: boolean; onOpen: (isOpen: boolean) => void };

/** One transcript: what it is, where it stands, and what can be done with it. */
export function TranscriptRow({ seat, draft, isOpen, onOpen }: Props) {
  const title = useId();
  const [removes, remove] = useState(false);
  const { id: transcriptId, turns, speakers, by, at } = draft;
  const laid = isLaid(seat.meeting, transcriptId);
  const day = new Intl.DateTimeFormat(document.documentElement.lang, { dateStyle: 'medium', timeStyle: 'short' }).format(at);
  return (
    <article className={css.transcript} aria-labelledby={title}>
      <header>
        <h2 id={title} dir="auto">
          {titleOf(draft)}
        </h2>
        <p className={css.phase} data-laid={laid}>
          {t(laid ? 'transcripts.laid' : 'transcripts.draft')}
        </p>
        <p className="sub">{t('transcripts.facts', { turns, speakers, name: nameInText(by, seat.people), day })}</p>
      </header>
      <div className={css.acts}>
        {laid ? (
          <CommandButton seat={seat} command={{ name: 'withdraw-transcript', input: { transcriptId } }}>
            {t('transcripts.withdraw')}
          </CommandButton>
        ) : (
          <CommandButton seat={seat} command={{ name: 'publish-transcript', input: { transcriptId } }} why="beside">
            {t('transcripts.publish')}
          </CommandButton>
        )}
        <button type="button" className="button quiet" aria-expanded={isOpen} onClick={() => onOpen(!isOpen)}>
          {t(isOpen ? 'transcripts.close' : 'transcripts.open')}
        </button>
        <button type="button" className="button quiet" onClick={() => remove(true)}>
          {t('transcripts.remove')}
        </button>
      </div>
      {isOpen && <TranscriptDraft seat={seat} draft={draft} />}
      {removes && (
        <Dialog title={t('transcripts.remove-title', { title: titleOf(draft) })} onClose={() => remove(false)}>
          <div className={css.confirm}>
            <p>{t('transcripts.remove-about')}</p>
            <CommandButton
              seat={seat}
              command={{ name: 'remove-transcript', input: { transcriptId } }}
              why="beside"
              onDone={() => remove(false)}
            >
              {t('transcripts.remove-now')}
            </CommandButton>
          </div>
        </Dialog>
      )}
    </article>
  );
}
