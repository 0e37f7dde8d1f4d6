import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';
import { expect, test } from 'vitest';
import { schemaKept, schemaNumber } from '../../shared/documents/schema.ts';
import { answerFrame, updateFrame } from './frames.ts';
import { createPapers } from './papers.ts';

const room = 100_000;
const empty = () => {
  const papers = createPapers(() => {});
  papers.open('notes', [], []);
  const numberIn = () => {
    const doc = new Y.Doc();
    Y.applyUpdate(doc, papers.whole('notes'));
    return doc.getMap(schemaKept.map).get(schemaKept.key);
  };
  /** Somebody writes a word with a page of this number. */
  const write = (schema: number | null, change = (doc: Y.Doc) => doc.getText('default').insert(0, 'word')) => {
    const doc = new Y.Doc();
    change(doc);
    const written = papers.write(
      'notes',
      [{ personId: 'ana', frame: updateFrame(Y.encodeStateAsUpdate(doc)), schema, line: 0, hasGap: false }],
      room,
    );
    return 'verdicts' in written ? written : { verdicts: [], step: null };
  };
  return { papers, numberIn, write };
};

test('a document knows the highest number of a page that wrote in it, in the same step (N27)', () => {
  const { numberIn, write } = empty();
  expect(write(null).verdicts).toEqual(['fits']);
  expect(numberIn()).toBeUndefined();
  const { step } = write(schemaNumber);
  expect(numberIn()).toBe(schemaNumber);
  const before = new Y.Doc();
  const seen: unknown[] = [];
  before.getText('default').observe(() => seen.push(before.getMap(schemaKept.map).get(schemaKept.key)));
  before.on('update', () => seen.push('whole'));
  Y.applyUpdate(before, step!);
  expect(seen).toEqual([schemaNumber, 'whole']);
});

test('what an older page sends is not taken, and a page that says nothing new is left in peace (N27)', () => {
  const { papers, write } = empty();
  write(schemaNumber);
  const before = papers.whole('notes');
  const { verdicts, step } = write(schemaNumber - 1);
  expect([verdicts, step, papers.whole('notes')]).toEqual([['old'], null, before]);
  expect(write(schemaNumber - 1, () => {}).verdicts).toEqual(['fits']);
  expect(write(null).verdicts).toEqual(['fits']);
});

test('nobody shuts a document by making up a number (S1)', () => {
  const { papers, numberIn, write } = empty();
  const forged = (value: unknown) => (doc: Y.Doc) => void doc.getMap(schemaKept.map).set(schemaKept.key, value);
  write(null, forged(999));
  expect(numberIn()).toBeUndefined();
  write(999);
  expect(numberIn()).toBe(schemaNumber);
  write(schemaNumber, forged(999));
  write(null, forged('2'));
  expect(numberIn()).toBe(schemaNumber);
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, 7);
  expect(
    papers.write('notes', [{ personId: 'ana', frame: encoding.toUint8Array(encoder), schema: 1, line: 0, hasGap: false }], room),
  ).toMatchObject({
    verdicts: ['old'],
  });
});

test('the number of a deletion does not fit where the deletion did not, before all that is missing came (N27)', () => {
  const { papers } = empty();
  const doc = new Y.Doc();
  doc.getText('default').insert(0, 'word');
  const sent: Uint8Array[] = [];
  doc.on('update', (update: Uint8Array) => sent.push(updateFrame(update)));
  doc.clientID += 1;
  doc.getText('default').delete(0, 4);
  doc.getMap('taken-out').set('last', null);
  const verdictsOf = (frames: Uint8Array[], line: (i: number) => number, hasGap = false) => {
    const written = papers.write(
      'notes',
      frames.map((frame, i) => ({ personId: 'ana', frame, schema: null, line: line(i), hasGap })),
      room,
    );
    return 'verdicts' in written ? written.verdicts : [];
  };
  const before = papers.whole('notes');
  expect(verdictsOf(sent, () => 0)).toEqual(['gap', 'gap']);
  expect(papers.whole('notes')).toEqual(before);
  const answer = answerFrame(Y.encodeStateAsUpdate(doc));
  expect(verdictsOf([sent[0]!, answer, sent[1]!], () => 0)).toEqual(['gap', 'fits', 'fits']);
  papers.open('notes', [], []);
  expect(verdictsOf([sent[1]!, answer, sent[1]!], () => 0, true)).toEqual(['gap', 'fits', 'fits']);
  papers.open('notes', [], []);
  expect(verdictsOf(sent, (i) => i)).toEqual(['gap', 'fits']);
});
