import { useEffect, useState } from 'react';
import { announce } from './announcer.tsx';
import css from './chair.module.css';
import { remember, remembered } from './device-memory.ts';
import { Dialog } from './dialog.tsx';
import { t } from './words.ts';

/** Every key that presses a button of the chair's page; the button says in `data-key` which one is its own. */
const keys = ['n', 'r', 'i', 'p', '+', 't', 'l', 'e', 'u', 'c', '/', 's', 'b', 'a', 'w', 'v', 'd', 'm', 'h', '?'] as const;
type Key = (typeof keys)[number];
const rowKeys: readonly Key[] = ['s', 'b', 'a', 'w'];

const savedUnder = 'onefloor-shortcuts';
const shownMs = 8_000;

/** A key belongs to the page when nobody is writing, no dialog is open and nothing is held down with it. */
export const isForThePage = ({ target, ctrlKey, metaKey, altKey, isComposing }: KeyboardEvent): boolean =>
  !(ctrlKey || metaKey || altKey || isComposing) &&
  !(target instanceof Element && target.closest('input, textarea, select, [contenteditable="true"]')) &&
  !document.querySelector('dialog[open]');

/** The letter on the key where the layout writes another script, so that the keys are the same for everybody. */
const keyOf = ({ key, code }: KeyboardEvent): string =>
  /^[\x20-\x7e]$/.test(key) ? key.toLowerCase() : code.replace(/^Key/, '').toLowerCase();

/** Presses the button a key stands for. Returns why nothing happened, or null. */
function press(key: Key): string | null {
  const button = document.querySelector<HTMLButtonElement>(`[data-key="${key}"] button, button[data-key="${key}"]`);
  if (!button) return rowKeys.includes(key) ? t('chair.key-needs-row') : t('chair.key-idle');
  button.click();
  if (button.getAttribute('aria-disabled') !== 'true') return null;
  return document.getElementById(button.getAttribute('aria-describedby') ?? '')?.textContent ?? null;
}

/** Listens for the keys; `said` is why the last one did nothing, for a few seconds. */
export function useKeys() {
  const [on, setOn] = useState(() => remembered(savedUnder, 'always') !== 'off');
  const [said, setSaid] = useState<string | null>(null);
  useEffect(() => {
    if (!on) return;
    let forget: ReturnType<typeof setTimeout> | undefined;
    const listen = (event: KeyboardEvent) => {
      const key = keys.find((one) => one === keyOf(event));
      if (!key || event.repeat || !isForThePage(event)) return;
      event.preventDefault();
      const why = press(key);
      setSaid(why);
      if (why) announce(why);
      clearTimeout(forget);
      forget = setTimeout(() => setSaid(null), shownMs);
    };
    addEventListener('keydown', listen);
    return () => {
      removeEventListener('keydown', listen);
      clearTimeout(forget);
    };
  }, [on]);
  const toggle = () => {
    setOn(!on);
    remember(savedUnder, on ? 'off' : 'on', 'always');
  };
  return { on, said, toggle };
}

const sheet: [keys: string[], word: Parameters<typeof t>[0]][] = [
  [['N'], 'chair.key-next'],
  [['R'], 'chair.key-report'],
  [['I'], 'chair.key-interrupt'],
  [['P'], 'chair.key-pause'],
  [['+'], 'chair.key-extend'],
  [['E'], 'chair.key-end'],
  [['U'], 'chair.key-undo'],
  [['T'], 'chair.key-i-speak'],
  [['L'], 'chair.key-last-word'],
  [['C'], 'chair.key-close'],
  [['/'], 'chair.key-person'],
  [['↑', '↓'], 'chair.key-select'],
  [['↵'], 'chair.key-give'],
  [['B'], 'chair.key-before'],
  [['A'], 'chair.key-after'],
  [['S'], 'chair.key-aside'],
  [['W'], 'chair.key-why'],
  [['V'], 'polls.key'],
  [['D'], 'chair.key-actions'],
  [['H'], 'chat.key-hand'],
  [['M'], 'chat.key'],
  [['?'], 'chair.key-sheet'],
];

export function KeySheet({ on, toggle, onClose }: { on: boolean; toggle: () => void; onClose: () => void }) {
  return (
    <Dialog title={t('chair.keys-title')} onClose={onClose}>
      <dl className={css.keySheet}>
        {sheet.map(([names, word]) => (
          <div key={word}>
            <dt>
              {names.map((name) => (
                <kbd key={name}>{name}</kbd>
              ))}
            </dt>
            <dd>{t(word)}</dd>
          </div>
        ))}
      </dl>
      <label className={css.tick}>
        <input type="checkbox" checked={on} onChange={toggle} />
        <span>{t('chair.keys-on')}</span>
      </label>
    </Dialog>
  );
}
