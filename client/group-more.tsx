import { useState } from 'react';
import type { Group, Round } from '../shared/groups/state.ts';
import { peopleOf } from '../shared/groups/state.ts';
import { CommandButton } from './command-button.tsx';
import { Dialog } from './dialog.tsx';
import css from './group.module.css';
import { leadsGroup } from './group-people.tsx';
import type { Seat } from './seat.ts';
import { t } from './words.ts';

type Props = { seat: Seat; round: Round; group: Group; onClose: () => void };

/** What is done with the group as a whole by those who lead it, and the way back to plenary for everybody. */
export function MoreSheet({ seat, round, group, onClose }: Props) {
  const { number } = group;
  return (
    <Dialog title={t('group.more-title', { number })} onClose={onClose}>
      <div className={css.sections}>
        {leadsGroup(seat, group) && <Work seat={seat} round={round} group={group} />}
        <section>
          <h3>{t('group.leave')}</h3>
          <p className="sub">
            {t(group.chairId === seat.me.id || group.rapporteurId === seat.me.id ? 'group.leave-leads' : 'group.leave-about')}
          </p>
          <p>
            <CommandButton seat={seat} command={{ name: 'choose-group', input: { roundId: round.id, groupId: null } }} why="beside">
              {t('group.to-plenary')}
            </CommandButton>
          </p>
        </section>
      </div>
    </Dialog>
  );
}

function Work({ seat, round, group: { id: groupId, work } }: Omit<Props, 'onClose'>) {
  const [asking, ask] = useState<'no' | 'sure'>('no');
  const isFinishing = work === 'finishing';
  return (
    <section>
      <h3>{t('group.work')}</h3>
      <p className="sub">{t(isFinishing ? 'group.marked-finishing' : 'group.work-about')}</p>
      <div className={css.acts}>
        <CommandButton seat={seat} command={{ name: 'mark-group-work', input: { groupId, work: isFinishing ? 'working' : 'finishing' } }}>
          {t(isFinishing ? 'group.still-working' : 'group.finishing')}
        </CommandButton>
        <button type="button" className="button" aria-expanded={asking === 'sure'} onClick={() => ask(asking === 'sure' ? 'no' : 'sure')}>
          {t('group.done')} …
        </button>
      </div>
      {asking === 'sure' && (
        <>
          <p>{t('group.done-about', { count: peopleOf(round, groupId).length })}</p>
          <div className={css.acts}>
            <CommandButton seat={seat} command={{ name: 'finish-group', input: { groupId } }} className="button primary" why="beside">
              {t('group.done-yes')}
            </CommandButton>
            <button type="button" className="button quiet" onClick={() => ask('no')}>
              {t('group.done-no')}
            </button>
          </div>
        </>
      )}
    </section>
  );
}
