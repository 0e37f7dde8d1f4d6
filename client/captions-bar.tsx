import { useEffect, useRef, useState } from 'react';
import type { Line } from '../shared/lanes.ts';
import { announce } from './announcer.tsx';
import { CaptionLookTools, linesIn, useCaptionLook, useKept } from './captions-look.tsx';
import css from './captions.module.css';
import { useLane } from './lane.ts';
import type { Seat } from './seat.ts';
import { t } from './words.ts';

const read = 12;
/** A line that still grows is read aloud when it has rested so long. */
const restsMs = 1_500;
const kept = { shown: 'onefloor.captions', aloud: 'onefloor.captions.aloud' };

/** What is being said, to read, above the dock; off, large or read aloud as this device remembers (N30, N34). */
export default function CaptionsBar({ seat }: { seat: Seat }) {
  return <Bar key={seat.floor} seat={seat} />;
}

/** Anew on each floor, so that nothing of one is read out or stays on another. */
function Bar({ seat }: { seat: Seat }) {
  const [shown, setShown] = useKept(kept.shown);
  const look = useCaptionLook(seat);
  const [aloud, setAloud] = useKept(kept.aloud);
  const [open, setOpen] = useState(false);
  const page = useLane(seat, 'captions', seat.floor, read, look.lang);
  const lines = linesIn(page.lines, look.lang);
  useReading(lines, aloud === 'on' && shown !== 'off');
  if (shown === 'off')
    return (
      <button type="button" className={css.show} onClick={() => setShown('')}>
        {t('captions.show')}
      </button>
    );
  return (
    <section className={`caption-bar ${css.bar}`} aria-label={t('captions.title')} data-size={look.size} data-contrast={look.contrast}>
      <LastLines lines={lines} most={3} />
      {seat.meeting.captions.offRecord && <p>{t('captions.off-record-now')}</p>}
      <button type="button" className={css.more} aria-expanded={open} aria-label={t('captions.tools')} onClick={() => setOpen(!open)}>
        ···
      </button>
      {open && (
        <div className={css.tools}>
          <CaptionLookTools look={look} />
          <button
            type="button"
            aria-label={t('captions.aloud-all')}
            aria-pressed={aloud === 'on'}
            onClick={() => setAloud(aloud === 'on' ? '' : 'on')}
          >
            {t('captions.aloud')}
          </button>
          <button type="button" aria-label={t('captions.hide-all')} onClick={() => setShown('off')}>
            {t('captions.hide')}
          </button>
        </div>
      )}
    </section>
  );
}

/** The newest line last, and at the end of the space: older ones leave above. */
export function LastLines({ lines, most }: { lines: Line[]; most: number }) {
  const last = lines.slice(-most);
  if (last.length === 0) return <p className={css.lines}>{t('captions.none')}</p>;
  return (
    <ol className={css.lines}>
      {last.map(({ number, text, lang }, i) => (
        <li key={number} className={i < last.length - 1 ? 'old' : undefined} lang={lang} dir="auto">
          {text}
        </li>
      ))}
    </ol>
  );
}

/** Read aloud only where somebody wishes it: with a screen reader and the sound of the room it would be heard twice. */
function useReading(lines: Line[], on: boolean): void {
  const upTo = useRef<number | null>(null);
  useEffect(() => {
    const from = upTo.current;
    const last = lines.at(-1);
    if (from === null || !on) return void (upTo.current = last?.number ?? from ?? 0);
    const say = (line: Line) => {
      upTo.current = Math.max(upTo.current!, line.number);
      announce(line.text);
    };
    for (const line of lines) if (line.number > from && (line !== last || line.by !== 'captions')) say(line);
    if (last?.by !== 'captions' || last.number <= upTo.current!) return;
    const rests = setTimeout(() => say(last), restsMs);
    return () => clearTimeout(rests);
  }, [lines, on]);
}
