import { useMemo, useState } from 'react';
import type { Round } from '../shared/groups/state.ts';
import { folded } from '../shared/folded.ts';
import { CommandButton } from './command-button.tsx';
import { useAct } from './desk-act.ts';
import { moveFocus, usePlaceKept } from './groups-focus.ts';
import { PeopleList } from './groups-list.tsx';
import { counted, MoveSheet, type Move } from './groups-move.tsx';
import { groupsIn, type Lists, type Placed } from './groups-places.ts';
import css from './groups-set-up.module.css';
import type { Seat } from './seat.ts';
import { t } from './words.ts';

/** More people or groups than this stand folded at first. */
const openAtFirst = { people: 250, groups: 12 };

type Props = { seat: Seat; round: Round; lists: Lists; onChange: (groupId: string) => void };

/** Who is to be where. Each move is sent by itself, so that two who edit at once both count. */
export function PeopleByGroup({ seat, round, lists, onChange }: Props) {
  const [q, search] = useState('');
  const [picked, pick] = useState<string | null>(null);
  const [last, setLast] = useState<Move | null>(null);
  const { act, refused } = useAct(seat);
  const groups = groupsIn(round);
  const wanted = folded(q);
  const found = useMemo(() => (wanted === '' ? lists : narrowed(lists, wanted)), [lists, wanted]);
  const everywhere = [...Object.values(lists.inGroup).flat(), ...lists.inPlenary];
  const person = picked === null ? null : (everywhere.find(({ id }) => id === picked) ?? null);
  const isSmall = everywhere.length <= openAtFirst.people && groups.length <= openAtFirst.groups;
  const [area, keepPlace] = usePlaceKept(picked);
  /** Among many groups only those that have somebody of that name. */
  const listed = wanted === '' || isSmall ? groups : groups.filter(({ id }) => found.inGroup[id]!.length > 0);
  const mayMove = round.phase !== 'ended';

  async function dropped(personId: string, groupId: string | null) {
    const one = everywhere.find(({ id }) => id === personId);
    const from = one?.place?.group ?? null;
    if (!one || (from === groupId && one.place !== null)) return;
    if (await act({ name: 'move-person', input: { roundId: round.id, personId, groupId } }))
      setLast({ personId, name: one.name, from, to: groupId });
  }
  const listProps = (groupId: string | null, people: readonly Placed[]) => ({
    groupId,
    people,
    onPick: (one: Placed) => (keepPlace(one.id), pick(one.id)),
    onDrop: mayMove ? (personId: string) => void dropped(personId, groupId) : null,
    isOpen: wanted === '' ? isSmall : people.length > 0,
    empty: wanted !== '' ? t('groups.nobody-found') : groupId === null ? t('groups.nobody-in-plenary') : null,
  });
  return (
    <div className={css.people}>
      <div className={css.tools}>
        <label className={css.labelled}>
          {t('groups.find')}
          <input type="search" dir="auto" value={q} onChange={(event) => search(event.target.value)} />
        </label>
        {last && <LastMove key={`${last.personId} ${last.to}`} seat={seat} round={round} last={last} onBack={() => setLast(null)} />}
        {refused && <p className="refused">{refused}</p>}
      </div>
      <div className={css.lists} ref={area} onKeyDown={moveFocus}>
        {listed.map((group) => (
          <PeopleList
            key={group.id}
            {...listProps(group.id, found.inGroup[group.id] ?? [])}
            title={
              <>
                <b className={css.number}>{group.number}</b> <bdi dir="auto">{group.title}</bdi>
              </>
            }
            about={
              <>
                {counted(lists.inGroup[group.id]?.length ?? 0, group.seats)}
                {group.place && (
                  <>
                    {' · '}
                    <bdi dir="auto">{group.place}</bdi>
                  </>
                )}
              </>
            }
          >
            {group.phase !== 'ended' && (
              <button type="button" className="button quiet" onClick={() => onChange(group.id)}>
                {t('groups.change')}
                <span className="hide"> {t('groups.group', { number: group.number })}</span>
              </button>
            )}
          </PeopleList>
        ))}
        <PeopleList
          {...listProps(null, found.inPlenary)}
          title={t('groups.plenary')}
          about={t('groups.people-here', {
            here: lists.inPlenary.filter(({ here }) => here).length,
            others: lists.inPlenary.filter(({ here }) => !here).length,
          })}
        />
      </div>
      {person && (
        <MoveSheet
          seat={seat}
          round={round}
          lists={lists}
          person={person}
          onMoved={(move) => (setLast(move), pick(null))}
          onClose={() => pick(null)}
        />
      )}
    </div>
  );
}

function LastMove({ seat, round, last, onBack }: { seat: Seat; round: Round; last: Move; onBack: () => void }) {
  const name = `\u2068${last.name}\u2069`;
  const to = round.groups.find(({ id }) => id === last.to);
  return (
    <p className={css.lastMove}>
      <span>{to ? t('groups.moved', { name, number: to.number }) : t('groups.moved-to-plenary', { name })}</span>
      <CommandButton
        seat={seat}
        command={{ name: 'move-person', input: { roundId: round.id, personId: last.personId, groupId: last.from } }}
        className="button quiet"
        onDone={onBack}
      >
        {t('groups.put-back')}
      </CommandButton>
    </p>
  );
}

/** Names and organisations that fit, wherever they are. */
function narrowed({ inGroup, inPlenary }: Lists, wanted: string): Lists {
  const fits = ({ name, organisation = '' }: Placed) => folded(`${name} ${organisation}`).includes(wanted);
  return {
    inGroup: Object.fromEntries(Object.entries(inGroup).map(([id, people]) => [id, people.filter(fits)])),
    inPlenary: inPlenary.filter(fits),
  };
}
