import { useState } from 'react';
import type { TranscriptShown } from '../shared/transcripts/shown.ts';
import type { Transcript } from '../shared/transcripts/state.ts';
import type { TranscriptTurn } from '../shared/transcripts/words.ts';
import { useFocusBack } from './focus-back.ts';
import type { Seat } from './seat.ts';
import { speakerOf } from './transcript-names.ts';
import { CorrectTurn } from './transcript-correct.tsx';
import css from './transcripts.module.css';
import { t } from './words.ts';

type Props = { seat: Seat; draft: Transcript; shown: TranscriptShown };

/** The turns, to be read from top to bottom and put right where they stand. */
export function TranscriptTurns({ seat, draft, shown, turns, onMore }: Props & { turns: TranscriptTurn[]; onMore: () => void }) {
  return (
    <section className={css.part}>
      <h3>{t('transcripts.turns')}</h3>
      <ol className={css.rows}>
        {turns.map((turn) => (
          <TurnRow key={turn.number} seat={seat} draft={draft} shown={shown} turn={turn} />
        ))}
      </ol>
      {turns.length < draft.turns && (
        <button type="button" className="button" onClick={onMore}>
          {t('transcripts.more')}
        </button>
      )}
    </section>
  );
}

function TurnRow({ seat, draft, shown, turn }: Props & { turn: TranscriptTurn }) {
  const [corrects, correct] = useState(false);
  const again = useFocusBack<HTMLButtonElement>(corrects);
  const { number, whose, time, paragraphs } = turn;
  const about = [t('transcripts.turn', { turn: number }), time, draft.changed[number] ? t('transcripts.changed') : null];
  return (
    <li className={css.turn} id={`turn-${number}`}>
      <p>
        <bdi className="name" dir="auto">
          {speakerOf(seat, draft, shown, whose)}
        </bdi>{' '}
        <span className="sub">{about.filter(Boolean).join(' · ')}</span>
      </p>
      {corrects ? (
        <CorrectTurn seat={seat} draft={draft} shown={shown} turn={turn} onDone={() => correct(false)} />
      ) : (
        <>
          {paragraphs.map((text, i) => (
            <p key={i} className={css.words} dir="auto">
              {text}
            </p>
          ))}
          {paragraphs.length === 0 && <p className="sub">{t('transcripts.no-words')}</p>}
          <button ref={again} type="button" className="button quiet" onClick={() => correct(true)}>
            {t('transcripts.correct')} <span className="hide">{t('transcripts.turn', { turn: number })}</span>
          </button>
        </>
      )}
    </li>
  );
}
