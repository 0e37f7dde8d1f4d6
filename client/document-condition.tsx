import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { announce } from './announcer.tsx';
import type { Paper } from './document-paper.ts';
import { isHeard, savedAt, type Saved } from './document-saved.ts';
import css from './document.module.css';
import type { Seat } from './seat.ts';
import { sentenceFor, spoken, t } from './words.ts';

type Props = { seat: Seat; paper: Paper; mayWrite: boolean; why: string };
const lookEveryMs = 250;

/** Always there, always true: what has become of my words, and whether those of others come. */
export function Condition({ seat, paper, mayWrite, why }: Props) {
  const { keeping, why: notKept } = useSyncExternalStore(paper.subscribe, paper.state);
  const now = useOften(seat.now);
  const saved = savedAt(keeping, now);
  const isLost = keeping.disk !== null && !isHeard(keeping, now);
  const others = useOthers(seat, paper);
  useTold(saved, isLost);
  return (
    <>
      <p className={css.state}>
        {mayWrite ? <Said saved={saved} /> : <span>{t('document.read-only')}</span>}
        {others.length > 0 && (
          <span className={css.others}>{t('document.writing-now', { names: new Intl.ListFormat(spoken()).format(others) })}</span>
        )}
      </p>
      {!mayWrite && (
        <p className={css.condition}>
          {t('document.reads-along')} {why}
        </p>
      )}
      {mayWrite && keeping.isRefused && notKept && <p className={css.condition}>{sentenceFor(notKept)}</p>}
      {isLost && (
        <p className={css.condition}>
          {t('document.not-connected')} {mayWrite && t('document.merges-later')}
        </p>
      )}
    </>
  );
}

const hourHere = (at: number) => new Intl.DateTimeFormat(spoken(), { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(at);
const wordsFor = (saved: Saved) =>
  saved.is === 'only-here' ? t('document.only-here', { time: hourHere(saved.since) }) : t(`document.${saved.is}`);

function Said({ saved }: { saved: Saved }) {
  return (
    <span className={saved.is === 'only-here' ? `${css.said} ${css.here}` : css.said}>
      <svg className="mark" viewBox="0 0 16 16" aria-hidden="true">
        <path d={marks[saved.is]} fill="none" stroke="currentColor" strokeWidth="2" />
      </svg>
      {wordsFor(saved)}
    </span>
  );
}
const marks: Record<Saved['is'], string> = {
  opening: 'M2 8h2M7 8h2M12 8h2',
  saved: 'M2 8.5 6 12.5 14 3.5',
  saving: 'M2 8h2M7 8h2M12 8h2',
  'only-here': 'M8 2v7M8 12v2',
};

/** Silence is only noticed by looking at the clock. */
function useOften(now: () => number): number {
  const [at, setAt] = useState(now);
  useEffect(() => {
    const looking = setInterval(() => setAt(now()), lookEveryMs);
    return () => clearInterval(looking);
  }, [now]);
  return Math.max(at, now());
}

/** Heard only when what is typed stays here, and when it no longer does. */
function useTold(saved: Saved, isLost: boolean) {
  const before = useRef({ isHere: false, isLost: false });
  const isHere = saved.is === 'only-here';
  const words = wordsFor(saved);
  useEffect(() => {
    if (saved.is === 'saving') return;
    const was = before.current;
    before.current = { isHere, isLost };
    if (isHere !== was.isHere) announce(words);
    if (isLost && !was.isLost) announce(t('document.not-connected'));
  }, [saved.is, isHere, isLost, words]);
}

/** Who else has the document open to write in it, by name. */
function useOthers({ people, me }: Seat, { provider }: Paper): string[] {
  const [ids, setIds] = useState<string[]>([]);
  useEffect(() => {
    const { awareness } = provider;
    const look = () => {
      const here = [...awareness.getStates().values()].map((state) => (state.user as { id?: unknown } | undefined)?.id);
      setIds((before) => {
        const found = [...new Set(here.filter((id) => typeof id === 'string'))].toSorted();
        return found.join() === before.join() ? before : found;
      });
    };
    look();
    awareness.on('change', look);
    return () => awareness.off('change', look);
  }, [provider]);
  return ids.filter((id) => id !== me.id).flatMap((id) => people[id]?.name ?? []);
}
