import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { graphemesIn } from './graphemes.ts';
import { cleanInPlace, cleanLine, cleanParagraph, idText, linkText, lineText, nameText, optionalLine, paragraphText } from './text.ts';

const nameOf = (text: unknown) => {
  const parsed = nameText.safeParse(text);
  return parsed.success ? parsed.data : null;
};

describe('a name may be any text of 1–80 graphemes (N2, N35)', () => {
  test.each([
    ['Arabic', 'فاطمة بنت عبد الله'],
    ['Chinese', '王小明'],
    ['English', 'Dame Ngozi O’Connor-Smythe'],
    ['French', 'Hélène Œuvrard'],
    ['Russian', 'Анна Ёлкина'],
    ['Spanish', 'Íñigo Peña'],
    ['Hindi', 'क्षितिज'],
    ['Thai', 'สมชาย ใจดี'],
    ['Korean', '김민수'],
  ])('%s stays as it was written', (_script, name) => expect(nameOf(name)).toBe(name.normalize('NFC')));

  test.each(['👩‍👩‍👧‍👦', '👨🏿‍🚀', '🏳️‍🌈', '🇺🇳', '1️⃣', '👩🏻‍❤️‍💋‍👨🏽'])('%s is one grapheme and stays one', (emoji) => {
    expect(nameOf(emoji)).toBe(emoji);
    expect(graphemesIn(emoji)).toBe(1);
    expect(nameOf(emoji.repeat(80))).toBe(emoji.repeat(80));
    expect(nameOf(emoji.repeat(81))).toBeNull();
  });

  test('80 letters of any of six scripts fit and 81 do not', () => {
    for (const letter of ['ع', '明', 'e', 'é', 'Ё', 'ñ', 'นี้', 'क्षि']) {
      expect(nameOf(letter.repeat(80))).toBe(letter.repeat(80).normalize('NFC'));
      expect(nameOf(letter.repeat(81))).toBeNull();
    }
  });

  test('letters that need joiners keep them', () => {
    expect(nameOf('می‌خواهم')).toBe('می‌خواهم');
    expect(nameOf('ශ්‍රී')).toBe('ශ්‍රී');
  });

  test('what looks the same is the same text', () => expect(nameOf('Jose\u0301')).toBe('Jos\u00e9'));
});

describe('control and direction characters are dropped (S1)', () => {
  test.each([
    ['overrides', 'Eve\u202Eriahc', 'Everiahc'],
    ['embeddings', 'a\u202Ab\u202Bc\u202Cd\u202De', 'abcde'],
    ['isolates', 'a\u2066b\u2067c\u2068d\u2069e', 'abcde'],
    ['marks of direction', 'a\u200Eb\u200Fc\u061Cd', 'abcd'],
    ['zero-width spaces', 'Cha\u200Bir\uFEFF\u2060man', 'Chairman'],
    ['soft hyphens', 'Chair\u00ADman', 'Chairman'],
    ['controls', 'A\u0000d\u0007a\u001b[31m\u009b', 'Ada[31m'],
    ['tags that hide text', 'Ada\u{E0041}\u{E007F}', 'Ada'],
    ['annotations', 'a\uFFF9b\uFFFAc\uFFFBd', 'abcd'],
    ['lone surrogates', 'A\uD800d\uDC00a', 'Ada'],
    ['line breaks of any kind', 'Ada\r\nBob\u2028Cy\u2029Di\u0085Ed\tFi', 'Ada Bob Cy Di Ed Fi'],
    ['spaces around and in a row', ' \u3000Ada \u00a0 Lovelace  ', 'Ada Lovelace'],
  ])('%s', (_what, text, clean) => expect(nameOf(text)).toBe(clean));

  test('a letter keeps four marks of a stack', () => {
    const zalgo = `Z${'\u0300'.repeat(30)}a${'\u0316'.repeat(3)}`;
    expect(nameOf(zalgo)).toBe(`Z${'\u0300'.repeat(4)}a${'\u0316'.repeat(3)}`.normalize('NFC'));
    const joined = cleanLine(`Z${'\u0316\u200d'.repeat(30)}`);
    expect([...joined].filter((mark) => mark === '\u0316')).toHaveLength(4);
  });
});

test.each([
  '',
  '   ',
  '\u200b',
  '\u202e\u202c',
  '\u200d',
  '\u200c\u200d',
  '\u3164',
  '\u2800',
  '\ufe0f',
  '\u0301',
  '\u0000',
  '\ud800',
  '\n',
])('a name that nobody would see is no name: %j (S1)', (name) => {
  expect(nameOf(name)).toBeNull();
  expect(lineText.safeParse(name).success).toBe(false);
  expect(optionalLine.safeParse(name)).toMatchObject({ data: '' });
});

test.each([null, undefined, 7, {}, ['Ada'], true])('%j is no name (S1)', (name) => expect(nameOf(name)).toBeNull());

