import type { ReactNode } from 'react';
import { plenary } from '../shared/floor-id.ts';
import type { Poll } from '../shared/polls/state.ts';
import { clockOf } from './floor.tsx';
import { State } from './marks.tsx';
import { PersonName } from './person-name.tsx';
import css from './poll-screen.module.css';
import { isDense, PollKind, PollResult } from './poll-result.tsx';
import { useNow, type Seat } from './seat.ts';
import { t } from './words.ts';

type Props = { seat: Seat; poll: Poll; join?: ReactNode };

const shortQuestion = 80;

/** The question and how many answered, then the result: for the back row, with nothing to press; the door stays beside it. */
export default function PollScreen({ seat, poll, join }: Props) {
  const answered = poll.answered ?? seat.tally.answers[poll.id]?.answered ?? 0;
  return (
    <div className={css.page} data-many={poll.options.length > 6} data-dense={isDense(poll)}>
      <section className={css.poll} aria-label={t('polls.poll')}>
        <p className={css.kicker}>
          <span>
            <PollKind poll={poll} />
          </span>
          <Speaking seat={seat} />
        </p>
        <h1 className={isDense(poll) || poll.question.length > shortQuestion ? `${css.question} ${css.long}` : css.question}>
          <bdi dir="auto">{poll.question}</bdi>
        </h1>
        {poll.counted ? (
          <PollResult poll={poll} counted={poll.counted} size="room" />
        ) : (
          <>
            <ol className={css.options}>
              {poll.options.map((option) => (
                <li key={option}>
                  <bdi dir="auto">{option}</bdi>
                </li>
              ))}
            </ol>
            <p className={css.answered}>{t('polls.answered', { count: answered })}</p>
          </>
        )}
      </section>
      <div className={css.door}>{join}</div>
    </div>
  );
}

/** Who has the floor meanwhile, and for how long. */
function Speaking({ seat }: { seat: Seat }) {
  const now = useNow(seat);
  const { turn } = seat.meeting.floors[plenary]!.floor;
  if (!turn) return null;
  return (
    <span className={css.speaking}>
      <State of="speaking" /> <PersonName id={turn.personId} people={seat.people} />{' '}
      <span className="clock">{clockOf(turn, now).text}</span>
    </span>
  );
}
