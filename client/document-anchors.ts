import type { Node } from '@tiptap/pm/model';
import type { EditorState } from '@tiptap/pm/state';
import { absolutePositionToRelativePosition, relativePositionToAbsolutePosition, ySyncPluginKey } from '@tiptap/y-tiptap';
import * as Y from 'yjs';
import type { Anchor, Place } from '../shared/documents/margin.ts';

/** Where words stand now, and how they read. */
export type Passage = { from: number; to: number; text: string };
type Binding = { doc: Y.Doc; type: Y.XmlFragment; mapping: Map<Y.AbstractType<unknown>, Node | Node[]> };

/** Null before the text is there. */
const bindingOf = (state: EditorState): Binding | null =>
  (ySyncPluginKey.getState(state) as { binding: Binding | null } | undefined)?.binding ?? null;

/** From the first to the last of the words in between; null where there are none. */
export function passageIn({ doc }: EditorState, from: number, to: number): Passage | null {
  let [first, last] = [Infinity, -1];
  doc.nodesBetween(from, to, (node, at) => {
    if (!node.isText) return;
    first = Math.min(first, Math.max(from, at));
    last = Math.max(last, Math.min(to, at + node.nodeSize));
  });
  if (first >= last) return null;
  return { from: first, to: last, text: doc.textBetween(first, last, '\n', '\n') };
}

/** Held by its first and its last letter, so that what is written beside it is not part of it; null where the text is not there yet. */
export function anchorOf(state: EditorState, { from, to }: Pick<Passage, 'from' | 'to'>): Anchor | null {
  const binding = bindingOf(state);
  if (!binding) return null;
  const at = (position: number, assoc: 0 | -1): Place | null => {
    const beside = absolutePositionToRelativePosition(position, binding.type, binding.mapping) as Y.RelativePosition;
    const found = Y.createAbsolutePositionFromRelativePosition(beside, binding.doc);
    if (!(found?.type instanceof Y.XmlText)) return null;
    return Y.relativePositionToJSON(Y.createRelativePositionFromTypeIndex(found.type, found.index, assoc)) as Place;
  };
  const [start, end] = [at(from, 0), at(to, -1)];
  return start && end && { start, end };
}

/** A passage as it was when something was said of it. */
export type Quoted = { anchor: Anchor; quote: string };

/** Where it is now; null when none of it is in the text any more, or never was. */
export function passageAt(state: EditorState, { anchor: { start, end }, quote }: Quoted): Passage | null {
  const binding = bindingOf(state);
  if (!binding) return null;
  try {
    const [from, to] = [positionOf(binding, start), positionOf(binding, end)];
    if (from === null || to === null) return null;
    const held = from < to ? passageIn(state, from, to) : null;
    if (held?.text === quote) return held;
    // Letters that were taken out and brought back are new ones to everybody else, in the same place.
    const back = [
      [from, from + quote.length],
      [to - quote.length, to],
    ].flatMap(([first, last]) => {
      const isInside = first! > 0 && last! <= state.doc.content.size;
      return (isInside && passageIn(state, first!, last!)) || [];
    });
    return back.find(({ text }) => text === quote) ?? held;
  } catch {
    // It names what stands in no text.
    return null;
  }
}

function positionOf({ doc, type, mapping }: Binding, place: Place): number | null {
  const found = Y.createAbsolutePositionFromRelativePosition(Y.createRelativePositionFromJSON(place), doc);
  if (!(found?.type instanceof Y.XmlText)) return null;
  // The library takes the first letter of all for one that it lost, so the beginning of its text is asked for.
  const beginning = Y.createRelativePositionFromTypeIndex(found.type, 0, -1);
  const before = relativePositionToAbsolutePosition(doc, type, beginning, mapping);
  return before === null ? null : before + found.index;
}
