const segmenter = new Intl.Segmenter('und', { granularity: 'grapheme' });
/** Segmenters take time for each grapheme by the length of the whole, so a long text is counted piece by piece. */
const pieceUnits = 256;

/** How many graphemes there are; counting ends beyond `most`. */
export function graphemesIn(text: string, most = Infinity): number {
  let [count, from, units] = [0, 0, pieceUnits];
  while (from < text.length && count <= most) {
    const end = from + units + (isFirstHalf(text, from + units - 1) ? 1 : 0);
    const starts = Array.from(segmenter.segment(text.slice(from, end)), ({ index }) => index);
    if (end >= text.length) return count + starts.length;
    // The last one may go on in the next piece, which therefore begins with it; one that fills a piece needs a longer one.
    count += starts.length - 1;
    from += starts.at(-1)!;
    units = starts.length > 1 ? pieceUnits : units * 2;
  }
  return count;
}

const isFirstHalf = (text: string, at: number) => /[\ud800-\udbff]/.test(text.charAt(at));
