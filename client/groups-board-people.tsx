import { useId, useState } from 'react';
import { folded } from '../shared/folded.ts';
import type { Round } from '../shared/groups/state.ts';
import { Dialog } from './dialog.tsx';
import css from './groups-board.module.css';
import { MoveAway } from './groups-board-move.tsx';
import { useEverybody } from './groups-everybody.ts';
import { Side, State } from './marks.tsx';
import type { Listed } from './people-found.ts';
import type { Seat } from './seat.ts';
import { t } from './words.ts';

const which = ['everybody', 'plenary', 'away'] as const;
type Which = (typeof which)[number];
const mostShown = 200;

/** Who is where: to find somebody, to see who is in plenary or has just come, and who has gone from their screen. */
export function WhereEverybodyIs({ seat, round, onClose }: { seat: Seat; round: Round; onClose: () => void }) {
  const field = useId();
  const [q, type] = useState('');
  const [kind, show] = useState<Which>('everybody');
  const [moving, move] = useState<string | null>(null);
  const { everybody: found, trouble } = useEverybody(seat);
  const groupOf = ({ id }: Listed) => {
    const place = Object.hasOwn(round.places, id) ? round.places[id]!.group : null;
    return round.groups.find((group) => group.id === place && group.phase === 'open') ?? null;
  };
  const isAway = (one: Listed) => !one.here && !one.noDevice;
  const fits: Record<Which, (one: Listed) => boolean> = {
    everybody: () => true,
    plenary: (one) => !isAway(one) && groupOf(one) === null,
    away: (one) => isAway(one) && groupOf(one) !== null,
  };
  const called = folded(q.trim());
  const shown = (found ?? []).filter((one) => fits[kind](one) && folded(`${one.name} ${one.organisation ?? ''}`).includes(called));
  if (moving !== null) return <MoveAway seat={seat} round={round} personId={moving} onClose={() => move(null)} />;
  return (
    <Dialog title={t('board.find-title')} onClose={onClose}>
      <div className={css.finding}>
        <label htmlFor={field}>{t('board.find-name')}</label>
        <input id={field} value={q} dir="auto" autoComplete="off" maxLength={80} onChange={(event) => type(event.target.value)} />
        <fieldset className={css.kinds}>
          <legend className="hide">{t('board.find-which')}</legend>
          {which.map((one) => (
            <label key={one}>
              <input type="radio" name={field} checked={kind === one} onChange={() => show(one)} />
              {found === null
                ? t(`board.find-${one}`)
                : t('board.find-count', { which: t(`board.find-${one}`), count: found.filter(fits[one]).length })}
            </label>
          ))}
        </fieldset>
      </div>
      {trouble !== null && <p className="refused">{trouble}</p>}
      {found !== null && shown.length === 0 && <p className="sub">{t('board.find-nobody')}</p>}
      <ul className={`rows ${css.found}`}>
        {shown.slice(0, mostShown).map((one) => {
          const group = groupOf(one);
          return (
            <li key={one.id}>
              <span>
                <bdi className="name" dir="auto">
                  {one.name}
                </bdi>
                <span className="sub">
                  {group === null
                    ? t('board.plenary')
                    : t('board.group-called', { number: group.number, title: `\u2068${group.title}\u2069` })}
                </span>
              </span>
              <span className={css.side}>
                <Side attendance={one.attendance} />
                {isAway(one) && <State of="away" />}
              </span>
              <button
                type="button"
                className="button quiet"
                aria-label={t('board.move-of', { name: `\u2068${one.name}\u2069` })}
                onClick={() => move(one.id)}
              >
                {t('board.move')}
              </button>
            </li>
          );
        })}
      </ul>
      {shown.length > mostShown && <p className="sub">{t('board.find-more', { count: shown.length - mostShown })}</p>}
    </Dialog>
  );
}
