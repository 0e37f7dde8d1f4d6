import type { CSSProperties, ReactNode } from 'react';
import { leftMsAt, nextUp, spokenMsAt, type Turn } from '../shared/floor/state.ts';
import { graphemesIn } from '../shared/graphemes.ts';
import type { Card } from '../shared/people.ts';
import css from './floor.module.css';
import { KindTag } from './kind-tag.tsx';
import { Side, State } from './marks.tsx';
import { Paused } from './paused.tsx';
import { nameInText, nameOf, PersonName } from './person-name.tsx';
import { pauseOn, useNow, type Seat } from './seat.ts';
import { t } from './words.ts';

type Props = { seat: Seat };

/** Whole seconds as on a stopwatch; also for more than an hour. */
export function minutesAndSeconds(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  const hours = Math.floor(seconds / 3600);
  const two = (n: number) => String(n).padStart(2, '0');
  const minutes = Math.floor(seconds / 60) % 60;
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`;
}

const lastMs = 30_000;
/** A name this long steps down one size. */
const longName = 26;

/** The clock as it is read: time left is rounded up and time gone down, so that 0:00 is the end of it. */
export function clockOf(turn: Turn, now: number) {
  const left = leftMsAt(turn, now);
  const allotted = minutesAndSeconds((turn.allottedSeconds ?? 0) * 1000);
  if (left === null) return { mood: 'free' as const, text: minutesAndSeconds(spokenMsAt(turn, now)), about: t('floor.no-limit') };
  if (left < 0) return { mood: 'over' as const, text: `+${minutesAndSeconds(-left)}`, about: t('floor.over', { time: allotted }) };
  const text = minutesAndSeconds(left + 999);
  if (left <= lastMs && turn.runningSince !== null) return { mood: 'warn' as const, text, about: t('floor.half-minute') };
  return { mood: 'calm' as const, text, about: t('floor.left-of', { time: allotted }) };
}

/** Who has the floor and for how long; in a break the clock of the break; else one calm sentence. */
export function Speaker({ seat }: Props) {
  const { conduct, floors } = seat.meeting;
  const pause = pauseOn(seat);
  const { turn } = floors[seat.floor]!.floor;
  const kept = turn && t('floor.keeps', { name: nameInText(turn.personId, seat.people) });
  if (pause) return <Paused seat={seat} pause={pause} kept={kept} />;
  if (turn) return <Speaking seat={seat} turn={turn} />;
  if (conduct.phase === 'closed') return <Calm title={t('floor.ended')}>{t('floor.ended-about')}</Calm>;
  if (conduct.phase === 'waiting') return <Calm title={t('floor.before')}>{t('floor.before-about')}</Calm>;
  const next = nextUp(seat.meeting, seat.floor);
  return (
    <Calm title={t('floor.nobody')}>
      {next ? t('floor.nobody-next', { name: nameInText(next.personId, seat.people) }) : t('floor.nobody-waits')}
    </Calm>
  );
}

const Calm = ({ title, children }: { title: string; children: ReactNode }) => (
  <div className={css.speaker}>
    <h1 className={css.calm}>{title}</h1>
    <p className={css.about}>{children}</p>
  </div>
);

function Speaking({ seat, turn }: Props & { turn: Turn }) {
  const now = useNow(seat);
  const { people, presence, meeting } = seat;
  const clock = clockOf(turn, now);
  const isPaused = turn.runningSince === null;
  const isLong = graphemesIn(nameOf(turn.personId, people)) > longName;
  const isAway = presence.away.includes(turn.personId) && !people[turn.personId]?.noDevice;
  const held = meeting.floors[seat.floor]!.floor.interrupted.at(-1)?.turn;
  return (
    <div className={css.speaker}>
      <p className={css.kicker}>
        <State of={clock.mood === 'over' ? 'overtime' : turn.request?.readAloud ? 'read-aloud' : 'speaking'} />
        {isPaused && <span>{t('floor.paused')}</span>}
        {isAway && <State of="away" />}
        <KindTag kind={turn.kind} />
        <Side attendance={turn.attendance} />
      </p>
      <h1 className={isLong ? `${css.name} ${css.long}` : css.name}>
        <PersonName id={turn.personId} people={people} size="large" />
      </h1>
      <p className={css.about}>
        <bdi>{aboutPerson(people[turn.personId], meeting.conduct.settings.everyoneEqual)}</bdi>
        {turn.outOfOrder && turn.outOfOrder.by !== turn.personId && (
          <span>{t('floor.out-of-order', { name: nameInText(turn.outOfOrder.by, people) })}</span>
        )}
        {held && <span>{goesBackTo(held, now, seat)}</span>}
      </p>
      <p className={clock.mood === 'warn' ? `${css.time} ${css.warn}` : css.time}>
        <span className={clock.mood === 'over' ? `clock ${css.clock} ${css.over}` : `clock ${css.clock}`} role="timer">
          {clock.text}
        </span>
        <span className={css.left}>{clock.about}</span>
      </p>
    </div>
  );
}

function goesBackTo(held: Turn, now: number, { people }: Seat): string {
  const left = leftMsAt(held, now);
  const name = nameInText(held.personId, people);
  return left === null || left < 0 ? t('floor.back-to', { name }) : t('floor.back-to-left', { name, time: minutesAndSeconds(left) });
}

/** What a person would have to say "for the record" (N2); standing only where it makes a difference. */
export function aboutPerson(card: Card | undefined, everyoneEqual: boolean): string {
  if (!card) return '';
  const capacity = card.capacity && t(card.capacity === 'personal' ? 'floor.personal' : 'floor.on-behalf');
  return [card.organisation, card.stakeholderGroup, everyoneEqual ? '' : t(`standing.${card.standing}`), capacity]
    .filter((part) => part)
    .join(' · ');
}

/** The rule the speaker stands on: fills as time goes, dashed while paused, doubled and hatched beyond the time. */
export function FloorLine({ seat }: Props) {
  const { turn } = seat.meeting.floors[seat.floor]!.floor;
  const now = useNow(seat);
  const allottedMs = turn && (turn.allottedSeconds ?? 0) * 1000;
  if (!turn || !allottedMs || pauseOn(seat)) return <div className="floorline" />;
  const gone = spokenMsAt(turn, now) / allottedMs;
  const mood = gone > 1 ? ' over' : turn.runningSince === null ? ' paused' : '';
  const part = { '--part': Math.min(1, gone > 1 ? gone - 1 : gone).toFixed(4) } as CSSProperties;
  return (
    <div className={`floorline${mood}`}>
      <i style={part} />
    </div>
  );
}
