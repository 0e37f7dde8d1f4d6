import { expect, test } from 'vitest';
import { refusals } from './refusal.ts';

const sources = import.meta.glob<string>(['./**/*.ts', '../server/**/*.ts', '../e2e/documents-*.test.ts'], {
  query: '?raw',
  import: 'default',
  eager: true,
});
const isTest = (path: string) => /\.(test|given)\.ts$|\/given\.ts$|\/any-[a-z]+\.ts$/.test(path);
const tests = Object.entries(sources).filter(([path]) => isTest(path) && !path.endsWith('/refusal.test.ts'));
const code = Object.entries(sources).filter(([path]) => !isTest(path) && !path.endsWith('/refusal.ts'));
const codes = Object.keys(refusals);

/** `.refused('code')`, or `refusal` and the code in one expectation. */
const asserts = (source: string, refusal: string) =>
  new RegExp(String.raw`refused\(\s*'${refusal}'|(expect|refusal)[^;]{0,400}'${refusal}'`).test(source);

test.each(codes)('%s is the answer to something, and a test holds it to that (S1)', (refusal) => {
  expect(
    code.filter(([, source]) => source.includes(`'${refusal}'`)).map(([path]) => path),
    'no rule gives this reason: strike it from the list',
  ).not.toEqual([]);
  expect(
    tests.filter(([, source]) => asserts(source, refusal)).map(([path]) => path),
    'no test expects this reason',
  ).not.toEqual([]);
});

test('every reason comes from a rule or a need (S1)', () => {
  for (const [refusal, rule] of Object.entries(refusals)) expect(rule, refusal).toMatch(/^[QFASPRGMDN]\d{1,2}$/);
});
