import { useEffect, useRef, useState } from 'react';
import {
  isOpen,
  longestPassage,
  longestRemark,
  openerOf,
  type Entry,
  type MarginCommand,
  type Thread,
} from '../shared/documents/margin.ts';
import { calendar } from './days.ts';
import { AcceptedState, Decision } from './margin-decision.tsx';
import { MarginButton } from './margin-button.tsx';
import { inText, type MarginView } from './margin-view.ts';
import css from './margin.module.css';
import { nameInText } from './person-name.tsx';
import { TextForm } from './text-form.tsx';
import { t } from './words.ts';

type Props = { view: MarginView; thread: Thread };
/** `keep`: something is being written here, which goes with nobody's press but one's own. */
type RowProps = Props & { keep: (isKept: boolean) => void };
type Doing = { what: 'reply' } | { what: 'amend'; entry: Entry } | { what: 'decline' } | null;

/** What was said of one passage, from the passage to the last word. */
export function ThreadRow({ view, thread, keep }: RowProps) {
  const { number, kind, quote } = thread;
  const [doing, doNext] = useState<Doing>(null);
  const isThere = view.marks.readsNow(thread) !== null;
  const label = t(`margin.mark-${kind}`, { number });
  const row = useRef<HTMLLIElement>(null);
  const wasDoing = useRef(false);
  // What was pressed is gone: the focus goes to what came in its place.
  useEffect(() => {
    if (doing) row.current?.querySelector<HTMLElement>('form :is(input, textarea)')?.focus();
    else if (wasDoing.current && document.activeElement === document.body) row.current?.focus({ preventScroll: true });
    wasDoing.current = doing !== null;
  }, [doing]);
  const begin = (next: Doing) => {
    keep(next !== null);
    doNext(next);
  };
  return (
    <li ref={row} id={idOf(number)} tabIndex={-1} aria-label={label} className={view.chosen === number ? css.looked : undefined}>
      <p className={css.head}>
        <strong>{label}</strong>
        {isThere ? (
          <button
            type="button"
            className="button quiet"
            onClick={() => {
              view.choose(number);
              view.marks.goTo(thread);
            }}
          >
            {t('margin.show')}
          </button>
        ) : (
          !isInText(view, thread) && <span className="why">{t('margin.gone')}</span>
        )}
      </p>
      <blockquote className={css.quote} dir="auto" aria-label={t('margin.passage')}>
        {kind === 'comment' ? quote : <Wording from={quote} to={thread.entries[0].text} />}
      </blockquote>
      <ol className={css.entries}>
        {thread.entries.map((entry, i) => (
          <Said key={entry.id} view={view} entry={entry} isWording={kind === 'suggestion' && i === 0} />
        ))}
      </ol>
      <State view={view} thread={thread} />
      {doing === null ? (
        <Acts view={view} thread={thread} doNext={begin} />
      ) : (
        <Form view={view} thread={thread} doing={doing} done={() => begin(null)} />
      )}
    </li>
  );
}

const isInText = ({ marks }: MarginView, thread: Thread) => thread.state.is === 'accepted' && inText(marks, thread) !== 'not-in';

export const idOf = (number: number): string => `margin-${number}`;

function Wording({ from, to }: { from: string; to: string }) {
  return (
    <>
      <del>{from}</del> {to === '' ? <span className="why">{t('margin.suggested-out')}</span> : <ins>{to}</ins>}
    </>
  );
}

function Said({ view, entry, isWording }: { view: MarginView; entry: Entry; isWording: boolean }) {
  const { by, at, text, amendedAt } = entry;
  return (
    <li>
      <p className="sub">
        {t('margin.by', { name: nameIn(view, by), time: timeOf(at) })}
        {amendedAt !== null && ` · ${t('margin.amended', { time: timeOf(amendedAt) })}`}
      </p>
      {!isWording && (
        <p className={css.said} dir="auto">
          {text}
        </p>
      )}
    </li>
  );
}

function State({ view, thread }: Props) {
  const { state } = thread;
  if (state.is === 'open') return null;
  const name = nameIn(view, state.by);
  return (
    <>
      <p className={css.state}>{t(`margin.${state.is}-by`, { name })}</p>
      {state.is === 'declined' && state.reason !== '' && <p dir="auto">{state.reason}</p>}
      {state.is === 'accepted' && <AcceptedState view={view} thread={thread} claim={state.claim} />}
    </>
  );
}

/** Only what may come to be pressed by whoever looks: of others' threads readers have no buttons at all. */
function Acts({ view, thread, doNext }: Props & { doNext: (doing: Doing) => void }) {
  const { hand } = view;
  const isMine = openerOf(thread) === hand.id;
  const last = thread.entries.at(-1)!;
  if (!isMine && !hand.writes) return null;
  const { number } = thread;
  const act = (name: 'settle' | 'reopen' | 'withdraw'): MarginCommand => ({ name, input: { thread: number } });
  const isAlone = thread.entries.every(({ by }) => by === hand.id);
  if (!isOpen(thread))
    return (thread.state.is === 'settled' || hand.writes) && !isInText(view, thread) ? (
      <p className={css.acts}>
        <MarginButton view={view} command={act('reopen')}>
          {t('margin.reopen')}
        </MarginButton>
      </p>
    ) : null;
  return (
    <>
      {thread.kind === 'suggestion' && hand.writes && <Decision view={view} thread={thread} decline={() => doNext({ what: 'decline' })} />}
      <p className={css.acts}>
        <button type="button" className="button" onClick={() => doNext({ what: 'reply' })}>
          {t('margin.reply')}
        </button>
        {last.by === hand.id && (
          <button type="button" className="button quiet" onClick={() => doNext({ what: 'amend', entry: last })}>
            {t('margin.amend')}
          </button>
        )}
        {isMine && isAlone ? (
          <MarginButton view={view} command={act('withdraw')} className="button quiet">
            {t('margin.withdraw')}
          </MarginButton>
        ) : (
          (thread.kind === 'comment' || isMine) && (
            <MarginButton view={view} command={act('settle')}>
              {t('margin.settle')}
            </MarginButton>
          )
        )}
      </p>
    </>
  );
}

function Form({ view, thread, doing, done }: Props & { doing: NonNullable<Doing>; done: () => void }) {
  const { what } = doing;
  const isWording = what === 'amend' && thread.kind === 'suggestion' && doing.entry === thread.entries[0];
  const command = (text: string): MarginCommand =>
    what === 'reply'
      ? { name: 'reply', input: { thread: thread.number, text } }
      : what === 'amend'
        ? { name: 'amend', input: { thread: thread.number, entryId: doing.entry.id, text } }
        : { name: 'decline', input: { thread: thread.number, reason: text } };
  return (
    <TextForm
      label={t(what === 'decline' ? 'margin.reason' : `margin.${what}-text`)}
      first={what === 'amend' ? doing.entry.text : ''}
      most={what === 'decline' ? 200 : isWording ? longestPassage : longestRemark}
      lines={what === 'decline' ? 'one' : 'many'}
    >
      {(text) => (
        <>
          <MarginButton view={view} command={command(text)} onDone={done}>
            {t(`margin.${what}-now`)}
          </MarginButton>
          <button type="button" className="button quiet" onClick={done}>
            {t('margin.leave')}
          </button>
        </>
      )}
    </TextForm>
  );
}

const nameIn = ({ seat, names }: MarginView, id: string): string =>
  Object.hasOwn(seat.people, id) || !names[id] ? nameInText(id, seat.people) : `\u2068${names[id]}\u2069`;
const timeOf = (at: number): string =>
  new Intl.DateTimeFormat(calendar(), { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(at);
