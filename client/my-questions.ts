import { useMemo, useSyncExternalStore } from 'react';
import { remember, remembered } from './device-memory.ts';

/** What this device keeps of a question it asked: its number finds it again, the receipt is what nobody else has (R4). */
export type Asked = { number: number; text: string; anonymous: boolean; receipt: string };
type Kept = { asked: Asked[]; supported: string[] };

const nothing: Kept = { asked: [], supported: [] };
const listeners = new Set<() => void>();
const placeOf = (code: string, personId: string) => `onefloor-questions-${code}-${personId}`;

function read(text: string): Kept {
  try {
    const kept = JSON.parse(text) as Partial<Kept> | null;
    const asked = Array.isArray(kept?.asked)
      ? kept.asked.filter((one) => typeof one.number === 'number' && typeof one.text === 'string')
      : [];
    return { asked, supported: Array.isArray(kept?.supported) ? kept.supported : [] };
  } catch {
    return nothing;
  }
}

function keep(code: string, personId: string, change: (kept: Kept) => Kept): void {
  const place = placeOf(code, personId);
  remember(place, JSON.stringify(change(read(remembered(place, 'always')))), 'always');
  for (const tell of listeners) tell();
}

const listen = (tell: () => void) => {
  listeners.add(tell);
  addEventListener('storage', tell);
  return () => {
    listeners.delete(tell);
    removeEventListener('storage', tell);
  };
};

/** The questions of whoever sits here, as far as this device asked or supported them. */
export function useKept(code: string, personId: string): Kept {
  const text = useSyncExternalStore(listen, () => remembered(placeOf(code, personId), 'always'));
  return useMemo(() => read(text), [text]);
}

export const keepAsked = (code: string, personId: string, asked: Asked) =>
  keep(code, personId, (kept) => ({ ...kept, asked: [...kept.asked, asked] }));

export const keepSupport = (code: string, personId: string, questionId: string, is: 'given' | 'withdrawn') =>
  keep(code, personId, ({ supported, ...kept }) => ({
    ...kept,
    supported: [...supported.filter((id) => id !== questionId), ...(is === 'given' ? [questionId] : [])],
  }));

/** For a device that somebody else may use next. */
export const forgetQuestions = (code: string, personId: string): void => remember(placeOf(code, personId), '', 'always');
