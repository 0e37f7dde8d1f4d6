import { expect, test } from 'vitest';
import { nine } from '../given.ts';
import type { Line } from '../lanes.ts';
import { captionsText, captionsVtt } from './file.ts';

const line = (number: number, afterMs: number, text: string, about: Partial<Line> = {}): Line => ({
  number,
  lane: 'captions',
  floor: 'plenary',
  at: nine + afterMs,
  by: 'captions',
  text,
  state: 'shown',
  lang: 'en',
  ...about,
});
const ada = { turnId: 't1', speaker: 'ada' };
const names: Record<string, string> = { ada: 'Ada <b> & Co', bob: 'Bob' };
const file = (...lines: Line[]) => ({
  title: 'Plenary --> two',
  language: 'en',
  lines,
  nameOf: (id: string) => names[id]!,
  say: (word: string, values?: Record<string, string | number>) => `${word} ${JSON.stringify(values ?? {})}`,
});

type Cue = { id: string; start: number; end: number; voice: string | null; text: string };
/** Reads WebVTT as its standard says: blocks parted by empty lines, an arrow makes a cue, tags and three escapes in its text. */
function parsed(text: string): { cues: Cue[]; notes: string[] } {
  const [head, ...blocks] = text.split(/\n{2,}/);
  expect(head).toBe('WEBVTT');
  const [cues, notes]: [Cue[], string[]] = [[], []];
  for (const block of blocks) {
    const rows = block.trimEnd().split('\n');
    const timing = rows.findIndex((row) => row.includes('-->'));
    if (timing < 0) {
      notes.push(block);
      continue;
    }
    const times = /^(\d{2,}):([0-5]\d):([0-5]\d)\.(\d{3}) --> (\d{2,}):([0-5]\d):([0-5]\d)\.(\d{3})$/
      .exec(rows[timing]!)!
      .slice(1)
      .map(Number);
    const ms = (from: number) => ((times[from]! * 60 + times[from + 1]!) * 60 + times[from + 2]!) * 1000 + times[from + 3]!;
    const body = rows.slice(timing + 1).join('\n');
    const unescaped = (part: string) => part.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
    const [, voice] = /^<v ([^>]*)>/.exec(body) ?? [];
    const words = body.replace(/<[^>]*>/g, '');
    cues.push({ id: rows[0]!, start: ms(0), end: ms(4), voice: voice === undefined ? null : unescaped(voice), text: unescaped(words) });
  }
  return { cues, notes };
}

test('captions as WebVTT: a cue for each line, from when it began until the next, with who had the floor (N30, N31)', () => {
  const { cues } = parsed(
    captionsVtt(file(line(1, 0, 'Good morning.', ada), line(4, 2500, 'We begin.', ada), line(9, 3_723_004, 'Late.'))),
  );
  expect(cues).toEqual([
    { id: '1', start: 0, end: 2410, voice: 'Ada <b> & Co', text: 'Good morning.' },
    { id: '4', start: 2500, end: 2500 + 1500 + 9 * 70, voice: 'Ada <b> & Co', text: 'We begin.' },
    { id: '9', start: 3_723_004, end: 3_723_004 + 1500 + 5 * 70, voice: null, text: 'Late.' },
  ]);
});

test('no words make a cue, a tag or an end of the file, and every cue lasts (N30)', () => {
  const evil = ['a --> b', '<b>bold</b>', '</v><v Chair>No', '&lt;', 'NOTE x', 'WEBVTT', '00:00:01.000 --> 00:00:02.000', '->'];
  const text = captionsVtt(file(...evil.map((words, i) => line(i + 1, 0, words))));
  const { cues, notes } = parsed(text);
  expect(cues.map((cue) => cue.text)).toEqual(evil);
  for (const { start, end, voice } of cues) expect([end > start, voice]).toEqual([true, null]);
  expect(notes).toHaveLength(1);
});

test('every file says that it is a draft and no verbatim record, also the empty one (N30)', () => {
  for (const make of [captionsVtt, captionsText])
    for (const lines of [[], [line(1, 0, 'Hello')]]) expect(make(file(...lines))).toContain('captions-file.draft');
  expect(captionsText(file())).toContain('captions-file.none');
});

test('captions as text: a paragraph for each turn, with its hour and who had the floor (N30, N31)', () => {
  const text = captionsText(
    file(line(1, 0, 'One.', ada), line(2, 10, 'Two.', ada), line(3, 65_000, 'Three.', { turnId: 't2', speaker: 'bob' })),
  );
  expect(text).toContain('[09:00:00] Ada <b> & Co: One. Two.\n\n[09:01:05] Bob: Three.\n');
});
