import { remember, remembered } from './device-memory.ts';

const savedUnder = 'onefloor-sound';

let context: AudioContext | null = null;
const listeners = new Set<() => void>();
const changed = () => listeners.forEach((listener) => listener());

let chosen: 'on' | 'off' = remembered(savedUnder, 'always') === 'off' ? 'off' : 'on';

/** `blocked`: wanted, but the browser waits for a press on this page. */
export type Sound = 'on' | 'off' | 'blocked';
export const sound = (): Sound => (chosen === 'off' ? 'off' : context?.state === 'running' ? 'on' : 'blocked');
export function onSound(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function chooseSound(choice: 'on' | 'off'): void {
  chosen = choice;
  remember(savedUnder, choice, 'always');
  if (choice === 'on') unlockSound();
  changed();
}

/** To be called from a press: browsers let a page sound only after one. */
export function unlockSound(): void {
  if (chosen === 'off' || typeof AudioContext === 'undefined') return;
  context ??= new AudioContext();
  context.onstatechange = changed;
  if (context.state === 'suspended') void context.resume().catch(() => {});
}

const tones = { next: [523.25, 659.25], floor: [659.25, 880] } as const;

/** Two soft tones and a short vibration; nothing when the person wants none. */
export function chime(which: keyof typeof tones): void {
  if (chosen === 'off') return;
  if (typeof navigator.vibrate === 'function') navigator.vibrate(which === 'floor' ? [200, 100, 200] : [150]);
  if (context?.state !== 'running') return;
  const playing = context;
  tones[which].forEach((frequency, i) => {
    const from = playing.currentTime + i * 0.22;
    const tone = playing.createOscillator();
    const volume = playing.createGain();
    tone.frequency.value = frequency;
    volume.gain.setValueAtTime(0, from);
    volume.gain.linearRampToValueAtTime(0.18, from + 0.03);
    volume.gain.exponentialRampToValueAtTime(0.001, from + 0.5);
    tone.connect(volume).connect(playing.destination);
    tone.start(from);
    tone.stop(from + 0.55);
  });
}
