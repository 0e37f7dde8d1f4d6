import { useId, useState, type KeyboardEvent } from 'react';
import type { TranscriptShown } from '../shared/transcripts/shown.ts';
import { longestTurn, type Transcript, type Whose } from '../shared/transcripts/state.ts';
import type { TranscriptTurn } from '../shared/transcripts/words.ts';
import { useAct } from './desk-act.ts';
import { nameInText } from './person-name.tsx';
import type { Seat } from './seat.ts';
import css from './transcripts.module.css';
import { t } from './words.ts';

type Props = { seat: Seat; draft: Transcript; shown: TranscriptShown; turn: TranscriptTurn; onDone: () => void };

const nobody = 'nobody';
const keyOf = (whose: Whose) => (whose === null ? nobody : 'speaker' in whose ? `speaker ${whose.speaker}` : `person ${whose.personId}`);

/** Other words for a turn, or another whose it is. What somebody else changed meanwhile is said, and nothing is lost of what was typed. */
export function CorrectTurn({ seat, draft, shown, turn, onDone }: Props) {
  const [words, whose] = [useId(), useId()];
  const before = turn.paragraphs.join('\n');
  const [saw] = useState(draft.changed[turn.number] ?? 0);
  const [text, write] = useState(before);
  const [whoseNow, give] = useState<Whose>(turn.whose);
  const { act, refused } = useAct(seat);
  const isTooLong = before.length > longestTurn;
  const of = { transcriptId: draft.id, turn: turn.number };

  async function save() {
    const to = keyOf(whoseNow) === keyOf(turn.whose) ? {} : { to: whoseNow };
    const said = text.trim() === before ? {} : { text };
    const isSame = Object.keys({ ...to, ...said }).length === 0;
    if (isSame || (await act({ name: 'correct-transcript-turn', input: { ...of, saw, ...to, ...said } }))) onDone();
  }
  function keys(event: KeyboardEvent) {
    if (event.key === 'Escape') onDone();
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void save();
  }
  const people = [
    ...new Set(Object.values(draft.matches).flatMap((match) => (typeof match === 'object' && 'personId' in match ? [match.personId] : []))),
  ];
  const choices: { whose: Whose; said: string }[] = [
    { whose: null, said: t('transcripts.nobody-named') },
    ...shown.speakers.map(({ label }, speaker) => ({ whose: { speaker }, said: label })),
    ...people.map((personId) => ({
      whose: { personId },
      said: t('transcripts.whose-person', { name: nameInText(personId, seat.people) }),
    })),
  ];
  return (
    <form
      className={css.form}
      onKeyDown={keys}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <label htmlFor={whose}>{t('transcripts.whose')}</label>
      <select
        id={whose}
        value={keyOf(whoseNow)}
        onChange={({ target }) => give(choices.find((choice) => keyOf(choice.whose) === target.value)!.whose)}
      >
        {choices.map((choice) => (
          <option key={keyOf(choice.whose)} value={keyOf(choice.whose)}>
            {choice.said}
          </option>
        ))}
      </select>
      {isTooLong ? (
        <p className="why">{t('transcripts.too-long')}</p>
      ) : (
        <>
          <label htmlFor={words}>{t('transcripts.words')}</label>
          <textarea
            id={words}
            autoFocus
            dir="auto"
            rows={Math.min(12, 3 + Math.ceil(before.length / 90))}
            maxLength={longestTurn}
            aria-describedby={`${words}about`}
            value={text}
            onChange={({ target }) => write(target.value)}
          />
          <span id={`${words}about`} className="sub">
            {t('transcripts.words-about')}
          </span>
        </>
      )}
      {refused && <p className="refused">{refused}</p>}
      <div className={css.acts}>
        <button type="submit" className="button">
          {t('transcripts.save')} <span className="hide">{t('transcripts.turn', { turn: turn.number })}</span>
        </button>
        <button type="button" className="button quiet" onClick={onDone}>
          {t('transcripts.leave')}
        </button>
      </div>
    </form>
  );
}
