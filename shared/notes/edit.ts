/**
 * A change of a text, told from its beginning on, in UTF-16 units: a positive number keeps so many, a negative one removes so
 * many, a text is inserted. Whatever comes after the last part is kept. It is written in one way only (`isTidy`): no two of a kind in
 * a row, insertions before removals, nothing kept at the end. The server and every screen reckon with edits alike, or texts part.
 */
export type Edit = readonly (number | string)[];

/** How many units of the text before it an edit speaks of. */
export const reachOf = (edit: Edit): number => edit.reduce<number>((sum, part) => sum + (typeof part === 'string' ? 0 : Math.abs(part)), 0);
/** All that an edit inserts. */
export const insertedBy = (edit: Edit): string => edit.filter((part) => typeof part === 'string').join('');

/** The text after an edit that reaches no further than the text. */
export function applied(text: string, edit: Edit): string {
  let [after, at] = ['', 0];
  for (const part of edit) {
    if (typeof part === 'string') after += part;
    else {
      if (part > 0) after += text.slice(at, at + part);
      at += Math.abs(part);
    }
  }
  return after + text.slice(at);
}
