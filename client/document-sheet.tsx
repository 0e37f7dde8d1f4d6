import { useEffect, useId, useLayoutEffect, useRef, useState, useSyncExternalStore } from 'react';
import { isOfMeeting } from '../shared/documents/rights.ts';
import type { Refusal } from '../shared/refusal.ts';
import { Condition } from './document-condition.tsx';
import type { Whose } from './document-copies.ts';
import { CapturedLine, useCaptures } from './document-captured.tsx';
import { Choices } from './document-choices.tsx';
import { openEditor, type DocumentEditor, type EditorState } from './document-editor.ts';
import { Finding } from './document-find.ts';
import { Find } from './document-find-bar.tsx';
import { Followed, type Following } from './document-following.ts';
import { Frozen } from './document-frozen.tsx';
import { Mention } from './document-mention.ts';
import { useNames, type Names } from './document-names.ts';
import { Choosing } from './document-picking.ts';
import { goOn, keepCaret, layDown, takeUp } from './document-laid.ts';
import { LeftWords, OneCopy } from './document-left.tsx';
import { Outline } from './document-outline.tsx';
import { Parts } from './document-parts.tsx';
import type { Paper } from './document-paper.ts';
import { PresentSection } from './document-presenting.tsx';
import { textOf } from './document-text.ts';
import { Templates, Versions } from './document-more.tsx';
import { Tools } from './document-tools.tsx';
import css from './document.module.css';
import { MarginBar } from './margin-begin.tsx';
import { useMargin } from './margin-view.ts';
import { Margin } from './margin.tsx';
import type { Seat } from './seat.ts';
import { sentenceFor, t } from './words.ts';

type Props = {
  seat: Seat;
  whose: Whose;
  refusal: Refusal | null;
  /** Where everybody is shown this, or others, by headings. */
  following?: Following;
};

/** A document, opened anew whenever what one may do with it changes; what was not taken before is a copy beside it then. */
export function DocumentSheet({ seat, whose, refusal, following }: Props) {
  const [denied, deny] = useState<Refusal | null>(null);
  const [beginnings, begin] = useState(0);
  const [unkept, leave] = useState('');
  // The server may know earlier than this page that a right has gone; once the page knows, it is as the rules say.
  useEffect(() => deny((before) => (before === 'page-too-old' ? before : null)), [refusal]);
  const isOld = denied === 'page-too-old';
  // And where the page never knew, because the right was back before it could, it is tried again after 5 s.
  useEffect(() => {
    if (denied === null || isOld) return;
    const again = setTimeout(() => deny(null), 5_000);
    return () => clearTimeout(again);
  }, [denied, isOld]);
  const mayWrite = refusal === null && denied === null;
  const why = isOld ? denied : refusal;
  return (
    <>
      {unkept !== '' && <OneCopy title={titleOf(whose)} text={unkept} discard={() => leave('')} />}
      <Opened
        key={`${mayWrite} ${beginnings}`}
        seat={seat}
        whose={whose}
        mayWrite={mayWrite}
        isOld={isOld}
        why={why === null ? '' : sentenceFor(why)}
        deny={deny}
        following={following}
        beginAnew={() => begin(beginnings + 1)}
        leave={leave}
      />
    </>
  );
}

const titleOf = ({ documentId }: Whose) => t(isOfMeeting(documentId) ? `document.text-${documentId}` : 'document.text-group');

type OpenedProps = {
  following: Following | undefined;
  seat: Seat;
  whose: Whose;
  mayWrite: boolean;
  /** What is written here is for a later page to bring along. */
  isOld: boolean;
  why: string;
  deny: (why: Refusal) => void;
  beginAnew: () => void;
  /** What no copy on the device has when this closes. */
  leave: (text: string) => void;
};

function Opened(props: OpenedProps) {
  const { seat, whose, mayWrite, leave } = props;
  const [paper, setPaper] = useState<Paper | null>(null);
  const first = useRef({ whose, mayWrite, leave, now: seat.now });
  useEffect(() => {
    const opened = takeUp(first.current);
    setPaper(opened);
    return () => {
      const { keeping, device } = opened.state();
      const text = keeping.waitingSince !== null && device !== 'keeps' ? textOf(opened.doc) : '';
      if (text !== '') first.current.leave(text);
      layDown(first.current, opened);
    };
  }, []);
  const names = useNames(seat);
  return paper && names && <OnPaper {...props} paper={paper} names={names} />;
}

