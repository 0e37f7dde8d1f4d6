import { leftOf } from '../../client/document-aside.ts';
import type { Whose } from '../../client/document-copies.ts';
import { openPaper, type Paper } from '../../client/document-paper.ts';
import { savedAt, type Saved } from '../../client/document-saved.ts';
import { textOf } from '../../client/document-text.ts';
import type { Refusal } from '../../shared/refusal.ts';

export type Sheet = ReturnType<typeof openSheet>;
type SheetOptions = {
  whose: Whose;
  newClientId: () => number;
  /** What the page knows of the rights; undefined while it hears nothing. */
  refusalNow: () => Refusal | null | undefined;
  shown: (paper: Paper, saved: Saved) => void;
  refused: (paper: Paper) => void;
};

const lookEveryMs = 250;
const learnEveryMs = 1_500;
const deniedForMs = 5_000;

/** What the page does with a paper, without drawing it: opens it anew when a right changes, and finds the copies that are beside it. */
export function openSheet({ whose, newClientId, refusalNow, shown, refused }: SheetOptions) {
  let refusal = refusalNow() ?? null;
  let [isDenied, beginnings] = [false, 0];
  let open = opened();
  /** Words that are shown beside the paper. */
  const beside = { left: [] as string[], unkept: '' };

  const mayWrite = () => refusal === null && !isDenied;
  function opened() {
    const isWriting = refusal === null && !isDenied;
    const paper = openPaper({ whose, mayWrite: isWriting, now: Date.now });
    numbered(paper, newClientId());
    const about = { key: `${isWriting} ${beginnings}`, paper, isWriting, hasRead: false };
    let wasDenied = false;
    paper.subscribe(() => {
      if (paper.state().isDenied && !wasDenied) refused(paper);
      wasDenied = paper.state().isDenied;
      look(about);
      setTimeout(() => effects(about), 1);
    });
    return about;
  }
  function look({ paper, isWriting }: typeof open) {
    if (isWriting) shown(paper, savedAt(paper.state().keeping, Date.now()));
  }
  function effects(about: typeof open) {
    if (about !== open) return;
    const { paper, isWriting } = about;
    const { isDenied: denied, isOver, keeping } = paper.state();
    if (keeping.disk !== null && !about.hasRead) {
      about.hasRead = true;
      void leftOf(whose, isWriting ? null : keeping.disk).then((found) => {
        if (about === open) beside.left = found.map(({ text }) => text);
      });
    }
    if (denied && !isDenied) {
      isDenied = true;
      setTimeout(() => {
        isDenied = false;
        draw();
      }, deniedForMs);
    }
    if (!denied && isOver) beginnings += 1;
    draw();
  }
  function draw() {
    if (open.key === `${mayWrite()} ${beginnings}`) return;
    const { keeping, device } = open.paper.state();
    const text = keeping.waitingSince !== null && device !== 'keeps' ? textOf(open.paper.doc) : '';
    if (text !== '') beside.unkept += text;
    open.paper.close();
    open = opened();
  }
  setInterval(() => look(open), lookEveryMs);
  setInterval(() => {
    const known = refusalNow();
    if (known === undefined || known === refusal) return;
    [refusal, isDenied] = [known, false];
    draw();
  }, learnEveryMs);

  return {
    beside,
    paper: () => open.paper,
    isWriting: () => open.isWriting,
    saved: () => savedAt(open.paper.state().keeping, Date.now()).is,
  };
}

/** Yjs takes its number from a chance that no story can tell again. */
function numbered({ doc, provider: { awareness } }: Paper, clientId: number) {
  const state = awareness.getLocalState();
  awareness.states.delete(doc.clientID);
  awareness.meta.delete(doc.clientID);
  doc.clientID = awareness.clientID = clientId;
  awareness.setLocalState(state);
}
