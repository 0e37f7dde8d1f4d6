import { useId, useState } from 'react';
import { isWhole, peopleOf, type Group, type Round, type Sign } from '../shared/groups/state.ts';
import { CommandButton } from './command-button.tsx';
import css from './groups-board.module.css';
import { MoveAway } from './groups-board-move.tsx';
import { hourIn } from './hours.ts';
import { Side } from './marks.tsx';
import { nameInText, nameOf, PersonName } from './person-name.tsx';
import type { Seat } from './seat.ts';
import { t } from './words.ts';

type Props = { seat: Seat; round: Round; group: Group };
const inOrder = new Intl.Collator('und', { numeric: true, sensitivity: 'base' });

/** The people of one group by name, its offices, and the last words it was told. */
export function BoardInside({ seat, round, group }: { seat: Seat; round: Round; group: Group | Sign }) {
  const [moving, move] = useState<string | null>(null);
  if (!isWhole(group)) return null;
  const { people } = seat;
  const ids = peopleOf(round, group.id).toSorted((a, b) => inOrder.compare(nameOf(a, people), nameOf(b, people)));
  return (
    <div className={css.inside}>
      <section>
        <h3>{t('board.people', { count: ids.length })}</h3>
        <ul className={css.names}>
          {ids.map((id) => (
            <li key={id}>
              <PersonName id={id} people={people} />
              {people[id] && <Side attendance={people[id].attendance} />}
              {group.phase === 'open' && (
                <button
                  type="button"
                  className="button quiet"
                  aria-label={t('board.move-of', { name: nameInText(id, people) })}
                  onClick={() => move(id)}
                >
                  {t('board.move')}
                </button>
              )}
            </li>
          ))}
        </ul>
      </section>
      <section className={css.ways}>
        <Naming seat={seat} group={group} ids={ids} office="rapporteurId" />
        {group.phase === 'open' && <Naming seat={seat} group={group} ids={ids} office="chairId" />}
        {group.told && (
          <p className={css.told}>
            <span className="sub">
              {t('board.told', {
                hour: hourIn(group.told.at, seat.meeting.conduct.settings.zone),
                name: nameInText(group.told.by, people),
              })}
            </span>
            <span dir="auto">{group.told.text}</span>
          </p>
        )}
        {group.phase !== 'planned' && (
          <p>
            <a className="button quiet" href={`/m/${seat.code}/notes?group=${group.id}`}>
              {t('board.notes')}
            </a>
          </p>
        )}
        {group.phase === 'open' && (
          <p>
            <CommandButton seat={seat} command={{ name: 'finish-group', input: { groupId: group.id } }} className="button quiet">
              {t('board.finish')}
            </CommandButton>
          </p>
        )}
      </section>
      {moving !== null && <MoveAway seat={seat} round={round} personId={moving} onClose={() => move(null)} />}
    </div>
  );
}

/** A menu of the people of the group; whoever is chosen is named by the button, never by an arrow key alone. */
function Naming({ seat, group, ids, office }: Omit<Props, 'round'> & { ids: string[]; office: 'chairId' | 'rapporteurId' }) {
  const field = useId();
  const [chosen, choose] = useState<string | null>(null);
  const word = office === 'chairId' ? 'chair' : 'rapporteur';
  const holder = group[office];
  const personId = chosen === null ? holder : chosen || null;
  return (
    <div className={css.naming}>
      <label htmlFor={field}>{t(`board.${word}`)}</label>
      <select id={field} value={chosen ?? holder ?? ''} onChange={(event) => choose(event.target.value)}>
        <option value="">{t(`board.no-${word}`)}</option>
        {(holder === null || ids.includes(holder) ? ids : [holder, ...ids]).map((id) => (
          <option key={id} value={id}>
            {nameOf(id, seat.people)}
          </option>
        ))}
      </select>
      {personId !== holder && (
        <CommandButton
          seat={seat}
          command={{ name: office === 'chairId' ? 'name-group-chair' : 'name-rapporteur', input: { groupId: group.id, personId } }}
          onDone={() => choose(null)}
        >
          {t('board.name')}
        </CommandButton>
      )}
    </div>
  );
}
