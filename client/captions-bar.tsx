import { useEffect, useRef, useState } from 'react';
import type { Line } from '../shared/lanes.ts';
import { announce } from './announcer.tsx';
import css from './captions.module.css';
import { remember, remembered } from './device-memory.ts';
import { useLane } from './lane.ts';
import type { Seat } from './seat.ts';
import { t } from './words.ts';

const sizes = ['1', '2', '3'] as const;
type Size = (typeof sizes)[number];
const read = 12;
const kept = { shown: 'onefloor.captions', size: 'onefloor.captions.size', aloud: 'onefloor.captions.aloud' };

/** What is being said, to read, above the dock; off, large or read aloud as this device remembers (N30, N34). */
export default function CaptionsBar({ seat }: { seat: Seat }) {
  return <Bar key={seat.floor} seat={seat} />;
}

/** Anew on each floor, so that nothing of one is read out or stays on another. */
function Bar({ seat }: { seat: Seat }) {
  const [shown, setShown] = useKept(kept.shown);
  const [size, setSize] = useKept(kept.size);
  const [aloud, setAloud] = useKept(kept.aloud);
  const [open, setOpen] = useState(false);
  const { lines } = useLane(seat, 'captions', seat.floor, read);
  useReading(lines, aloud === 'on' && shown !== 'off');
  const now = sizes.indexOf(size as Size) < 0 ? 0 : sizes.indexOf(size as Size);
  if (shown === 'off')
    return (
      <button type="button" className={css.show} onClick={() => setShown('')}>
        {t('captions.show')}
      </button>
    );
  return (
    <section className={`caption-bar ${css.bar}`} aria-label={t('captions.title')} data-size={sizes[now]}>
      <LastLines lines={lines} most={3} />
      <button type="button" className={css.more} aria-expanded={open} aria-label={t('captions.tools')} onClick={() => setOpen(!open)}>
        ···
      </button>
      {open && (
        <div className={css.tools}>
          <button
            type="button"
            aria-label={t('captions.smaller')}
            aria-disabled={now === 0}
            onClick={() => now > 0 && setSize(sizes[now - 1]!)}
          >
            A−
          </button>
          <button
            type="button"
            aria-label={t('captions.larger')}
            aria-disabled={now === sizes.length - 1}
            onClick={() => now < sizes.length - 1 && setSize(sizes[now + 1]!)}
          >
            A+
          </button>
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

function useKept(key: string): [string, (text: string) => void] {
  const [text, setText] = useState(() => remembered(key, 'always'));
  return [
    text,
    (next) => {
      setText(next);
      remember(key, next, 'always');
    },
  ];
}

/** Read aloud only where somebody wishes it: with a screen reader and the sound of the room it would be heard twice. */
function useReading(lines: Line[], on: boolean): void {
  const upTo = useRef<number | null>(null);
  useEffect(() => {
    const from = upTo.current;
    upTo.current = lines.at(-1)?.number ?? from ?? 0;
    if (!on || from === null) return;
    for (const { number, text } of lines) if (number > from) announce(text);
  }, [lines, on]);
}
