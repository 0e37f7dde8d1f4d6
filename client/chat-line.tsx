import { wordsOf } from '../shared/chat/hand-words.ts';
import type { Line } from '../shared/lanes.ts';
import { isStaff } from '../shared/people.ts';
import { HandButtons } from './chat-hands.tsx';
import { HideLine } from './chat-hide.tsx';
import { authorOf, textOf } from './chat-words.ts';
import css from './chat.module.css';
import { CommandButton } from './command-button.tsx';
import { hourIn } from './hours.ts';
import { Linked } from './linked.tsx';
import type { Cards } from './meeting-store.ts';
import { nameOf } from './person-name.tsx';
import type { Seat } from './seat.ts';
import { t } from './words.ts';

/** One item of the list, heard in one phrase: who, what, when; then what can be done with it. */
export function ChatLine({ seat, line, people }: { seat: Seat; line: Line; people: Cards }) {
  const { meeting, me } = seat;
  const staff = isStaff(meeting, me);
  const hands = meeting.chat.hands.filter(({ number }) => number === line.number);
  const said = line.hand && saidOfHand(line.hand);
  return (
    <li className={line.by === 'meeting' ? `${css.line} ${css.answer}` : css.line} data-line={line.number}>
      <p className={css.said}>
        <bdi className="name">{line.by === 'meeting' ? t('chat.meeting') : nameOf(line.by, people)}</bdi>
        <span className="hide">: </span>
        <span className={css.text} dir="auto" lang={line.lang}>
          <Linked text={textOf(line, people)} />
        </span>{' '}
        <time className="sub" dateTime={new Date(line.at).toISOString()}>
          {hourIn(line.at, meeting.conduct.settings.zone)}
        </time>
      </p>
      {said && hands.length === 0 && <p className="sub">{said}</p>}
      {staff && (line.state === 'held' || hands.length > 0) && (
        <div className={css.acts}>
          {line.state === 'held' && (
            <>
              <span className="sub">{t('chat.held')}</span>
              <CommandButton seat={seat} command={{ name: 'release-line', input: { number: line.number } }}>
                {t('chat.release')}
              </CommandButton>
            </>
          )}
          {hands.map((hand) => (
            <span key={hand.id} className={css.pair}>
              {hand.nth !== null && <bdi className="sub">{wordsOf(hand, line)?.name}</bdi>}
              <HandButtons seat={seat} hand={hand} line={line} className="button" />
            </span>
          ))}
        </div>
      )}
      <HideLine seat={seat} line={line} name={authorOf(line, people)} />
    </li>
  );
}

const saidOfHand = ({ wants, state }: NonNullable<Line['hand']>): string | null =>
  state === 'offered'
    ? t(wants === 'join' ? 'chat.hand-offered' : 'chat.hand-offered-leave')
    : state === 'dismissed'
      ? t('chat.hand-dismissed')
      : null;
