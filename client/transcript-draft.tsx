import { useState } from 'react';
import { directionKinds } from '../shared/transcripts/reading.ts';
import type { TranscriptShown } from '../shared/transcripts/shown.ts';
import type { Transcript } from '../shared/transcripts/state.ts';
import { useAct } from './desk-act.ts';
import type { Seat } from './seat.ts';
import { useDraft } from './transcript-asked.ts';
import { TranscriptSpeakers } from './transcript-speakers.tsx';
import { TranscriptTurns } from './transcript-turns.tsx';
import css from './transcripts.module.css';
import { t } from './words.ts';

/** So many turns more with each press. */
const pageOf = 50;

/** All of a draft: what was found, who is who, and the turns to be read and put right. */
export function TranscriptDraft({ seat, draft }: { seat: Seat; draft: Transcript }) {
  const [count, show] = useState(pageOf);
  const { shown, turns, trouble } = useDraft(seat, draft, count);
  if (!shown) return <p className={trouble ? 'refused' : 'sub'}>{trouble ?? t('common.loading')}</p>;
  return (
    <>
      {trouble && <p className="refused">{trouble}</p>}
      <Found seat={seat} draft={draft} shown={shown} />
      <TranscriptSpeakers seat={seat} draft={draft} shown={shown} />
      <TranscriptTurns seat={seat} draft={draft} shown={shown} turns={turns} onMore={() => show(count + pageOf)} />
    </>
  );
}

type Props = { seat: Seat; draft: Transcript; shown: TranscriptShown };

function Found({ seat, draft, shown }: Props) {
  const { chaired, preface, directions, doubts, speakers } = shown;
  const name = `\u2068${speakers[chaired?.speaker ?? -1]?.label ?? ''}\u2069`;
  return (
    <section className={css.part}>
      <h3>{t('transcripts.found')}</h3>
      <p>{chaired ? t(`transcripts.chaired-${chaired.why}`, { name, times: chaired.times }) : t('transcripts.chaired-nobody')}</p>
      <h4>{t('transcripts.directions')}</h4>
      {directions.length === 0 && <p className="sub">{t('transcripts.no-directions')}</p>}
      <ul className={css.rows}>
        {directions.map((direction, i) => (
          <DirectionRow key={i} seat={seat} draft={draft} number={i} direction={direction} />
        ))}
      </ul>
      {preface.length > 0 && (
        <details>
          <summary>{t('transcripts.preface')}</summary>
          {preface.map((text, i) => (
            <p key={i} className={css.quote} dir="auto">
              {text}
            </p>
          ))}
        </details>
      )}
      {doubts.length > 0 && (
        <details>
          <summary>{t('transcripts.doubts', { count: doubts.length })}</summary>
          <ul className={css.rows}>
            {doubts.map(({ line, text }) => (
              <li key={line}>
                <span className="sub">{t('transcripts.line', { line })}</span> <bdi dir="auto">{text}</bdi>
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

type DirectionProps = Pick<Props, 'seat' | 'draft'> & { number: number; direction: TranscriptShown['directions'][number] };

function DirectionRow({ seat, draft, number, direction: { text, turn, kind } }: DirectionProps) {
  const { act, refused } = useAct(seat);
  const now = draft.kinds[number] ?? kind;
  return (
    <li className={css.row}>
      <p>
        <bdi dir="auto">{text}</bdi>{' '}
        <span className="sub">{turn === 0 ? t('transcripts.before-all') : t('transcripts.after-turn', { turn })}</span>
      </p>
      <select
        className={css.kind}
        aria-label={`${t('transcripts.is')}: ${text}`}
        value={now}
        onChange={({ target }) =>
          void act({
            name: 'mark-transcript-break',
            input: { transcriptId: draft.id, direction: number, kind: directionKinds.find((one) => one === target.value)! },
          })
        }
      >
        {directionKinds.map((one) => (
          <option key={one} value={one}>
            {t(`transcripts.is-${one}`)}
          </option>
        ))}
      </select>
      {refused && <span className="refused">{refused}</span>}
    </li>
  );
}
