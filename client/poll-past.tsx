import { rewordingsIn } from '../shared/erasing/state.ts';
import css from './attend-parts.module.css';
import { PollKind, PollResult } from './poll-result.tsx';
import { WhoAnswered } from './poll-who.tsx';
import type { Seat } from './seat.ts';
import { t } from './words.ts';

/** Every result of this meeting, to be read again by whoever put it away or came later (N5). */
export default function PollPast({ seat }: { seat: Seat }) {
  const published = seat.meeting.polls.polls.filter(({ phase }) => phase === 'published').toReversed();
  if (published.length === 0) return null;
  return (
    <div className={css.part}>
      <section>
        <h2>{t('polls.results')}</h2>
        {published.map((poll) => (
          <details key={poll.id}>
            <summary>
              <bdi dir="auto">{poll.question}</bdi>
            </summary>
            <p className="sub">
              <PollKind poll={poll} /> · {t('polls.answered', { count: poll.answered ?? 0 })}
            </p>
            {poll.counted && <PollResult poll={poll} counted={poll.counted} />}
            {!poll.secret && seat.me.seat === 'person' && <WhoAnswered key={rewordingsIn(seat.meeting)} seat={seat} poll={poll} />}
          </details>
        ))}
      </section>
    </div>
  );
}
