import { sitDown } from './person.ts';
import { answering } from './process.ts';

/** Many who read captions in one process; each keeps what a page would show, and when it first showed each mark. */
export type Asked =
  | { what: 'people'; url: string; meetingId: string; code: string; count: number }
  /** Resolves when everybody has seen this mark, or after ten seconds. */
  | { what: 'seen'; mark: string }
  | { what: 'report' };
/** `shown`: the different texts that readers have in the end, without spaces; `first`: when each reader first saw each mark, in ms since 1970. */
export type Report = { readers: number; shown: string[]; first: Record<string, number[]>; outOfOrder: number };

type Lines = { lines: { number: number; text: string; lane: string }[]; gone: number[] };
type Reader = { lines: Map<number, string>; marks: Set<string>; last: string; outOfOrder: boolean };
const readers = new Map<string, Reader>();
const first = new Map<string, number[]>();
const marks = /m\d{4}/g;

let parsed: { message: Buffer; lines: Lines | null } | null = null;
/** The same bytes come to all: they are read once. */
function linesIn(message: Buffer): Lines | null {
  if (parsed && parsed.message.equals(message)) return parsed.lines;
  const [name, body] = JSON.parse(message.toString('utf8', 2)) as [string, Lines];
  parsed = { message, lines: name === 'lines' ? body : null };
  return parsed.lines;
}

function heard(message: Buffer, id: string) {
  const at = performance.timeOrigin + performance.now();
  const told = linesIn(message);
  if (!told) return;
  const reader = readers.get(id) ?? { lines: new Map(), marks: new Set(), last: '', outOfOrder: false };
  readers.set(id, reader);
  for (const number of told.gone) reader.lines.delete(number);
  for (const { number, text, lane } of told.lines) {
    if (lane !== 'captions') continue;
    reader.lines.set(number, text);
    for (const [mark] of text.matchAll(marks)) {
      if (reader.marks.has(mark)) continue;
      reader.marks.add(mark);
      if (mark < reader.last) reader.outOfOrder = true;
      reader.last = mark;
      const seen = first.get(mark) ?? [];
      first.set(mark, seen);
      seen.push(at);
    }
  }
}

const shownTo = ({ lines }: Reader) =>
  [...lines]
    .sort(([a], [b]) => a - b)
    .map(([, text]) => text)
    .join('')
    .replace(/\s+/g, '');

answering(async (asked: Asked): Promise<Report | null> => {
  if (asked.what === 'people')
    for (let i = 0; i < asked.count; i++)
      await sitDown(asked.url, asked.meetingId, asked.code, `Reader ${i}`, {
        heard: (message, { id }) => heard(message, id),
        answeredWith: () => {},
      });
  if (asked.what === 'seen')
    for (let i = 0; i < 200 && (first.get(asked.mark)?.length ?? 0) < readers.size; i++)
      await new Promise((resolve) => setTimeout(resolve, 50));
  if (asked.what !== 'report') return null;
  const everybody = [...readers.values()];
  return {
    readers: everybody.length,
    shown: [...new Set(everybody.map(shownTo))],
    first: Object.fromEntries(first),
    outOfOrder: everybody.filter(({ outOfOrder }) => outOfOrder).length,
  };
});
