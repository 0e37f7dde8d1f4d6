import fc from 'fast-check';
import { expect, test } from 'vitest';
import { counted, longestTranscript } from './reading.ts';
import { readTranscript } from './read.ts';

const runs = Number(process.env['FUZZ'] ?? 150);
const readingOf = (text: string) => {
  const read = readTranscript(text);
  if ('unreadable' in read) throw new Error(`${read.unreadable}: ${text}`);
  return read.reading;
};

type Said = { speaker: string | null; paragraphs: string[] };
type Layout = {
  mark: '>>' | '>> ' | '>>> ' | '&gt;&gt; ' | '';
  colon: ': ' | ':' | ' : ' | '：';
  indent: string;
  newline: string;
  bom: string;
  stamp: '' | '00:12:34 ' | '[14:05] ' | '(1:02:03.5) - ' | '01:02\n';
  width: number;
  head: string;
  between: string;
};

const words = 'we meet today (laughs) because costs >> rise, at 14:05 note: this [sic] plan é 王 مرحبا ‑‑ 3% “so”'.split(' ');
const sentence = fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 30 }).map((some) => `And ${some.join(' ')}.`);
const names = [
  'CHAIR',
  'ANA PÉREZ',
  'Ana Perez',
  "O'NEIL, ACME LTD.",
  'DR. LUIS DE SOUZA',
  '王小明',
  'ЕЛЕНА ИВАНОВА',
  'SPEAKER 1',
  'آنا محمد',
];
const turnOf = (speaker: fc.Arbitrary<string | null>) =>
  fc.record({ speaker, paragraphs: fc.array(sentence, { minLength: 1, maxLength: 3 }) });
const layout: fc.Arbitrary<Layout> = fc.record({
  mark: fc.constantFrom('>>', '>> ', '>>> ', '&gt;&gt; ', ''),
  colon: fc.constantFrom(': ', ':', ' : ', '：'),
  indent: fc.constantFrom('', '    ', '\t', ' \t '),
  newline: fc.constantFrom('\n', '\r\n', '\r'),
  bom: fc.constantFrom('', '\ufeff'),
  stamp: fc.constantFrom('', '00:12:34 ', '[14:05] ', '(1:02:03.5) - ', '01:02\n'),
  width: fc.constantFrom(40, 72, Infinity),
  head: fc.constantFrom('', 'A meeting\n\nNOTE: not an official record.\n\n***\n\n'),
  between: fc.constantFrom('', '(Break).\n\n', '[Applause]\n\n', '【休息】\n\n'),
});

function wrapped(text: string, width: number): string[] {
  const lines = [''];
  // A mark or a bracket at the beginning of a line would be one: captioners break elsewhere, too.
  for (const word of text.split(' ')) {
    const isFull = lines.at(-1)!.length + word.length > width && /^[a-zé]/.test(word) && !/:$/.test(word);
    if (isFull) lines.push(word);
    else lines[lines.length - 1] += lines.at(-1) === '' ? word : ` ${word}`;
  }
  return lines;
}
function written(turns: Said[], { mark, colon, indent, newline, bom, stamp, width, head, between }: Layout): string {
  const said = turns.map(({ speaker, paragraphs }) => {
    const [first, ...rest] = paragraphs.map((paragraph) => wrapped(paragraph, width).join(`\n${indent}`));
    const begin = `${indent}${stamp}${mark}${speaker === null ? '' : `${speaker}${colon}`}${first}`;
    return [begin, ...rest.map((paragraph) => indent + paragraph)].join('\n\n');
  });
  return bom + (head + said.join(`\n\n${between}`)).replaceAll('\n', newline);
}

test('whatever a transcript is laid out like, its turns are the same, and so are its breaks (N30)', () => {
  fc.assert(
    fc.property(layout, fc.array(turnOf(fc.constantFrom(...names, null)), { minLength: 2, maxLength: 8 }), (how, all) => {
      // Without marks nobody can see a turn that has no name.
      const turns = all.map((turn) => (how.mark === '' && turn.speaker === null ? { ...turn, speaker: 'CHAIR' } : turn));
      if (how.mark === '') turns.unshift({ speaker: 'CHAIR', paragraphs: ['And so we begin.'] });
      const plain = how.mark === '' ? turns.filter(({ speaker }) => speaker !== 'Ana Perez') : turns;
      const reading = readingOf(written(plain, how));
      const read = reading.turns.map(({ speaker, paragraphs }) => ({
        speaker: speaker === null ? null : reading.speakers[speaker]!,
        paragraphs,
      }));
      expect(read).toEqual(
        plain.map(({ speaker, paragraphs }) => ({ speaker, paragraphs: paragraphs.map((one) => one.normalize('NFC')) })),
      );
      expect(reading.directions).toHaveLength(how.between === '' ? 0 : plain.length - 1);
      if (how.stamp !== '') expect(reading.turns.every(({ time }) => time !== null)).toBe(true);
      if (how.head !== '') expect([reading.title, reading.preface]).toEqual(['A meeting', ['NOTE: not an official record.']]);
    }),
    { numRuns: runs },
  );
});

