import { expect, test } from 'vitest';
import { inReach, shown, withLetters, type OpenLine } from './letters.ts';

/** The lines on a screen after these posts; a line that was shown keeps its number. */
function shownAfter(posts: string[], whole = false) {
  let lines: OpenLine[] = [];
  let made = 0;
  const gone: number[] = [];
  for (const post of posts) {
    const next = withLetters(lines, post, whole);
    gone.push(...next.gone);
    lines = inReach(next.lines.map(({ number, raw }) => ({ number: number ?? ++made, raw })));
  }
  return { texts: lines.map(shown), numbers: lines.map(({ number }) => number), gone };
}
const texts = (...posts: string[]) => shownAfter(posts).texts;

test('the posts of a stream are one text, wherever they are cut (N30)', () => {
  expect(texts('Good mor', 'ning, eve', 'rybody.')).toEqual(['Good morning, everybody.']);
  expect(texts('日本', '語の字幕')).toEqual(['日本語の字幕']);
});

test('a backspace takes away what was sent before, also from lines that were shown (N30)', () => {
  expect(texts('The meting', '\b\b\b\b\beeting begins')).toEqual(['The meeting begins']);
  expect(texts('One\nTwo', '\b\b\b\b', ' and two')).toEqual(['One and two']);
  expect(shownAfter(['One\nTwo', '\b\b\b\b\b\b\b']).gone).toEqual([2, 1]);
  expect(texts('\b\b\bHello')).toEqual(['Hello']);
  expect(texts('a👍', '\bb')).toEqual(['ab']);
});

test('a line ends at a line break, at the end of a sentence, and at about 100 characters between words (N30)', () => {
  expect(texts('One\nTwo\r\nThree')).toEqual(['One', 'Two', 'Three']);
  expect(texts('Thank you all for coming. We begin with the agenda.')).toEqual(['Thank you all for coming.', 'We begin with the agenda.']);
  expect(texts('Yes, Mr. Chair')).toEqual(['Yes, Mr. Chair']);
  const long = texts('word '.repeat(60));
  expect(long.length).toBe(3);
  for (const text of long) expect(text.length).toBeLessThan(110);
  const joined = texts('字'.repeat(300));
  expect(joined.join('')).toBe('字'.repeat(300));
  expect(Math.max(...joined.map((text) => text.length))).toBeLessThanOrEqual(120);
});

test('captions that come whole are parted, and a backspace does not count what parts them (N30)', () => {
  expect(shownAfter(['welcome to', 'the meeting'], true).texts).toEqual(['welcome to the meeting']);
  expect(shownAfter(['ab', 'c', '\b\bx'], true).texts).toEqual(['ax']);
  expect(texts('We thank the host.', 'The next item is access')).toEqual(['We thank the host. The next item is access']);
});

test('nothing that controls or hides stands in a caption, and no line is without an end (N30)', () => {
  expect(texts('a\u0000\u001b\u202eb\tc')).toEqual(['ab c']);
  const marks = texts(`a${'\u0301'.repeat(5000)} end`);
  expect(Math.max(...marks.map((text) => text.length))).toBeLessThan(500);
});
