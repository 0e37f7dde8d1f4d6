import { useState } from 'react';
import { rewordingsIn } from '../shared/erasing/state.ts';
import { fewestSecretAnswers, type Poll } from '../shared/polls/state.ts';
import { CommandButton } from './command-button.tsx';
import { OptionsTold } from './options-told.tsx';
import { PollForm } from './poll-form.tsx';
import { PollKind, PollResult } from './poll-result.tsx';
import RoomTally from './poll-tally.tsx';
import { WhoAnswered } from './poll-who.tsx';
import css from './polls.module.css';
import type { Seat } from './seat.ts';
import { t } from './words.ts';

const phases = ['open', 'closed', 'prepared', 'published'] as const;

/** Every poll of the meeting, the open ones first: prepared, opened, closed and published in one press each (P1). */
export default function PollList({ seat }: { seat: Seat }) {
  const [writing, write] = useState<'new' | { pollId: string } | null>(null);
  const [countingAt, countAt] = useState<string | null>(null);
  const { polls } = seat.meeting.polls;
  const inOrder = phases.flatMap((phase) => {
    const these = polls.filter((poll) => poll.phase === phase);
    return phase === 'prepared' ? these : these.toReversed();
  });
  return (
    <div className={css.staff}>
      <p className="sub">{t('polls.about')}</p>
      {writing === 'new' ? (
        <PollForm seat={seat} poll={null} onDone={() => write(null)} />
      ) : (
        <p>
          <button type="button" className="button" onClick={() => write('new')}>
            {t('polls.prepare')}
          </button>
        </p>
      )}
      {inOrder.length === 0 && writing !== 'new' && <p className="sub">{t('polls.none')}</p>}
      <ul>
        {inOrder.map((poll) => (
          <li key={poll.id}>
            {typeof writing === 'object' && writing?.pollId === poll.id && poll.phase === 'prepared' ? (
              <PollForm seat={seat} poll={poll} onDone={() => write(null)} />
            ) : (
              <OnePoll seat={seat} poll={poll} onAmend={() => write({ pollId: poll.id })} onCount={() => countAt(poll.id)} />
            )}
          </li>
        ))}
      </ul>
      {countingAt !== null && <RoomTally seat={seat} pollId={countingAt} onClose={() => countAt(null)} />}
    </div>
  );
}

type OnePollProps = { seat: Seat; poll: Poll; onAmend: () => void; onCount: () => void };

function OnePoll({ seat, poll, onAmend, onCount }: OnePollProps) {
  const input = { pollId: poll.id };
  const tally = seat.tally.answers[poll.id];
  const counted = poll.counted ?? (poll.phase === 'open' && tally?.counts ? { counts: tally.counts, bySide: null } : null);
  const answered = poll.answered ?? tally?.answered ?? 0;
  return (
    <>
      <p className="sub">
        <b className={poll.phase === 'open' ? css.isOpen : undefined}>{t(`polls.phase-${poll.phase}`)}</b> · <PollKind poll={poll} />
        {poll.phase !== 'prepared' && <> · {t('polls.answered', { count: answered })}</>}
      </p>
      <h3>
        <bdi dir="auto">{poll.question}</bdi>
      </h3>
      {poll.phase === 'prepared' && (
        <p className="sub">
          <OptionsTold options={poll.options} />
        </p>
      )}
      <div className={css.acts}>
        {poll.phase === 'prepared' && (
          <>
            <CommandButton seat={seat} command={{ name: 'open-poll', input }} why="beside">
              {t('polls.open')}
            </CommandButton>
            <button type="button" className="button quiet" onClick={onAmend}>
              {t('polls.amend')}
            </button>
            <CommandButton seat={seat} command={{ name: 'drop-poll', input }} className="button quiet">
              {t('polls.drop')}
            </CommandButton>
          </>
        )}
        {poll.phase === 'open' && (
          <CommandButton seat={seat} command={{ name: 'close-poll', input }} why="beside">
            {t('polls.close')}
          </CommandButton>
        )}
        {poll.phase === 'closed' && (
          <CommandButton seat={seat} command={{ name: 'publish-poll', input }} why="beside">
            {t('polls.publish')}
          </CommandButton>
        )}
        {(poll.phase === 'open' || poll.phase === 'closed') && (
          <button type="button" className="button quiet" onClick={onCount}>
            {t('polls.count-hands')}
          </button>
        )}
        {poll.phase === 'closed' && !poll.secret && (
          <CommandButton seat={seat} command={{ name: 'reopen-poll', input }} className="button quiet">
            {t('polls.reopen')}
          </CommandButton>
        )}
      </div>
      {counted ? (
        <>
          {poll.phase !== 'published' && <p className="sub">{t('polls.running')}</p>}
          <PollResult poll={poll} counted={counted} />
        </>
      ) : (
        <Hidden poll={poll} />
      )}
      {!poll.secret && (poll.phase === 'closed' || poll.phase === 'published') && (
        <WhoAnswered key={rewordingsIn(seat.meeting)} seat={seat} poll={poll} />
      )}
    </>
  );
}

/** Why there is nothing to see of a secret poll (P2). */
function Hidden({ poll }: { poll: Poll }) {
  if (!poll.secret || poll.phase === 'prepared') return null;
  return <p className="sub">{poll.phase === 'open' ? t('polls.hidden-open') : t('polls.hidden-few', { fewest: fewestSecretAnswers })}</p>;
}
