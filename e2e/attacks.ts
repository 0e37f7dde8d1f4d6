import { randomBytes } from 'node:crypto';
import {
  gaps,
  inCircles,
  inVersion2,
  longStateVector,
  lyingStateVector,
  manyStructs,
  mergeBomb,
  oneHand,
  sameplace,
  smallGap,
  syncFrame,
  uncountable,
} from './attacker.ts';

const update = (bytes: Uint8Array) => syncFrame(2, bytes);
type Attack = { what: string; frames: () => Uint8Array[]; code: number | number[] };

/** What hostile screens send, and with what code they are cut off for it. */
export const attacks: Attack[] = [
  { what: 'gaps of 8 KB', frames: () => [update(gaps(1_200))], code: 4400 },
  { what: 'gaps of 33 KB', frames: () => [update(gaps(4_700))], code: 4400 },
  { what: 'gaps of 131 KB', frames: () => [update(gaps(18_000))], code: 4400 },
  { what: 'a gap of one step', frames: () => [update(smallGap())], code: 4509 },
  { what: 'two letters that stand behind each other', frames: () => [update(inCircles())], code: 4400 },
  { what: 'random bytes for an update', frames: () => [update(randomBytes(3_000))], code: 4400 },
  { what: 'random bytes for a frame', frames: () => [Buffer.concat([Buffer.from([9]), randomBytes(200)])], code: 4400 },
  { what: 'random bytes for somebody present', frames: () => [Buffer.concat([Buffer.from([1, 200]), randomBytes(300)])], code: 4400 },
  { what: 'a frame that ends too early', frames: () => [Uint8Array.from([0, 2, 200, 1, 5])], code: 4400 },
  { what: 'a state vector that lies', frames: () => [syncFrame(0, lyingStateVector())], code: 4400 },
  { what: 'a frame of 10 MB', frames: () => [update(randomBytes(10_000_000))], code: 1009 },
  { what: '120,000 steps in one update', frames: () => [update(manyStructs(120_000))], code: 4400 },
  { what: 'a million updates', frames: () => Array.from({ length: 5_000 }, () => update(manyStructs(200))), code: 4529 },
  { what: 'work without end', frames: () => [update(sameplace(8_000, 50_000)), update(sameplace(15_000, 100_000))], code: 4508 },
  { what: 'the work of one hand without end', frames: () => [update(oneHand(15_000, 300_000))], code: 4508 },
  {
    what: 'many small updates that are ever more work',
    frames: () => Array.from({ length: 250 }, (_none, i) => update(sameplace(120, 200_000 + 120 * i))),
    code: 4508,
  },
  {
    what: 'frames as long as they may be',
    frames: () => Array.from({ length: 5 }, () => update(randomBytes(1_048_000))),
    code: [4400, 4529],
  },
  {
    what: 'the same question over and over',
    frames: () => Array.from({ length: 60 }, () => syncFrame(0, new Uint8Array([0]))),
    code: 4529,
  },
  { what: 'more steps than anybody could send', frames: () => [update(uncountable())], code: 4400 },
];

/** Looks like an attack, and is one where others read it; here it says nothing, or nothing that is missing. */
export const harmless: Pick<Attack, 'what' | 'frames'>[] = [
  { what: 'a long state vector', frames: () => [syncFrame(0, longStateVector(25_000))] },
  { what: 'an update in the other encoding', frames: () => [update(inVersion2())] },
  { what: 'the merge bomb, as an update and as an answer', frames: () => [update(mergeBomb), syncFrame(1, mergeBomb)] },
];
