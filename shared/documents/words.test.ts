import { expect, test } from 'vitest';
import type { Block, Words } from './blocks.ts';
import { documentWords } from './words.ts';

const word = (text: string, about: object = {}): Words => ({ text, bold: false, italic: false, href: null, ...about });
const line = (...words: Words[]): Block => ({ is: 'paragraph', words });

test('a document is read out line by line, with the marks of its lists, and without those of its form (N26)', () => {
  const blocks: Block[] = [
    { is: 'heading', level: 2, words: [word('Access')] },
    line(word('We '), word('agree', { bold: true }), word(' on'), 'break', word('#1 and *2*.')),
    line(),
    { is: 'bullets', items: [[line(word('more time'))], [line(word('fewer slides')), { is: 'bullets', items: [[line(word('none'))]] }]] },
    { is: 'numbers', from: 3, items: [[line(word('third'))], [line(word('fourth'))]] },
    { is: 'quote', blocks: [line(word('So it was said.'))] },
    {
      is: 'table',
      rows: [
        [
          { isHead: true, words: [word('Who')] },
          { isHead: true, words: [word('What')] },
        ],
        [
          { isHead: false, words: [word('Ana')] },
          { isHead: false, words: [word('writes'), 'break', word('it')] },
        ],
      ],
    },
    line(),
  ];
  expect(documentWords(blocks)).toBe(
    [
      'Access',
      'We agree on',
      '#1 and *2*.',
      '',
      '- more time',
      '- fewer slides',
      '- none',
      '3. third',
      '4. fourth',
      'So it was said.',
      'Who | What',
      'Ana | writes it',
    ].join('\n'),
  );
  expect(documentWords([line()])).toBe('');
});

test('where a link leads stands behind its words, unless they say so themselves or it is a mail address (N26)', () => {
  const leads = (text: string, href: string) => documentWords([line(word(text, { href }))]);
  expect(leads('the draft', 'https://o.example/a')).toBe('the draft (https://o.example/a)');
  expect(leads('https://o.example/a', 'https://o.example/a')).toBe('https://o.example/a');
  expect(leads('write to us', 'mailto:us@o.example')).toBe('write to us');
});
