import { plenary } from '../shared/floor-id.ts';
import { speakingOrder } from '../shared/queue/order.ts';
import { isWhole, type Question, type Sealed } from '../shared/relay/state.ts';
import type { Told } from '../shared/relay/told.ts';
import { nth } from './my-places.ts';
import { nameInText } from './person-name.tsx';
import type { Seat } from './seat.ts';
import { t } from './words.ts';

/** Where a question is, said to its asker (R1). */
export function stepInWords(seat: Seat, question: Question | Sealed | null, told: Told | null): string {
  if (!question) return t('ask.step-gone');
  const { step } = question;
  const whole = isWhole(question) ? question : null;
  const own = whole?.voice === 'own';
  const by = whole?.takenBy ? nameInText(whole.takenBy, seat.people) : null;
  switch (step) {
    case 'new':
      return t(whole && !whole.held ? 'ask.step-new' : 'ask.step-held');
    case 'accepted':
      return t('ask.step-accepted');
    case 'taken':
      return by ? t('ask.step-taken', { name: by }) : t('ask.step-accepted');
    case 'reading':
      return own && whole?.turnId ? t('ask.step-speaking') : by ? t('ask.step-reading', { name: by }) : t('ask.step-reading-now');
    case 'read-out':
      return t(own && whole?.turnId ? 'ask.step-spoken' : 'ask.step-read-out');
    case 'answered':
      return t('ask.step-answered');
    case 'queued': {
      const { queue } = seat.meeting.floors[whole?.floor ?? plenary]!;
      const place = speakingOrder(queue).find(({ request }) => request.id === whole?.requestId);
      if (!place) return t('ask.step-queued');
      return t(own ? 'ask.step-queued-own' : 'ask.step-queued-read', { place: nth(place.position) });
    }
    case 'merged':
      return told?.into?.text ? t('ask.step-merged-with', { text: `\u2068${told.into.text}\u2069` }) : t('ask.step-merged');
    case 'declined':
      if (told === null) return t('ask.step-declined');
      return told.reason === '' ? t('ask.step-declined-so') : t('ask.step-declined-because', { reason: `\u2068${told.reason}\u2069` });
  }
}

/** Steps at which a question of others needs no more eyes. */
export const isSettled = ({ step }: Question | Sealed) =>
  step === 'read-out' || step === 'answered' || step === 'merged' || step === 'declined';
