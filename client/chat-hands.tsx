import type { ComponentType, ReactNode } from 'react';
import type { OfferedHand } from '../shared/chat/state.ts';
import { CommandButton } from './command-button.tsx';
import { nameInText } from './person-name.tsx';
import type { Seat } from './seat.ts';
import { t } from './words.ts';

/** Who is to be entered, or taken out. */
export const whoseHand = (hand: OfferedHand, people: Seat['people']): string =>
  hand.name === undefined ? nameInText(hand.personId, people) : `\u2068${hand.name}\u2069`;

/** One press does what was asked in the chat; another lets it be. The number in the queue is that of the press (N7). */
export function HandButtons({ seat, hand, className = 'button quiet' }: { seat: Seat; hand: OfferedHand; className?: string }) {
  const name = whoseHand(hand, seat.people);
  return (
    <>
      <CommandButton seat={seat} command={{ name: 'take-chat-hand', input: { handId: hand.id } }} className={className}>
        {t(hand.wants === 'join' ? 'chat.enter' : 'chat.take-out', { name })}
      </CommandButton>
      <CommandButton seat={seat} command={{ name: 'dismiss-chat-hand', input: { handId: hand.id } }} className="button quiet">
        {t('chat.dismiss')}
        <span className="hide"> {name}</span>
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
      <span>
        <HandButtons seat={seat} hand={hand} />
      </span>
    </Want>
  );
}
