import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { nine } from '../given.ts';
import { marginInput } from './margin-input.ts';
import {
  emptyMargin,
  isOpen,
  longestPassage,
  longestRemark,
  marginChange,
  marginRefusal,
  marksOf,
  mostEntries,
  mostOpen,
  mostOpenOfOne,
  openerOf,
  reduceMargin,
  type Hand,
  type Margin,
  type MarginCommand,
} from './margin.ts';

const anchor = { start: { item: { client: 1, clock: 0 }, assoc: 0 }, end: { item: { client: 1, clock: 9 }, assoc: -1 } };
const [ana, omar]: Hand[] = ['ana', 'omar'].map((id) => ({ id, writes: false })) as [Hand, Hand];
const [rapporteur, chair]: Hand[] = ['rapporteur', 'chair'].map((id) => ({ id, writes: true })) as [Hand, Hand];
const comment: MarginCommand = { name: 'comment', input: { anchor, quote: 'the river', text: 'Which river?' } };
const suggest: MarginCommand = { name: 'suggest', input: { anchor, quote: 'the river', text: 'the lake' } };
const on = (name: 'settle' | 'reopen' | 'withdraw', thread = 1): MarginCommand => ({ name, input: { thread } });
const reply = (text = 'The one here.', thread = 1): MarginCommand => ({ name: 'reply', input: { thread, text } });
const amend = (text: string, entryId = '1.1', thread = 1): MarginCommand => ({ name: 'amend', input: { thread, entryId, text } });
const accept = (claimISaw = 0, thread = 1): MarginCommand => ({ name: 'accept', input: { thread, claimISaw } });
const decline = (reason?: string, thread = 1): MarginCommand => ({ name: 'decline', input: { thread, reason } });

type Act = [Hand, MarginCommand];
const then = (margin: Margin, [hand, command]: Act, at = nine) => reduceMargin(margin, marginChange(margin, hand, command, at));
/** As it is after these, none of which is refused. */
const after = (...acts: Act[]): Margin =>
  acts.reduce((margin, act, i) => {
    expect(marginRefusal(margin, ...act)).toBeNull();
    return then(margin, act, nine + i * 1000);
  }, emptyMargin);
const refused = (margin: Margin, ...act: Act) => marginRefusal(margin, ...act);

describe('what is said of a passage', () => {
  test('whoever reads comments on a passage, and it says who, when, and of what (N27)', () => {
    expect(after([ana, comment]).threads.get(1)).toEqual({
      number: 1,
      kind: 'comment',
      anchor,
      quote: 'the river',
      entries: [{ id: '1.1', by: 'ana', at: nine, text: 'Which river?', amendedAt: null }],
      state: { is: 'open' },
      claims: 0,
    });
  });

  test('those who write and whoever began answer each other; others begin a thread of their own (N27)', () => {
    const answered = after([ana, comment], [rapporteur, reply()], [ana, reply('Thank you.')]);
    expect(answered.threads.get(1)!.entries.map(({ id, by, text }) => [id, by, text])).toEqual([
      ['1.1', 'ana', 'Which river?'],
      ['1.2', 'rapporteur', 'The one here.'],
      ['1.3', 'ana', 'Thank you.'],
    ]);
    expect(refused(answered, omar, reply())).toBe('not-yours');
  });

  test('what nobody answered may be put otherwise or taken back by whoever said it, and by nobody else (N27)', () => {
    const begun = after([ana, comment]);
    const [amended] = after([ana, comment], [ana, amend('Which of the rivers?')]).threads.get(1)!.entries;
    expect(amended).toMatchObject({ text: 'Which of the rivers?', at: nine, amendedAt: nine + 1000 });
    for (const command of [amend('No.'), on('withdraw')]) {
      expect(refused(begun, rapporteur, command)).toBe('not-yours');
      expect(refused(after([ana, comment], [rapporteur, reply()]), ana, command)).toBe('thread-answered');
      expect(refused(after([ana, comment], [ana, reply('I mean the Ebro.')]), ana, command)).toBeNull();
    }
    expect(after([ana, comment], [rapporteur, reply()], [rapporteur, amend('The Ebro.', '1.2')]).threads.get(1)!.entries[1]!.text).toBe(
      'The Ebro.',
    );
  });

  test('what was taken back is gone with its words, and its number is not given again (N27)', () => {
    const margin = after([ana, comment], [ana, on('withdraw')], [ana, suggest]);
    expect([...margin.threads.keys()]).toEqual([2]);
    expect(JSON.stringify([...margin.threads])).not.toContain('Which river?');
  });

  test('those who write settle it, or whoever began, and either opens it again (N27)', () => {
    for (const hand of [ana, rapporteur]) {
      const settled = after([ana, comment], [hand, on('settle')]);
      expect(settled.threads.get(1)!.state).toEqual({ is: 'settled', by: hand.id, at: nine + 1000 });
      for (const command of [reply(), on('settle'), on('withdraw'), amend('?')])
        expect(refused(settled, ana, command)).toBe('thread-closed');
      expect(isOpen(then(settled, [ana, on('reopen')]).threads.get(1)!)).toBe(true);
    }
    expect(refused(after([ana, comment]), omar, on('settle'))).toBe('not-yours');
    expect(refused(after([ana, comment]), rapporteur, on('reopen'))).toBe('thread-open');
  });

  test('what is not there is not answered (N27)', () => {
    for (const command of [reply(), on('settle'), accept(), amend('?')])
      expect(refused(emptyMargin, rapporteur, command)).toBe('no-such-thread');
    expect(refused(after([ana, comment]), ana, amend('?', '1.2'))).toBe('no-such-thread');
  });
});

