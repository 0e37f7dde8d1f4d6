import type { ComponentType, ReactNode } from 'react';
import { wordsOf, type HandWords } from '../shared/chat/hand-words.ts';
import type { OfferedHand } from '../shared/chat/state.ts';
import type { Line } from '../shared/lanes.ts';
import { waitingIn } from './chat-here.ts';
import css from './chat.module.css';
import { CommandButton } from './command-button.tsx';
import { useLane } from './lane.ts';
import { nameInText } from './person-name.tsx';
import type { Seat } from './seat.ts';
import { t } from './words.ts';

/** Who is to be entered, or taken out; null where the line that names somebody else is not on this screen. */
const whoseHand = (hand: OfferedHand, words: HandWords | null, people: Seat['people']): string | null =>
  hand.nth === null ? nameInText(hand.personId, people) : words?.name ? `\u2068${words.name}\u2069` : null;

/** One press does what was asked in the chat; another lets it be. The number in the queue is that of the press (N7). */
export function HandButtons({
  seat,
  hand,
  line,
  className = 'button quiet',
}: {
  seat: Seat;
  hand: OfferedHand;
  line: Line | undefined;
  className?: string;
}) {
  const whom = whoseHand(hand, wordsOf(hand, line), seat.people);
  const name = whom ?? nameInText(hand.personId, seat.people);
  const act = hand.wants === 'join' ? 'enter' : 'take-out';
  return (
    <>
      <CommandButton seat={seat} command={{ name: 'take-chat-hand', input: { handId: hand.id } }} className={className}>
        <span aria-hidden="true">{t(`chat.${act}-short`)}</span>
        <span className="hide">{t(whom === null ? `chat.${act}-unread` : `chat.${act}`, { name })}</span>
      </CommandButton>
      <CommandButton seat={seat} command={{ name: 'dismiss-chat-hand', input: { handId: hand.id } }} className="button quiet">
        <span aria-hidden="true">{t('chat.dismiss')}</span>
        <span className="hide">{t('chat.dismiss-of', { name })}</span>
      </CommandButton>
    </>
  );
}

type WantProps = { what: string; about: string; children: ReactNode };
type Wanted = ComponentType<WantProps>;

/** The same beside the chair's other business: who asks, for what, one press. What they wrote is read from the chat. */
export function ChatHandWants({ seat, Want }: { seat: Seat; Want: Wanted }) {
  const { lines } = useLane(seat, 'chat', seat.floor, mostRead);
  return waitingIn(seat).hands.map((hand) => (
    <ChatHandWant key={hand.id} seat={seat} hand={hand} line={lines.find(({ number }) => number === hand.number)} Want={Want} />
  ));
}
/** One page, as long as there are any. */
const mostRead = 100;

function ChatHandWant({ seat, hand, line, Want }: { seat: Seat; hand: OfferedHand; line: Line | undefined; Want: Wanted }) {
  const words = wordsOf(hand, line);
  const name = nameInText(hand.personId, seat.people);
  const other = whoseHand(hand, words, seat.people);
  const about = [...(hand.wants === 'join' ? [t(`kind.${hand.kind}`)] : []), ...(words?.subject ? [`\u2068${words.subject}\u2069`] : [])];
  return (
    <Want what={wantOf(hand, name, other)} about={about.join(' · ')}>
      <span className={css.pair} data-key="h">
        <HandButtons seat={seat} hand={hand} line={line} />
      </span>
    </Want>
  );
}

function wantOf({ nth, wants }: OfferedHand, name: string, other: string | null): string {
  if (nth === null) return t('chat.want-hand', { name });
  const what = wants === 'join' ? 'want-for' : 'want-leave';
  return other === null ? t(`chat.${what}-unread`, { name }) : t(`chat.${what}`, { name, other });
}
