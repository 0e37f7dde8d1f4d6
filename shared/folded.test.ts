import { expect, test } from 'vitest';
import { folded } from './folded.ts';

test('a name is found however it is typed: accents, case, width, hyphens, stretched letters (N7)', () => {
  const same: [string, string][] = [
    ['Éléonore', 'eleonore'],
    ['JOSÉ  MARÍA', 'jose maria'],
    ['Łukasz Ødegård', 'lukasz odegard'],
    ['Straße', 'STRASSE'],
    ['Jean-Luc', 'jean luc'],
    ['O’Neill', "O'Neill"],
    ['İstanbul', 'istanbul'],
    ['Ｗａｎｇ', 'wang'],
    ['محـــمد', 'محمد'],
    ['Ёлкин', 'елкин'],
    ['Nguyễn Văn', 'nguyen van'],
    ['St. Lucia', 'st lucia'],
  ];
  for (const [one, other] of same) expect(folded(one)).toBe(folded(other));
});

test('different names stay different, in any script', () => {
  const names = ['王芳', '王方', 'Ana', 'Anna', 'أحمد', 'محمد', 'Иван', 'Ян'];
  expect(new Set(names.map(folded)).size).toBe(names.length);
});
