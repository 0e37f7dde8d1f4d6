import type { DocumentEditor } from './document-editor.ts';
import { openPaper, type Paper, type PaperOptions } from './document-paper.ts';

type Laid = { paper: Paper; mayWrite: boolean; forget: () => void };
/** Papers that nobody has before them now. */
const laid = new Map<string, Laid>();
const keyOf = ({ whose: { meetingId, documentId, personId } }: PaperOptions) => `${meetingId} ${documentId} ${personId}`;
/** Long enough to come to another page on which it lies, too. */
const atLeastMs = 2_000;

const isSpoilt = (paper: Paper) => paper.state().isDenied || paper.state().isOver;
const isDone = (paper: Paper) => isSpoilt(paper) || paper.state().keeping.waitingSince === null;

/** A document on this page: the one that was laid down a moment ago, with all that was written on it, or another one. */
export function takeUp(options: PaperOptions): Paper {
  const before = laid.get(keyOf(options));
  before?.forget();
  if (before?.mayWrite === options.mayWrite && !isSpoilt(before.paper)) return before.paper;
  before?.paper.close();
  return openPaper(options);
}

/** Nobody looks at it any more; what was written on it goes on to the disk, however long the line is lost. */
export function layDown(options: PaperOptions, paper: Paper): void {
  if (!options.mayWrite || isSpoilt(paper)) return paper.close();
  const key = keyOf(options);
  const look = () => {
    if (!isDone(paper)) return;
    forget();
    paper.close();
  };
  let leave = () => {};
  const soon = setTimeout(() => {
    leave = paper.subscribe(look);
    look();
  }, atLeastMs);
  const forget = () => {
    clearTimeout(soon);
    leave();
    laid.delete(key);
  };
  laid.set(key, { paper, mayWrite: options.mayWrite, forget });
}

type Caret = { from: number; to: number };
const carets = new WeakMap<Paper, Caret>();

/** Asked while the editor is still there: whoever writes in it goes on at the same letter where the paper is taken up. */
export function keepCaret(paper: Paper, editor: DocumentEditor): void {
  const { from, to } = editor.inner.state.selection;
  if (editor.isWrittenIn()) carets.set(paper, { from, to });
}

/** Nobody is taken away from where they went meanwhile. */
export function goOn(paper: Paper, { inner }: DocumentEditor): void {
  const caret = carets.get(paper);
  carets.delete(paper);
  const hasGone = !document.activeElement?.matches('body, main');
  if (!caret || hasGone) return;
  inner.commands.focus(undefined, { scrollIntoView: true });
  const put = () => {
    if (inner.state.doc.content.size < caret.to) return;
    inner.off('transaction', put);
    inner.commands.setTextSelection(caret);
  };
  // The words come into the editor in a breath of their own.
  inner.on('transaction', put);
  put();
}
