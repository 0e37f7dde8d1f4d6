/** Markup that was written here; everything else that is put into a page is text. */
export class Html {
  constructor(readonly text: string) {}
}
type Put = Html | readonly Html[] | string | number | false | null;

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const escaped = (text: string) => text.replace(/[&<>"']/g, (sign) => entities[sign]!);

/** A piece of a page. What is put in is escaped unless it is a piece itself, so attributes must stand in double quotes. */
export function html(parts: TemplateStringsArray, ...values: Put[]): Html {
  return new Html(packed(parts).reduce((text, part, i) => text + (i === 0 ? '' : put(values[i - 1]!)) + part, ''));
}

const known = new WeakMap<TemplateStringsArray, string[]>();
/** Without the line breaks and the indentation that are for those who read the source. */
function packed(parts: TemplateStringsArray): string[] {
  const before = known.get(parts);
  if (before) return before;
  const short = parts.map((part) => part.replace(/\s*\n\s*/g, ' '));
  known.set(parts, short);
  return short;
}

function put(value: Put): string {
  if (value === false || value === null) return '';
  if (value instanceof Html) return value.text;
  return typeof value === 'object' ? value.map(({ text }) => text).join('') : escaped(String(value));
}

export const bytesOf = ({ text }: Html) => Buffer.byteLength(text);

const segmenter = new Intl.Segmenter('und', { granularity: 'grapheme' });

/** The text, or as much of it as takes so many bytes in a page. */
export function clipped(text: string, bytes: number): string {
  if (Buffer.byteLength(escaped(text)) <= bytes) return text;
  let [kept, left] = ['', bytes - Buffer.byteLength('…')];
  for (const { segment } of segmenter.segment(text.slice(0, bytes))) {
    left -= Buffer.byteLength(escaped(segment));
    if (left < 0) break;
    kept += segment;
  }
  return `${kept.trimEnd()}…`;
}

/** As many of the pieces, from the first on, as take so many bytes. */
export function fitting(pieces: readonly Html[], bytes: number): Html[] {
  let left = bytes;
  const over = pieces.findIndex((piece) => (left -= bytesOf(piece)) < 0);
  return over < 0 ? [...pieces] : pieces.slice(0, over);
}
