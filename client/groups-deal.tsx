import { useState } from 'react';
import { attributes, type Attribute } from '../shared/groups/balance.ts';
import type { Round } from '../shared/groups/state.ts';
import { announce } from './announcer.tsx';
import { CommandButton } from './command-button.tsx';
import { Opens } from './groups-opens.tsx';
import { dealtIn, inGroups, keptPlaces } from './groups-places.ts';
import css from './groups-set-up.module.css';
import type { Listed } from './people-found.ts';
import type { Seat } from './seat.ts';
import { t } from './words.ts';

/** Who goes where: by chance, evenly, or by everybody's own choice. The secretary draws; the lists show what came out. */
export function Deal({ seat, round, everybody }: { seat: Seat; round: Round; everybody: readonly Listed[] }) {
  const [ticked, tick] = useState<readonly Attribute[] | null>(null);
  const by = ticked ?? (round.spread.length > 0 ? round.spread : attributes.slice(0, 2));
  const roundId = round.id;
  const kept = keptPlaces(round);
  const isDealt = inGroups(round) > 0;
  const balanced = { roundId, how: 'balanced' as const, by: [...by] };
  if (round.phase === 'offered') return <Offered seat={seat} round={round} />;
  return (
    <div className={css.deal}>
      <p className={css.about}>{t('groups.deal-about', { count: dealtIn(seat.meeting, everybody).length })}</p>
      <div className={css.acts}>
        <CommandButton seat={seat} command={{ name: 'assign', input: { roundId, how: 'random' } }} onDone={sayDealt}>
          {t(isDealt ? 'groups.chance-again' : 'groups.chance')}
        </CommandButton>
        {by.length > 0 ? (
          <CommandButton seat={seat} command={{ name: 'assign', input: balanced }} onDone={sayDealt}>
            {t(isDealt ? 'groups.evenly-again' : 'groups.evenly')}
          </CommandButton>
        ) : (
          <button type="button" className="button" aria-disabled="true" title={t('groups.evenly-by-none')}>
            {t('groups.evenly')}
          </button>
        )}
        <CommandButton seat={seat} command={{ name: 'offer-choice', input: { roundId } }}>
          {t('groups.offer')}
        </CommandButton>
      </div>
      <fieldset className={css.ticks}>
        <legend>{t('groups.evenly-by')}</legend>
        {attributes.map((attribute) => (
          <label key={attribute}>
            <input
              type="checkbox"
              checked={by.includes(attribute)}
              onChange={({ target }) => tick(attributes.filter((one) => (one === attribute ? target.checked : by.includes(one))))}
            />
            {t(`groups.by-${attribute}`)}
          </label>
        ))}
      </fieldset>
      {kept > 0 && <DealAnew seat={seat} round={round} kept={kept} by={by} />}
    </div>
  );
}

/** What was placed by hand stays; to have it dealt as well is said twice, for it cannot be taken back. */
function DealAnew({ seat, round, kept, by }: { seat: Seat; round: Round; kept: number; by: readonly Attribute[] }) {
  const roundId = round.id;
  return (
    <div className={css.kept}>
      <span>{t('groups.kept', { count: kept })}</span>
      <Opens label={t('groups.anew')}>
        {() => (
          <>
            <CommandButton seat={seat} command={{ name: 'assign', input: { roundId, how: 'random', anew: true } }} onDone={sayDealt}>
              {t('groups.anew-chance')}
            </CommandButton>
            {by.length > 0 && (
              <CommandButton
                seat={seat}
                command={{ name: 'assign', input: { roundId, how: 'balanced', by: [...by], anew: true } }}
                onDone={sayDealt}
              >
                {t('groups.anew-evenly')}
              </CommandButton>
            )}
          </>
        )}
      </Opens>
    </div>
  );
}
const sayDealt = () => announce(t('groups.dealt'));

/** Everybody is choosing; staff watch the lists grow, and still move whom they like. */
function Offered({ seat, round }: { seat: Seat; round: Round }) {
  const chose = Object.values(round.places).filter(({ how, group }) => how === 'chosen' && group !== null).length;
  return (
    <div className={css.deal}>
      <p className={css.about}>{t('groups.offered-about', { count: chose })}</p>
      <div className={css.acts}>
        <CommandButton seat={seat} command={{ name: 'withdraw-choice', input: { roundId: round.id } }} why="beside">
          {t('groups.withdraw')}
        </CommandButton>
      </div>
    </div>
  );
}