test('whatever is in a file it is read or refused, and each of its turns has a line of it (S1)', () => {
  const piece = fc.constantFrom(
    '>>',
    ':',
    '\n',
    '\n\n',
    ' ',
    '(',
    ')',
    '[Break]',
    'NAME:',
    '<v Ana>',
    '00:01.000 --> 00:02.000',
    '***',
    '\0',
    '\ud800',
    'WEBVTT',
    '12:30',
    'x',
  );
  fc.assert(
    fc.property(fc.array(fc.oneof(piece, fc.string()), { maxLength: 40 }), (pieces) => {
      const text = pieces.join('');
      const read = readTranscript(text);
      if ('unreadable' in read) return;
      const lines = text.split(/\r\n|[\n\r\v\f\u{85}\u{2028}\u{2029}]/u).length;
      for (const { line, speaker } of read.reading.turns) {
        expect(line).toBeLessThanOrEqual(lines);
        expect(speaker === null || speaker < read.reading.speakers.length).toBe(true);
      }
    }),
    { numRuns: runs },
  );
});

test('a file of captions with voices is read as turns, each with when it began (N30)', () => {
  const vtt = `WEBVTT - Plenary\n\nNOTE made by hand\n\n1\n00:00:01.000 --> 00:00:03.000\n<v.loud Ana &amp; Co>Good <i>morning</i>\n\n2\n00:00:03.500 --> 00:00:05.000\nto you all.\n\n00:00:06.000 --> 00:00:07.000\n[Applause]\n\n00:00:08.000 --> 00:00:09.000 align:start\n<v Ben>Hello.</v>\n<v Ana &amp; Co>Yes?`;
  expect(readingOf(vtt)).toMatchObject({
    speakers: ['Ana & Co', 'Ben'],
    turns: [
      { speaker: 0, paragraphs: ['Good morning to you all.'], time: '00:00:01' },
      { speaker: 1, paragraphs: ['Hello.'], time: '00:00:08' },
      { speaker: 0, paragraphs: ['Yes?'] },
    ],
    directions: [{ text: '[Applause]', turn: 1 }],
  });
});

test('a mark within a text, a remark within a sentence and an hour at the beginning of a line are words (N30)', () => {
  const { turns, directions } = readingOf(
    '>> ANA: See >> this (laughs) now.\n\n14:05 is when we go on.\n(No audio).\n\n>> BO: [captioner away]',
  );
  expect(turns.map(({ paragraphs }) => paragraphs)).toEqual([['See >> this (laughs) now.', '14:05 is when we go on.'], []]);
  expect(directions.map(({ text, kind, turn, after }) => [text, kind, turn, after])).toEqual([
    ['(No audio)', 'other', 1, 2],
    ['[captioner away]', 'other', 2, 0],
  ]);
});

test('what might be a name and was not taken for one is told, and nothing of it is lost (N30)', () => {
  const { turns, doubts } = readingOf('>> ANA: Yes.\n>> So: let us begin.\n>> BO: No.\nCHAIR: And I?');
  expect(turns).toHaveLength(3);
  expect(turns[1]).toMatchObject({ speaker: null, paragraphs: ['So: let us begin.'] });
  expect(doubts).toEqual([
    { line: 2, text: 'So: let us begin.' },
    { line: 4, text: 'CHAIR: And I?' },
  ]);
});

test.each([
  ['', 'empty'],
  [' \r\n\t\n', 'empty'],
  ['\u0000\u0001PK', 'binary'],
  ['%PDF-1.7 \u0003\u0004\u0005\ufffd\ufffd', 'binary'],
  ['Dear all,\nplease find the notes below.', 'no-speakers'],
  ['>> A: x\n'.repeat(6_000), 'too-many'],
  ['x'.repeat(longestTranscript + 1), 'too-long'],
])('what is no transcript is refused with its reason: %.20j (S1)', (text, unreadable) => {
  expect(readTranscript(text)).toEqual({ unreadable });
});

const shapes = [
  ' ',
  '(',
  '>> ',
  'A: ',
  '<v ',
  '<v',
  '<v.',
  '&gt;',
  '&amp;',
  '12:30 ',
  'word ',
  '* ',
  '\u0301',
  '\n',
  '\r\n',
  ' \n',
  'x\n',
  'é\n',
];
const lines = ['NAME: x\n', 'Name: x\n', '>> A: b\n\n', '[Break]\n', '00:01.000 --> 00:02.000\n<v A>b\n\n'];
test.each([...shapes, ...lines].flatMap((shape) => ['>> A: b\n', 'WEBVTT\n\n00:01.000 --> 00:02.000\n<v '].map((head) => [shape, head])))(
  'a text of nothing but %j after %j is read or refused in a time that grows as the text does (S1)',
  (shape, head) => {
    const text = `${head}${shape.repeat(longestTranscript)}`.slice(0, longestTranscript / 4);
    const began = performance.now();
    readTranscript(text);
    expect(performance.now() - began).toBeLessThan(6_000);
  },
);

test('turns and words of each speaker add up to those of the file; what nobody is named for stands last (N30)', () => {
  const reading = readingOf('>> ANA: One two.\n>> three\n>> ANA: four  five\u00a0six');
  expect(counted(reading)).toEqual([
    { turns: 2, words: 5 },
    { turns: 1, words: 1 },
  ]);
});
