import type { ComponentType, ReactNode } from 'react';
import type { OfferedHand } from '../shared/chat/state.ts';
import css from './chat.module.css';
import { CommandButton } from './command-button.tsx';
import { nameInText } from './person-name.tsx';
import type { Seat } from './seat.ts';
import { t } from './words.ts';

/** Who is to be entered, or taken out. */
const whoseHand = (hand: OfferedHand, people: Seat['people']): string =>
  hand.name === undefined ? nameInText(hand.personId, people) : `\u2068${hand.name}\u2069`;

/** One press does what was asked in the chat; another lets it be. The number in the queue is that of the press (N7). */
export function HandButtons({ seat, hand, className = 'button quiet' }: { seat: Seat; hand: OfferedHand; className?: string }) {
  const name = whoseHand(hand, seat.people);
  const joins = hand.wants === 'join';
  return (
    <>
      <CommandButton seat={seat} command={{ name: 'take-chat-hand', input: { handId: hand.id } }} className={className}>
        <span aria-hidden="true">{t(joins ? 'chat.enter-short' : 'chat.take-out-short')}</span>
        <span className="hide">{t(joins ? 'chat.enter' : 'chat.take-out', { name })}</span>
      </CommandButton>
      <CommandButton seat={seat} command={{ name: 'dismiss-chat-hand', input: { handId: hand.id } }} className="button quiet">
        <span aria-hidden="true">{t('chat.dismiss')}</span>
        <span className="hide">{t('chat.dismiss-of', { name })}</span>
      </CommandButton>
    </>
  );
}

type WantProps = { what: string; about: string; children: ReactNode };

/** The same beside the chair's other business: who asks, for what, one press. */
export function ChatHandWant({ seat, hand, Want }: { seat: Seat; hand: OfferedHand; Want: ComponentType<WantProps> }) {
  const name = nameInText(hand.personId, seat.people);
  const other = whoseHand(hand, seat.people);
  const what =
    hand.name === undefined
      ? t('chat.want-hand', { name })
      : t(hand.wants === 'join' ? 'chat.want-for' : 'chat.want-leave', { name, other });
  const about = [...(hand.wants === 'join' ? [t(`kind.${hand.kind}`)] : []), ...(hand.subject ? [`\u2068${hand.subject}\u2069`] : [])];
  return (
    <Want what={what} about={about.join(' · ')}>
      <span className={css.pair} data-key="h">
        <HandButtons seat={seat} hand={hand} />
      </span>
    </Want>
  );
}