describe('what is suggested in place of a passage', () => {
  test('those who write accept or decline, with a reason if they like; readers do not (N27)', () => {
    expect(after([ana, suggest], [chair, accept()]).threads.get(1)!.state).toMatchObject({
      is: 'accepted',
      by: 'chair',
      claim: 1,
      since: 1,
    });
    expect(after([ana, suggest], [chair, decline('It is a river.')]).threads.get(1)!.state).toMatchObject({
      is: 'declined',
      reason: 'It is a river.',
    });
    for (const command of [accept(), decline()]) expect(refused(after([ana, suggest]), ana, command)).toBe('writers-only');
    for (const command of [accept(), decline()]) expect(refused(after([ana, comment]), chair, command)).toBe('not-a-suggestion');
    expect(refused(after([ana, suggest], [chair, decline()]), rapporteur, accept())).toBe('thread-closed');
  });

  test('of two who accept at once one writes it into the text (N27)', () => {
    const taken = after([ana, suggest], [chair, accept()]);
    expect(refused(taken, rapporteur, accept())).toBe('suggestion-taken');
    expect(marksOf(taken.threads.get(1)!)).toEqual(['1.1']);
  });

  test('what was accepted and did not come into the text is taken over by one, who saw whose it was (N27)', () => {
    const over = after([ana, suggest], [chair, accept()], [rapporteur, accept(1)]);
    expect(over.threads.get(1)!.state).toMatchObject({ by: 'rapporteur', claim: 2, since: 1 });
    expect(refused(over, chair, accept(1))).toBe('suggestion-taken');
    expect(marksOf(over.threads.get(1)!)).toEqual(['1.1', '1.2']);
  });

  test('what was decided by those who write they alone open again, and an earlier acceptance does not count then (N27)', () => {
    const declined = after([ana, suggest], [chair, decline()]);
    expect(refused(declined, ana, on('reopen'))).toBe('writers-only');
    const again = after([ana, suggest], [chair, accept()], [chair, on('reopen')], [chair, accept()]);
    expect(marksOf(again.threads.get(1)!)).toEqual(['1.2']);
  });

  test('words may be suggested away, a comment is never empty (N27)', () => {
    expect(refused(after([ana, suggest]), ana, amend(''))).toBeNull();
    expect(refused(after([ana, comment]), ana, amend(''))).toBe('bad-input');
    expect(refused(after([ana, comment]), ana, amend('x'.repeat(longestRemark + 1)))).toBe('bad-input');
  });
});

describe('how much there may be', () => {
  const many = (hand: (i: number) => Hand, count: number) => after(...Array.from({ length: count }, (_, i): Act => [hand(i), comment]));

  test('somebody who does not write has twenty open at most, somebody who writes as many as there is room for (N27)', () => {
    const full = many(() => ana, mostOpenOfOne);
    expect(refused(full, ana, comment)).toBe('threads-enough');
    expect(refused(full, { ...ana, writes: true }, comment)).toBeNull();
    expect(refused(full, omar, comment)).toBeNull();
    const settled = then(full, [rapporteur, on('settle')]);
    expect(refused(settled, ana, comment)).toBeNull();
    expect(refused(then(settled, [ana, comment]), ana, on('reopen'))).toBe('threads-enough');
  });

  test('three hundred are open at once, and one has fifty entries (N27)', () => {
    const full = many((i) => ({ id: `p${i % 30}`, writes: false }), mostOpen);
    expect(refused(full, rapporteur, suggest)).toBe('margin-full');
    expect(refused(then(full, [rapporteur, on('settle')]), rapporteur, suggest)).toBeNull();
    const long = after([ana, comment], ...Array.from({ length: mostEntries - 1 }, (): Act => [rapporteur, reply()]));
    expect(refused(long, ana, reply())).toBe('margin-full');
  });
});

