import type { CSSProperties } from 'react';
import type { Round } from '../shared/groups/state.ts';
import { minutesAndSeconds } from './floor.tsx';
import { clockOfRound, goneOfRound } from './groups-for-room.ts';
import { outSentence } from './groups-board-said.ts';
import { GroupCell, type Showing } from './groups-screen-cell.tsx';
import css from './groups-screen.module.css';
import { hourIn, placeOf } from './hours.ts';
import { Join } from './screen-join.tsx';
import { useNow, type Seat } from './seat.ts';
import { useMoving, useOnSite, type Going } from './where-to-go.ts';
import { t } from './words.ts';

type Props = { seat: Seat; round: Round };

/** The groups on the room's screen: where to go while people move, then how far each is; one page, however many groups there are. */
export default function GroupsScreen({ seat, round }: Props) {
  const isMoving = useMoving(seat, round);
  const showing = showingOf(round, isMoving);
  return (
    <section className={css.page} aria-label={t('groups-screen.groups')} data-many={manyOf(round)}>
      <header className={css.head}>
        <div className={css.said}>
          <p className={css.kicker}>
            <bdi dir="auto">{round.title}</bdi>
          </p>
          <h1 className={css.title}>{headingOf(round, showing)}</h1>
          <p className={css.about}>{aboutOf(seat, showing)}</p>
        </div>
        {showing !== 'choose' && <RoundClock seat={seat} round={round} />}
        <Join seat={seat} label={t('groups-screen.join')} />
      </header>
      <RoundLine seat={seat} round={round} />
      {showing === 'go' ? <Going seat={seat} round={round} /> : <Cells seat={seat} round={round} showing={showing} going={nobody} />}
    </section>
  );
}
const nobody: readonly Going[] = [];

function Going({ seat, round }: Props) {
  return <Cells seat={seat} round={round} showing="go" going={useOnSite(seat, round)} />;
}

function Cells({ seat, round, showing, going }: Props & { showing: Showing; going: readonly Going[] }) {
  const clocks = clockOfRound(round, seat.now())?.same ? 'as-above' : 'own';
  return (
    <ol className={css.groups} style={gridOf(round.groups.length)}>
      {round.groups.map((group) => (
        <GroupCell key={group.id} seat={seat} group={group} showing={showing} going={going} clock={clocks} />
      ))}
    </ol>
  );
}

/** The big clock: of the last group that is out. */
function RoundClock({ seat, round }: Props) {
  const clock = clockOfRound(round, useNow(seat));
  if (!clock) return null;
  const { leftMs, closing, same } = clock;
  const isOver = leftMs < 0;
  const about = isOver
    ? 'groups-screen.over'
    : closing
      ? 'groups-screen.until-closed'
      : same
        ? 'groups-screen.left'
        : 'groups-screen.left-longest';
  return (
    <p className={css.clock} data-mood={isOver || closing ? 'end' : 'calm'}>
      <span className="clock" role="timer">
        {isOver ? `+${minutesAndSeconds(-leftMs)}` : minutesAndSeconds(leftMs + 999)}
      </span>
      <span className={css.left}>{t(about)}</span>
    </p>
  );
}

/** The line of the floor fills as the time of the groups goes. */
function RoundLine({ seat, round }: Props) {
  const gone = goneOfRound(round, useNow(seat));
  return <div className="floorline">{gone !== null && <i style={{ '--part': gone.toFixed(4) } as CSSProperties} />}</div>;
}

function showingOf(round: Round, isMoving: boolean): Showing {
  if (round.phase === 'offered') return 'choose';
  const open = round.groups.filter(({ phase }) => phase === 'open');
  if (open.every(({ closesAt }) => closesAt !== null)) return 'close';
  return isMoving ? 'go' : 'work';
}

function headingOf(round: Round, showing: Showing): string {
  if (showing === 'work') return outSentence(round);
  if (showing === 'close') return t('groups-screen.come-back', { count: round.groups.filter(({ phase }) => phase === 'open').length });
  return t(showing === 'go' ? 'groups-screen.go' : 'groups-screen.choose');
}

function aboutOf({ meeting }: Seat, showing: Showing): string {
  if (showing === 'go') return t('groups-screen.go-about');
  if (showing === 'choose') return t('groups-screen.choose-about');
  const { zone } = meeting.conduct.settings;
  const { pause } = meeting.agenda;
  if (pause) return t('groups-screen.plenary-at', { hour: `${hourIn(pause.until, zone)} ${zone === '' ? 'UTC' : placeOf(zone)}` });
  return showing === 'close' ? t('groups-screen.back-to-plenary') : '';
}

/** Beside each other and below each other, so that all have their place on one page; fewer beside each other where the screen stands upright. */
function gridOf(count: number): CSSProperties {
  const columns = count <= 2 ? 1 : count <= 4 ? 2 : count <= 9 ? 3 : count <= 16 ? 4 : count <= 50 ? 5 : 7;
  const upright = count <= 8 ? 1 : count <= 24 ? 2 : 3;
  const shape = { '--columns': columns, '--rows': Math.ceil(count / columns) };
  return { ...shape, '--upright-columns': upright, '--upright-rows': Math.ceil(count / upright) } as CSSProperties;
}
const manyOf = ({ groups }: Round) => (groups.length <= 6 ? 'few' : groups.length <= 12 ? 'some' : groups.length <= 24 ? 'many' : 'most');
