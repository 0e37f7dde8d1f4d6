import { lastReadBack, type Erratum, type Frozen, type Message, type Messages } from './state.ts';

/** What differs from the version that was frozen last: messages settled since, otherwise, or no more (M4). */
export function errataIn({ list, versions }: Messages): Erratum[] {
  const last = versions.at(-1);
  return last ? differences(last.messages, settledOf(list)) : [];
}
/** Between two versions, by number. */
export function differences(before: readonly Frozen[], after: readonly Frozen[]): Erratum[] {
  const [was, is] = [before, after].map((frozen) => new Map(frozen.map((one) => [one.number, one])));
  return [...new Set([...was!.keys(), ...is!.keys()])]
    .toSorted((one, other) => one - other)
    .flatMap((number): Erratum[] => {
      const [old, now] = [was!.get(number), is!.get(number)];
      if (!old) return [{ number, how: 'added' }];
      if (!now) return [{ number, how: 'withdrawn' }];
      return old.hash === now.hash && old.as === now.as ? [] : [{ number, how: 'changed' }];
    });
}
/** What would be frozen now: the settled messages by number, with the hash of what was read back. */
export const settledOf = (list: readonly Message[]): Frozen[] =>
  list.flatMap((message) => {
    const { id: messageId, number, phase } = message;
    const read = lastReadBack(message);
    return (phase === 'agreed' || phase === 'noted') && read ? [{ messageId, number, as: phase, hash: read.hash }] : [];
  });
