import { useEffect, useRef, useState } from 'react';
import { rewordingsIn } from '../shared/erasing/state.ts';
import type { Poll } from '../shared/polls/state.ts';
import { announce } from './announcer.tsx';
import './every-rule.ts';
import { AnswerForm } from './poll-answer.tsx';
import { isRead, useMyAnswer } from './poll-mine.ts';
import { PollKind, PollResult } from './poll-result.tsx';
import { WhoAnswered } from './poll-who.tsx';
import css from './polls.module.css';
import type { Seat } from './seat.ts';
import { t } from './words.ts';

/** A result this old is not put before somebody who comes in later. */
const freshMs = 10 * 60_000;

/** What was said stays said, also where the sheet comes anew. */
const said = new Set<string>();

/** Above the dock while there is something to answer or to read; it takes neither the focus nor the dock's place. */
export default function PollSheet({ seat }: { seat: Seat }) {
  const [from] = useState(() => seat.now() - freshMs);
  const sheet = useRef<HTMLElement>(null);
  const [putAway, setPutAway] = useState<readonly string[]>([]);
  const [foldedAt, foldAt] = useState<string | null>(null);
  const isNews = ({ id, since }: Poll) => since >= from && !putAway.includes(id) && !isRead(id, seat.me.id);
  const shown = seat.meeting.polls.polls
    .filter((poll) => poll.phase === 'open' || poll.phase === 'closed' || (poll.phase === 'published' && isNews(poll)))
    .toReversed();
  const news = shown
    .filter(({ phase }) => phase !== 'closed')
    .map(({ id, phase, question }) => ({ key: `${id} ${phase}`, phase, question }));
  useEffect(() => {
    for (const { key, phase, question } of news) {
      if (!said.has(key)) announce(t(phase === 'open' ? 'polls.say-open' : 'polls.say-published', { question }));
      said.add(key);
    }
  });
  /** The pressed button may be gone after the press; the focus stays in the sheet then. */
  const onGone = () =>
    requestAnimationFrame(() => {
      if (document.activeElement === null || document.activeElement === document.body) sheet.current?.focus();
    });
  const [newest] = shown;
  if (!newest) return null;
  const state = news.map(({ key }) => key).join();
  const isFolded = foldedAt === state;
  return (
    <section ref={sheet} className={css.sheet} tabIndex={-1} aria-label={t('polls.polls')}>
      <header className={css.sheetHead}>
        <h2>{isFolded ? <bdi dir="auto">{newest.question}</bdi> : t('polls.polls')}</h2>
        <button type="button" className="button quiet" aria-expanded={!isFolded} onClick={() => foldAt(isFolded ? null : state)}>
          {t(isFolded ? 'polls.show' : 'polls.fold')}
        </button>
      </header>
      {!isFolded && (
        <div className={css.sheetBody}>
          {shown.map((poll) => (
            <OnePoll key={poll.id} seat={seat} poll={poll} onPutAway={() => setPutAway([...putAway, poll.id])} onGone={onGone} />
          ))}
        </div>
      )}
    </section>
  );
}

type OnePollProps = { seat: Seat; poll: Poll; onPutAway: () => void; onGone: () => void };

function OnePoll({ seat, poll, onPutAway, onGone }: OnePollProps) {
  const [mine, keep] = useMyAnswer(poll.id, seat.me.id);
  const [changing, change] = useState(false);
  const answered = poll.answered ?? seat.tally.answers[poll.id]?.answered ?? 0;
  const isAsked = poll.phase === 'open' && (mine.options === null || changing);
  return (
    <article className={css.poll}>
      <p className="sub">
        <PollKind poll={poll} /> · {t('polls.answered', { count: answered })}
      </p>
      {isAsked ? (
        <AnswerForm
          seat={seat}
          poll={poll}
          mine={mine}
          onSent={(options) => {
            keep({ options });
            change(false);
            onGone();
          }}
          onKeep={changing ? () => (change(false), onGone()) : null}
          beforeSending={() => keep({})}
        />
      ) : (
        <h3>
          <bdi dir="auto">{poll.question}</bdi>
        </h3>
      )}
      {poll.phase === 'published' && poll.counted && <PollResult poll={poll} counted={poll.counted} />}
      {!isAsked && mine.options && (
        <p className={css.yours}>
          <span>{t('polls.yours', { answer: mine.options.map((option) => `\u2068${poll.options[option]}\u2069`).join(', ') })}</span>
          {poll.phase === 'open' && (
            <button type="button" className="button" onClick={() => (change(true), onGone())}>
              {t('polls.change')}
            </button>
          )}
        </p>
      )}
      {poll.phase === 'closed' && <p className="sub">{t('polls.closed-wait')}</p>}
      {poll.phase === 'published' && (
        <>
          {!poll.secret && seat.me.seat === 'person' && <WhoAnswered key={rewordingsIn(seat.meeting)} seat={seat} poll={poll} />}
          <p>
            <button
              type="button"
              className="button"
              onClick={() => {
                keep({ read: true });
                onPutAway();
              }}
            >
              {t('polls.put-away')}
            </button>
          </p>
        </>
      )}
    </article>
  );
}
