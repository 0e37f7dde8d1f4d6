import { Suspense, useMemo } from 'react';
import { speakingOrder } from '../shared/queue/order.ts';
import { CommandButton, whyNot } from './command-button.tsx';
import css from './dock.module.css';
import { Toggle, usePanel } from './dock-panel.tsx';
import { lazily } from './lazily.ts';
import { nth } from './my-places.ts';
import { hadIAsked, minutesUntil, wouldBe } from './my-requests.ts';
import { Why } from './queue.tsx';
import { useNow, type Seat } from './seat.ts';
import { t } from './words.ts';

export const AskAloud = lazily(['parts'], () => import('./ask-aloud.tsx'));

type Props = { seat: Seat; onDone: () => void };

/** One press asks at once; the kind may be said with it, the subject afterwards (N8). */
export function AskForFloor({ seat, onDone }: Props) {
  const { floor } = seat;
  const [open, toggle] = usePanel<'why' | 'more' | 'read-out'>('why');
  const meeting = useMemo(() => hadIAsked(seat), [seat]);
  const ask = { name: 'request-floor', input: { floor, kind: 'intervention' } } as const;
  const { kinds } = seat.meeting.conduct.settings;
  const others = kinds.filter((kind) => kind !== 'intervention');
  const mayAsk = whyNot(seat, ask) === null;
  const hint = useWouldBe({ ...seat, meeting });
  return (
    <>
      {open === 'why' && mayAsk && (
        <div className={css.panel}>
          <Suspense>
            <Why seat={{ ...seat, meeting }} requestId={wouldBe} />
          </Suspense>
        </div>
      )}
      <div className={`${css.acts} ${css.flush} ${css.kinds} ${open === 'more' ? css.isOpen : ''}`}>
        {others.map((kind) => (
          <CommandButton
            key={kind}
            seat={seat}
            command={{ name: 'request-floor', input: { floor, kind } }}
            className="button quiet"
            onDone={onDone}
          >
            {t(`kind.${kind}`)}
          </CommandButton>
        ))}
        {kinds.includes('intervention') && mayAsk && (
          <Toggle open={open === 'read-out'} onPress={() => toggle('read-out')}>
            {t('attend.read-out')}
          </Toggle>
        )}
      </div>
      {open === 'read-out' && (
        <div className={css.panel}>
          <Suspense>
            <AskAloud seat={seat} onDone={onDone} onHide={() => toggle('read-out')} />
          </Suspense>
        </div>
      )}
      {mayAsk && (
        <div className={css.line}>
          <span>{hint}</span>
          <Toggle open={open === 'why'} onPress={() => toggle('why')}>
            {open === 'why' ? t('attend.hide') : t('attend.why')}
          </Toggle>
        </div>
      )}
      <div className={css.main}>
        <CommandButton seat={seat} command={ask} className="button primary" why="beside" onDone={onDone}>
          {t('attend.ask')}
        </CommandButton>
        <button type="button" className={`button ${css.more}`} aria-expanded={open === 'more'} onClick={() => toggle('more')}>
          {t(open === 'more' ? 'attend.less' : 'attend.more')}
        </button>
      </div>
    </>
  );
}

function useWouldBe(seat: Seat): string {
  const { meeting, floor } = seat;
  const now = useNow(seat, 5_000);
  const position = speakingOrder(meeting.floors[floor]!.queue).find(({ request }) => request.id === wouldBe)?.position ?? 1;
  const minutes = minutesUntil(meeting, floor, wouldBe, now);
  const place = nth(position);
  if (position === 1) return t('attend.would-be-first');
  if (minutes === null) return t('attend.would-be', { place });
  return minutes < 1 ? t('attend.would-be-soon', { place }) : t('attend.would-be-in', { place, minutes });
}
