import { useState } from 'react';
import type { Round } from '../shared/groups/state.ts';
import { WhereEverybodyIs } from './groups-board-people.tsx';
import { BoardRow } from './groups-board-row.tsx';
import { BoardTools } from './groups-board-tools.tsx';
import css from './groups-board.module.css';
import { HelpCalls } from './groups-help.tsx';
import { roundOnBoard } from './groups-on-board.ts';
import { missingSentence, outSentence } from './groups-board-said.ts';
import type { Seat } from './seat.ts';
import { t } from './words.ts';

/** For chair and staff until the groups report: where everybody is, what time is left, and who needs something. */
export function GroupsBoard({ seat }: { seat: Seat }) {
  const round = roundOnBoard(seat.meeting);
  if (!round) return <p className="sub">{t('board.nothing')}</p>;
  return <Board key={round.id} seat={seat} round={round} />;
}

function Board({ seat, round }: { seat: Seat; round: Round }) {
  const [chosen, choose] = useState<readonly string[]>([]);
  const [shown, show] = useState<string | null>(null);
  const [finding, find] = useState(false);
  const toggle = (id: string) => choose(chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id]);
  const lacking = [missingSentence(round, 'rapporteurId'), missingSentence(round, 'chairId')].filter((one) => one !== null);
  return (
    <section className={css.board} aria-label={t('board.title')} data-phase={round.phase}>
      <div className={css.lead}>
        <p className="sub">
          <bdi dir="auto">{round.title}</bdi>
        </p>
        <h1 className={css.out}>{outSentence(round)}</h1>
        {lacking.map((sentence) => (
          <p key={sentence} className={css.lacking}>
            {sentence}
          </p>
        ))}
        <HelpCalls seat={seat} round={round} where="board" />
      </div>
      {round.phase === 'running' && (
        <BoardTools seat={seat} round={round} chosen={round.groups.filter(({ id }) => chosen.includes(id))} onNone={() => choose([])}>
          <button type="button" className="button quiet" onClick={() => find(true)}>
            {t('board.find')}
          </button>
        </BoardTools>
      )}
      <ul className={`rows ${css.groups}`} aria-label={t('board.groups')}>
        {round.groups.map((group) => (
          <BoardRow
            key={group.id}
            seat={seat}
            round={round}
            group={group}
            chosen={chosen.includes(group.id) ? 'yes' : 'no'}
            onChoose={() => toggle(group.id)}
            shown={shown === group.id ? 'open' : 'folded'}
            onShow={() => show(shown === group.id ? null : group.id)}
          />
        ))}
      </ul>
      {finding && <WhereEverybodyIs seat={seat} round={round} onClose={() => find(false)} />}
    </section>
  );
}
