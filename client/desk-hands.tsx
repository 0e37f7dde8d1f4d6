import { Suspense, useState } from 'react';
import { plenary } from '../shared/floor-id.ts';
import { speakingOrder, type Place } from '../shared/queue/order.ts';
import { CommandButton } from './command-button.tsx';
import css from './desk.module.css';
import { EnterByName } from './enter-by-name.tsx';
import { lazily } from './lazily.ts';
import { Side, State } from './marks.tsx';
import { nameInText, PersonName } from './person-name.tsx';
import type { Seat } from './seat.ts';
import { t } from './words.ts';

const HelpStrip = lazily(['board', 'outing'], () => import('./groups-help-strip.tsx'));

/** Always in reach: who waits, and one line to enter a person who has no device. */
export function DeskHands({ seat }: { seat: Seat }) {
  const [shown, setShown] = useState(false);
  const places = speakingOrder(seat.meeting.floors[plenary]!.queue);
  const [first] = places;
  return (
    <footer className={css.hands}>
      {seat.meeting.groups.current !== null && (
        <Suspense>
          <HelpStrip seat={seat} />
        </Suspense>
      )}
      {shown && places.length > 0 && (
        <ol id="waiting" className={`rows ${css.waiting}`} aria-label={t('desk.queue')}>
          {places.map((place) => (
            <Hand key={place.request.id} seat={seat} place={place} />
          ))}
        </ol>
      )}
      <div className={css.handsLine}>
        {first ? (
          <p className={css.next}>
            <b>{t('desk.waiting', { count: places.length })}</b>{' '}
            <span className={css.nextName}>{t('desk.next', { name: nameInText(first.request.personId, seat.people) })}</span>
            <button type="button" className="button quiet" aria-expanded={shown} onClick={() => setShown(!shown)}>
              {t(shown ? 'desk.hide-queue' : 'desk.show-queue')}
            </button>
          </p>
        ) : (
          <p className={css.next}>
            <b>{t('desk.nobody-waits')}</b> <span className={`${css.nextName} ${css.invitation}`}>{t('desk.nobody-waits-about')}</span>
          </p>
        )}
        <EnterByName seat={seat} opens="up" />
      </div>
    </footer>
  );
}

function Hand({ seat, place: { request, position, line } }: { seat: Seat; place: Place }) {
  const isAway = seat.presence.away.includes(request.personId);
  return (
    <li className={css.hand}>
      <span className={css.itemNumber}>{position}</span>
      <span className={css.who}>
        <PersonName id={request.personId} people={seat.people} />
        <span className={`sub ${css.handState}`}>
          {request.kind === 'point-of-order' ? (
            <span className="order-tag">{t('kind.point-of-order')}</span>
          ) : (
            <State of={isAway ? 'away' : line === 'on-deck' ? 'on-deck' : 'waiting'} />
          )}
          <Side attendance={request.attendance} />
        </span>
      </span>
      <CommandButton
        seat={seat}
        command={{ name: 'withdraw-request', input: { floor: plenary, requestId: request.id } }}
        className="button quiet"
      >
        {t('desk.withdraw')}
        <span className="hide"> {nameInText(request.personId, seat.people)}</span>
      </CommandButton>
    </li>
  );
}
