import type { Round } from '../shared/groups/state.ts';
import { announce } from './announcer.tsx';
import { CommandButton } from './command-button.tsx';
import { Dialog } from './dialog.tsx';
import { inGroups, type Lists, type Placed } from './groups-places.ts';
import css from './groups-set-up.module.css';
import { Side } from './marks.tsx';
import type { Seat } from './seat.ts';
import { t } from './words.ts';

/** What a move says, and what it looked like before, to put it back. */
export type Move = { personId: string; name: string; from: string | null; to: string | null };

type Props = { seat: Seat; round: Round; lists: Lists; person: Placed; onMoved: (move: Move) => void; onClose: () => void };

/** The one menu of all lists: where to with this person. */
export function MoveSheet({ seat, round, lists, person, onMoved, onClose }: Props) {
  const from = person.place?.group ?? null;
  const name = `\u2068${person.name}\u2069`;
  const about = [person.organisation, person.stakeholderGroup, person.region, person.language].filter((text): text is string => !!text);
  return (
    <Dialog title={t('groups.move-title', { name })} onClose={onClose}>
      <p className="sub">
        <Side attendance={person.attendance} />
        {about.map((text) => (
          <span key={text}>
            {' · '}
            <bdi dir="auto">{text}</bdi>
          </span>
        ))}
      </p>
      <ul className={`rows ${css.ways}`}>
        {round.groups
          .filter(({ phase }) => phase !== 'ended')
          .map((group) => (
            <li key={group.id}>
              {group.id === from ? (
                <p className={css.isHere}>
                  <WayTo number={group.number} title={group.title} />
                  <span className="sub">{t('groups.is-here')}</span>
                </p>
              ) : (
                <CommandButton
                  seat={seat}
                  command={{ name: 'move-person', input: { roundId: round.id, personId: person.id, groupId: group.id } }}
                  className={`button ${css.way}`}
                  onDone={() => {
                    announce(t('groups.moved', { name, number: group.number }));
                    onMoved({ personId: person.id, name: person.name, from, to: group.id });
                  }}
                >
                  <WayTo number={group.number} title={group.title} />
                  <span className="sub">{counted(lists.inGroup[group.id]?.length ?? 0, group.seats)}</span>
                </CommandButton>
              )}
            </li>
          ))}
        <li>
          {person.place !== null && from === null ? (
            <p className={css.isHere}>
              <span>{t('groups.plenary')}</span>
              <span className="sub">{t('groups.is-here')}</span>
            </p>
          ) : (
            <CommandButton
              seat={seat}
              command={{ name: 'move-person', input: { roundId: round.id, personId: person.id, groupId: null } }}
              className={`button ${css.way}`}
              onDone={() => {
                announce(t('groups.moved-to-plenary', { name }));
                onMoved({ personId: person.id, name: person.name, from, to: null });
              }}
            >
              <span>{t(person.place === null && inGroups(round) === 0 ? 'groups.keep-in-plenary' : 'groups.plenary')}</span>
            </CommandButton>
          )}
        </li>
      </ul>
    </Dialog>
  );
}

const WayTo = ({ number, title }: { number: number; title: string }) => (
  <span>
    <b className={css.number}>{number}</b> <bdi dir="auto">{title}</bdi>
  </span>
);

/** How many, and of how many where there is a limit. */
export const counted = (count: number, seats: number | null) =>
  seats === null ? t('groups.people', { count }) : t('groups.people-of', { count, seats });
