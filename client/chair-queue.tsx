import { useEffect, useRef, useState } from 'react';
import { listEndsAt } from '../shared/floor/state.ts';
import { speakingOrder } from '../shared/queue/order.ts';
import css from './chair.module.css';
import { isForThePage } from './chair-keys.tsx';
import { ChairRow } from './chair-row.tsx';
import type { OpenSheet } from './chair-sheets.ts';
import { CommandButton } from './command-button.tsx';
import { hourIn } from './hours.ts';
import { State } from './marks.tsx';
import { rulesInWords } from './order-line.tsx';
import { useNow, type Seat } from './seat.ts';
import { useSteadyOrder } from './steady-order.ts';
import { t } from './words.ts';

/** The queue with what the chair can do to each row; it scrolls inside itself, and no row moves while it is about to be pressed. */
export function ChairQueue({ seat, open }: { seat: Seat; open: OpenSheet }) {
  const places = speakingOrder(seat.meeting.floors[seat.floor]!.queue);
  const now = useNow(seat);
  const { drawn, hold, release } = useSteadyOrder(places.map(({ request }) => request.id));
  const [selected, select] = useState<string | null>(null);
  const rows = useRef<HTMLOListElement>(null);
  const heights = useRef(new Map<string, number>());
  const holdStill = () => {
    for (const row of rows.current?.children ?? [])
      heights.current.set((row as HTMLElement).dataset.row!, row.getBoundingClientRect().height);
    hold();
  };
  useArrows(drawn, selected, (requestId) => {
    select(requestId);
    rows.current?.querySelector<HTMLElement>(`[data-pick="${CSS.escape(requestId)}"]`)?.focus();
  });
  const isOver = seat.meeting.conduct.phase === 'closed';
  if (drawn.length === 0) return <p className={css.empty}>{isOver ? t('chair.empty-ended') : t('chair.empty')}</p>;
  return (
    <ol
      className={`rows ${css.rows}`}
      ref={rows}
      onPointerMove={holdStill}
      onPointerDown={holdStill}
      onPointerLeave={release}
      onKeyDown={holdStill}
    >
      {drawn.map((id) => {
        const place = places.find(({ request }) => request.id === id);
        if (!place)
          return (
            // As high as it was, or everything below it would move.
            <li key={id} className={css.gone} data-row={id} style={{ blockSize: heights.current.get(id) }}>
              {t('chair.row-gone')}
            </li>
          );
        const above = places[place.position - 2];
        return (
          <ChairRow
            key={id}
            seat={seat}
            place={place}
            above={above?.request ?? null}
            below={places[place.position]?.request ?? null}
            endsDeck={above?.line === 'on-deck' && place.line !== 'on-deck'}
            waitedMs={now - place.request.askedAt}
            selected={selected === id}
            select={select}
            onDone={release}
            open={open}
          />
        );
      })}
    </ol>
  );
}

/** Arrow keys walk through the rows from wherever the focus is. */
function useArrows(drawn: string[], selected: string | null, go: (requestId: string) => void) {
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if ((event.key !== 'ArrowDown' && event.key !== 'ArrowUp') || !isForThePage(event) || drawn.length === 0) return;
      event.preventDefault();
      const at = selected === null ? -1 : drawn.indexOf(selected);
      const to = event.key === 'ArrowDown' ? at + 1 : at < 0 ? drawn.length - 1 : at - 1;
      go(drawn[Math.min(Math.max(to, 0), drawn.length - 1)]!);
    };
    addEventListener('keydown', listen);
    return () => removeEventListener('keydown', listen);
  });
}

/** How many wait, in which order, until when, and the list as a whole. */
export function QueueHead({ seat, open }: { seat: Seat; open: OpenSheet }) {
  const { floor } = seat;
  const { queue } = seat.meeting.floors[floor]!;
  const now = useNow(seat, 10_000);
  const isOver = seat.meeting.conduct.phase === 'closed';
  const ends = !isOver && queue.waiting.length > 0 ? listEndsAt(seat.meeting, floor, now) : null;
  if (isOver)
    return (
      <header className={css.queueHead}>
        <h2>{t('chair.waiting', { count: queue.waiting.length })}</h2>
      </header>
    );
  return (
    <header className={css.queueHead}>
      <h2>{t('chair.waiting', { count: queue.waiting.length })}</h2>
      {ends !== null && (
        <span className={css.ends}>{t('chair.ends-about', { time: hourIn(ends, seat.meeting.conduct.settings.zone) })}</span>
      )}
      <button type="button" className={`button quiet ${css.order}`} onClick={() => open({ what: 'order' })}>
        <span>{rulesInWords(queue.order)}</span>
      </button>
      <span className={css.push} />
      {queue.aside.length > 0 && (
        <button type="button" className="button quiet" onClick={() => open({ what: 'aside' })}>
          <State of="set-aside">{t('chair.aside', { count: queue.aside.length })}</State>
        </button>
      )}
      <button type="button" className="button quiet" data-key="/" onClick={() => open({ what: 'person' })}>
        {t('chair.enter-person')}
      </button>
      <span className={css.inline} data-key="c">
        <CommandButton
          seat={seat}
          command={{ name: queue.open ? 'close-queue' : 'reopen-queue', input: { floor } }}
          className="button quiet"
        >
          {queue.open ? t('chair.close-list') : t('chair.reopen-list')}
        </CommandButton>
      </span>
    </header>
  );
}
