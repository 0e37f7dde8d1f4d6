import { Suspense, useMemo, useState } from 'react';
import type { Round } from '../shared/groups/state.ts';
import { CommandButton } from './command-button.tsx';
import { BalancePreview } from './groups-balance.tsx';
import { Deal } from './groups-deal.tsx';
import { useEverybody } from './groups-everybody.ts';
import { PeopleByGroup } from './groups-lists.tsx';
import { Opens } from './groups-opens.tsx';
import { GroupSheet } from './groups-plan.tsx';
import { inGroups, listsOf } from './groups-places.ts';
import { SetSettings } from './groups-settings.tsx';
import css from './groups-set-up.module.css';
import { StartDock } from './groups-start.tsx';
import { lazily } from './lazily.ts';
import type { Seat } from './seat.ts';
import { t } from './words.ts';

/** The balance of more groups than this is opened when it is wanted. */
const fewGroups = 12;

const ListPanel = lazily([], () => import('./groups-csv.tsx'));

/** One set of groups, all of it: how it goes, who is where, how even that is, and its start. */
export function GroupSet({ seat, round }: { seat: Seat; round: Round }) {
  const { everybody, trouble } = useEverybody(seat);
  const [changing, change] = useState<string | null>(null);
  const [isListed, openList] = useState(false);
  const lists = useMemo(() => listsOf(round, everybody ?? [], seat), [round, everybody, seat]);
  const isPrepared = round.phase === 'prepared';
  const isAhead = isPrepared || round.phase === 'offered';
  return (
    <section className={css.set} aria-labelledby="the-set" data-phase={round.phase}>
      <div className={css.head}>
        <h3 id="the-set">
          <bdi dir="auto">{round.title}</bdi>
        </h3>
        <SetActs seat={seat} round={round} />
      </div>
      {isPrepared && (
        <details className={css.fold}>
          <summary>
            <b>{t('groups.settings')}</b> <span className="sub">{settingsInShort(round)}</span>
          </summary>
          <SetSettings seat={seat} round={round} />
        </details>
      )}
      {trouble && <p className="refused">{trouble}</p>}
      {isAhead && everybody && <Deal seat={seat} round={round} everybody={everybody} />}
      {everybody ? (
        <PeopleByGroup seat={seat} round={round} lists={lists} onChange={change} />
      ) : (
        !trouble && <p className="sub">{t('common.loading')}</p>
      )}
      {isPrepared && <AddGroup seat={seat} round={round} />}
      {isPrepared && everybody && (
        <details className={css.fold} onToggle={({ currentTarget }) => currentTarget.open && openList(true)}>
          <summary>
            <b>{t('groups.csv')}</b> <span className="sub">{t('groups.csv-short')}</span>
          </summary>
          {isListed && (
            <Suspense fallback={<p className="sub">{t('common.loading')}</p>}>
              <ListPanel seat={seat} round={round} everybody={everybody} />
            </Suspense>
          )}
        </details>
      )}
      {isAhead && everybody && inGroups(round) > 0 && (
        <details className={css.fold} open={round.groups.length <= fewGroups}>
          <summary>
            <b>{t('groups.balance')}</b>
          </summary>
          <BalancePreview round={round} everybody={everybody} />
        </details>
      )}
      {isAhead && everybody && <StartDock seat={seat} round={round} everybody={everybody} />}
      {changing !== null && <GroupSheet seat={seat} round={round} groupId={changing} onClose={() => change(null)} />}
    </section>
  );
}

const settingsInShort = ({ minutes, late, ending }: Round) =>
  [t('groups.minutes-short', { minutes }), t(`groups.late-${late}`), t(`groups.ending-${ending}`)].join(' · ');

function AddGroup({ seat, round }: { seat: Seat; round: Round }) {
  const number = round.groups.length + 1;
  return (
    <div className={css.acts}>
      <CommandButton seat={seat} command={{ name: 'add-group', input: { roundId: round.id, title: t('groups.unnamed', { number }) } }}>
        {t('groups.add-group')}
      </CommandButton>
    </div>
  );
}

/** The set again for later, or away with it; what cannot be taken back is asked for twice. */
function SetActs({ seat, round }: { seat: Seat; round: Round }) {
  const roundId = round.id;
  return (
    <div className={css.acts}>
      <Opens label={t('groups.copy')}>
        {(done) => (
          <>
            <CommandButton seat={seat} command={{ name: 'copy-round', input: { roundId, places: 'cleared' } }} onDone={done}>
              {t('groups.copy-groups')}
            </CommandButton>
            <CommandButton seat={seat} command={{ name: 'copy-round', input: { roundId, places: 'kept' } }} onDone={done}>
              {t('groups.copy-people')}
            </CommandButton>
          </>
        )}
      </Opens>
      {round.phase === 'prepared' && (
        <Opens label={t('groups.drop')}>
          {() => (
            <>
              <span>{t('groups.drop-about')}</span>
              <CommandButton seat={seat} command={{ name: 'drop-round', input: { roundId } }}>
                {t('groups.drop-now')}
              </CommandButton>
            </>
          )}
        </Opens>
      )}
    </div>
  );
}
