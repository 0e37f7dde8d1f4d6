import type { Entry, Margin, MarginChange, Thread } from './margin.ts';

/**
 * A margin without what these people said, as changes of its threads. A thread of theirs that nobody answered is gone; an answered one is
 * a comment without words. A suggestion without words would be one to leave something out, so it is a comment from then on, and closed
 * if it was accepted. `words`: what the document says now, where they took out what they wrote; a quote that is not in it goes, too.
 */
export function erasedFrom({ threads }: Margin, ids: readonly string[], words: string | null): MarginChange[] {
  return [...threads.values()].flatMap((thread): MarginChange[] => {
    const now = erased(thread, ids, words);
    return now === thread ? [] : [{ number: thread.number, thread: now }];
  });
}

function erased(thread: Thread, ids: readonly string[], words: string | null): Thread | null {
  const their = ({ by }: { by: string }) => ids.includes(by);
  const { entries, state, quote } = thread;
  if (their(entries[0]) && entries.every(their)) return null;
  const isGone = words !== null && quote !== '' && !sameSpaces(words).includes(sameSpaces(quote));
  const isDeclined = state.is === 'declined' && their(state) && state.reason !== '';
  if (!isGone && !isDeclined && !entries.some((entry) => their(entry) && entry.text !== '')) return thread;
  const without = (entry: Entry): Entry => (their(entry) ? { ...entry, text: '' } : entry);
  const [first, ...others] = entries;
  const wasTheirs = their(first);
  const isAccepted = wasTheirs && state.is === 'accepted';
  return {
    ...thread,
    kind: wasTheirs ? 'comment' : thread.kind,
    quote: isGone ? '' : quote,
    entries: [without(first), ...others.map(without)],
    state: isDeclined ? { ...state, reason: '' } : isAccepted ? { is: 'settled', by: state.by, at: state.at } : state,
  };
}

const sameSpaces = (text: string) => text.replace(/\s+/gu, ' ').trim();
