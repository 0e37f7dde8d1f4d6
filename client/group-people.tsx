import { isRapporteur, servesFloor } from '../shared/groups/rights.ts';
import { peopleOf, type Group, type Round } from '../shared/groups/state.ts';
import type { Office } from '../shared/groups/within.ts';
import parts from './attend-parts.module.css';
import { CommandButton } from './command-button.tsx';
import { Dialog } from './dialog.tsx';
import { aboutPerson } from './floor.tsx';
import { useFocusKept } from './group-focus.ts';
import type { OpenGroupSheet } from './group-sheets.ts';
import css from './group.module.css';
import { Side } from './marks.tsx';
import { nameOf, PersonName } from './person-name.tsx';
import type { Seat } from './seat.ts';
import { spoken, t } from './words.ts';

type Props = { seat: Seat; round: Round; group: Group };

const commandFor = { chairId: 'name-group-chair', rapporteurId: 'name-rapporteur' } as const;
const words = {
  chairId: { is: 'group.chair', volunteer: 'group.i-chair', name: 'group.name-chair', choose: 'group.choose-chair' },
  rapporteurId: { is: 'group.rapporteur', volunteer: 'group.i-report', name: 'group.name-rapporteur', choose: 'group.choose-rapporteur' },
} as const;
const offices = ['chairId', 'rapporteurId'] as const;

/** Who may say that the group is finishing or done. */
export const leadsGroup = ({ meeting, me }: Seat, { id }: Group): boolean => servesFloor(meeting, me, id) || isRapporteur(meeting, me, id);

/** By name, whether they sit there or are connected. */
const inOrder = ({ people }: Seat, round: Round, { id }: Group): string[] => {
  const { compare } = new Intl.Collator(spoken());
  return peopleOf(round, id).toSorted((one, other) => compare(nameOf(one, people), nameOf(other, people)));
};

/** Who leads the group and who is in it. */
export function GroupPeople({ seat, round, group, open }: Props & { open: OpenGroupSheet }) {
  const ids = inOrder(seat, round, group);
  const part = useFocusKept<HTMLDivElement>();
  const { everyoneEqual } = seat.meeting.conduct.settings;
  return (
    <div className={parts.part} ref={part}>
      <section>
        <h2>{t('group.offices')}</h2>
        <dl className={css.offices}>
          {offices.map((office) => (
            <OneOffice key={office} seat={seat} group={group} office={office} open={open} />
          ))}
        </dl>
      </section>
      <section>
        <h2>{t('group.people', { count: ids.length })}</h2>
        <ul className="rows">
          {ids.map((id) => {
            const card = seat.people[id];
            return (
              <li key={id} className={parts.person}>
                <span>
                  {id === seat.me.id && <span className="name">{t('group.you')}, </span>}
                  <PersonName id={id} people={seat.people} /> <bdi className="sub">{aboutPerson(card, everyoneEqual)}</bdi>
                </span>
                <span>
                  {offices.map((office) => group[office] === id && <b key={office}>{t(words[office].is)}</b>)}
                  {card && <Side attendance={card.attendance} />}
                </span>
              </li>
            );
          })}
        </ul>
      </section>
    </div>
  );
}

type OfficeProps = { seat: Seat; group: Group; office: Office; open: OpenGroupSheet };

/** Taken in one press where nobody has it, given back in one; whoever chairs the group may name another (G3). */
function OneOffice({ seat, group, office, open }: OfficeProps) {
  const { me, people } = seat;
  const holder = group[office];
  const groupId = group.id;
  return (
    <div>
      <dt>{t(words[office].is)}</dt>
      <dd>
        {holder === null ? (
          <span className="sub">{t('group.nobody')}</span>
        ) : (
          <span>
            {holder === me.id && <span className="name">{t('group.you')}, </span>}
            <PersonName id={holder} people={people} />
          </span>
        )}
      </dd>
      <dd className={css.acts}>
        {holder === null && (
          <CommandButton seat={seat} command={{ name: commandFor[office], input: { groupId, personId: me.id } }}>
            {t(words[office].volunteer)}
          </CommandButton>
        )}
        {holder === me.id && (
          <CommandButton seat={seat} command={{ name: commandFor[office], input: { groupId, personId: null } }} className="button quiet">
            {t('group.give-back')}
          </CommandButton>
        )}
        {servesFloor(seat.meeting, me, groupId) && (
          <button type="button" className="button quiet" onClick={() => open({ what: 'office', office })}>
            {t(words[office].name)}
          </button>
        )}
      </dd>
    </div>
  );
}

/** One press names somebody of the group. */
export function OfficeSheet({ seat, round, group, office, onClose }: Props & { office: Office; onClose: () => void }) {
  return (
    <Dialog title={t(words[office].choose)} onClose={onClose}>
      <ul className={css.choice}>
        {inOrder(seat, round, group).map((personId) => (
          <li key={personId}>
            <span>
              <PersonName id={personId} people={seat.people} />
            </span>
            {group[office] === personId ? (
              <span className="sub">{t(words[office].is)}</span>
            ) : (
              <CommandButton seat={seat} command={{ name: commandFor[office], input: { groupId: group.id, personId } }} onDone={onClose}>
                {t('group.choose-this')} <span className="hide">{nameOf(personId, seat.people)}</span>
              </CommandButton>
            )}
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
