import { useEffect, useRef, useState } from 'react';
import { askersOf, isWhole, type Question } from '../shared/relay/state.ts';
import parts from './attend-parts.module.css';
import { beingRead } from './being-read.ts';
import './every-rule.ts';
import { OnBehalf } from './on-behalf.tsx';
import { nameInText } from './person-name.tsx';
import { AskQuestion } from './question-ask.tsx';
import { isSettled, stepInWords } from './question-step.ts';
import { Support } from './question-support.tsx';
import { useMine, useTold, type Mine } from './question-told.ts';
import css from './questions.module.css';
import reading from './reading.module.css';
import type { Seat } from './seat.ts';
import { useSteadyOrder } from './steady-order.ts';
import { t } from './words.ts';

/** What is read out now, my questions and where they are, and those of others, the most supported first. */
export default function Questions({ seat }: { seat: Seat }) {
  const mine = useMine(seat);
  const read = beingRead(seat.meeting);
  const here = useRef<HTMLHeadingElement>(null);
  const [asked, setAsked] = useState(0);
  // Where the steps of what was just asked will be read; before the first question there is no such place.
  useEffect(() => {
    if (asked > 0) here.current?.focus();
  }, [asked]);
  const isPerson = seat.me.seat === 'person';
  return (
    <div className={parts.part}>
      {read && (
        <section aria-label={t('reading.now')}>
          <h2>{t('reading.now')}</h2>
          <OnBehalf askers={read.askers} anonymous={read.anonymous} unnamed={read.unnamed} people={seat.people} />
          <blockquote className={reading.text} dir="auto">
            {read.text}
          </blockquote>
        </section>
      )}
      {mine.length > 0 && (
        <section>
          <h2 ref={here} tabIndex={-1}>
            {t('ask.mine')}
          </h2>
          <ul className="rows">
            {mine.map((one) => (
              <MyQuestion key={one.number} seat={seat} mine={one} />
            ))}
          </ul>
        </section>
      )}
      {isPerson && (
        <section>
          <h2>{t('ask.title')}</h2>
          <AskQuestion seat={seat} onAsked={() => setAsked((before) => before + 1)} />
        </section>
      )}
      <Others seat={seat} mine={mine} />
    </div>
  );
}

function MyQuestion({ seat, mine }: { seat: Seat; mine: Mine }) {
  const told = useTold(seat.code, mine);
  const { found } = mine;
  const count = found ? (seat.tally.support[found.id] ?? 0) : 0;
  return (
    <li className={css.row}>
      <p className={css.text} dir="auto">
        {mine.text}
      </p>
      <p className={css.step}>
        {stepInWords(seat, found, told)}
        {(mine.anonymous || count > 0) && (
          <span className="sub">
            {mine.anonymous && ` · ${t('ask.without-name')}`}
            {count > 0 && ` · ${t('ask.supporters', { count })}`}
          </span>
        )}
      </p>
    </li>
  );
}

function Others({ seat, mine }: { seat: Seat; mine: Mine[] }) {
  const { relay } = seat.meeting;
  const support = seat.tally.support;
  const others = relay.questions.filter(
    (question): question is Question =>
      isWhole(question) && question.step !== 'declined' && !mine.some(({ number }) => number === question.number),
  );
  const open = others
    .filter((question) => !isSettled(question))
    .toSorted((a, b) => (support[b.id] ?? 0) - (support[a.id] ?? 0) || a.number - b.number);
  const settled = others.filter(isSettled).toReversed();
  const { drawn, hold, release } = useSteadyOrder(open.map(({ id }) => id));
  const rows = drawn.flatMap((id) => open.find((question) => question.id === id) ?? []);
  return (
    <section aria-label={t('ask.others')}>
      <h2>{t('ask.others')}</h2>
      {rows.length === 0 && <p className="sub">{t('ask.others-none')}</p>}
      <ul className="rows" onPointerMove={hold} onFocus={hold} onPointerLeave={release}>
        {rows.map((question) => (
          <OneQuestion key={question.id} seat={seat} question={question} />
        ))}
      </ul>
      {settled.length > 0 && (
        <details>
          <summary>{t('ask.settled', { count: settled.length })}</summary>
          <ul className="rows">
            {settled.map((question) => (
              <OneQuestion key={question.id} seat={seat} question={question} />
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

function OneQuestion({ seat, question }: { seat: Seat; question: Question }) {
  const { id, text, author, step, mergedInto } = question;
  const count = seat.tally.support[id] ?? 0;
  const others = askersOf(seat.meeting.relay, id).filter((one) => one !== author?.personId).length;
  const into = step === 'merged' ? seat.meeting.relay.questions.find((one) => one.id === mergedInto) : undefined;
  return (
    <li className={css.row}>
      <p className={css.text} dir="auto">
        {text}
      </p>
      <p className={css.about}>
        {author ? <bdi dir="auto">{nameInText(author.personId, seat.people)}</bdi> : t('reading.anonymous')}
        {others > 0 && ` ${t('ask.and-others', { count: others })}`} ·{' '}
        {into && isWhole(into) ? t('ask.joined', { text: `\u2068${into.text}\u2069` }) : t(`ask.is-${step}`)}
        {count > 0 && ` · ${t('ask.supporters', { count })}`}
      </p>
      {seat.me.seat === 'person' && !isSettled(question) && step !== 'reading' && <Support seat={seat} questionId={id} />}
    </li>
  );
}
