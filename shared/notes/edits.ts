import type { Edit } from './edit.ts';

/** One removal and insertion at one place. */
export const splice = (at: number, remove: number, insert: string): Edit => tidied([at, insert, -remove]);

/** The same change as it is to be written. */
export function tidied(parts: Edit): Edit {
  const edit: (number | string)[] = [];
  for (const part of parts) add(edit, part);
  return ended(edit);
}
export const isTidy = (edit: Edit): boolean => {
  const tidy = tidied(edit);
  return tidy.length === edit.length && tidy.every((part, i) => part === edit[i]);
};

export const isNothing = (edit: Edit): boolean => edit.length === 0;

/** First one, then the other, as one edit. */
export function composed(first: Edit, then: Edit): Edit {
  const [one, other] = [reader(first), reader(then)];
  const both: (number | string)[] = [];
  for (;;) {
    if (other.kind() === 'insert') add(both, other.take(Infinity));
    else if (one.kind() === 'remove') add(both, one.take(Infinity));
    else {
      const length = Math.min(one.left(), other.left());
      if (length === Infinity) return ended(both);
      const isRemoved = other.kind() === 'remove';
      const wasThere = one.kind() === 'keep';
      const part = one.take(length);
      other.take(length);
      if (!isRemoved) add(both, part);
      else if (wasThere) add(both, -length);
    }
  }
}

/**
 * `edit`, meant for the text before `other`, as it applies after it. Where both insert at one place, the one that was first stands
 * first, so `order` says which of them that was. What one inserts is never removed by the other, who has not seen it.
 */
export function carriedOver(edit: Edit, other: Edit, order: 'edit-first' | 'other-first'): Edit {
  const [mine, theirs] = [reader(edit), reader(other)];
  const carried: (number | string)[] = [];
  for (;;) {
    const inserts = { mine: mine.kind() === 'insert', theirs: theirs.kind() === 'insert' };
    if (inserts.mine && (order === 'edit-first' || !inserts.theirs)) add(carried, mine.take(Infinity));
    else if (inserts.theirs) add(carried, (theirs.take(Infinity) as string).length);
    else {
      const length = Math.min(mine.left(), theirs.left());
      if (length === Infinity) return ended(carried);
      const isGone = theirs.kind() === 'remove';
      const part = mine.take(length);
      theirs.take(length);
      if (!isGone) add(carried, part);
    }
  }
}

/** Where a place between two letters is after an edit; what is inserted just there comes after it. */
export function placeAfter(place: number, edit: Edit): number {
  let [at, moved] = [0, place];
  for (const part of edit) {
    if (at >= place && (typeof part === 'string' || part < 0)) return moved;
    if (typeof part === 'string') moved += part.length;
    else {
      if (part < 0) moved -= Math.min(-part, place - at);
      at += Math.abs(part);
    }
  }
  return moved;
}

function add(edit: (number | string)[], part: number | string): void {
  if (part === 0 || part === '') return;
  const last = edit.at(-1);
  if (typeof part === 'string') {
    if (typeof last === 'string') edit[edit.length - 1] = last + part;
    else if (last !== undefined && last < 0) {
      edit.pop();
      add(edit, part);
      edit.push(last);
    } else edit.push(part);
  } else if (typeof last === 'number' && last > 0 === part > 0) edit[edit.length - 1] = last + part;
  else edit.push(part);
}

function ended(edit: (number | string)[]): Edit {
  const last = edit.at(-1);
  if (typeof last === 'number' && last > 0) edit.pop();
  return edit;
}

/** Reads an edit piece by piece; after its last part it keeps without end. */
function reader(edit: Edit) {
  let [index, used] = [0, 0];
  const sizeOf = (part: number | string) => (typeof part === 'string' ? part.length : Math.abs(part));
  return {
    kind: (): 'keep' | 'remove' | 'insert' => {
      const part = edit[index];
      return typeof part === 'string' ? 'insert' : part !== undefined && part < 0 ? 'remove' : 'keep';
    },
    left: (): number => (index < edit.length ? sizeOf(edit[index]!) - used : Infinity),
    /** So many units of the present part, or what is left of it. */
    take(most: number): number | string {
      const part = edit[index];
      if (part === undefined) return most;
      const length = Math.min(most, sizeOf(part) - used);
      const from = used;
      used += length;
      if (used === sizeOf(part)) [index, used] = [index + 1, 0];
      return typeof part === 'string' ? part.slice(from, from + length) : Math.sign(part) * length;
    },
  };
}
