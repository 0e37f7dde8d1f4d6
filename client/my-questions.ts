import { useMemo, useSyncExternalStore } from 'react';

/** What this device keeps of a question it asked: its number finds it again, the receipt is what nobody else has (R4). */
export type Asked = { number: number; text: string; anonymous: boolean; receipt: string };
type Kept = { asked: Asked[]; supported: string[] };

const nothing: Kept = { asked: [], supported: [] };
const listeners = new Set<() => void>();
const placeOf = (code: string, personId: string) => `onefloor-questions-${code}-${personId}`;
/** Where a browser keeps nothing, the page does until it is closed. */
const remembered = new Map<string, string>();

function textAt(place: string): string {
  try {
    return localStorage.getItem(place) ?? remembered.get(place) ?? '';
  } catch {
    return remembered.get(place) ?? '';
  }
}

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
  const text = JSON.stringify(change(read(textAt(place))));
  remembered.set(place, text);
  try {
    localStorage.setItem(place, text);
  } catch {
    // Kept by the page.
  }
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
  const text = useSyncExternalStore(listen, () => textAt(placeOf(code, personId)));
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
export function forgetQuestions(code: string, personId: string): void {
  remembered.delete(placeOf(code, personId));
  try {
    localStorage.removeItem(placeOf(code, personId));
  } catch {
    // Nothing was kept.
  }
}

/** 128 bits that nobody guesses. */
export const newReceipt = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
