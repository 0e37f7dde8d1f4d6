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

type Caret = { from: number; to: number; heard: () => string };
const carets = new WeakMap<Paper, Caret>();

/** Asked while the editor is still there: whoever writes in it goes on at the same letter where the paper is taken up. */
export function keepCaret(paper: Paper, editor: DocumentEditor): void {
  const { from, to } = editor.inner.state.selection;
  if (editor.isWrittenIn()) carets.set(paper, { from, to, heard: hear() });
}

const isNowhere = () => document.activeElement?.matches('body, main') ?? true;

/** Letters that are typed while there is no editor, until they are asked for, or for a second. */
function hear(): () => string {
  let typed = '';
  const take = (event: KeyboardEvent) => {
    if (event.key.length > 1 || event.ctrlKey || event.metaKey || event.altKey || !isNowhere()) return;
    event.preventDefault();
    typed += event.key;
  };
  const stop = () => removeEventListener('keydown', take);
  addEventListener('keydown', take);
  setTimeout(stop, 1_000);
  return () => {
    stop();
    return typed;
  };
}

/** Nobody is taken away from where they went meanwhile. */
export function goOn(paper: Paper, { inner }: DocumentEditor): void {
  const caret = carets.get(paper);
  carets.delete(paper);
  if (!caret) return;
  // The words come into the editor in a breath of their own, and over what is typed before them.
  const put = () => {
    if (inner.state.doc.content.size < caret.to) return;
    inner.off('transaction', put);
    // At once: the editor's own command waits for the next frame, and a letter that is typed before it would be nobody's.
    const isHere = isNowhere();
    if (isHere) inner.view.focus();
    const typed = caret.heard();
    if (!isHere) return;
    inner.chain().setTextSelection(caret).scrollIntoView().run();
    if (typed !== '') inner.view.dispatch(inner.state.tr.insertText(typed));
  };
  inner.on('transaction', put);
  put();
}
