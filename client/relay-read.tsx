import { plenary } from '../shared/floor-id.ts';
import { speakingOrder } from '../shared/queue/order.ts';
import { askersOf, unnamedIn, waitedMsAt, type Question } from '../shared/relay/state.ts';
import { minutesAndSeconds } from './floor.tsx';
import { State } from './marks.tsx';
import { nth } from './my-places.ts';
import { OnBehalf } from './on-behalf.tsx';
import { nameInText } from './person-name.tsx';
import reading from './reading.module.css';
import type { Item } from './relay-items.ts';
import css from './relay.module.css';
import { useNow, type Seat } from './seat.ts';
import { t } from './words.ts';

type Props = { seat: Seat; item: Item; size: number };

/** The one text to read, large, with whose it is said before it. */
export function ToRead({ seat, item, size }: Props) {
  const now = useNow(seat);
  const { relay } = seat.meeting;
  const about =
    item.what === 'question'
      ? { askers: askersOf(relay, item.id), anonymous: item.question.author === null, unnamed: unnamedIn(relay, item.id) }
      : { askers: [item.request.personId], anonymous: false, unnamed: 0 };
  const waited = item.what === 'question' ? waitedMsAt(item.question, now) : 0;
  const isOver = item.what === 'question' && (item.question.step === 'read-out' || item.question.step === 'answered');
  const support = seat.tally.support[item.id] ?? 0;
  return (
    <>
      <p className={css.from}>
        <State of="read-aloud">{stateInWords(seat, item)}</State>
        {waited > 0 && <span>{t(isOver ? 'relay.waited' : 'relay.waits', { time: minutesAndSeconds(waited) })}</span>}
      </p>
      <OnBehalf {...about} people={seat.people} />
      {item.what === 'question' && (item.question.enteredBy !== null || support > 0) && (
        <p className="sub">
          {[
            item.question.enteredBy === null ? '' : t('relay.entered-by', { name: nameInText(item.question.enteredBy, seat.people) }),
            support > 0 ? t('relay.supporters', { count: support }) : '',
          ]
            .filter((part) => part !== '')
            .join(' · ')}
        </p>
      )}
      <blockquote className={`${reading.text} ${css.text}`} data-size={size} dir="auto">
        {item.text}
      </blockquote>
    </>
  );
}

/** Where it is, as this moderator should read it: theirs, another's, or nobody's. */
export function stateInWords(seat: Seat, item: Item): string {
  if (item.what === 'request') return item.position === 0 ? t('relay.is-called') : t('relay.is-waiting', { place: nth(item.position) });
  const { question } = item;
  const { step, takenBy, turnId } = question;
  const whose = takenBy === null ? 'nobody' : takenBy === seat.me.id ? 'me' : 'other';
  const name = takenBy === null ? '' : nameInText(takenBy, seat.people);
  if (step === 'reading') {
    if (turnId !== null) return t(question.voice === 'own' ? 'relay.is-speaking' : 'relay.is-called');
    return whose === 'other' ? t('relay.other-reads', { name }) : t('relay.you-read');
  }
  if (step === 'taken') return whose === 'other' ? t('relay.other-has', { name }) : t('relay.you-have');
  if (step === 'queued') {
    const place = placeOf(seat, question);
    return place === null ? t('relay.is-aside') : t('relay.is-waiting', { place: nth(place) });
  }
  return t(`relay.is-${step}`);
}

const placeOf = ({ meeting }: Seat, { requestId }: Question) =>
  speakingOrder(meeting.floors[plenary]!.queue).find(({ request }) => request.id === requestId)?.position ?? null;
