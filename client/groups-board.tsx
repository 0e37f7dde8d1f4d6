import { runningRound } from '../shared/groups/state.ts';
import type { Seat } from './seat.ts';
import { t } from './words.ts';

/** For chair and staff while groups work: where everybody is, what time is left, and who needs something. */
export function GroupsBoard({ seat }: { seat: Seat }) {
  const round = runningRound(seat.meeting);
  if (!round) return <p className="sub">{t('board.nothing')}</p>;
  return (
    <section aria-label={t('board.title')}>
      <h2>{t('board.title')}</h2>
      <ul className="rows">
        {round.groups.map(({ id, number, title }) => (
          <li key={id}>
            {t('board.group', { number })} <bdi dir="auto">{title}</bdi>
          </li>
        ))}
      </ul>
    </section>
  );
}
