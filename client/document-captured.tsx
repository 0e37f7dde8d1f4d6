import { useEffect, useMemo, useRef, useState } from 'react';
import { captures, english, type Capture, type Keyword, lineSays } from '../shared/documents/captured.ts';
import { entryOfLine, type Entry, type EntryKind } from '../shared/documents/entries.ts';
import type { Command } from '../shared/decide.ts';
import { cleanLine } from '../shared/text.ts';
import { announce } from './announcer.tsx';
import { CommandButton } from './command-button.tsx';
import { captureHere, Capturing, release } from './document-capture.ts';
import type { Whose } from './document-copies.ts';
import type { DocumentEditor, EditorState, More } from './document-editor.ts';
import type { Paper } from './document-paper.ts';
import { drawEntries, Entries, nameOfEntry } from './document-line-entry.ts';
import type { Names } from './document-names.ts';
import { createOutbox } from './document-outbox.ts';
import parts from './document-parts.module.css';
import css from './document.module.css';
import './every-rule.ts';
import { lazily } from './lazily.ts';
import { refusalAtHand } from './rules-at-hand.ts';
import type { Seat } from './seat.ts';
import { sentenceFor, t, type Why } from './words.ts';

const ActionsSheet = lazily(['actions', 'door'], () => import('./actions-sheet.tsx'));

export const wordFor = (capture: Capture): string => t(`document.capture-${capture}`);
const allWords = (): readonly Keyword[] => [...english, ...captures.map((capture) => [wordFor(capture), capture] as const)];

const writesDown = {
  action: { name: 'record-action', input: { text: '.' } },
  decision: { name: 'record-decision', input: { text: '.' } },
  message: { name: 'draft-message', input: { text: '.' } },
} satisfies Record<EntryKind, Command>;
/** Why a line cannot become that now; without a line to the meeting it only waits. */
export const whyNotCapture = ({ meeting, me }: Pick<Seat, 'meeting' | 'me'>, capture: Capture): Why | null =>
  capture === 'topic' ? null : refusalAtHand(meeting, me, writesDown[capture]);

type Refused = { text: string; why: Why };
export type Captures = {
  extensions: More;
  refused: Refused[];
  forget: () => void;
  opened: Entry | null;
  open: (entry: Entry | null) => void;
  /** To be told once there is one. */
  editor: { current: DocumentEditor | null };
};

/** Lines that say what they are become it, once each, and show what they have become (N20). */
export function useCaptures(seat: Seat, whose: Whose, names: Names, doc: Paper['doc'], mayWrite: boolean): Captures {
  const now = useRef(seat);
  const editor = useRef<DocumentEditor | null>(null);
  const [refused, setRefused] = useState<Refused[]>([]);
  const [opened, open] = useState<Entry | null>(null);
  const first = useRef({ whose, doc, mayWrite, names });
  const refuse = useRef((text: string, why: Why) => {
    setRefused((before) => [...before.filter((one) => one.text !== text), { text, why }]);
    announce(t('document.not-captured', { text: `\u2068${text}\u2069`, why: sentenceFor(why) }));
  });
  const [outbox] = useState(() =>
    createOutbox({
      whose,
      find: names.find,
      refused: ({ line, text }, why) => {
        if (editor.current) release(editor.current.inner, line);
        refuse.current(text, why);
      },
    }),
  );
  const { actions, messages } = seat.meeting;
  useEffect(() => {
    now.current = seat;
    if (mayWrite) outbox.meet(seat);
  }, [seat, outbox, mayWrite]);
  useEffect(() => void (editor.current && drawEntries(editor.current.inner)), [actions, messages]);
  useEffect(() => () => outbox.close(), [outbox]);

  const extensions = useMemo(() => {
    const entries = Entries.configure({ entryOf: (line) => entryOfLine(now.current.meeting, line), open });
    const capturing = Capturing.configure({
      doc: first.current.doc,
      documentId: first.current.whose.documentId,
      words: allWords,
      whyNot: (kind) => whyNotCapture(now.current, kind),
      captured: outbox.add,
      refused: (text, why) => refuse.current(text, why),
    });
    return first.current.mayWrite ? [entries, capturing] : [entries];
  }, [outbox]);
  return { extensions, refused, forget: () => setRefused([]), opened, open, editor };
}

type Props = { seat: Seat; captures: Captures; editor: DocumentEditor; shown: EditorState; mayWrite: boolean };

/** What the line under the caret has become and can be told to become, and what was not written down. */
export function CapturedLine({ seat, captures: { refused, forget, opened, open }, editor, mayWrite }: Props) {
  const here = mayWrite ? captureHere(editor.inner) : null;
  const entry = here && entryOfLine(seat.meeting, here.line);
  const says = here && (lineSays(here.words, allWords())?.text ?? here.words);
  const isOther = entry && says !== null && cleanLine(says) !== '' && cleanLine(says) !== cleanLine(entry.text);
  return (
    <>
      {(entry || refused.length > 0) && (
        <aside className={parts.foot} aria-label={t('document.here')}>
          {entry && (
            <p className={css.link}>
              <span>{nameOfEntry(entry)}</span>
              <button type="button" className="button quiet" onClick={() => open(entry)}>
                {t('document.entry-show')}
              </button>
              {isOther && (
                <>
                  <span>{t('document.entry-other')}</span>
                  <CommandButton seat={seat} command={amended(entry, cleanLine(says))} why="beside">
                    {t('document.entry-update', { entry: nameOfEntry(entry) })}
                  </CommandButton>
                </>
              )}
            </p>
          )}
          {refused.length > 0 && (
            <div className={css.link}>
              <ul>
                {refused.map(({ text, why }) => (
                  <li key={text} className="refused">
                    {t('document.not-captured', { text: `\u2068${text}\u2069`, why: sentenceFor(why) })}
                  </li>
                ))}
              </ul>
              <button type="button" className="button quiet" onClick={forget}>
                {t('document.link-close')}
              </button>
            </div>
          )}
        </aside>
      )}
      {opened && opened.kind !== 'message' && <ActionsSheet seat={seat} onClose={() => open(null)} />}
      {opened?.kind === 'message' && <ToMessages code={seat.code} />}
    </>
  );
}

/** Messages have a page of their own. */
function ToMessages({ code }: { code: string }) {
  useEffect(() => location.assign(`/m/${code}/messages`), [code]);
  return null;
}

const amended = ({ kind, id }: Entry, text: string): Command =>
  kind === 'action'
    ? { name: 'amend-action', input: { actionId: id, text } }
    : kind === 'decision'
      ? { name: 'amend-decision', input: { decisionId: id, text } }
      : { name: 'amend-message', input: { messageId: id, text } };
