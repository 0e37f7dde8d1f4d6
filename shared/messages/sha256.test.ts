import { expect, test } from 'vitest';
import { hashOfReport, hashOfWording } from './hashes.ts';
import { sha256 } from './sha256.ts';

test('the hash is that of FIPS 180-4, so that any other tool can check it (M2)', () => {
  expect(sha256('')).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
  expect(sha256('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
  expect(sha256('abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq')).toBe(
    '248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1',
  );
  expect(sha256('a'.repeat(100_000))).toBe('6d1cf22d7cc09b085dfc25ee1a1f3ae0265804c607bc2074ad253bcc82fd81ee');
});

test('a text of any script and length has the hash that others find for it (M2)', async () => {
  const texts = ['é', '李娜', 'حق الوصول', '👩‍👩‍👧', '\ud800', ...Array.from({ length: 130 }, (_, length) => 'x'.repeat(length))];
  for (const text of texts) {
    const bytes = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
    const hex = Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, '0')).join('');
    expect(sha256(text), text).toBe(hex);
  }
});

test('any part of a wording makes another hash, the theme it is sorted under does not (M2, N29)', () => {
  const wording = { text: 'a', policyQuestion: 'b', audience: 'c', wayForward: 'd', theme: 'e' };
  const hash = hashOfWording(wording);
  for (const part of ['text', 'policyQuestion', 'audience', 'wayForward'] as const)
    expect(hashOfWording({ ...wording, [part]: 'x' }), part).not.toBe(hash);
  expect(hashOfWording({ ...wording, text: 'ab', policyQuestion: '' })).not.toBe(hash);
  expect(hashOfWording({ ...wording, theme: 'x' })).toBe(hash);
});

test('a version has the hash of what is in it and how it was settled (M4)', () => {
  const frozen = [{ messageId: 'm', number: 1, as: 'agreed' as const, hash: 'aa' }];
  expect(hashOfReport(frozen)).toBe(sha256('[[1,"agreed","aa"]]'));
  expect(hashOfReport([{ ...frozen[0]!, as: 'noted' }])).not.toBe(hashOfReport(frozen));
});
