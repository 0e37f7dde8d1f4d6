/** Under which names somebody is mentioned, and the names of all others, of whom one may be called alike. */
export type Called = { called: readonly string[]; others: readonly string[] };

/** An address of a page or of mail is no mention, whatever stands in it. No part of one is longer than that, and whoever writes a longer word makes nobody wait. */
const addresses = String.raw`https?:\/\/\S+|[\p{L}\p{N}._%+-]{1,64}@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63})+`;
/** Scripts in which one word follows another without a space. */
const unspaced = ['Han', 'Hiragana', 'Katakana', 'Thai', 'Lao', 'Khmer', 'Myanmar'].map((script) => `\\p{Script=${script}}`).join('');
const endsUnspaced = new RegExp(`[${unspaced}]$`, 'u');
/** What makes a longer word of what stands before it. */
const joined = String.raw`[\p{M}\u200c\u200d]`;
const goesOn = `${joined}|(?![${unspaced}])[\\p{L}\\p{N}]`;

const composed = (name: string) => name.normalize('NFC');
const literally = (text: string) => text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
const spelled = (name: string) =>
  `(?:${[...new Set([composed(name), name.normalize('NFD')])].map(literally).join('|')})(?!${endsUnspaced.test(name) ? joined : goesOn})`;

/**
 * Says a text with `label` in the place of the mentions of somebody: whole words only, and where the names of several begin alike the
 * longest that fits is the one that is meant. Null where they have no name to be mentioned by.
 */
export function unmentioning({ called, others }: Called, label: string): ((text: string) => string) | null {
  const theirs = new Set(called.filter((name) => name !== '').map(composed));
  if (theirs.size === 0) return null;
  const alike = others.map(composed).filter((name) => [...theirs].some((one) => name.startsWith(one)));
  const names = [...new Set([...theirs, ...alike])].toSorted((one, other) => other.length - one.length);
  const pattern = new RegExp(`${addresses}|@(${names.map(spelled).join('|')})`, 'gu');
  return (text) =>
    text.replace(pattern, (found: string, name: string | undefined) =>
      name !== undefined && theirs.has(composed(name)) ? `@${label}` : found,
    );
}

/** Every text in it said in another way; the same object where none is. */
export function retold<Of>(of: Of, say: (text: string) => string): Of {
  if (typeof of === 'string') return (of.includes('@') ? say(of) : of) as Of;
  if (typeof of !== 'object' || of === null) return of;
  const before: [string, unknown][] = Object.entries(of);
  const now = before.map(([key, value]) => [key, retold(value, say)] as const);
  if (now.every(([, value], i) => value === before[i]![1])) return of;
  return (Array.isArray(of) ? now.map(([, value]) => value) : Object.fromEntries(now)) as Of;
}
