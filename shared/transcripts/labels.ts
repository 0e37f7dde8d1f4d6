import { folded } from '../folded.ts';

/** A name before a colon, a time that stands with it, and what follows. */
export type Label = { name: string; time: string | null; rest: string };
/** `caps`: in capitals; `title`: every word begins with one; `caseless`: of a script that has none; `other`: more like the beginning of a sentence. */
export type Look = 'caps' | 'title' | 'caseless' | 'other';

const longestName = 80;
const mostWords = 10;
const clock = String.raw`\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d{1,3})?`;
const timed = new RegExp(String.raw`^([^:：[\]()]{1,80}?)\s*[[(](${clock})[\])]\s*(?:[:：]\s*|$)`, 'u');
/** The colon of an hour or of an address is none. */
const plain = /^([^:：]{1,80}?)\s*(?:(?<!\d)[:：](?!\/\/)|[:：](?!\d))\s*/u;
const never = /[!?;<>{}=@/\\|"“”«»]|\.\s*\.|\p{Ll}{3}\.\s/u;
const particle = /^(?:\p{Ll}{1,3}|[(&–-].*|\d.*)$/u;

/** The label that a line begins with, if it can be one. Looks at the beginning only, so that a long line costs no more than a short one. */
export function labelIn(line: string): Label | null {
  const start = line.slice(0, 2 * longestName);
  if (!/[:：[(]/u.test(start)) return null;
  const [whole, name = '', time] = timed.exec(start) ?? [];
  if (whole !== undefined && isName(name)) return { name: name.trim(), time: time!, rest: line.slice(whole.length) };
  const [head, spelled = ''] = plain.exec(start) ?? [];
  return head !== undefined && isName(spelled) ? { name: spelled.trim(), time: null, rest: line.slice(head.length) } : null;
}

function isName(name: string): boolean {
  return /^["'(\p{L}]/u.test(name) && /\p{L}/u.test(name) && !never.test(name) && name.split(/\s+/u).length <= mostWords;
}

/** How a name is written, which says how likely it is one. */
export function lookOf(name: string): Look {
  const [upper, lower] = [name.match(/\p{Lu}/gu)?.length ?? 0, name.match(/\p{Ll}/gu)?.length ?? 0];
  if (upper + lower === 0) return name.split(/\s+/u).length <= 6 && [...name].length <= 30 ? 'caseless' : 'other';
  if (lower <= upper / 4) return 'caps';
  const words = name.split(/\s+/u);
  return /^["'(]?\p{Lu}/u.test(name) && words.every((word) => /^["'(]?\p{Lu}/u.test(word) || particle.test(word)) ? 'title' : 'other';
}

/** Labels as they were found in a file, and where each stands: behind a mark such as `>>`, or at the beginning of a paragraph. */
export type Found = { name: string; place: 'marked' | 'first' | 'within' };

/** Which of the labels of a file are speakers: decided over the whole of it, since one file has one habit. */
export function speakersAmong(labels: readonly Found[]): (found: Found) => boolean {
  const marked = labels.filter(({ place }) => place === 'marked');
  // The same few names stand there over and over.
  const [alike, lookOfName] = [once(folded), once(lookOf)];
  const known = new Set(marked.map(({ name }) => alike(name)));
  const times = new Map<string, number>();
  for (const { name } of labels) times.set(alike(name), (times.get(alike(name)) ?? 0) + 1);
  const isAgain = (name: string) => times.get(alike(name))! > 1;
  const inCaps = (some: readonly Found[]) => some.filter(({ name }) => lookOfName(name) === 'caps').length;
  const isCapsFile = inCaps(marked) * 2 > marked.length;
  const hasCaps = inCaps(labels) > 0;
  return ({ name, place }) => {
    const look = lookOfName(name);
    if (place === 'marked') return look !== 'other' && (look !== 'title' || !isCapsFile || isAgain(name) || /\s/u.test(name));
    // Where speakers have marks, a line without one begins a turn only with a name that has had one.
    if (marked.length > 0) return look === 'caps' && known.has(alike(name));
    if (look === 'caps') return true;
    if (look === 'other' || (hasCaps && look === 'title')) return false;
    return place === 'first' || isAgain(name);
  };
}

/** The same answer again without asking again. */
function once<Answer>(ask: (name: string) => Answer): (name: string) => Answer {
  const answers = new Map<string, Answer>();
  return (name) => {
    const known = answers.get(name);
    if (known !== undefined) return known;
    const answer = ask(name);
    answers.set(name, answer);
    return answer;
  };
}
