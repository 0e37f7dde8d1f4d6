/** SHA-256 (FIPS 180-4) of a text in UTF-8, in hex: the rule book imports nothing, and whoever has the file can check it with any other tool. */
export function sha256(text: string): string {
  const words = padded(utf8(text));
  let hash = firstBits(primes.slice(0, 8), 1 / 2);
  for (let from = 0; from < words.length; from += 16) hash = mixedIn(hash, words.slice(from, from + 16));
  return hash.map((word) => word.toString(16).padStart(8, '0')).join('');
}

/** Lone halves of a pair of units become U+FFFD, as every encoder has it. */
function utf8(text: string): number[] {
  return Array.from(text).flatMap((letter) => {
    const code = letter.codePointAt(0)!;
    const point = code >= 0xd800 && code < 0xe000 ? 0xfffd : code;
    if (point < 0x80) return [point];
    if (point < 0x800) return [0xc0 | (point >> 6), tail(point)];
    if (point < 0x10000) return [0xe0 | (point >> 12), tail(point >> 6), tail(point)];
    return [0xf0 | (point >> 18), tail(point >> 12), tail(point >> 6), tail(point)];
  });
}
const tail = (bits: number) => 0x80 | (bits & 0x3f);

/** Whole blocks of 64 bytes as words of 32 bits, the length in bits at the end. */
function padded(bytes: readonly number[]): number[] {
  const words = Array.from({ length: (((bytes.length + 8) >> 6) + 1) * 16 }, () => 0);
  [...bytes, 0x80].forEach((byte, i) => (words[i >> 2]! |= byte << (24 - (i & 3) * 8)));
  words[words.length - 2] = Math.floor(bytes.length / 2 ** 29);
  words[words.length - 1] = (bytes.length * 8) >>> 0;
  return words;
}

function mixedIn(hash: readonly number[], block: readonly number[]): number[] {
  const plan = [...block];
  for (let i = 16; i < 64; i++) {
    const [early, late] = [plan[i - 15]!, plan[i - 2]!];
    const sigma0 = turned(early, 7) ^ turned(early, 18) ^ (early >>> 3);
    const sigma1 = turned(late, 17) ^ turned(late, 19) ^ (late >>> 10);
    plan.push((plan[i - 16]! + sigma0 + plan[i - 7]! + sigma1) | 0);
  }
  let [a, b, c, d, e, f, g, h] = hash as [number, number, number, number, number, number, number, number];
  for (let i = 0; i < 64; i++) {
    const sum1 = turned(e, 6) ^ turned(e, 11) ^ turned(e, 25);
    const first = (h + sum1 + ((e & f) ^ (~e & g)) + roundBits[i]! + plan[i]!) | 0;
    const sum0 = turned(a, 2) ^ turned(a, 13) ^ turned(a, 22);
    const second = (sum0 + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    [a, b, c, d, e, f, g, h] = [(first + second) | 0, a, b, c, (d + first) | 0, e, f, g];
  }
  return [a, b, c, d, e, f, g, h].map((word, i) => (word + hash[i]!) >>> 0);
}
const turned = (word: number, by: number) => (word >>> by) | (word << (32 - by));

const primes = Array.from({ length: 310 }, (_, i) => i + 2).filter(
  (n) => !Array.from({ length: n - 2 }, (_, i) => i + 2).some((d) => n % d === 0),
);
/** The first 32 bits behind the point of these roots. */
function firstBits(numbers: readonly number[], root: number): number[] {
  return numbers.map((number) => Math.floor((number ** root % 1) * 2 ** 32));
}
const roundBits = firstBits(primes.slice(0, 64), 1 / 3);
