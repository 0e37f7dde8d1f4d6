import * as Y from 'yjs';
import { emptyMargin, reduceMargin, type Margin, type MarginChange, type Thread } from '../../shared/documents/margin.ts';

/** A margin as it is kept and shown: each thread under its number as it is now, and the last number that was given. */
const [threadsIn, numbersIn] = ['threads', 'numbers'];

/** From steps that were written here: nothing that anybody sent is read. */
export function openMarginPaper(steps: Iterable<Uint8Array>) {
  const doc = new Y.Doc();
  doc.transact(() => {
    for (const step of steps) Y.applyUpdate(doc, Uint8Array.from(step));
  });
  const [threads, numbers] = [doc.getMap<Thread>(threadsIn), doc.getMap<number>(numbersIn)];
  let margin: Margin = {
    last: numbers.get('last') ?? emptyMargin.last,
    threads: new Map([...threads.values()].map((thread) => [thread.number, thread])),
  };
  return {
    margin: (): Margin => margin,
    /** The step that makes it so. */
    write(change: MarginChange): Uint8Array {
      const before = Y.encodeStateVector(doc);
      margin = reduceMargin(margin, change);
      doc.transact(() => {
        if (change.thread) threads.set(String(change.number), change.thread);
        else threads.delete(String(change.number));
        if (numbers.get('last') !== margin.last) numbers.set('last', margin.last);
      });
      return Y.encodeStateAsUpdate(doc, before);
    },
  };
}
export type MarginPaper = ReturnType<typeof openMarginPaper>;
