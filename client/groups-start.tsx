import type { Round } from '../shared/groups/state.ts';
import { CommandButton } from './command-button.tsx';
import { dealtIn, inGroups, placeIn } from './groups-places.ts';
import css from './groups-set-up.module.css';
import type { Listed } from './people-found.ts';
import type { Seat } from './seat.ts';
import { t } from './words.ts';

/** The one thing to do next: what begins, and what stays undone. */
export function StartDock({ seat, round, everybody }: { seat: Seat; round: Round; everybody: readonly Listed[] }) {
  const { groups, minutes, places } = round;
  const staying = dealtIn(seat.meeting, everybody).filter(({ id }) => (placeIn(round, id)?.group ?? null) === null).length;
  const nobody = groups.filter(({ id }) => !Object.values(places).some(({ group }) => group === id)).map(({ number }) => number);
  const about = [
    staying > 0 && t('groups.stay-in-plenary', { count: staying }),
    nobody.length > 0 && nobody.length < groups.length && t('groups.nobody-in', { count: nobody.length, groups: inWords(nobody) }),
  ].filter((text): text is string => !!text);
  return (
    <div className={css.dock}>
      <p className={css.about}>{about.join(' ')}</p>
      <div className={css.startActs}>
        <CommandButton seat={seat} command={{ name: 'start-round', input: { roundId: round.id } }} className="button primary" why="beside">
          {t('groups.start', { groups: groups.length, people: inGroups(round), minutes })}
        </CommandButton>
      </div>
    </div>
  );
}

const inWords = (numbers: number[]) => new Intl.ListFormat(document.documentElement.lang || 'en').format(numbers.map(String));
