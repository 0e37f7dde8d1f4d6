import { existsSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { deal, moveTwo, open, setUp } from './breakout/before.ts';
import { appoint, comeAndGo, help, rename, work } from './breakout/out.ts';
import { askForRapporteur, backEarly, breakIsOver, closeOthers, writeOn } from './breakout/back.ts';
import { discuss, missedNothing, record, report } from './breakout/reports.ts';
import { gather, then, type Cast } from './breakout/cast.ts';

const file = '../shared/data/igf-2021-mag-III.txt';
const isHere = existsSync(file);
if (!isHere) console.log(`skipped: ${file} is not here`);

describe.skipIf(!isHere)('what was', () => {
  test('the breakout that is played is that of the transcript: five groups, 30 minutes, two back, three closed, 14:45, five reports in order', () => {
    const text = readFileSync(file, 'utf8').replace(/[‑–]/g, '-');
    const words = ['one', 'two', 'three', 'four', 'five'];
    const number = (word: string) => Number(word) || words.indexOf(word.toLowerCase()) + 1;
    const reports = [...text.matchAll(/(?:from|we have|group, which is) group (\w+)[,. ]/g)]
      .map(([, word]) => number(word!))
      .filter(Boolean);
    expect(reports).toEqual(then.reports);
    expect(number(/rooms will be opening now\.\s+(\w+) groups/i.exec(text)![1]!)).toBe(then.groups);
    expect(Number(/we'll work for about (\d+) minutes/.exec(text)![1])).toBe(then.minutes);
    expect(number(/Working Group (\w+) is just finishing/.exec(text)![1]!)).toBe(then.closedFirst);
    expect(
      /(\w+) and (\w+) as well/i
        .exec(text)!
        .slice(1)
        .map((word) => (word === 'Three' ? 3 : Number(word) || number(word))),
    ).toEqual(then.closedThen);
    expect(/(\w+) and (\w+) are already back/i.exec(text)!.slice(1).map(number)).toEqual(then.back);
    expect(/That would be (\d\d:\d\d) UTC/.exec(text)![1]).toBe(then.until);
  });
});

/** Chapter by chapter, each where the one before it ended. */
let cast: Cast;
const began = performance.now();
beforeAll(async () => {
  cast = await gather();
});
afterAll(async () => {
  await cast.house.close();
  console.log(`40 people at their screens, ${cast.house.facts.length} facts, ${Math.round(performance.now() - began)} ms`);
});

test('five groups are prepared before the meeting opens, and nobody but staff is told (G1, N22)', () => setUp(cast));

test('everybody who is here is dealt by chance, those without a device too, eight to a group; who runs the meeting stays in plenary (G1, G2, N22)', () =>
  deal(cast));

test('two of the staff move two people at once and no move is lost (G2)', () => moveTwo(cast));

test('the rooms open: everybody is in their group at once, and whose line was down is there when it is back (G1, G4, N14)', () =>
  open(cast));

test('the chair tells the groups to appoint a chair and a rapporteur; of two who volunteer at once one is it, and plenary sees who has none (G3, G6, N23)', () =>
  appoint(cast));

test('each group has its own queue, run by its own chair, its chat and its text, and plenary goes on beside them (G4, N23)', () =>
  work(cast));

test('whoever says more of themselves, or is named by staff, is called so on the screens of their group (N2)', () => rename(cast));

test('group 3 calls for help: all staff see it, one takes it, and it is said who (G6)', () => help(cast));

test('whoever comes late is placed, whoever changes their device is where they were, one goes back to plenary and may return (G1, G4, N5, N22)', () =>
  comeAndGo(cast));

test('groups 2 and 5 are back early, by their own chair, and everybody sees that 1, 3 and 4 are still out (G5, N24)', () =>
  backEarly(cast));

test('the time is over and nobody is cut; the chair gives group 1, then 3 and 4 one minute, and they are back by themselves while they still type (G5, N24)', () =>
  closeOthers(cast));

test("nobody's last sentence is cut: the rapporteur writes on in the break, the others of the group do not (G5, A4)", () => writeOn(cast));

test('group 5 has no rapporteur until plenary asks: one says yes, and may write at once (G3, N23)', () => askForRapporteur(cast));

test('at 14:45 UTC the break is over by itself, and the meeting goes on where it was (A4, N4)', () => breakIsOver(cast));

test('the five reports are called in order, one is skipped and returned to; each has its clock, and its text is on every screen from then on (G8, N26)', () =>
  report(cast));

test('then they discuss in plenary, in one queue, and those who had waited since before the groups are first (N14, Q3)', () =>
  discuss(cast));

test('who was in which group, from when to when, is known without anybody having asked, and adds up (G7, N25)', () => record(cast));

test('nobody missed a fact: every screen that knows all has the number of the last one', () => missedNothing(cast));
