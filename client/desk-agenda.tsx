import { useId, useLayoutEffect, useRef, useState } from 'react';
import type { AgendaItem } from '../shared/agenda/state.ts';
import { agendaLines, type AgendaLine } from './agenda-lines.ts';
import { announce } from './announcer.tsx';
import { CommandButton } from './command-button.tsx';
import { AgendaRow } from './desk-agenda-row.tsx';
import { StepTitle } from './desk-fields.tsx';
import css from './desk.module.css';
import type { Seat } from './seat.ts';
import { sentenceFor, t } from './words.ts';

/** First a sheet to write on, then the list that it became. */
export function LayOutTheAgenda({ seat, number }: { seat: Seat; number: number | null }) {
  const { items } = seat.meeting.agenda;
  const [shown, setShown] = useState<string | null>(null);
  const [adding, setAdding] = useState(false);
  const [dropped, setDropped] = useState<AgendaItem | null>(null);
  const list = useKeptFocus(items.map(({ id }) => id).join());
  const minutes = items.reduce((sum, item) => sum + (item.minutes ?? 0), 0);
  return (
    <section className={css.step} aria-labelledby="agenda">
      <h2 id="agenda">
        <StepTitle number={number} to={t('desk.agenda')} then={t('desk.agenda-then')} />
      </h2>
      <p className={css.about}>{items.length === 0 ? t('desk.agenda-about') : t('desk.agenda-sum', { count: items.length, minutes })}</p>
      {items.length > 0 && (
        <ol ref={list} className={`rows ${css.items}`}>
          {items.map((item, i) => (
            <AgendaRow
              key={item.id}
              seat={seat}
              item={item}
              number={i + 1}
              above={items[i - 1]?.id ?? null}
              below={items[i + 1]?.id ?? null}
              shown={shown === item.id}
              onShow={(open) => setShown(open ? item.id : null)}
              onDropped={() => setDropped(item)}
            />
          ))}
        </ol>
      )}
      {dropped && <PutBack seat={seat} item={dropped} onDone={() => setDropped(null)} />}
      {items.length === 0 || adding ? (
        <Lines seat={seat} onDone={() => setAdding(false)} />
      ) : (
        <button type="button" className="button" onClick={() => setAdding(true)}>
          {t('desk.agenda-more')}
        </button>
      )}
    </section>
  );
}

/** A row that moves takes its place in the page with it; whoever is on one of its buttons stays there. */
function useKeptFocus(order: string) {
  const list = useRef<HTMLOListElement>(null);
  const last = useRef<Element | null>(null);
  useLayoutEffect(() => {
    const kept = last.current;
    if (document.activeElement === document.body && kept instanceof HTMLElement && kept.isConnected) kept.focus();
  }, [order]);
  useLayoutEffect(() => {
    const remember = () => (last.current = list.current?.contains(document.activeElement) ? document.activeElement : null);
    document.addEventListener('focusin', remember);
    return () => document.removeEventListener('focusin', remember);
  }, []);
  return list;
}

function PutBack({ seat, item, onDone }: { seat: Seat; item: AgendaItem; onDone: () => void }) {
  const { title, minutes, kind, presenters, documents } = item;
  const same = { title, minutes, kind, presenters, documents: documents.map(({ id: _id, ...document }) => document) };
  return (
    <p className={css.undo}>
      <span>{t('desk.dropped', { title: `\u2068${title}\u2069` })}</span>
      <CommandButton seat={seat} command={{ name: 'add-agenda-item', input: same }} className="button quiet" onDone={onDone}>
        {t('desk.put-back')}
      </CommandButton>
    </p>
  );
}

const patienceMs = 400;

function Lines({ seat, onDone }: { seat: Seat; onDone: () => void }) {
  const [text, setText] = useState('');
  const [trouble, setTrouble] = useState<string | null>(null);
  const [sending, setSending] = useState(false);
  const about = useId();
  const lines = agendaLines(text);

  /** One after the other, for the order is theirs; what was not taken stays on the sheet. */
  async function use() {
    if (sending || lines.length === 0) return;
    setSending(true);
    for (const [i, line] of lines.entries()) {
      const why = await add(seat, line);
      if (why === null) continue;
      setText(lines.slice(i).map(written).join('\n'));
      setTrouble(why);
      announce(why);
      return setSending(false);
    }
    announce(t('desk.lines-used', { count: lines.length }));
    setText('');
    setTrouble(null);
    setSending(false);
    onDone();
  }
  return (
    <>
      <textarea
        className={css.lines}
        aria-label={t('desk.agenda-lines')}
        aria-describedby={about}
        dir="auto"
        rows={6}
        placeholder={t('desk.agenda-example')}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <div className={css.actions}>
        <button type="button" className="button" aria-disabled={lines.length === 0 || sending} onClick={() => void use()}>
          {t('desk.use-lines')}
        </button>
        <span id={about} className="sub">
          {lines.length > 0 &&
            t('desk.lines-found', { count: lines.length, minutes: lines.reduce((sum, line) => sum + (line.minutes ?? 0), 0) })}
        </span>
      </div>
      {trouble && <p className="refused">{trouble}</p>}
    </>
  );
}

const written = ({ title, minutes }: AgendaLine) => (minutes === null ? title : `${title}  ${minutes}`);

/** A long agenda is many commands; when that is too many at once, it goes on a little later. */
async function add(seat: Seat, line: AgendaLine, tries = 20): Promise<string | null> {
  const answer = await seat.send({ name: 'add-agenda-item', input: line });
  if (answer.ok) return null;
  if (answer.refusal !== 'slow-down' || tries === 0) return sentenceFor(answer.refusal);
  await new Promise((resolve) => setTimeout(resolve, patienceMs));
  return add(seat, line, tries - 1);
}
