import type { Anchor, Entry, Margin, MarginChange, Place, Thread } from './margin.ts';

/**
 * A margin without what these people said, as changes of its threads. A thread of theirs that nobody answered is gone; an answered one is
 * a comment without words. A suggestion without words would be one to leave something out, so it is a comment from then on, and closed
 * if it was accepted. `says`: the words of the document now, and whether some of theirs were taken out of it. A quote goes that is not in
 * them any more, and in any case one of theirs that is not: what a passage reads is said by whoever begins a thread.
 */
export function erasedFrom({ threads }: Margin, ids: readonly string[], says: Says): MarginChange[] {
  return [...threads.values()].flatMap((thread): MarginChange[] => {
    const now = erased(thread, ids, says);
    return now === thread ? [] : [{ number: thread.number, thread: now }];
  });
}

export type Says = { words: string; isLess: boolean };

function erased(thread: Thread, ids: readonly string[], { words, isLess }: Says): Thread | null {
  const their = ({ by }: { by: string }) => ids.includes(by);
  const { entries, state, quote } = thread;
  if (their(entries[0]) && entries.every(their)) return null;
  const isGone = quote !== '' && (isLess || their(entries[0])) && !sameSpaces(words).includes(sameSpaces(quote));
  const isDeclined = state.is === 'declined' && their(state) && state.reason !== '';
  if (!isGone && !isDeclined && !entries.some((entry) => their(entry) && entry.text !== '')) return thread;
  const without = (entry: Entry): Entry => (their(entry) ? { ...entry, text: '' } : entry);
  const [first, ...others] = entries;
  const wasTheirs = their(first);
  const isAccepted = wasTheirs && state.is === 'accepted';
  return {
    ...thread,
    anchor: wasTheirs ? unnamed(thread.anchor) : thread.anchor,
    kind: wasTheirs ? 'comment' : thread.kind,
    quote: isGone ? '' : quote,
    entries: [without(first), ...others.map(without)],
    state: isDeclined ? { ...state, reason: '' } : isAccepted ? { is: 'settled', by: state.by, at: state.at } : state,
  };
}

/** A place may be named by whatever word its screen says. */
const unnamed = ({ start, end }: Anchor): Anchor => ({ start: placed(start), end: placed(end) });
const placed = (place: Place): Place => (place.tname === undefined ? place : { ...place, tname: 'default' });
const sameSpaces = (text: string) => text.replace(/\s+/gu, ' ').trim();
