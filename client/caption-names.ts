import { plenary, type FloorId } from '../shared/floor-id.ts';
import type { Seat } from './seat.ts';
import { t } from './words.ts';

/** Languages that captions are offered in: those of the United Nations first, then some that many speak. */
export const captionLanguages = [
  ...['ar', 'zh', 'en', 'fr', 'ru', 'es'],
  ...['bn', 'de', 'el', 'fa', 'he', 'hi', 'id', 'it', 'ja', 'ko', 'nl', 'pl', 'pt', 'sv', 'sw', 'th', 'tr', 'uk', 'ur', 'vi'],
];

/** What a language calls itself; a tag that nobody knows is said as it is. */
export function languageCalled(tag: string): string {
  try {
    return new Intl.DisplayNames(tag, { type: 'language' }).of(tag) ?? tag;
  } catch {
    return tag;
  }
}

/** What a floor is called: a group by its title, the others not at all. */
export function floorCalled({ meeting }: Seat, floor: FloorId): string {
  const groups = meeting.groups.rounds.flatMap((round) => round.groups);
  return floor === plenary ? t('captions.plenary') : (groups.find(({ id }) => id === floor)?.title ?? floor);
}
