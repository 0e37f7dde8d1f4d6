/** A post that was taken: its number, a mark of its text ('' = none was kept), and when (ms since 1970). */
export type Taken = { seq: number; mark: string; at: number };
/** The number that was taken last, the one that came last whether taken or not, and those lately, with the text of the last. */
export type Counter = { seq: number | null; before: number | null; taken: Taken[]; body: string };
export const freshCounter: Counter = { seq: null, before: null, taken: [], body: '' };

const mostTaken = 64;
/** Nobody sends again what is older. */
const rememberedMs = 10 * 60 * 1000;

/** Short on purpose: enough to tell a repeat from another caption, too little to tell what was said. */
function markOf(text: string): string {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193) >>> 0;
  return ((hash ^ (hash >>> 16)) & 0xffff).toString(16).padStart(4, '0');
}

/**
 * What a post brings that is not there yet; null when it is a repeat. A number grows with every caption and not with another try:
 * numbers may be missing, come late, or begin anew, and another try may bring more than the first one did.
 */
export function fresh({ seq: last, before, taken, body }: Counter, seq: number, text: string, at: number): string | null {
  const known = taken.find((one) => one.seq === seq && at - one.at < rememberedMs);
  const isAhead = last === null || seq > last;
  if (!known || (known.mark === '' && isAhead)) return text;
  if (known.mark === '' || known.mark === markOf(text)) return null;
  if (isAhead) return text;
  if (seq === last) return body !== '' && text.startsWith(body) ? text.slice(body.length) : null;
  // A counter that began anew comes by numbers that were there, with other words.
  return seq <= 1 || before === seq - 1 ? text : null;
}

/** The counter after a post, taken or not. `mark` and `body` are left out of what is not to be kept. */
export function counted(counter: Counter, seq: number, text: string, at: number, kept: 'kept' | 'not-kept'): Counter {
  if (fresh(counter, seq, text, at) === null) return { ...counter, before: seq };
  const others = counter.taken.filter((one) => one.seq !== seq && at - one.at < rememberedMs);
  const mark = kept === 'kept' ? markOf(text) : '';
  const isLate = counter.seq !== null && seq < counter.seq && !beginsAnew(counter, seq);
  return {
    seq: isLate ? counter.seq : seq,
    before: seq,
    taken: [...others, { seq, mark, at }].slice(-mostTaken),
    body: kept === 'not-kept' ? '' : isLate ? counter.body : text,
  };
}

const beginsAnew = ({ seq: last, taken }: Counter, seq: number) =>
  seq <= 1 || taken.some((one) => one.seq === seq) || last! - seq >= mostTaken;

/** Nothing of what was said stays in it. */
export const withoutWords = (counter: Counter): Counter => ({
  ...counter,
  taken: counter.taken.slice(-1).map((one) => ({ ...one, mark: '' })),
  body: '',
});
