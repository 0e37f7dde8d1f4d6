import { describe, expect, test } from 'vitest';
import { dice, type Dice } from '../shared/any-input.ts';
import { momentAt, nine, person } from '../shared/given.ts';
import { decide } from '../shared/decide.ts';
import { emptyMeeting, type Meeting, type MeetingEvent } from '../shared/meeting.ts';
import { reduce } from '../shared/reduce.ts';
import { applied, insertedBy, type Edit } from '../shared/notes/edit.ts';
import { placeAfter, splice } from '../shared/notes/edits.ts';
import { atWork } from '../shared/notes/notes.given.ts';
import type { Notes } from '../shared/notes/state.ts';
import { difference, typedBetween } from './notes-difference.ts';
import { adopted, isKept, newDraft, parted, sentOff, taken, takenBack, textOf, unkeptSince, written, type Draft } from './notes-draft.ts';

const seeds = Number(process.env['FUZZ'] ?? 150);
const notesOf = (meeting: Meeting): Notes => meeting.notes.g1!;

/** A meeting that decides as the real one does, without a line to it. */
function secretary() {
  let seq = 0;
  let meeting = emptyMeeting;
  const note = (by: string, event: MeetingEvent) => void (meeting = reduce(meeting, { seq: ++seq, at: nine + seq, by, event }));
  for (const event of atWork) note('cat', event);
  return {
    notes: () => notesOf(meeting),
    hear(who: string, { kept, onItsWay }: Draft): 'written' | 'moved-on' {
      const { writer, edit } = onItsWay!;
      const decision = decide(
        meeting,
        person(who),
        { name: 'write-notes', input: { floor: 'g1', version: kept.version, writer, edit: [...edit] } },
        momentAt(nine),
      );
      if ('refusal' in decision) {
        expect(decision.refusal).toBe('notes-moved-on');
        return 'moved-on';
      }
      for (const event of decision.events) note(who, event);
      return 'written';
    },
  };
}

/** A marked letter is typed once in a whole course, so that it can be told whether it is still there. */
const marks = Array.from({ length: 6000 }, (_, i) => String.fromCodePoint(0x4e00 + i));

/** One screen: a text field, a draft, and a line that loses, delays and repeats. */
function screen(who: string, life: number, first: Notes) {
  let [openings, merges] = [0, 0];
  const newId = () => `${who}-opening-${life}-${++openings}`;
  let draft = newDraft(first, newId());
  let field = textOf(draft);
  return {
    who,
    draft: () => draft,
    field: () => field,
    type(roll: Dice, mark: () => string, gone: (letters: string) => void) {
      const at = Math.floor(roll() * (field.length + 1));
      const remove = roll() < 0.35 ? Math.min(field.length - at, Math.floor(roll() * 12)) : 0;
      const insert = roll() < 0.8 ? Array.from({ length: 1 + Math.floor(roll() * 5) }, mark).join('') : '';
      gone(field.slice(at, at + remove));
      const next = field.slice(0, at) + insert + field.slice(at + remove);
      draft = written(draft, typedBetween(field, next, at + insert.length), nine);
      field = next;
      expect(textOf(draft)).toBe(field);
    },
    merges: () => merges,
    take(notes: Notes) {
      const before = field;
      if (notes.version - draft.kept.version > notes.recent.length) merges++;
      const came = taken(draft, notes);
      draft = came.draft;
      field = textOf(draft);
      expect(applied(before, came.shown)).toBe(field);
    },
    sendOff: () => (draft = sentOff(draft)),
    /** The page is loaded anew from what the device kept. */
    reload: () => (draft = adopted(JSON.parse(JSON.stringify(draft)) as Draft, newId())),
  };
}

/** Some write at once, each over a line of its own; returns what must be so in the end. */
function course(seed: number, steps: number) {
  const roll = dice(seed);
  const meeting = secretary();
  let [typed, made] = [0, 0];
  const removed = new Set<string>();
  const mark = () => marks[typed++ % marks.length]!;
  const writers = ['ana', 'bo', 'cleo'].slice(0, 2 + Math.floor(roll() * 2));
  const screens = writers.map((who) => screen(who, ++made, meeting.notes()));
  // Now and then somebody is away for so long that nobody remembers what they missed.
  const promptness = screens.map(() => (roll() < 0.25 ? 0.002 : roll() < 0.3 ? 0.05 : 0.6));
  const send = (one: (typeof screens)[number]) => {
    one.sendOff();
    if (one.draft().onItsWay) meeting.hear(one.who, one.draft());
  };
  for (let step = 0; step < steps; step++)
    for (const [i, one] of screens.entries()) {
      if (roll() < 0.6) one.type(roll, mark, (letters) => [...letters].forEach((letter) => removed.add(letter)));
      // Sent and lost on the way back, sent again, or not sent at all for long.
      if (roll() < promptness[i]!) send(one);
      if (roll() < promptness[i]!) one.take(meeting.notes());
      if (roll() < 0.02) one.reload();
    }
  for (let round = 0; round < 200 && screens.some((one) => !isKept(one.draft())); round++)
    for (const one of screens) {
      one.take(meeting.notes());
      send(one);
      one.take(meeting.notes());
    }
  for (const one of screens) one.take(meeting.notes());
  return { text: meeting.notes().text, version: meeting.notes().version, screens, removed, typed };
}

