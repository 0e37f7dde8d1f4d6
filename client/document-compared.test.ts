import { expect, test } from 'vitest';
import fc from 'fast-check';
import { compared, type Compared, type Line } from './document-compared.ts';

const lines = (...texts: string[]): Line[] => texts.map((text) => ({ form: text.startsWith('# ') ? 'heading' : 'line', text }));
const said = (all: Compared[]) =>
  all.map(({ is, pieces }) => [
    is,
    pieces.map(({ is: kind, text }) => (kind === 'same' ? text : kind === 'added' ? `+${text}+` : `-${text}-`)).join(''),
  ]);

test('a line that was reworded is shown word by word, one that is new or gone as a whole (N27)', () => {
  const before = lines('# Costs', 'All of us pay for the river.', 'Nobody came.', 'The end.');
  const after = lines('# Costs', 'All of us pay for the bridge.', 'The end.', 'We meet in May.');
  expect(said(compared(before, after, 'en'))).toEqual([
    ['same', '# Costs'],
    ['changed', 'All of us pay for the -river-+bridge+.'],
    ['removed', '-Nobody came.-'],
    ['same', 'The end.'],
    ['added', '+We meet in May.+'],
  ]);
});

test('words are those of the language, also where no spaces stand between them (N27)', () => {
  expect(said(compared(lines('我们同意这个计划'), lines('我们反对这个计划'), 'zh'))).toEqual([['changed', '我们-同意-+反对+这个计划']]);
});

test('the same words as a heading are another line', () => {
  const before: Line[] = [{ form: 'line', text: 'Costs' }];
  expect(said(compared(before, [{ form: 'heading', text: 'Costs' }], 'en'))).toEqual([
    ['added', '+Costs+'],
    ['removed', '-Costs-'],
  ]);
});

test('what is the same and what came is the new text, what is the same and what went the old one, whatever they say (N27)', () => {
  const text = fc.array(fc.constantFrom('a', 'river', ' ', '我们', '. ', 'é'), { maxLength: 8 }).map((all) => all.join(''));
  const some = fc.array(fc.record<Line>({ form: fc.constantFrom('heading', 'item', 'line'), text }), { maxLength: 8 });
  fc.assert(
    fc.property(some, some, (before, after) => {
      const all = compared(before, after, 'en');
      const only = (gone: 'added' | 'removed') =>
        all
          .filter(({ is }) => is !== gone)
          .map(({ form, pieces }) => ({ form, text: pieces.flatMap(({ is, text: words }) => (is === gone ? [] : [words])).join('') }));
      expect([only('removed'), only('added')]).toEqual([after, before]);
    }),
  );
});
