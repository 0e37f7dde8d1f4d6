import { applied, insertedBy, type Edit } from '../shared/notes/edit.ts';
import { carriedOver, composed, isNothing, tidied } from '../shared/notes/edits.ts';
import { isHeard, longestInsert, mostParts, type Notes, type Writer, type Written } from '../shared/notes/state.ts';
import { difference } from './notes-difference.ts';

/** What was sent: the same number again from the same writer is applied once. */
type OnItsWay = { writer: Writer; edit: Edit; since: number };
/**
 * What this screen has of the notes: the text that the meeting keeps, upon it one edit that is on its way, upon that what was
 * typed since. `since`: when the first of it was typed, in ms of the server's clock. Plain data, so that the device can keep it.
 */
export type Draft = {
  kept: { text: string; version: number };
  onItsWay: OnItsWay | null;
  typed: Edit;
  typedSince: number;
  /** One opening of the panel, so that its numbers are nobody else's, with the last number it gave. */
  writer: Writer;
};

export const newDraft = ({ text, version }: Notes, writerId: string): Draft => ({
  kept: { text, version },
  onItsWay: null,
  typed: [],
  typedSince: 0,
  writer: { id: writerId, number: 0 },
});
/** What another opening of the panel left unsent, in the hands of this one. */
export const adopted = (draft: Draft, writerId: string): Draft => ({ ...draft, writer: { id: writerId, number: 0 } });

/** What the person sees and writes in. */
export const textOf = (draft: Draft): string => applied(sentText(draft), draft.typed);
export const sentText = ({ kept, onItsWay }: Draft) => (onItsWay ? applied(kept.text, onItsWay.edit) : kept.text);

export const isKept = ({ onItsWay, typed }: Draft): boolean => onItsWay === null && isNothing(typed);
/** Since when something is only here. */
export const unkeptSince = ({ onItsWay, typedSince }: Draft): number => onItsWay?.since ?? typedSince;

/** The person has changed what they see by this. */
export const written = (draft: Draft, edit: Edit, at: number): Draft => ({
  ...draft,
  typed: composed(draft.typed, edit),
  typedSince: isNothing(draft.typed) ? at : draft.typedSince,
});

/** The next edit sets out, as much of it as one may send at once; there is never more than one on its way. */
export function sentOff(draft: Draft): Draft {
  if (draft.onItsWay || isNothing(draft.typed)) return draft;
  const [edit, typed] = parted(draft.typed, longestInsert, mostParts / 2);
  const writer = { id: draft.writer.id, number: draft.writer.number + 1 };
  return { ...draft, writer, onItsWay: { writer, edit, since: draft.typedSince }, typed };
}

/** What was sent did not happen and will not: it is to be sent anew, with all that was typed since. */
export const takenBack = (draft: Draft): Draft =>
  draft.onItsWay
    ? { ...draft, onItsWay: null, typed: composed(draft.onItsWay.edit, draft.typed), typedSince: draft.onItsWay.since }
    : draft;

/** The notes as the meeting has them now, under what is only here; `shown`: how that changes what the person sees. */
export function taken(draft: Draft, notes: Notes): { draft: Draft; shown: Edit } {
  const missed = notes.version - draft.kept.version;
  if (missed === 0) return { draft, shown: [] };
  const since = notes.recent.filter(({ version }) => version > draft.kept.version);
  if (missed < 0 || since.length < missed) return merged(draft, notes);
  return since.reduce<{ draft: Draft; shown: Edit }>(
    (now, one) => {
      const next = isSame(one.writer, now.draft.onItsWay?.writer) ? arrived : underneath;
      const { draft, shown } = next(now.draft, one);
      return { draft, shown: composed(now.shown, shown) };
    },
    { draft, shown: [] },
  );
}

const isSame = (one: Writer, other: Writer | undefined) => one.id === other?.id && one.number === other.number;
const keptAfter = ({ kept }: Draft, { edit, version }: Written) => ({ text: applied(kept.text, edit), version });

/** As it was applied: a letter may have been exchanged, none has moved. */
const arrived = (draft: Draft, one: Written) => ({ draft: { ...draft, kept: keptAfter(draft, one), onItsWay: null }, shown: [] });

/** What another wrote was first, so it stands before what is only here. */
function underneath(draft: Draft, one: Written): { draft: Draft; shown: Edit } {
  const { onItsWay, typed } = draft;
  const sent = onItsWay?.edit ?? [];
  const overSent = carriedOver(one.edit, sent, 'edit-first');
  return {
    draft: {
      ...draft,
      kept: keptAfter(draft, one),
      onItsWay: onItsWay && { ...onItsWay, edit: carriedOver(sent, one.edit, 'other-first') },
      typed: carriedOver(typed, overSent, 'other-first'),
    },
    shown: carriedOver(overSent, typed, 'edit-first'),
  };
}

/** So much was written meanwhile that nobody remembers how: what is only here is carried over the difference. */
function merged(draft: Draft, notes: Notes): { draft: Draft; shown: Edit } {
  const { onItsWay } = draft;
  const hasArrived = onItsWay !== null && isHeard(notes, onItsWay.writer);
  const before = hasArrived ? { ...draft, kept: { ...draft.kept, text: sentText(draft) }, onItsWay: null } : takenBack(draft);
  const theirs = difference(before.kept.text, notes.text);
  return {
    draft: {
      ...before,
      kept: { text: notes.text, version: notes.version },
      typed: carriedOver(before.typed, theirs, 'other-first'),
    },
    shown: carriedOver(theirs, before.typed, 'edit-first'),
  };
}

/** An edit as two in turn, of which the first inserts no more than `most` units, has no more than so many parts, and cuts no letter in two. */
export function parted(edit: Edit, most: number, parts: number): [Edit, Edit] {
  if (insertedBy(edit).length <= most && edit.length <= parts) return [edit, []];
  let [left, length] = [most, 0];
  const first: (number | string)[] = [];
  for (const [i, part] of edit.entries()) {
    if (i === parts) return [tidied(first), tidied([length, ...edit.slice(i)])];
    if (typeof part === 'string' && part.length > left) {
      const head = part.slice(0, endsInLetter(part, left) ? left - 1 : left);
      return [tidied([...first, head]), tidied([length + head.length, part.slice(head.length), ...edit.slice(i + 1)])];
    }
    first.push(part);
    if (typeof part === 'string') left -= part.length;
    length += typeof part === 'string' ? part.length : Math.max(0, part);
  }
  return [edit, []];
}

/** Whether a cut there would part the two halves of one letter. */
const endsInLetter = (text: string, at: number): boolean =>
  /[\ud800-\udbff]/.test(text.charAt(at - 1)) && /[\udc00-\udfff]/.test(text.charAt(at));
