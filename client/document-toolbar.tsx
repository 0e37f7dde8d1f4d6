import { useRef, useState, type KeyboardEvent } from 'react';
import css from './document.module.css';

export type ToolButton = { key: string; label: string; press: () => void; isOff?: boolean; isPressed?: boolean; opens?: boolean };

/** One stop for the Tab key; arrows go along it. A tool that cannot be used now stays where it is. */
export function Toolbar({ label, buttons }: { label: string; buttons: ToolButton[] }) {
  const bar = useRef<HTMLDivElement>(null);
  const [stop, setStop] = useState(0);

  function move(event: KeyboardEvent) {
    const all = [...bar.current!.querySelectorAll('button')];
    const isRtl = getComputedStyle(bar.current!).direction === 'rtl';
    const steps: Record<string, number> = { ArrowRight: isRtl ? -1 : 1, ArrowLeft: isRtl ? 1 : -1 };
    const step = steps[event.key];
    const to = event.key === 'Home' ? 0 : event.key === 'End' ? all.length - 1 : step && (stop + step + all.length) % all.length;
    if (to === undefined) return;
    event.preventDefault();
    setStop(to);
    all[to]!.focus();
  }

  return (
    <div ref={bar} className={css.tools} role="toolbar" aria-label={label} onKeyDown={move}>
      {buttons.map(({ key, label: words, press, isOff = false, isPressed, opens }, i) => (
        <button
          key={key}
          type="button"
          tabIndex={i === Math.min(stop, buttons.length - 1) ? 0 : -1}
          aria-pressed={isPressed}
          aria-expanded={opens}
          aria-disabled={isOff}
          onFocus={() => setStop(i)}
          onClick={() => !isOff && press()}
        >
          {words}
        </button>
      ))}
    </div>
  );
}
