import type { Round, Sign } from '../shared/groups/state.ts';
import { CommandButton } from './command-button.tsx';
import { remember, remembered } from './device-memory.ts';
import { Dialog } from './dialog.tsx';
import css from './group.module.css';
import type { Seat } from './seat.ts';
import { t } from './words.ts';

type Props = { seat: Seat; round: Round; onClose: () => void };

/** Every group there is to choose, where it meets and how many are in it (G2). */
export function ChoiceSheet({ seat, round, onClose }: Props) {
  const isOffered = round.phase === 'offered';
  const place = Object.hasOwn(round.places, seat.me.id) ? round.places[seat.me.id]! : null;
  const stay = () => {
    remember(stayedAs(seat, round), 'yes', 'always');
    onClose();
  };
  const there = round.groups.filter(({ phase }) => phase !== 'ended');
  return (
    <Dialog title={t('group.choose-title')} onClose={onClose}>
      <p className="sub">{t(isOffered ? 'group.choose-about-offered' : 'group.choose-about-running')}</p>
      <ul className={css.choice}>
        {there.map((group) => (
          <li key={group.id}>
            <About group={group} count={seat.tally.groups[group.id] ?? 0} />
            {group.id === place?.group ? (
              <b>{t(place.how === 'chosen' ? 'group.chosen' : 'group.placed')}</b>
            ) : (
              <Take seat={seat} round={round} group={group} count={seat.tally.groups[group.id] ?? 0} onClose={onClose} />
            )}
          </li>
        ))}
        {isOffered && (
          <li>
            <span>{t('group.stay')}</span>
            {!place?.group && hasStayed(seat, round) ? (
              <b>{t('group.chosen')}</b>
            ) : (
              <CommandButton seat={seat} command={{ name: 'choose-group', input: { roundId: round.id, groupId: null } }} onDone={stay}>
                {t('group.choose-it')} <span className="hide">{t('group.stay')}</span>
              </CommandButton>
            )}
          </li>
        )}
      </ul>
    </Dialog>
  );
}

/** Whoever is in plenary is on nobody's list, so the device keeps that it was wanted. */
const stayedAs = ({ code, me }: Seat, { id }: Round) => `onefloor.stayed.${code}.${me.id}.${id}`;
export const hasStayed = (seat: Seat, round: Round): boolean => remembered(stayedAs(seat, round), 'always') !== '';

function About({ group: { number, title, place, seats }, count }: { group: Sign; count: number }) {
  return (
    <span>
      <span className="name">
        {number}. <bdi dir="auto">{title}</bdi>
      </span>
      {place && (
        <bdi className="sub" dir="auto">
          {place}
        </bdi>
      )}
      <span className="sub">{seats === null ? t('group.in-it', { count }) : t('group.in-it-of', { count, seats })}</span>
    </span>
  );
}

function Take({ seat, round, group: { id, title, seats }, count, onClose }: Props & { group: Sign; count: number }) {
  if (seats !== null && count >= seats) return <span className="sub">{t('group.full')}</span>;
  return (
    <CommandButton seat={seat} command={{ name: 'choose-group', input: { roundId: round.id, groupId: id } }} onDone={onClose}>
      {t(round.phase === 'offered' ? 'group.choose-it' : 'group.go-there')} <span className="hide">{title}</span>
    </CommandButton>
  );
}
