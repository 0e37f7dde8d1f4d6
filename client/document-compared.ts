import { diffArrays, diffWordsWithSpace } from 'diff';

export type Line = { form: 'heading' | 'item' | 'line'; text: string };
export type Piece = { is: 'same' | 'added' | 'removed'; text: string };
/** A line of either text; `changed` when it is in both with other words. */
export type Compared = { form: Line['form']; is: 'same' | 'added' | 'removed' | 'changed'; pieces: Piece[] };

/** Longer than this nobody waits; then less is found to be the same. */
const linesMs = 1_000;
const wordsMs = 100;
/** As much of a line has to be the same for it to be the same line. */
const leastAlike = 0.4;

/** What one text has and another has not, by lines and by words (N27). */
export function compared(before: readonly Line[], after: readonly Line[], language: string): Compared[] {
  const keyOf = ({ form, text }: Line) => `${form} ${text}`;
  const changes = diffArrays(before.map(keyOf), after.map(keyOf), { timeout: linesMs }) ?? [
    { removed: true, added: false, count: before.length },
    { removed: false, added: true, count: after.length },
  ];
  const list: Compared[] = [];
  let [old, now] = [0, 0];
  let [gone, come]: [Line[], Line[]] = [[], []];
  const settle = () => {
    list.push(...paired(gone, come, language));
    [gone, come] = [[], []];
  };
  for (const { removed, added, count } of changes) {
    if (removed) gone.push(...before.slice(old, old + count));
    else if (added) come.push(...after.slice(now, now + count));
    else {
      settle();
      list.push(...after.slice(now, now + count).map((line) => whole(line, 'same')));
    }
    if (!added) old += count;
    if (!removed) now += count;
  }
  settle();
  return list;
}

const whole = ({ form, text }: Line, is: Piece['is']): Compared => ({ form, is, pieces: [{ is, text }] });

/** Each line that came is looked for among those that went, in order. */
function paired(gone: readonly Line[], come: readonly Line[], language: string): Compared[] {
  const list: Compared[] = [];
  let from = 0;
  for (const line of come) {
    const place = gone.findIndex((one, i) => i >= from && one.form === line.form && alike(wordsOf(one.text, line.text, language)));
    if (place < 0) {
      list.push(whole(line, 'added'));
      continue;
    }
    list.push(...gone.slice(from, place).map((one) => whole(one, 'removed')));
    list.push({ form: line.form, is: 'changed', pieces: wordsOf(gone[place]!.text, line.text, language) });
    from = place + 1;
  }
  return [...list, ...gone.slice(from).map((one) => whole(one, 'removed'))];
}

function wordsOf(before: string, after: string, language: string): Piece[] {
  const intlSegmenter = new Intl.Segmenter(language, { granularity: 'word' });
  const changes = diffWordsWithSpace(before, after, { intlSegmenter, timeout: wordsMs });
  if (!changes)
    return [
      { is: 'removed', text: before },
      { is: 'added', text: after },
    ];
  return changes.map(({ added, removed, value }) => ({ is: added ? 'added' : removed ? 'removed' : 'same', text: value }));
}

function alike(pieces: readonly Piece[]): boolean {
  const lengthOf = (...which: Piece['is'][]) =>
    pieces.reduce((sum, { is, text }) => sum + (which.includes(is) ? text.trim().length : 0), 0);
  const same = lengthOf('same');
  return same > 0 && same >= leastAlike * Math.max(same + lengthOf('added'), same + lengthOf('removed'));
}
