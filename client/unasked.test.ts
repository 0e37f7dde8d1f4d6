import { expect, test } from 'vitest';
import { withExports, withoutMethods } from './unasked.ts';

const library = `var kept = 1;
exports.first = function () { return kept; };
exports.second = kept;
exports.third = 3;`;

const module = `class Base { quiet() {} }
export class Line extends Base {
  get loud() { return this; }
  send() { return 'sent'; }
}`;

test('of a library that gives all in one piece only what is asked for is left', () => {
  const left = withExports(library, ['first']);
  expect(left).toContain('exports.first');
  expect(left).not.toMatch(/exports\.(second|third)/);
  expect(left).toContain('var kept');
});

test('what nobody calls goes out of its class, and the others stay', () => {
  const left = withoutMethods(module, ['loud', 'quiet']);
  expect(left).not.toMatch(/loud|quiet/);
  expect(left).toContain(`send() { return 'sent'; }`);
});

test('a version of a library that has something elsewhere stops the build', () => {
  expect(() => withExports(library, ['fourth'])).toThrow('fourth');
  expect(() => withoutMethods(module, ['onAny'])).toThrow('onAny');
});
