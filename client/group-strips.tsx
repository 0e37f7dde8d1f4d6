import { useState } from 'react';
import type { Group } from '../shared/groups/state.ts';
import { CommandButton } from './command-button.tsx';
import { remember, remembered } from './device-memory.ts';
import { useFocusKept } from './group-focus.ts';
import css from './group.module.css';
import { nameInText } from './person-name.tsx';
import type { Seat } from './seat.ts';
import { t } from './words.ts';

type Props = { seat: Seat; group: Group };

/** Between the list and the dock, so that nothing moves under a finger when it comes: words from plenary, help, and what nobody has taken on. */
export function GroupStrips({ seat, group }: Props) {
  const { told, help, chairId, rapporteurId } = group;
  const part = useFocusKept<HTMLElement>();
  const keptAs = `onefloor.told.${seat.code}.${group.id}`;
  const [readAt, setRead] = useState(() => remembered(keptAs, 'always'));
  const isNew = told !== null && String(told.at) !== readAt;
  const putAway = (at: string) => {
    setRead(at);
    remember(keptAs, at, 'always');
  };
  if (!isNew && !help && chairId !== null && rapporteurId !== null) return null;
  return (
    <section className={css.strips} aria-label={t('group.up')} ref={part}>
      {isNew && (
        <div className={css.strip}>
          <p className={css.told}>{t('group.told', { text: `\u2068${told.text}\u2069` })}</p>
          <button type="button" className="button quiet" onClick={() => putAway(String(told.at))}>
            {t('group.put-away')}
          </button>
        </div>
      )}
      {help && <Help seat={seat} groupId={group.id} help={help} />}
      <Vacant seat={seat} group={group} />
    </section>
  );
}

function Help({ seat, groupId, help: { text, takenBy } }: { seat: Seat; groupId: string; help: NonNullable<Group['help']> }) {
  const called = text ? t('group.help-called-words', { text: `\u2068${text}\u2069` }) : t('group.help-called');
  return (
    <div className={css.strip}>
      <p>{takenBy ? <b>{t('group.help-coming', { name: nameInText(takenBy, seat.people) })}</b> : called}</p>
      <CommandButton seat={seat} command={{ name: 'end-help', input: { groupId } }} className="button quiet">
        {t('group.help-end')}
      </CommandButton>
    </div>
  );
}

/** Whoever wants to lead presses once (G3). */
function Vacant({ seat, group: { id: groupId, chairId, rapporteurId } }: Props) {
  if (chairId !== null && rapporteurId !== null) return null;
  const missing = chairId !== null ? 'group.nobody-reports' : rapporteurId !== null ? 'group.nobody-chairs' : 'group.nobody-either';
  const personId = seat.me.id;
  return (
    <div className={css.strip}>
      <p>{t(missing)}</p>
      <span className={css.acts}>
        {chairId === null && (
          <CommandButton seat={seat} command={{ name: 'name-group-chair', input: { groupId, personId } }} className="button quiet">
            {t('group.i-chair')}
          </CommandButton>
        )}
        {rapporteurId === null && (
          <CommandButton seat={seat} command={{ name: 'name-rapporteur', input: { groupId, personId } }} className="button quiet">
            {t('group.i-report')}
          </CommandButton>
        )}
      </span>
    </div>
  );
}
