type HowLong = 'always' | 'this-visit';

/** What the browser would not keep, for as long as the page is open. */
const open = new Map<string, string>();
const storeOf = (howLong: HowLong) => (howLong === 'always' ? localStorage : sessionStorage);

/** What this device remembers, as text; empty where it remembers nothing. */
export function remembered(key: string, howLong: HowLong): string {
  try {
    return open.get(key) ?? storeOf(howLong).getItem(key) ?? '';
  } catch {
    return '';
  }
}

/** An empty text forgets. */
export function remember(key: string, text: string, howLong: HowLong): void {
  try {
    if (text === '') storeOf(howLong).removeItem(key);
    else storeOf(howLong).setItem(key, text);
    open.delete(key);
  } catch {
    // Private windows may forbid it; the page remembers by itself then.
    open.set(key, text);
  }
}