describe('any number of writers with any delays', () => {
  test(`end with the same text, and what nobody removed is there once (G4, G5; ${seeds} courses)`, () => {
    let [versions, merges] = [0, 0];
    for (let seed = 1; seed <= seeds; seed++) {
      const { text, version, screens, removed, typed } = course(seed, seed % 5 === 0 ? 300 : 40);
      for (const one of screens) {
        expect(isKept(one.draft()), `seed ${seed}`).toBe(true);
        expect(one.field(), `seed ${seed}`).toBe(text);
      }
      const there = new Map<string, number>();
      for (const letter of text) there.set(letter, (there.get(letter) ?? 0) + 1);
      const lost = marks.slice(0, typed).filter((letter) => !removed.has(letter) && there.get(letter) !== 1);
      expect(lost, `seed ${seed}`).toEqual([]);
      versions += version;
      merges += screens.reduce((sum, one) => sum + one.merges(), 0);
    }
    expect(versions).toBeGreaterThan(seeds * 10);
    expect(merges).toBeGreaterThan(seeds / 30);
  });
});

const noted = (text: string, version: number, more: Partial<Notes> = {}): Notes => ({ text, version, recent: [], writers: [], ...more });
const at = (minute: number) => nine + minute * 60_000;

test('what was typed while an edit was on its way waits until that has arrived (G4)', () => {
  let draft = sentOff(written(newDraft(noted('', 0), 'me-writing'), ['Hello'], at(1)));
  draft = written(draft, [5, ' all'], at(2));
  expect(sentOff(draft)).toBe(draft);
  expect(unkeptSince(draft)).toBe(at(1));
  const mine = { version: 1, writer: draft.onItsWay!.writer, edit: draft.onItsWay!.edit };
  const { draft: arrived, shown } = taken(draft, noted('Hello', 1, { recent: [mine], writers: [{ ...mine.writer, by: 'me' }] }));
  expect(shown).toEqual([]);
  expect(textOf(arrived)).toBe('Hello all');
  expect(sentOff(arrived).onItsWay).toEqual({ writer: { id: 'me-writing', number: 2 }, edit: [5, ' all'], since: at(2) });
});

test('what others write comes under my unsent typing, and says where my caret goes (G4)', () => {
  const draft = written(newDraft(noted('One. Two.', 1), 'me-writing'), splice(9, 0, ' Three.'), at(1));
  const theirs = { version: 2, writer: { id: 'another-screen', number: 1 }, edit: splice(5, 0, 'And ') };
  const { draft: now, shown } = taken(draft, noted('One. And Two.', 2, { recent: [theirs] }));
  expect(textOf(now)).toBe('One. And Two. Three.');
  expect(placeAfter(16, shown)).toBe(20);
  expect(placeAfter(4, shown)).toBe(4);
});

test('a letter that the meeting exchanged is exchanged here too, and nothing moves (S1)', () => {
  const draft = written(sentOff(written(newDraft(noted('', 0), 'me-writing'), ['a\u200bb'], at(1))), [3, 'c'], at(1));
  const mine = { version: 1, writer: draft.onItsWay!.writer, edit: ['a b'] };
  expect(textOf(taken(draft, noted('a b', 1, { recent: [mine] })).draft)).toBe('a bc');
});

test('after long the text is merged by what differs, and what had arrived is not written twice (G5)', () => {
  const sent = sentOff(written(newDraft(noted('One. Two.', 1), 'me-writing'), splice(9, 0, ' Three.'), at(1)));
  const draft = written(sent, splice(0, 0, 'Zero. '), at(2));
  const arrived = taken(draft, noted('One. Two or more. Three.', 300, { writers: [{ id: 'me-writing', number: 1, by: 'me' }] })).draft;
  expect(textOf(arrived)).toBe('Zero. One. Two or more. Three.');
  const lost = taken(draft, noted('One. Two or more.', 300)).draft;
  expect(textOf(lost)).toBe('Zero. One. Two or more. Three.');
  expect(lost.onItsWay).toBeNull();
  expect(unkeptSince(lost)).toBe(at(1));
});

test('what was refused for good is taken back into what is typed (G5)', () => {
  const draft = takenBack(written(sentOff(written(newDraft(noted('', 0), 'me-writing'), ['Hello'], at(1))), [5, '!'], at(2)));
  expect(draft).toMatchObject({ onItsWay: null, typed: ['Hello!'], typedSince: at(1) });
  expect(sentOff(draft).onItsWay!.writer.number).toBe(2);
});

test('a long paste goes in several edits, and no letter is cut in two (G5)', () => {
  const text = 'begin end';
  const edit: Edit = [6, '😀'.repeat(2001), -3];
  const [first, then] = parted(edit, 4001, 9);
  expect(insertedBy(first)).toHaveLength(4000);
  expect(applied(applied(text, first), then)).toBe(applied(text, edit));
  expect(parted(['short'], 4000, 9)).toEqual([['short'], []]);
  expect(parted([1, 'aa', 2, 'bb', -1], 3, 9)).toEqual([
    [1, 'aa', 2, 'b'],
    [6, 'b', -1],
  ]);
});

test('a change in very many places goes in several edits (G5)', () => {
  const text = 'abcdefghij';
  const edit: Edit = [1, 'X', -1, 2, 'Y', -2, 1, 'Z'];
  for (let parts = 1; parts < edit.length; parts++) {
    const [first, then] = parted(edit, 4000, parts);
    expect(first.length).toBeLessThanOrEqual(parts);
    expect(applied(applied(text, first), then)).toBe(applied(text, edit));
  }
});

test('a difference is not told of a text that is the same', () => expect(difference('One.', 'One.')).toEqual([]));
