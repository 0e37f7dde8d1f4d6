import type { Seat } from './seat.ts';
import { t } from './words.ts';

/** Sets of groups: prepared, offered, over; and what is done with each. */
export function GroupsSetUp({ seat }: { seat: Seat }) {
  const { rounds } = seat.meeting.groups;
  return (
    <section aria-labelledby="sets">
      <h2 id="sets">{t('groups.setup-sets')}</h2>
      <ul className="rows">
        {rounds.map(({ id, title }) => (
          <li key={id}>
            <bdi dir="auto">{title}</bdi>
          </li>
        ))}
      </ul>
    </section>
  );
}
