import { useState } from 'react';
import { groupOf, runningRound, type Round, type Sign } from '../shared/groups/state.ts';
import { CommandButton } from './command-button.tsx';
import { remembered } from './device-memory.ts';
import './every-rule.ts';
import { ChoiceSheet, hasStayed } from './group-choice.tsx';
import css from './group.module.css';
import { lastGroup } from './last-group.ts';
import type { Seat } from './seat.ts';
import { t } from './words.ts';

/** In plenary, the way to a group: choosing one where that is offered, or back to one's own while it works (N22). */
export default function GroupWay({ seat }: { seat: Seat }) {
  const { meeting, me } = seat;
  const offered = meeting.groups.rounds.find(({ phase }) => phase === 'offered');
  const running = runningRound(meeting);
  if (me.seat !== 'person' || groupOf(meeting, me.id) !== null) return null;
  if (running) return <Working seat={seat} round={running} />;
  return offered ? <Offered seat={seat} round={offered} /> : null;
}

type Props = { seat: Seat; round: Round };

function Offered({ seat, round }: Props) {
  const [isOpen, setOpen] = useState(false);
  const place = Object.hasOwn(round.places, seat.me.id) ? round.places[seat.me.id]! : null;
  const mine = place && round.groups.find(({ id }) => id === place.group);
  return (
    <section className={css.strips} aria-label={t('group.choose-title')}>
      <div className={css.strip}>
        <p>
          {mine
            ? t(place.how === 'chosen' ? 'group.offered-mine' : 'group.offered-placed', {
                number: mine.number,
                title: `\u2068${mine.title}\u2069`,
              })
            : t(hasStayed(seat, round) ? 'group.offered-stay' : 'group.offered')}
        </p>
        <button type="button" className="button" onClick={() => setOpen(true)}>
          {t(mine ? 'group.choose-other' : 'group.choose')}
        </button>
      </div>
      {isOpen && <ChoiceSheet seat={seat} round={round} onClose={() => setOpen(false)} />}
    </section>
  );
}

function Working({ seat, round }: Props) {
  const [isOpen, setOpen] = useState(false);
  const mine = groupBefore(seat, round);
  const place = Object.hasOwn(round.places, seat.me.id) ? round.places[seat.me.id]! : null;
  const mayChoose = round.way === 'choose' || (round.late === 'choose' && (place === null || place.how === 'chosen'));
  const maySee = mayChoose && round.groups.some(({ id, phase }) => phase === 'open' && id !== mine?.id);
  if (!mine && !maySee) return null;
  return (
    <section className={css.strips} aria-label={t('group.choose-title')}>
      <div className={css.strip}>
        <p>{t(mine ? 'group.still-out' : 'group.running')}</p>
        <span className={css.acts}>
          {mine && (
            <CommandButton seat={seat} command={{ name: 'choose-group', input: { roundId: round.id, groupId: mine.id } }}>
              {t('group.go-back', { number: mine.number })}
            </CommandButton>
          )}
          {maySee && (
            <button type="button" className={mine ? 'button quiet' : 'button'} onClick={() => setOpen(true)}>
              {t(mine ? 'group.choose-other' : 'group.choose')}
            </button>
          )}
        </span>
      </div>
      {isOpen && <ChoiceSheet seat={seat} round={round} onClose={() => setOpen(false)} />}
    </section>
  );
}

/** The open group of this round that this device was in. */
const groupBefore = ({ code, me }: Seat, { groups }: Round): Sign | undefined =>
  groups.find(({ id, phase }) => phase === 'open' && id === remembered(lastGroup(code, me.id), 'always'));
