import { isAddress } from '../shared/documents/address.ts';

/** Where a link of a document leads: to a web page or to somebody's mail; null for everything else, which stays plain words. */
export function addressOf(text: unknown): string | null {
  if (typeof text !== 'string' || text.length > 2000) return null;
  try {
    const { href } = new URL(text.trim());
    return isAddress(href) ? href : null;
  } catch {
    return null;
  }
}

/** As somebody types it, who leaves out what goes without saying. */
export function addressTyped(text: string): string | null {
  const typed = text.trim();
  if (/^[a-z][a-z\d+.-]*:/i.test(typed) && !/^[^/]*\.[^/]*:\d/.test(typed)) return addressOf(typed);
  if (/^[^\s@/:]+@[^\s@/:]+\.[^\s@/:]+$/.test(typed)) return addressOf(`mailto:${typed}`);
  return /^[^\s/:]+\.[^\s/:]+/.test(typed) ? addressOf(`https://${typed}`) : null;
}
