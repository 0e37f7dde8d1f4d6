import { useEffect, useState } from 'react';
import { openItemOf } from '../shared/agenda/state.ts';
import { runningRound, type Round } from '../shared/groups/state.ts';
import type { OpenSheet } from './chair-sheets.ts';
import { CommandButton } from './command-button.tsx';
import { groupClock } from './groups-board-clock.tsx';
import { missingSentence, numbersOf, outSentence } from './groups-board-said.ts';
import { HelpCalls } from './groups-help.tsx';
import { isReportingBack } from './reports-due.ts';
import { ReportList } from './reports-list.tsx';
import css from './reports.module.css';
import { useNow, type Seat } from './seat.ts';
import { t } from './words.ts';

type Props = { seat: Seat; open: OpenSheet };

/** What the chair needs to know of groups, as long as there is something: to start, out, back, reporting. */
export default function GroupsOnChair({ seat, open }: Props) {
  const { agenda, groups, reports, conduct } = seat.meeting;
  const running = runningRound(seat.meeting);
  if (conduct.phase !== 'open') return null;
  const toStart = running || openItemOf(agenda)?.kind !== 'groups' ? [] : groups.rounds.filter(({ phase }) => isReady(phase));
  const waits = reports.list.some(({ state }) => state === 'waiting');
  return (
    <>
      {running && <Working seat={seat} round={running} />}
      {isReportingBack(seat) ? <ReportList seat={seat} open={open} /> : waits && !running && <ToReports seat={seat} />}
      {toStart.map((round) => (
        <Start key={round.id} seat={seat} round={round} />
      ))}
    </>
  );
}
const isReady = (phase: Round['phase']) => phase === 'prepared' || phase === 'offered';

/** One calm look at all groups; the board says more. */
function Working({ seat, round }: { seat: Seat; round: Round }) {
  const rapporteurs = missingSentence(round, 'rapporteurId');
  const open = round.groups.filter(({ phase }) => phase === 'open');
  return (
    <section className={css.groups} aria-label={t('board.groups')}>
      <h2>
        <span>{outSentence(round)}</span>
        <Time seat={seat} round={round} />
      </h2>
      {rapporteurs && <p className={css.lacking}>{rapporteurs}</p>}
      <div className={css.wideOnly}>
        <HelpCalls seat={seat} round={round} where="elsewhere" />
      </div>
      <div className={css.toDo}>
        {open.every(({ closesAt }) => closesAt !== null) ? (
          <CommandButton seat={seat} command={{ name: 'keep-groups-open', input: { roundId: round.id } }} className="button quiet">
            {t('board.keep-open')}
          </CommandButton>
        ) : (
          <CommandButton seat={seat} command={{ name: 'end-round', input: { roundId: round.id } }} className="button quiet">
            {t('board.close')}
          </CommandButton>
        )}
        <a className="button quiet" href={`/m/${seat.code}/groups`}>
          {t('board.to-board')}
        </a>
      </div>
    </section>
  );
}

/** The clock of the group whose end is nearest, or longest past. */
function Time({ seat, round }: { seat: Seat; round: Round }) {
  const now = useNow(seat);
  const ends = ({ closesAt, endsAt }: Round['groups'][number]) => closesAt ?? endsAt ?? Infinity;
  const [first] = round.groups.filter(({ phase }) => phase === 'open').toSorted((one, other) => ends(one) - ends(other));
  const clock = first && groupClock(first, now);
  if (!clock) return null;
  return (
    <span className={`num ${css.time}`} data-mood={clock.mood}>
      {clock.text} {clock.about}
    </span>
  );
}

function Start({ seat, round }: { seat: Seat; round: Round }) {
  return (
    <section className={css.groups} aria-label={t('board.start-title')}>
      <h2>
        <bdi dir="auto">{round.title}</bdi>
      </h2>
      <div className={css.toDo}>
        <CommandButton seat={seat} command={{ name: 'start-round', input: { roundId: round.id } }} why="beside">
          {t('board.start', { count: round.groups.length, minutes: round.minutes })}
        </CommandButton>
        <a className="button quiet" href={`/m/${seat.code}/groups`}>
          {t('board.to-sets')}
        </a>
      </div>
    </section>
  );
}

/** The groups are back: the way to the agenda item in which they report, in one press. */
function ToReports({ seat }: { seat: Seat }) {
  const { agenda, reports } = seat.meeting;
  const waiting = reports.list.filter(({ state }) => state === 'waiting');
  const without = waiting.filter(({ rapporteurId }) => rapporteurId === null);
  const [adding, add] = useState(false);
  const items = agenda.items.filter(({ kind, id }) => kind === 'report-back' && id !== agenda.openItemId);
  const item = items.find(({ phase }) => phase === 'planned') ?? items.at(-1);
  const itemId = item?.id;
  const { send } = seat;
  useEffect(() => {
    if (adding && itemId !== undefined) void send(opening(itemId));
  }, [adding, itemId, send]);
  return (
    <section className={css.groups} aria-label={t('reports.title')}>
      <h2>{t('reports.wait', { count: waiting.length })}</h2>
      {without.length > 0 && (
        <p className={css.lacking}>{t('board.lacks-rapporteur', { count: without.length, groups: numbersOf(without) })}</p>
      )}
      <div className={css.toDo}>
        {item ? (
          <CommandButton seat={seat} command={opening(item.id)} why="beside">
            {t('reports.open', { title: `\u2068${item.title}\u2069` })}
          </CommandButton>
        ) : (
          <CommandButton
            seat={seat}
            command={{ name: 'add-agenda-item', input: { title: t('reports.item-title'), kind: 'report-back' } }}
            onDone={() => add(true)}
          >
            {t('reports.add')}
          </CommandButton>
        )}
        {without.length > 0 && (
          <a className="button quiet" href={`/m/${seat.code}/groups`}>
            {t('board.to-board')}
          </a>
        )}
      </div>
    </section>
  );
}
/** Whoever waits stays in the queue: reports come before, not instead. */
const opening = (itemId: string) => ({ name: 'open-agenda-item', input: { itemId, leftover: 'carry' } }) as const;
