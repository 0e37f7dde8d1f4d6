/** What this device remembers for one person, as text; where the browser forbids that, only for as long as the page is open. */
const open = new Map<string, string>();
const storeOf = (how: 'always' | 'this-visit') => (how === 'always' ? localStorage : sessionStorage);

export function remembered(key: string, how: 'always' | 'this-visit'): string {
  try {
    return storeOf(how).getItem(key) ?? '';
  } catch {
    return open.get(key) ?? '';
  }
}

/** An empty text forgets. */
export function remember(key: string, text: string, how: 'always' | 'this-visit'): void {
  open.set(key, text);
  try {
    if (text === '') storeOf(how).removeItem(key);
    else storeOf(how).setItem(key, text);
  } catch {
    // Private windows may forbid it; the page remembers by itself then.
  }
}