test('nothing but what is asked for is taken: no other fields, no other shapes, no endless texts (N27, S1)', () => {
  const reads = (name: string, input: object, id = 'x') => marginInput.safeParse({ id, name, input }).success;
  const input = { anchor, quote: 'the river', text: 'Which?' };
  expect(reads('comment', input)).toBe(true);
  expect(reads('suggest', { ...input, text: '' })).toBe(true);
  const bad: object[] = [
    { ...input, text: '' },
    { ...input, text: 'x'.repeat(longestRemark + 1) },
    { ...input, quote: 'x'.repeat(longestPassage + 1) },
    { ...input, by: 'chair' },
    { ...input, anchor: {} },
    { ...input, anchor: { start: {}, end: {} } },
    { ...input, anchor: { ...anchor, start: { item: { client: -1, clock: 0 } } } },
    { ...input, anchor: { ...anchor, start: { item: { client: 1, clock: 1e300 } } } },
    { ...input, anchor: { ...anchor, start: { item: { client: 1, clock: 0, __proto__: null, more: 'x' } } } },
    { ...input, anchor: { ...anchor, end: { tname: 'x'.repeat(65) } } },
    { ...input, anchor: { ...anchor, end: { tname: 'default', assoc: 7 } } },
    { ...input, anchor: JSON.stringify(anchor) },
  ];
  for (const one of bad) expect(reads('comment', one), JSON.stringify(one).slice(0, 80)).toBe(false);
  for (const name of ['destroy', 'constructor', '__proto__']) expect(reads(name, input)).toBe(false);
  expect(reads('comment', input, '')).toBe(false);
  expect(reads('settle', { thread: '1' })).toBe(false);
});

test('whatever is asked, in whatever order: what is refused changes nothing, and what is not keeps every promise (N27)', () => {
  const hands = [ana, omar, rapporteur, chair];
  const number = fc.integer({ min: 1, max: 6 });
  const anyCommand: fc.Arbitrary<MarginCommand> = fc.oneof(
    fc.constantFrom(comment, suggest),
    number.map((thread) => reply('x', thread)),
    fc.tuple(number, fc.integer({ min: 1, max: 3 })).map(([thread, place]) => amend('y', `${thread}.${place}`, thread)),
    fc.tuple(fc.constantFrom('settle', 'reopen', 'withdraw'), number).map(([name, thread]) => on(name, thread)),
    number.map((thread) => decline('no', thread)),
    fc.tuple(fc.integer({ min: 0, max: 3 }), number).map(([claim, thread]) => accept(claim, thread)),
  );
  const acts = fc.array(fc.tuple(fc.constantFrom(...hands), anyCommand), { maxLength: 60 });
  fc.assert(
    fc.property(acts, (all) => {
      let margin: Margin = emptyMargin;
      for (const [hand, command] of all) {
        if (marginRefusal(margin, hand, command) !== null) continue;
        const before = margin;
        margin = then(margin, [hand, command]);
        const changed = [...margin.threads.values()].filter((thread) => before.threads.get(thread.number) !== thread);
        expect(changed.length).toBeLessThanOrEqual(1);
        for (const thread of changed) {
          const was = before.threads.get(thread.number);
          if (!was) expect(thread.number).toBe(before.last + 1);
          // Nobody's words are changed but by themselves, and nobody's opening is somebody else's.
          for (const entry of was?.entries ?? []) expect(entry.by === hand.id || thread.entries.includes(entry)).toBe(true);
          expect(openerOf(thread)).toBe(was ? openerOf(was) : hand.id);
          if (['accepted', 'declined'].includes(thread.state.is)) expect(hand.writes).toBe(true);
          expect(thread.claims).toBeGreaterThanOrEqual(was?.claims ?? 0);
        }
        for (const { id } of hands.filter(({ writes }) => !writes))
          expect([...margin.threads.values()].filter((one) => isOpen(one) && openerOf(one) === id).length).toBeLessThanOrEqual(
            mostOpenOfOne,
          );
      }
    }),
    { numRuns: 300 },
  );
});