function OnPaper({
  seat,
  whose,
  mayWrite,
  isOld,
  why,
  deny,
  beginAnew,
  following,
  paper,
  names,
}: OpenedProps & { paper: Paper; names: Names }) {
  const id = useId();
  const place = useRef<HTMLDivElement>(null);
  const open = useRef<DocumentEditor | null>(null);
  const { keeping, device, isDenied, why: denial, isOver } = useSyncExternalStore(paper.subscribe, paper.state);
  const [editor, setEditor] = useState<DocumentEditor | null>(null);
  const [shown, show] = useState<EditorState | null>(null);
  const captures = useCaptures(seat, whose, names, paper.doc, mayWrite);
  const [wanted, want] = useState<{ number: number } | null>(null);
  const [asked, ask] = useState(0);
  const margin = useMargin({ seat, whose, mayWrite, editor, shown });
  const cards = useRef(seat.people);
  useEffect(() => void (cards.current = seat.people), [seat.people]);

  useEffect(() => {
    const { id: mine } = seat.me;
    const opened = openEditor({
      place: place.current!,
      doc: paper.doc,
      provider: paper.provider,
      mayWrite,
      label: titleOf(whose),
      describedBy: `${id}keys`,
      nameOf: (personId) => cards.current[personId]?.name ?? '',
      me: { id: mine, name: cards.current[mine]?.name ?? '' },
      more: [
        Mention.configure({ called: names }),
        ...(mayWrite ? [Choosing.configure({ find: names.find })] : []),
        ...captures.extensions,
        Finding,
      ],
      onMark: (number) => (number === null ? ask((times) => times + 1) : want({ number })),
    });
    let drawing = 0;
    opened.onChange(() => {
      cancelAnimationFrame(drawing);
      drawing = requestAnimationFrame(() => show(opened.state()));
    });
    show(opened.state());
    setEditor(opened);
    open.current = opened;
    goOn(paper, opened);
    captures.editor.current = opened;
    return () => {
      cancelAnimationFrame(drawing);
      captures.editor.current = null;
      opened.close();
    };
    // A paper has one editor, for as long as it lies open.
  }, [paper, names, captures.extensions]);

  useLayoutEffect(() => () => void (open.current && keepCaret(paper, open.current)), [paper]);

  useEffect(() => {
    if (isDenied && denial) deny(denial);
    else if (isOver) beginAnew();
  }, [isDenied, denial, isOver, deny, beginAnew]);
  useAskedBeforeLeaving(keeping.waitingSince !== null);

  return (
    <section aria-label={titleOf(whose)}>
      <div className={css.head}>
        <Condition seat={seat} paper={paper} mayWrite={mayWrite} why={why} />
        <Frozen seat={seat} whose={whose} />
        {margin && <MarginBar view={margin} asked={asked} />}
        {editor && shown && (
          <div className={css.bars}>
            {mayWrite && <Tools editor={editor} shown={shown} />}
            {mayWrite && <Parts seat={seat} editor={editor} shown={shown} />}
            <Find editor={editor} shown={shown} />
          </div>
        )}
      </div>
      {mayWrite && device === 'keeps-nothing' && <p className={css.condition}>{t('document.no-copy')}</p>}
      <LeftWords whose={whose} title={titleOf(whose)} disk={keeping.disk} isReading={!mayWrite && !isOld} />
      {editor && <Versions seat={seat} whose={whose} editor={editor} mayWrite={mayWrite} isSaved={keeping.waitingSince === null} />}
      {editor && mayWrite && shown?.text === '' && keeping.disk && <Templates seat={seat} whose={whose} editor={editor} />}
      <div className={css.columns}>
        <div className={css.sheet}>
          {shown?.text === '' && keeping.disk && <p className={css.empty}>{t('document.empty')}</p>}
          <div ref={place} />
          {editor && shown && <Choices editor={editor} shown={shown} />}
          <p id={`${id}keys`} className={`sub ${css.keys}`} hidden={!mayWrite}>
            {t('document.keys')} {t('margin.keys')}
          </p>
          {editor && shown && <CapturedLine seat={seat} captures={captures} editor={editor} shown={shown} mayWrite={mayWrite} />}
        </div>
        <div className={css.beside}>
          {editor && shown && (
            <Outline
              editor={editor}
              shown={shown}
              beside={(heading) => following && <PresentSection seat={seat} whose={whose} following={following} heading={heading} />}
            />
          )}
          {margin && <Margin view={margin} wanted={wanted} />}
        </div>
        {editor && shown && following && <Followed following={following} documentId={whose.documentId} editor={editor} shown={shown} />}
      </div>
    </section>
  );
}

/** The browser asks whoever closes the page while the disk of the server lacks some of their words. */
function useAskedBeforeLeaving(isUnkept: boolean) {
  useEffect(() => {
    if (!isUnkept) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener('beforeunload', ask);
    return () => removeEventListener('beforeunload', ask);
  }, [isUnkept]);
}
