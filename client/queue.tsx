import { plenary, type FloorId } from '../shared/floor-id.ts';
import { listEndsAt } from '../shared/floor/state.ts';
import { speakingOrder, type Place } from '../shared/queue/order.ts';
import type { Request } from '../shared/queue/state.ts';
import { why, type Reason } from '../shared/queue/why.ts';
import { hourIn, placeOf } from './hours.ts';
import { KindTag } from './kind-tag.tsx';
import { Mark, Side, State, type SpeakingState } from './marks.tsx';
import { nameInText, PersonName } from './person-name.tsx';
import css from './queue.module.css';
import { useNow, type Seat } from './seat.ts';
import { spoken, t } from './words.ts';

type Props = { seat: Seat; floor?: FloorId };
type RowsProps = Props & { /** The first so many; the room screen shows three. */ most?: number };

/** The whole queue: how many, until when, everybody in order, and who is set aside. */
export function Queue({ seat, floor = plenary }: Props) {
  const { queue } = seat.meeting.floors[floor]!;
  return (
    <section aria-label={t('queue.title')}>
      <header className={css.head}>
        <h2>{queue.waiting.length > 0 ? t('queue.waiting', { count: queue.waiting.length }) : t('queue.title')}</h2>
        <span className="sub">
          {!queue.open && t('queue.closed')}
          {!queue.open && queue.waiting.length > 0 && ' · '}
          {queue.waiting.length > 0 && <Ends seat={seat} floor={floor} />}
        </span>
      </header>
      <QueueRows seat={seat} floor={floor} />
      <SetAside seat={seat} aside={queue.aside} />
    </section>
  );
}

function Ends({ seat, floor }: Required<Props>) {
  const now = useNow(seat, 10_000);
  const { conduct, agenda } = seat.meeting;
  const ends = conduct.phase === 'open' && !agenda.pause ? listEndsAt(seat.meeting, floor, now) : null;
  const { zone } = conduct.settings;
  return ends === null ? null : t('queue.ends', { hour: `${hourIn(ends, zone)} ${zone === '' ? 'UTC' : placeOf(zone)}` });
}

const emptyIn = { waiting: 'queue.empty-before', closed: 'queue.empty-ended' } as const;

function emptyWords({ meeting }: Seat, floorId: string) {
  const { queue, floor } = meeting.floors[floorId]!;
  if (meeting.conduct.phase !== 'open') return emptyIn[meeting.conduct.phase];
  if (!queue.open) return 'queue.empty-closed';
  return floor.turn ? 'queue.empty-taken' : 'queue.empty';
}

/** Everybody who waits, numbered in speaking order. */
export function QueueRows({ seat, floor = plenary, most = Infinity }: RowsProps) {
  const places = speakingOrder(seat.meeting.floors[floor]!.queue).slice(0, most);
  if (places.length === 0) return <p className={css.empty}>{t(emptyWords(seat, floor))}</p>;
  return (
    <ol className="rows">
      {places.map((place) => (
        <Row key={place.request.id} seat={seat} request={place.request} number={place.position} state={stateOf(seat, place)} />
      ))}
    </ol>
  );
}

/** The one state a waiting request is shown in; a lost line is what everybody should see first. */
export const stateOf = ({ presence, people }: Seat, { request, line }: Place): SpeakingState => {
  if (presence.away.includes(request.personId) && !people[request.personId]?.noDevice) return 'away';
  if (line === 'on-deck') return 'on-deck';
  return request.readAloud ? 'read-aloud' : 'waiting';
};

type RowProps = { seat: Seat; request: Request; number: number | null; state: SpeakingState };

function Row({ seat, request, number, state }: RowProps) {
  const isMine = request.personId === seat.me.id && seat.me.seat === 'person';
  const about = aboutRequest(seat, request);
  const isOrder = request.kind === 'point-of-order';
  return (
    <li className={isMine ? `${css.row} ${css.me}` : css.row}>
      <span className={css.n}>{number}</span>
      <span className={`state-${state}`}>
        <Mark of={state} />
      </span>
      <span className={css.who}>
        {isMine && <span className="name">{t('queue.you')} </span>}
        <PersonName id={request.personId} people={seat.people} />
        {about && <bdi className={`sub ${css.about}`}>{about}</bdi>}
      </span>
      <span className={css.end}>
        {isOrder && <KindTag kind={request.kind} />}
        {(!isOrder || state === 'away') && <span className={`state state-${state}`}>{t(`state.${state}`)}</span>}
        <Side attendance={request.attendance} />
      </span>
    </li>
  );
}

/** What else may be known of a request, in one line that may be cut. */
function aboutRequest({ people }: Seat, { kind, subject, enteredBy, replyTo }: Request): string {
  const isPlain = kind === 'intervention' || kind === 'point-of-order';
  return [
    isPlain
      ? ''
      : kind === 'reply' && replyTo
        ? t('queue.reply-to', { name: nameInText(replyTo, people) })
        : t(`kind.${kind}`).toLowerCase(),
    subject ? `\u2068${subject}\u2069` : '',
    enteredBy ? t('queue.entered-by', { name: nameInText(enteredBy, people) }) : '',
  ]
    .filter((part) => part !== '')
    .join(' · ');
}

function SetAside({ seat, aside }: { seat: Seat; aside: Request[] }) {
  if (aside.length === 0) return null;
  return (
    <details className={css.aside}>
      <summary>
        <State of="set-aside">{t('queue.aside', { count: aside.length })}</State>
      </summary>
      <ul className="rows">
        {aside.map((request) => (
          <Row key={request.id} seat={seat} request={request} number={null} state="set-aside" />
        ))}
      </ul>
    </details>
  );
}

/** Names are said up to so many; the rest is a number. */
const mostNames = 4;

/** Why a request stands where it stands (Q13): the reasons of the rule book as sentences, true for whoever reads them. */
export const Why = ({ seat, requestId, floor = plenary }: { seat: Seat; requestId: string; floor?: FloorId }) => (
  <ol className={css.why}>
    {why(seat.meeting.floors[floor]!.queue, requestId).map((reason) => (
      <li key={'policy' in reason ? reason.policy : reason.because}>{sentence(reason, seat)}</li>
    ))}
  </ol>
);

function sentence(reason: Reason, { people }: Seat): string {
  if (reason.because === 'you-are-next') return t('why.you-are-next');
  if (reason.because === 'you-are-overdue') return t('why.you-are-overdue', { most: reason.maxOvertakes });
  if (reason.because === 'you-were-moved') {
    const name = nameInText(reason.by, people);
    return reason.reason ? t('why.you-were-moved-because', { name, reason: reason.reason }) : t('why.you-were-moved', { name });
  }
  const names = listed(reason.people, people);
  const count = reason.people.length;
  if (reason.because === 'you-are-on-deck') return count > 0 ? t('why.you-are-on-deck-after', { names }) : t('why.you-are-on-deck');
  if (reason.because === 'overdue') return t('why.overdue', { names, most: reason.maxOvertakes });
  if (reason.because === 'policy') return t(`why.${reason.policy}`, { names });
  return t(`why.${reason.because}`, { names, count });
}

function listed(ids: string[], people: Seat['people']): string {
  const most = ids.length === mostNames + 1 ? mostNames + 1 : mostNames;
  const names = ids.slice(0, most).map((id) => nameInText(id, people));
  const others = ids.length - names.length;
  return new Intl.ListFormat(spoken(), { type: 'conjunction' }).format(
    others > 0 ? [...names, t('why.names-more', { count: others })] : names,
  );
}
