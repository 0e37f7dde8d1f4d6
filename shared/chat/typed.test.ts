import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { typed } from './typed.ts';

const join = (about: object = {}) => ({ asks: 'join', kind: 'intervention', names: [], ...about });

test.each(['q+', 'Q+', ' q + ', 'queue+', 'q＋', 'q➕', '\u200fq+\u200f', '\u2067q+\u2069', 'q+ me', 'q+ later', 'q+.'.slice(0, 2)])(
  '%s asks for the floor (N7)',
  (text) => {
    expect(typed(text)).toEqual(join());
  },
);

test.each(['✋', '✋🏿', '🖐️', '🖐🏽', '🤚🏼', '🙋', '🙋🏾‍♀️', '🙋‍♂️', '✋✋✋', '  ✋  '])('a raised hand %s asks for the floor (N7)', (text) => {
  expect(typed(text)).toEqual(join());
});

test.each<[string, object]>([
  ['q+ to speak about costs', { subject: 'speak about costs' }],
  ['q+ about costs', { subject: 'costs' }],
  ['q+: costs', { subject: 'costs' }],
  ['q+ - costs', { subject: 'costs' }],
  ['q+ sur les coûts', { subject: 'les coûts' }],
  ['q+ 关于 费用', { subject: '费用' }],
  ['q+ I would like to comment on the budget', { subject: 'I would like to comment on the budget' }],
  ['q+ the budget is much too small for all that', { subject: 'the budget is much too small for all that' }],
  ['✋ costs', { subject: 'costs' }],
  ['✋🏽 to speak about costs', { subject: 'speak about costs' }],
  ['q+ point of order', { kind: 'point-of-order' }],
  ['q+ Point-of-order: the agenda', { kind: 'point-of-order', subject: 'the agenda' }],
  ['q+ motion d’ordre', { kind: 'point-of-order' }],
  ['q+ نقطة نظام', { kind: 'point-of-order' }],
  ['q+ question about costs', { kind: 'question', subject: 'costs' }],
  ['q+ right of reply', { kind: 'right-of-reply' }],
  ['✋ point of order', { kind: 'point-of-order' }],
  ['qq+', { kind: 'reply' }],
  ['qq+ on that figure', { kind: 'reply', subject: 'that figure' }],
  ['q+ Ana', { names: ['Ana'] }],
  ['q+ Ana, Bob', { names: ['Ana', 'Bob'] }],
  ['q+ 王小明、李四', { names: ['王小明', '李四'] }],
  ['q+ أمينة ، فاطمة', { names: ['أمينة', 'فاطمة'] }],
  ['q+ Ana, Ana', { names: ['Ana'] }],
  ['q+ Ana Núñez de la Torre', { names: ['Ana Núñez de la Torre'] }],
  ['q+ Ana to ask about access', { names: ['Ana'], subject: 'ask about access' }],
  ['q+ Ana, Bob: access', { names: ['Ana', 'Bob'], subject: 'access' }],
  ['q+ Ana, point of order', { names: ['Ana'], kind: 'point-of-order' }],
])('%s is understood (N7)', (text, expected) => {
  expect(typed(text)).toEqual(join(expected));
});

test.each<[string, object]>([
  ['q-', { asks: 'leave', kind: null, names: [] }],
  ['Q −', { asks: 'leave', kind: null, names: [] }],
  ['q– me', { asks: 'leave', kind: null, names: [] }],
  ['q- Ana', { asks: 'leave', kind: null, names: ['Ana'] }],
  ['q- point of order', { asks: 'leave', kind: 'point-of-order', names: [] }],
  ['q- later', { asks: 'later' }],
  ['q?', { asks: 'queue' }],
  ['q ？', { asks: 'queue' }],
  ['queue?', { asks: 'queue' }],
  ['q help', { asks: 'help' }],
  ['q+ ?', { asks: 'help' }],
])('%s is understood, too (N7)', (text, expected) => {
  expect(typed(text)).toEqual(expected);
});

test.each([
  'Type q+ to speak',
  'I said "q+" already',
  'q',
  'qq-',
  'q=Ana',
  'faq+ is the page',
  'q? or not q?',
  'q- is what I would never do in such a meeting',
  'I agree ✋',
  '👋',
  'queue',
  'q+ a, b, c, d, e, f, g, h, i, j',
  '',
])('%s is only said (N7)', (text) => {
  expect(typed(text)).toBeNull();
});

test('whatever is typed is a command or it is not: nothing fails, and a command never has an empty name or subject (N7)', () => {
  const pieces = fc.constantFrom(
    'q',
    'Q',
    'qq',
    '+',
    '-',
    '?',
    '＋',
    '✋',
    '🏽',
    '\u200d',
    ' ',
    ',',
    ':',
    'to',
    'Ana',
    'later',
    'point of order',
    '\u200f',
  );
  const texts = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(pieces, { maxLength: 12 }).map((some) => some.join('')),
  );
  fc.assert(
    fc.property(texts, (text) => {
      const found = typed(text);
      if (!found || !('names' in found)) return;
      expect(found.names.every((name) => name.trim() !== '')).toBe(true);
      if ('subject' in found) expect(found.subject.trim()).not.toBe('');
    }),
    { numRuns: 2000 },
  );
});

test('a command inside a sentence is not one, whatever stands before it (N7)', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[a-pr-z]{2,9}$/), fc.constantFrom('q+', 'q-', 'q?', '✋', 'q+ Ana'), (word, command) => {
      expect(typed(`${word} ${command}`)).toBeNull();
    }),
  );
});

test('a name that is entered comes out as it was typed (N7)', () => {
  const names = fc.constantFrom('Ana', 'Bo Lindqvist', '王小明', 'Ольга Петрова', 'أمينة', 'N’Golo', 'Jean-Luc', 'O’Brien', 'Row 3');
  fc.assert(
    fc.property(fc.uniqueArray(names, { minLength: 1, maxLength: 5 }), (some) => {
      expect(typed(`q+ ${some.join(', ')}`)).toEqual(join({ names: some }));
      expect(typed(`q- ${some.join(',')}`)).toEqual({ asks: 'leave', kind: null, names: some });
    }),
  );
});

test('five hundred letters of anything are understood in no time', () => {
  const slow = [
    'q+ ' + 'to '.repeat(160),
    'q+' + ' '.repeat(490) + 'x',
    '✋'.repeat(250),
    'q+ ' + ', '.repeat(240),
    'q+ ' + ' -'.repeat(240),
  ];
  const began = performance.now();
  for (const text of slow) typed(text);
  expect(performance.now() - began).toBeLessThan(200);
});
