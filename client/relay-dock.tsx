import { Suspense } from 'react';
import type { Command } from '../shared/decide.ts';
import { plenary } from '../shared/floor-id.ts';
import { isChair } from '../shared/people.ts';
import type { Question } from '../shared/relay/state.ts';
import { CommandButton } from './command-button.tsx';
import { lazily } from './lazily.ts';
import type { Item } from './relay-items.ts';
import css from './relay.module.css';
import type { OpenSheet } from './relay-sheets.ts';
import type { Seat } from './seat.ts';
import { t, type Word } from './words.ts';

/** The next step of a question and what it is called; nothing where it waits for the chair or is done. */
export function nextStep({ step, id }: Question): { command: Command; word: Word } | null {
  const input = { questionId: id };
  switch (step) {
    case 'new':
      return { command: { name: 'accept-question', input }, word: 'relay.accept' };
    case 'accepted':
      return { command: { name: 'take-question', input }, word: 'relay.take' };
    case 'taken':
      return { command: { name: 'read-question', input }, word: 'relay.read' };
    case 'reading':
      return { command: { name: 'mark-read-out', input }, word: 'relay.read-out' };
    case 'read-out':
      return { command: { name: 'mark-answered', input }, word: 'relay.answered' };
    default:
      return null;
  }
}

type Props = { seat: Seat; item: Item | null; onStep: (id: string) => void; open: OpenSheet };

const HelpStrip = lazily(['board', 'outing'], () => import('./groups-help-strip.tsx'));

/** Under the thumb: the next step, large; a step back and the rest, small. */
export function RelayDock({ seat, item, onStep, open }: Props) {
  const question = item?.what === 'question' ? item.question : null;
  return (
    <footer className={css.dock}>
      {seat.meeting.groups.current !== null && (
        <Suspense>
          <HelpStrip seat={seat} />
        </Suspense>
      )}
      {question && <Step seat={seat} question={question} onStep={onStep} />}
      {item?.what === 'request' && <Called seat={seat} item={item} />}
      <div className={css.acts}>
        {question && question.step !== 'new' && (
          <CommandButton
            seat={seat}
            command={{ name: 'put-back-question', input: { questionId: question.id } }}
            className="button quiet"
            onDone={() => onStep(question.id)}
          >
            {t('relay.back')}
          </CommandButton>
        )}
        {question?.step === 'new' && (
          <button type="button" className="button quiet" onClick={() => open({ what: 'decline', questionId: question.id })}>
            {t('relay.decline')}
          </button>
        )}
        <button type="button" className="button quiet" onClick={() => open({ what: 'more', questionId: question?.id ?? null })}>
          {t('relay.more')}
        </button>
        <button type="button" className="button quiet" onClick={() => open({ what: 'person' })}>
          {t('relay.person')}
        </button>
        <button type="button" className="button quiet" onClick={() => open({ what: 'hands' })}>
          {t('relay.hands')}
        </button>
      </div>
    </footer>
  );
}

function Step({ seat, question, onStep }: { seat: Seat; question: Question; onStep: (id: string) => void }) {
  const next = nextStep(question);
  if (!next && question.step !== 'queued') return <p className={css.hint}>{t('relay.nothing-more')}</p>;
  if (!next) return <p className={css.hint}>{t(question.voice === 'own' ? 'relay.waits-for-chair-own' : 'relay.waits-for-chair')}</p>;
  return (
    <CommandButton seat={seat} command={next.command} className="button primary" why="beside" onDone={() => onStep(question.id)}>
      {t(next.word)}
    </CommandButton>
  );
}

/** A contribution of the queue is over when its turn is: the chair ends it, or whoever may. */
function Called({ seat, item }: { seat: Seat; item: Item & { what: 'request' } }) {
  const { turn } = seat.meeting.floors[plenary]!.floor;
  if (item.position > 0) return <p className={css.hint}>{t('relay.waits-for-chair')}</p>;
  if (!turn || !isChair(seat.meeting, seat.me)) return <p className={css.hint}>{t('relay.chair-moves-on')}</p>;
  return (
    <CommandButton
      seat={seat}
      command={{ name: 'end-turn', input: { floor: plenary, turnId: turn.id } }}
      className="button primary"
      why="beside"
    >
      {t('relay.read-out')}
    </CommandButton>
  );
}
