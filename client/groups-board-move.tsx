import type { Round } from '../shared/groups/state.ts';
import { CommandButton } from './command-button.tsx';
import { Dialog } from './dialog.tsx';
import css from './groups-board.module.css';
import { nameInText } from './person-name.tsx';
import type { Seat } from './seat.ts';
import { t } from './words.ts';

/** Where somebody goes while the groups work, one press each: every group that is out, and plenary. */
export function MoveAway({ seat, round, personId, onClose }: { seat: Seat; round: Round; personId: string; onClose: () => void }) {
  const { places } = round;
  const here = Object.hasOwn(places, personId) ? places[personId]!.group : null;
  const ways = [
    ...round.groups
      .filter(({ phase }) => phase === 'open')
      .map(({ id, number, title }) => ({ id, label: t('board.group-called', { number, title: `\u2068${title}\u2069` }) })),
    { id: null, label: t('board.plenary') },
  ];
  return (
    <Dialog title={t('board.move-title', { name: nameInText(personId, seat.people) })} onClose={onClose}>
      <ul className={`rows ${css.moves}`}>
        {ways.map(({ id, label }) => (
          <li key={id ?? ''}>
            <span>{label}</span>
            {id === here ? (
              <span className="sub">{t('board.is-here')}</span>
            ) : (
              <CommandButton
                seat={seat}
                command={{ name: 'move-person', input: { roundId: round.id, personId, groupId: id } }}
                className="button quiet"
                onDone={onClose}
              >
                {t('board.move-here')}
                <span className="hide"> {label}</span>
              </CommandButton>
            )}
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
