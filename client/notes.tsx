import { useEffect, useId, useLayoutEffect, useRef, useState, useSyncExternalStore } from 'react';
import type { FloorId } from '../shared/floor-id.ts';
import { groupIn } from '../shared/groups/state.ts';
import { mayWriteNotes } from '../shared/notes/rights.ts';
import { longestText, type Notes as Text } from '../shared/notes/state.ts';
import { reportOf } from '../shared/reports/state.ts';
import { announce } from './announcer.tsx';
import { CommandButton } from './command-button.tsx';
import './every-rule.ts';
import { drawIn, mirrored } from './notes-field.ts';
import { openWriting, type Saved } from './notes-writing.ts';
import css from './notes.module.css';
import type { Seat } from './seat.ts';
import { sentenceFor, spoken, t } from './words.ts';

/** From here on it is said how much is left. */
const nearEnd = 500;

/** The text that a group writes together, for those who may read it (G4, G5). */
export default function Notes({ seat, groupId }: { seat: Seat; groupId: FloorId }) {
  const notes = Object.hasOwn(seat.meeting.notes, groupId) ? seat.meeting.notes[groupId]! : null;
  return (
    <section className={css.notes} aria-label={t('notes.title')}>
      <Vacancy seat={seat} groupId={groupId} />
      {notes ? (
        <Page key={`${groupId} ${seat.me.id}`} seat={seat} groupId={groupId} notes={notes} />
      ) : (
        <p className="sub">{t('notes.none')}</p>
      )}
      <a className={css.onward} href={`/m/${seat.code}/notes`}>
        {t('notes.of-meeting')}
      </a>
    </section>
  );
}

/** The group is back and nobody speaks for it: plenary asks, and somebody who was there says yes (G3, N23). */
function Vacancy({ seat, groupId }: { seat: Seat; groupId: FloorId }) {
  const report = reportOf(seat.meeting, groupId);
  if (!report || report.rapporteurId !== null || report.calledAt !== null) return null;
  return (
    <p className={css.vacancy}>
      <span>{t('notes.nobody-reports')}</span>
      <CommandButton seat={seat} command={{ name: 'name-rapporteur', input: { groupId, personId: seat.me.id } }}>
        {t('notes.i-report')}
      </CommandButton>
    </p>
  );
}

function Page({ seat, groupId, notes }: { seat: Seat; groupId: FloorId; notes: Text }) {
  const id = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  const mirror = useRef<HTMLDivElement>(null);
  const [length, setLength] = useState(0);
  const [writing] = useState(() => openWriting(seat, groupId, notes));
  const saved = useSyncExternalStore(writing.subscribe, writing.saved);
  useLayoutEffect(() => {
    const text = writing.text();
    field.current!.value = text;
    mirror.current!.textContent = mirrored(text);
    setLength(text.length);
    writing.shownBy((now, shown) => {
      drawIn(field.current!, mirror.current!, now, shown);
      setLength(now.length);
    });
    return writing.close;
  }, [writing]);
  useLayoutEffect(() => void writing.meet(seat), [writing, seat]);
  useTold(saved);

  const refusal = mayWriteNotes(seat.meeting, seat.me, groupId);
  const about = groupIn(seat.meeting, groupId)?.group.phase === 'ended' ? 'notes.about-after' : 'notes.about';
  const left = longestText - length;
  /** What stands in the field now; everything that types comes through here, also an input method and a dropped text. */
  const typed = () => {
    const { value, selectionEnd } = field.current!;
    writing.type(value, selectionEnd);
    mirror.current!.textContent = mirrored(writing.text());
    setLength(writing.text().length);
  };
  return (
    <>
      <div className={css.head}>
        <h2>
          <label htmlFor={id}>{t('notes.label')}</label>
        </h2>
        <Said saved={saved} isReading={refusal !== null} />
      </div>
      <p id={`${id}about`} className="sub">
        {refusal ? `${t('notes.only-read')} ${sentenceFor(refusal)}` : t(about)}
      </p>
      <div className={css.page}>
        <div ref={mirror} className={css.mirror} aria-hidden="true" dir="auto" />
        <textarea
          ref={field}
          id={id}
          className={css.text}
          dir="auto"
          readOnly={refusal !== null}
          maxLength={longestText}
          placeholder={t('notes.empty')}
          aria-describedby={`${id}about`}
          onInput={typed}
          onCompositionStart={() => writing.compose('composing')}
          onCompositionEnd={() => writing.compose('composed')}
        />
      </div>
      {refusal === null && left <= nearEnd && <p className="sub">{t('notes.left', { count: Math.max(0, left) })}</p>}
    </>
  );
}

const hourHere = (at: number) => new Intl.DateTimeFormat(spoken(), { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(at);
const wordsFor = (saved: Saved) =>
  saved.is === 'only-here' ? t('notes.only-here', { time: hourHere(saved.since) }) : t(`notes.${saved.is}`);

/** Always there, always true. Whoever only reads along has nothing to save. */
function Said({ saved, isReading }: { saved: Saved; isReading: boolean }) {
  if (isReading && saved.is === 'kept') return null;
  const isHere = saved.is === 'only-here';
  return (
    <p className={isHere ? `${css.state} ${css.here}` : css.state}>
      <svg className="mark" viewBox="0 0 16 16" aria-hidden="true">
        <path d={marks[saved.is]} fill="none" stroke="currentColor" strokeWidth="2" />
      </svg>
      <span>
        {wordsFor(saved)}
        {isHere && saved.why && saved.why !== 'store-failing' ? `. ${sentenceFor(saved.why)}` : ''}
      </span>
    </p>
  );
}
const marks: Record<Saved['is'], string> = {
  kept: 'M2 8.5 6 12.5 14 3.5',
  'on-its-way': 'M2 8h2M7 8h2M12 8h2',
  'only-here': 'M8 2v7M8 12v2',
};

/** Heard only when what is typed stays here, and when it no longer does. */
function useTold(saved: Saved) {
  const wasHere = useRef(false);
  useEffect(() => {
    const isHere = saved.is === 'only-here';
    if (saved.is === 'on-its-way' || isHere === wasHere.current) return;
    wasHere.current = isHere;
    announce(wordsFor(saved));
  }, [saved]);
}
