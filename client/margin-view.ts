import { useCallback, useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import { isOpen, marksOf, openerOf, type Hand, type Margin, type Thread } from '../shared/documents/margin.ts';
import { rewordingsIn } from '../shared/erasing/state.ts';
import { announce } from './announcer.tsx';
import type { Whose } from './document-copies.ts';
import type { DocumentEditor, EditorState } from './document-editor.ts';
import type { Marks, Passages } from './document-marks.ts';
import { get } from './http.ts';
import { openMargin, type MarginLine } from './margin-line.ts';
import type { Seat } from './seat.ts';
import { t } from './words.ts';

export type MarginView = {
  seat: Seat;
  /** Where commands go. */
  address: string;
  hand: Hand;
  isOpened: boolean;
  margin: Margin;
  marks: Marks;
  passages: Passages;
  /** How people are called who are on no other part of this page. */
  names: Readonly<Record<string, string>>;
  /** The thread that is looked at now. */
  chosen: number | null;
  choose: (number: number | null) => void;
};
export type InText = 'in' | 'not-in' | 'twice';

/** Whether accepted words stand in the text, as the text itself says. */
export function inText(marks: Marks, thread: Thread): InText {
  const found = marksOf(thread).filter((mark) => marks.isIn(mark)).length;
  return found === 0 ? 'not-in' : found === 1 ? 'in' : 'twice';
}

/** In the order of the text; what is no longer in it comes last, as it was said. */
export const inOrder = (threads: readonly Thread[], passages: Passages): Thread[] =>
  threads.toSorted((one, other) => {
    const [here, there] = [passages.get(one.number)?.from ?? Infinity, passages.get(other.number)?.from ?? Infinity];
    return here === there ? one.number - other.number : here - there;
  });

type Options = { seat: Seat; whose: Whose; mayWrite: boolean; editor: DocumentEditor | null; shown: EditorState | null };

/** What stands beside the document that lies open, and its marks in the text; null before the text is there. */
export function useMargin({ seat, whose, mayWrite, editor, shown }: Options): MarginView | null {
  const line = useLine(whose);
  const { isOpened, margin } = useSyncExternalStore(line?.subscribe ?? noLine.subscribe, line?.state ?? noLine.state);
  const [chosen, choose] = useState<number | null>(null);
  const address = `/api/meetings/${encodeURIComponent(whose.meetingId)}/documents/${encodeURIComponent(whose.documentId)}/margin`;
  const names = useNames(seat, address, margin);
  const marks = editor?.marks ?? null;

  useEffect(() => {
    const marked = [...margin.threads.values()].filter((thread) => isOpen(thread) || thread.number === chosen);
    marks?.show(
      marked.map(({ number, kind, anchor, quote }) => ({
        number,
        anchor,
        quote,
        label: t(`margin.mark-${kind}`, { number }),
        isChosen: number === chosen,
      })),
    );
  }, [marks, margin, chosen]);
  const [, redraw] = useState(0);
  useEffect(() => marks?.onAccepted(() => redraw((times) => times + 1)), [marks]);
  useCounted(margin, isOpened, seat.me.id);

  const { id } = seat.me;
  // What is shown of the text changes with it.
  return useMemo(
    () =>
      marks &&
      shown && {
        seat,
        address,
        hand: { id, writes: mayWrite },
        isOpened,
        margin,
        marks,
        passages: marks.passages(),
        names,
        chosen,
        choose,
      },
    [seat, address, id, mayWrite, isOpened, margin, marks, shown, names, chosen],
  );
}

const nothing: ReturnType<MarginLine['state']> = { isOpened: false, margin: { last: 0, threads: new Map() } };
const noLine: Pick<MarginLine, 'state' | 'subscribe'> = { state: () => nothing, subscribe: () => () => {} };

function useLine({ meetingId, documentId }: Whose): MarginLine | null {
  const [line, setLine] = useState<MarginLine | null>(null);
  useEffect(() => {
    const opened = openMargin({ meetingId, documentId });
    setLine(opened);
    return () => opened.close();
  }, [meetingId, documentId]);
  return line;
}

/** Asked for when somebody says something whom this page does not know, and again when somebody was erased. */
function useNames({ people, meeting }: Seat, address: string, { threads }: Margin) {
  const [names, setNames] = useState<Record<string, string>>({});
  const asked = useRef(new Set<string>());
  const ask = useCallback(async () => {
    const answer = await get<{ names: Record<string, string> }>(`${address}/names`);
    if (answer.ok) setNames(answer.body.names);
    else asked.current.clear();
  }, [address]);
  const rewordings = rewordingsIn(meeting);
  useEffect(() => {
    asked.current.clear();
    setNames({});
  }, [rewordings]);
  useEffect(() => {
    const all = [...threads.values()].flatMap(({ entries, state }) => [
      ...entries.map(({ by }) => by),
      ...('by' in state ? [state.by] : []),
    ]);
    const unknown = all.filter((id) => !Object.hasOwn(people, id) && !asked.current.has(id));
    for (const id of unknown) asked.current.add(id);
    if (unknown.length > 0) void ask();
  }, [threads, people, ask, rewordings]);
  return names;
}

const calmMs = 1_500;

/** Only how many there are is said, and only when others made it more or fewer. */
function useCounted({ threads }: Margin, isOpened: boolean, mine: string) {
  const others = [...threads.values()].filter((thread) => isOpen(thread) && openerOf(thread) !== mine).length;
  const count = [...threads.values()].filter(isOpen).length;
  const said = useRef<number | null>(null);
  useEffect(() => {
    if (!isOpened) return;
    const calm = setTimeout(() => {
      if (said.current !== null && said.current !== others) announce(t('margin.count', { count }));
      said.current = others;
    }, calmMs);
    return () => clearTimeout(calm);
  }, [isOpened, others, count]);
}
