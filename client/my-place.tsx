import { Suspense } from 'react';
import type { Place } from '../shared/queue/order.ts';
import type { Aside } from '../shared/queue/state.ts';
import { CommandButton, whyNot } from './command-button.tsx';
import css from './dock.module.css';
import { Toggle, usePanel, WhyHead } from './dock-panel.tsx';
import { KindTag } from './kind-tag.tsx';
import { lazily } from './lazily.ts';
import { State } from './marks.tsx';
import { nth } from './my-places.ts';
import { inMinutes, minutesUntil } from './my-requests.ts';
import { Why } from './queue.tsx';
import { useNow, type Seat } from './seat.ts';
import { t } from './words.ts';

export const MicrophoneCheck = lazily(['parts'], () => import('./microphone-check.tsx'));
export const MySubject = lazily(['parts'], () => import('./my-subject.tsx'));

type Props = { seat: Seat; onDone: () => void };

/** Where I stand, when it will be my turn, and what I may do with my request meanwhile. */
export function MyPlace({ seat, place, onDone }: Props & { place: Place }) {
  const { floor } = seat;
  const { request, position } = place;
  const now = useNow(seat, 5_000);
  const [open, toggle, close] = usePanel<'why' | 'subject' | 'more' | 'microphone'>('why');
  const input = { floor, requestId: request.id };
  const mayCheck = request.attendance === 'remote' && !request.readAloud && (position === 1 || place.line === 'on-deck');
  return (
    <>
      {open && (
        <div className={css.panel}>
          {open === 'why' && (
            <div>
              <WhyHead place={nth(position)} onHide={close} />
              <Suspense>
                <Why seat={seat} requestId={request.id} />
              </Suspense>
            </div>
          )}
          {open === 'subject' && (
            <Suspense>
              <MySubject seat={seat} request={request} onDone={close} />
            </Suspense>
          )}
          {open === 'more' && <More seat={seat} place={place} onDone={onDone} />}
          {open === 'microphone' && (
            <Suspense>
              <MicrophoneCheck />
            </Suspense>
          )}
        </div>
      )}
      <div className={css.place}>
        <span className={css.pos}>{nth(position)}</span>
        <span className={css.says}>
          <Says place={place} minutes={minutesUntil(seat.meeting, floor, request.id, now)} />
        </span>
        <Toggle open={open === 'why'} onPress={() => toggle('why')}>
          {t('attend.why')}
        </Toggle>
      </div>
      <div className={css.acts}>
        {mayCheck ? (
          <Toggle open={open === 'microphone'} onPress={() => toggle('microphone')}>
            {t('attend.mic')}
          </Toggle>
        ) : (
          <Toggle open={open === 'subject'} onPress={() => toggle('subject')}>
            {t(request.subject ? 'attend.change-subject' : 'attend.add-subject')}
          </Toggle>
        )}
        <CommandButton seat={seat} command={{ name: 'set-aside-request', input }} onDone={onDone}>
          {t('attend.not-now')}
        </CommandButton>
        <Toggle open={open === 'more'} onPress={() => toggle('more')}>
          {t(open === 'more' ? 'attend.less' : 'attend.more')}
        </Toggle>
      </div>
    </>
  );
}

function Says({ place: { request, position, line }, minutes }: { place: Place; minutes: number | null }) {
  return (
    <>
      {position === 1 ? (
        <span className={css.isNext}>{t('attend.next')}</span>
      ) : line === 'on-deck' ? (
        t('attend.on-deck', { when: inMinutes(minutes) })
      ) : (
        inMinutes(minutes)
      )}{' '}
      <KindTag kind={request.kind} />
      {(request.subject ?? request.readAloud) && (
        <bdi className={`sub ${css.subject}`}>{request.readAloud ? t('attend.read-out-mine') : request.subject}</bdi>
      )}
    </>
  );
}

/** Another kind, something beside it, or no wish to speak any more. */
function More({ seat, place: { request }, onDone }: Props & { place: Place }) {
  const { floor } = seat;
  const { kinds } = seat.meeting.conduct.settings;
  const requestId = request.id;
  const beside = request.kind === 'point-of-order' ? ('intervention' as const) : ('point-of-order' as const);
  const askBeside = { name: 'request-floor', input: { floor, kind: beside } } as const;
  return (
    <div className={`${css.acts} ${css.flush}`}>
      {kinds.includes(beside) && whyNot(seat, askBeside) === null && (
        <CommandButton seat={seat} command={askBeside} className="button quiet" onDone={onDone}>
          {t(beside === 'intervention' ? 'attend.ask' : 'kind.point-of-order')}
        </CommandButton>
      )}
      {request.kind !== 'point-of-order' &&
        kinds
          .filter((kind) => kind !== request.kind && kind !== 'point-of-order')
          .map((kind) => (
            <CommandButton
              key={kind}
              seat={seat}
              command={{ name: 'amend-request', input: { floor, requestId, kind } }}
              className="button quiet"
              onDone={onDone}
            >
              {t('attend.make-it', { kind: t(`kind.${kind}`).toLowerCase() })}
            </CommandButton>
          ))}
      <CommandButton
        seat={seat}
        command={{ name: 'withdraw-request', input: { floor, requestId } }}
        className="button quiet"
        onDone={onDone}
      >
        {t('attend.withdraw')}
      </CommandButton>
    </div>
  );
}

/** "Not now": the number is kept, and one press comes back. */
export function MyAside({ seat, aside, onDone }: Props & { aside: Aside }) {
  const input = { floor: seat.floor, requestId: aside.id };
  return (
    <>
      <p>
        <State of="set-aside">{aside.reason ? t('attend.aside-because', { reason: aside.reason }) : t('attend.aside')}</State>
      </p>
      <div className={css.main}>
        <CommandButton seat={seat} command={{ name: 'return-request', input }} className="button primary" why="beside" onDone={onDone}>
          {t('attend.come-back')}
        </CommandButton>
        <CommandButton seat={seat} command={{ name: 'withdraw-request', input }} onDone={onDone}>
          {t('attend.withdraw')}
        </CommandButton>
      </div>
    </>
  );
}
