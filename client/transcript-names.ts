import { labelOf, type Transcript } from '../shared/transcripts/state.ts';
import type { TranscriptShown } from '../shared/transcripts/shown.ts';
import type { TranscriptTurn } from '../shared/transcripts/words.ts';
import { nameOf } from './person-name.tsx';
import type { Seat } from './seat.ts';
import { t } from './words.ts';

export const titleOf = ({ title }: Pick<Transcript, 'title'>): string =>
  title === '' ? t('transcripts.untitled') : `\u2068${title}\u2069`;

/** Who has a turn, as far as somebody said so; else as the file spells it. */
export function speakerOf(seat: Seat, draft: Transcript, shown: TranscriptShown, whose: TranscriptTurn['whose']): string {
  if (whose === null) return t('transcripts.nobody-named');
  if ('personId' in whose) return nameOf(whose.personId, seat.people);
  const label = labelOf(draft, whose.speaker);
  const match = draft.matches[label];
  return typeof match === 'object' && 'personId' in match ? nameOf(match.personId, seat.people) : (shown.speakers[label]?.label ?? '');
}
