import { Suspense, useEffect, useRef, useState, type ReactNode } from 'react';
import { listEndsAt } from '../shared/floor/state.ts';
import { speakingOrder, type Place } from '../shared/queue/order.ts';
import type { Request } from '../shared/queue/state.ts';
import { hourIn, placeOf } from './hours.ts';
import { inGroup } from './in-group.ts';
import { KindTag } from './kind-tag.tsx';
import { lazily } from './lazily.ts';
import { Mark, Side, State, type SpeakingState } from './marks.tsx';
import { OrderLine } from './order-line.tsx';
import { nameInText, PersonName } from './person-name.tsx';
import css from './queue.module.css';
import { pauseOn, useNow, type Seat } from './seat.ts';
import { t } from './words.ts';

type Props = { seat: Seat };
type RowsProps = Props & {
  /** The first so many; the room screen shows three. */
  most?: number;
  /** Whether each row answers why it stands there; on a screen that nobody touches it does not. */
  rows?: 'answer' | 'silent';
};

/** The answer to "why am I seventh?", fetched when it is first asked. */
export const Why = lazily(['why'], () => import('./why.tsx'));

/** The whole queue: how many, until when, everybody in order, and who is set aside. */
export function Queue({ seat }: Props) {
  const { queue } = seat.meeting.floors[seat.floor]!;
  return (
    <section aria-label={t('queue.title')}>
      <header className={css.head}>
        <h2>{queue.waiting.length > 0 ? t('queue.waiting', { count: queue.waiting.length }) : t('queue.title')}</h2>
        <span className="sub">
          {!queue.open && t('queue.closed')}
          {!queue.open && queue.waiting.length > 0 && ' · '}
          {queue.waiting.length > 0 && <Ends seat={seat} />}
        </span>
      </header>
      <OrderLine seat={seat} />
      <QueueRows seat={seat} rows="answer" />
      <SetAside seat={seat} aside={queue.aside} />
    </section>
  );
}

function Ends({ seat }: Props) {
  const now = useNow(seat, 10_000);
  const { conduct } = seat.meeting;
  const ends = conduct.phase === 'open' && !pauseOn(seat) ? listEndsAt(seat.meeting, seat.floor, now) : null;
  const { zone } = conduct.settings;
  return ends === null ? null : t('queue.ends', { hour: `${hourIn(ends, zone)} ${zone === '' ? 'UTC' : placeOf(zone)}` });
}

const emptyIn = { waiting: 'queue.empty-before', closed: 'queue.empty-ended' } as const;

function emptyWords({ meeting, floor: id }: Seat) {
  const { queue, floor } = meeting.floors[id]!;
  if (meeting.conduct.phase !== 'open') return emptyIn[meeting.conduct.phase];
  if (!queue.open) return 'queue.empty-closed';
  return floor.turn ? 'queue.empty-taken' : 'queue.empty';
}

/** Everybody who waits, numbered in speaking order. */
export function QueueRows({ seat, most = Infinity, rows = 'silent' }: RowsProps) {
  const [asked, ask] = useState<string | null>(null);
  const places = speakingOrder(seat.meeting.floors[seat.floor]!.queue).slice(0, most);
  if (places.length === 0) return <p className={css.empty}>{t(emptyWords(seat))}</p>;
  return (
    <ol className="rows">
      {places.map((place) => {
        const { id } = place.request;
        const answer = rows === 'answer' ? { open: asked === id, toggle: () => ask(asked === id ? null : id) } : null;
        return <Row key={id} seat={seat} request={place.request} number={place.position} state={stateOf(seat, place)} answer={answer} />;
      })}
    </ol>
  );
}

/** The one state a waiting request is shown in; a lost line is what everybody should see first. */
export const stateOf = ({ presence, people }: Seat, { request, line }: Place): SpeakingState => {
  if (presence.away.includes(request.personId) && !people[request.personId]?.noDevice) return 'away';
  if (line === 'on-deck') return 'on-deck';
  return request.readAloud ? 'read-aloud' : 'waiting';
};

