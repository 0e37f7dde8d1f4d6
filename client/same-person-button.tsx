import { CommandButton } from './command-button.tsx';
import type { Same } from './same-person.ts';
import type { Seat } from './seat.ts';
import { t } from './words.ts';

/** Who it may be, in one sentence: names stand in it as they were written. */
export const sameAs = ({ placeholder, person }: Same): string => {
  const who = [person.name, person.organisation].filter(Boolean).join(', ');
  return t('same.about', { label: `\u2068${placeholder.name}\u2069`, name: `\u2068${who}\u2069` });
};

/** One press makes the placeholder that person; place, turns and times stay (Q10). */
export const SamePersonButton = ({ seat, same: { placeholder, person } }: { seat: Seat; same: Same }) => (
  <CommandButton
    seat={seat}
    command={{ name: 'name-placeholder', input: { personId: placeholder.id, as: { personId: person.id } } }}
    className="button quiet"
    why="beside"
  >
    {t('same.yes')}
  </CommandButton>
);