test('a clean text is clean: cleaning again changes nothing, and nothing unwanted is left (S1)', () => {
  const strange = fc.array(
    fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom(
        '\u0301',
        '\u200d',
        '\u202e',
        '\u200b',
        '\ud800',
        '\udc00',
        '\n',
        '\u2028',
        ' ',
        'e',
        'क',
        '्',
        '👩',
        '\ufe0f',
        '\ufeff',
      ),
    ),
    { maxLength: 40 },
  );
  fc.assert(
    fc.property(strange, (parts) => {
      const clean = cleanLine(parts.join(''));
      expect(cleanLine(clean)).toBe(clean);
      expect(clean).not.toMatch(/[\p{Cc}\p{Cs}\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\u2028\u2029]/u);
      expect(clean).not.toMatch(/\p{M}{5}/u);
      expect(clean.trim()).toBe(clean);
    }),
    { numRuns: 2000 },
  );
});

test('graphemes are counted as the platform counts them, however long the text', () => {
  const parts = ['a', 'é', '👩', '\u200d', '👩‍👩‍👧', '🇦', '🇧', 'क', '्', 'ष', '\u0301', 'ᄀ', 'ᅡ', '\u0600', '\n', ' '];
  const native = (text: string) => [...new Intl.Segmenter('und').segment(text)].length;
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...parts), { minLength: 1, maxLength: 60 }), fc.integer({ min: 1, max: 40 }), (some, times) => {
      const text = some.join('').repeat(times);
      expect(graphemesIn(text)).toBe(native(text));
      expect(graphemesIn(text, 20) <= 20).toBe(native(text) <= 20);
    }),
    { numRuns: 300 },
  );
});

test.each([
  'é\u200d',
  'a\u0301\u200d',
  'a\u0301\u0301\u0301\u0301\u0301',
  '🇦',
  '👨‍👩‍👧‍👦',
  'ᄀ',
  'ᄀ\u1161',
  '\u0301\u0323',
  '\u0600',
  '\n',
  ' a',
  '\u200d',
  '\ufdfa',
])('a text that is as long as one may send keeps nobody waiting: %j again and again (Q11)', (part) => {
  const text = part.repeat(Math.floor(64_000 / part.length));
  const took = [0, 1, 2].map(() => {
    const began = performance.now();
    for (const schema of [nameText, lineText, paragraphText]) schema.safeParse(text);
    nameText.safeParse(text.slice(0, 80 * 32));
    lineText.safeParse(text.slice(0, 200 * 32));
    return performance.now() - began;
  });
  expect(Math.min(...took)).toBeLessThan(400);
});

test('a text that others write in is cleaned without moving a letter of it (G4, S1)', () => {
  expect(cleanInPlace('One\r\n\u202etwo\u0007\tthree\u2028four \ud800')).toBe('One\n\n two  three\nfour  ');
  expect(cleanInPlace('می‌خواهم 👩‍👩‍👧')).toBe('می‌خواهم 👩‍👩‍👧');
  expect(cleanInPlace(`Z${'\u0316'.repeat(7)}a`)).toBe(`Z${'\u0316'.repeat(4)}   a`);
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
      const clean = cleanInPlace(text);
      expect(clean).toHaveLength(text.length);
      expect(cleanInPlace(clean)).toBe(clean);
      expect(clean.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cs}\u200b\u202a-\u202e\u2066-\u2069\ufeff]/u);
    }),
    { numRuns: 2000 },
  );
});

test('a paragraph keeps its line breaks and nothing else of control (Q11)', () => {
  expect(cleanParagraph('Madam Chair,\r\n\r\nI support\u202e this.\u0007\n')).toBe('Madam Chair,\n\nI support this.');
  expect(paragraphText.safeParse('\n \n').success).toBe(false);
  expect(paragraphText.safeParse('a'.repeat(2000)).success).toBe(true);
  expect(paragraphText.safeParse('a'.repeat(2001)).success).toBe(false);
});

test('a line has at most 200 graphemes (Q2)', () => {
  expect(lineText.safeParse('é'.repeat(200)).success).toBe(true);
  expect(lineText.safeParse('é'.repeat(201)).success).toBe(false);
});

test.each(['https://example.org/doc?x=1#s4', 'http://localhost:3000/a', 'HTTPS://example.org', 'https://例え.jp/文書'])(
  'a document may link to %s (A1)',
  (link) => expect(linkText.safeParse(link).success).toBe(true),
);
test.each([
  'javascript:alert(1)',
  'java\nscript:alert(1)',
  'JAVASCRIPT:alert(1)',
  'data:text/html,<script>1</script>',
  'file:///etc/passwd',
  'blob:https://example.org/1',
  'ftp://example.org',
  'https://',
  'https:///path',
  'https://un.org@example.org/',
  'https:\\\\example.org',
  'https://example.org/\u202efdp.exe',
  'https://example.org/a b',
  '//example.org',
  'example.org',
  '/doc',
  '',
  `https://example.org/${'a'.repeat(2000)}`,
])('a document may not link to %s (A1)', (link) => expect(linkText.safeParse(link).success).toBe(false));

test('an id has 1–64 characters (S1)', () => {
  expect(idText.safeParse('x').success).toBe(true);
  expect(idText.safeParse('').success).toBe(false);
  expect(idText.safeParse('x'.repeat(65)).success).toBe(false);
});