type Answer = { open: boolean; toggle: () => void };
type RowProps = Props & { request: Request; number: number | null; state: SpeakingState; answer: Answer | null };

function Row({ seat, request, number, state, answer }: RowProps) {
  const isMine = request.personId === seat.me.id && seat.me.seat === 'person';
  const isOrder = request.kind === 'point-of-order';
  const who = (
    <>
      {isMine && <span className="name">{t('queue.you')} </span>}
      <PersonName id={request.personId} people={seat.people} />
      <About seat={seat} request={request} />
    </>
  );
  return (
    <li className={isMine ? `${css.row} ${css.me}` : css.row}>
      <span className={css.n}>{number}</span>
      <span className={`state-${state}`}>
        <Mark of={state} />
      </span>
      {answer ? (
        <button type="button" className={`${css.who} ${css.ask}`} aria-expanded={answer.open} onClick={answer.toggle}>
          {who}
        </button>
      ) : (
        <span className={css.who}>{who}</span>
      )}
      <span className={css.end}>
        {isOrder && <KindTag kind={request.kind} />}
        {(!isOrder || state === 'away') && <span className={`state state-${state}`}>{t(`state.${state}`)}</span>}
        <Side attendance={request.attendance} />
      </span>
      {answer?.open && (
        <div className={css.answer}>
          <Suspense fallback={<p className="sub">{t('common.loading')}</p>}>
            <InSight>
              <Why seat={seat} requestId={request.id} />
            </InSight>
          </Suspense>
        </div>
      )}
    </li>
  );
}

/** Whoever asked sees the answer, once it is there; nothing else scrolls. */
function InSight({ children }: { children: ReactNode }) {
  const shown = useRef<HTMLDivElement>(null);
  // Newer browsers answer with a promise, which React would take for what is to be done on leaving.
  useEffect(() => void shown.current?.scrollIntoView({ block: 'nearest' }), []);
  return (
    <div ref={shown} className={css.inSight}>
      {children}
    </div>
  );
}

/** What else may be known of a request, in one line that may be cut; first, that somebody moved it, which every screen shows (Q7). */
function About({ seat, request }: Props & { request: Request }) {
  const pin = seat.meeting.floors[seat.floor]!.queue.pins.find(({ requestId }) => requestId === request.id);
  const elsewhere = inGroup(seat, request.personId);
  const about = [
    ...(elsewhere ? [elsewhere] : []),
    ...(pin ? [t('queue.moved-by', { name: nameInText(pin.by, seat.people) })] : []),
    ...aboutRequest(seat, request),
  ];
  return about.length === 0 ? null : (
    <bdi className={`sub ${css.about}`}>
      {pin && (
        <>
          <Mark of="moved" />{' '}
        </>
      )}
      {about.join(' · ')}
    </bdi>
  );
}

function aboutRequest({ people }: Seat, { kind, subject, enteredBy, replyTo }: Request): string[] {
  const isPlain = kind === 'intervention' || kind === 'point-of-order';
  return [
    isPlain
      ? ''
      : kind === 'reply' && replyTo
        ? t('queue.reply-to', { name: nameInText(replyTo, people) })
        : t(`kind.${kind}`).toLowerCase(),
    subject ? `\u2068${subject}\u2069` : '',
    enteredBy ? t('queue.entered-by', { name: nameInText(enteredBy, people) }) : '',
  ].filter((part) => part !== '');
}

function SetAside({ seat, aside }: Props & { aside: Request[] }) {
  if (aside.length === 0) return null;
  return (
    <details className={css.aside}>
      <summary>
        <State of="set-aside">{t('queue.aside', { count: aside.length })}</State>
      </summary>
      <ul className="rows">
        {aside.map((request) => (
          <Row key={request.id} seat={seat} request={request} number={null} state="set-aside" answer={null} />
        ))}
      </ul>
    </details>
  );
}
