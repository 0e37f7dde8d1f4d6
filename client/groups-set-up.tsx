import { useState } from 'react';
import type { Round } from '../shared/groups/state.ts';
import { NewGroups } from './groups-new.tsx';
import { roundOnBoard } from './groups-on-board.ts';
import { inGroups } from './groups-places.ts';
import { GroupSet } from './groups-set.tsx';
import css from './groups-set-up.module.css';
import { hourIn } from './hours.ts';
import type { Seat } from './seat.ts';
import { t } from './words.ts';

/** Sets of groups, prepared, offered and over, and the one that is worked on. Until the groups report it stands folded below them. */
export function GroupsSetUp({ seat }: { seat: Seat }) {
  const [opened, open] = useState(false);
  if (!roundOnBoard(seat.meeting)) return <Sets seat={seat} />;
  return (
    <details className={css.below} onToggle={({ currentTarget }) => open(currentTarget.open)}>
      <summary>
        <h2>{t('groups.sets')}</h2>
      </summary>
      {opened && <Sets seat={seat} />}
    </details>
  );
}

function Sets({ seat }: { seat: Seat }) {
  const { rounds } = seat.meeting.groups;
  const [chosen, choose] = useState<Chosen>('due');
  const [making, make] = useState(false);
  const isNew = making || rounds.length === 0;
  const shown = shownOf(rounds, chosen);
  return (
    <div className={css.setUp}>
      <div className={css.head}>
        <div>
          <h1>{t(rounds.length === 0 ? 'groups.empty' : 'groups.sets')}</h1>
          <p className={css.about}>{t('groups.about')}</p>
        </div>
        {rounds.length > 0 && (
          <button type="button" className="button" aria-expanded={making} onClick={() => make(!making)}>
            {t('groups.new')}
          </button>
        )}
      </div>
      {isNew && (
        <NewGroups
          seat={seat}
          onDone={() => {
            make(false);
            choose('newest');
          }}
        />
      )}
      {rounds.length > 1 && (
        <ul className={`rows ${css.sets}`} aria-label={t('groups.sets')}>
          {rounds.map((round) => (
            <li key={round.id}>
              <button type="button" className={css.setRow} aria-pressed={round === shown} onClick={() => choose({ id: round.id })}>
                <bdi className="name" dir="auto">
                  {round.title}
                </bdi>
                <span className="sub">{inShort(round, seat.meeting.conduct.settings.zone)}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
      {shown && !making && <GroupSet key={shown.id} seat={seat} round={shown} />}
    </div>
  );
}

/** What is worked on: the set somebody chose, the one they just made, or the one that is under way, offered or next. */
type Chosen = { id: string } | 'newest' | 'due';
function shownOf(rounds: readonly Round[], chosen: Chosen): Round | undefined {
  const found = typeof chosen === 'string' ? undefined : rounds.find(({ id }) => id === chosen.id);
  const due = chosen === 'newest' ? undefined : rounds.find(({ phase }) => phase === 'running' || phase === 'offered');
  return found ?? due ?? rounds.findLast(({ phase }) => phase === 'prepared') ?? rounds.at(-1);
}

function inShort(round: Round, zone: string): string {
  const { phase, groups, minutes, startedAt, endedAt } = round;
  const hours = { from: startedAt === null ? '' : hourIn(startedAt, zone), to: endedAt === null ? '' : hourIn(endedAt, zone) };
  return `${t(`groups.is-${phase}`, hours)} · ${t('groups.size', { groups: groups.length, people: inGroups(round), minutes })}`;
}
