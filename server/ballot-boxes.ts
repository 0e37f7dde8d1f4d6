import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import type { Ballot, BallotBox } from '../shared/command.ts';

/** What lies in a box: how a ballot chose, by a hash of what its screen calls it. Whose it is, is not known here (P2). */
type Answers = ReadonlyMap<string, number>;
/** A box as it is kept: bytes that nobody reads without its key. `version` grows with every change. */
export type SealedBox = { pollId: string; version: number; sealed: Uint8Array };

const hashBytes = 16;
const entryBytes = hashBytes + 4;
const ivBytes = 12;
const tagBytes = 16;
/** What a ballot is called where it lies. */
export const hashOf = (ballot: string) => createHash('sha256').update(ballot).digest().subarray(0, hashBytes).toString('base64url');

/**
 * In the order of the hashes, so that the order of answering is nowhere; every answer takes the same room, so that
 * the length tells only how many there are.
 */
export function sealed(answers: Answers, key: Uint8Array): Uint8Array {
  const plain = Buffer.alloc(answers.size * entryBytes);
  [...answers]
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .forEach(([hash, chosen], i) => {
      Buffer.from(hash, 'base64url').copy(plain, i * entryBytes);
      plain.writeUInt32BE(chosen, i * entryBytes + hashBytes);
    });
  return encrypted(plain, key);
}

/** Throws for bytes that were not sealed with this key. */
export function unsealed(bytes: Uint8Array, key: Uint8Array): Map<string, number> {
  const plain = decrypted(bytes, key);
  const answers = new Map<string, number>();
  for (let at = 0; at < plain.length; at += entryBytes)
    answers.set(plain.subarray(at, at + hashBytes).toString('base64url'), plain.readUInt32BE(at + hashBytes));
  return answers;
}

export function encrypted(plain: Uint8Array, key: Uint8Array): Buffer {
  const iv = randomBytes(ivBytes);
  const cipher = createCipheriv('aes-256-gcm', key, iv);
  return Buffer.concat([iv, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}
/** Throws for bytes that were not sealed with this key. */
export function decrypted(bytes: Uint8Array, key: Uint8Array): Buffer {
  const all = Buffer.from(bytes);
  const decipher = createDecipheriv('aes-256-gcm', key, all.subarray(0, ivBytes)).setAuthTag(all.subarray(-tagBytes));
  return Buffer.concat([decipher.update(all.subarray(ivBytes, -tagBytes)), decipher.final()]);
}

/** The open boxes of a meeting, by poll. */
export class BallotBoxes {
  private readonly boxes = new Map<string, { version: number; answers: Answers }>();

  keep(pollId: string, version: number, answers: Answers) {
    this.boxes.set(pollId, { version, answers });
  }
  /** What is in a box whose poll is over has been counted: it goes. */
  keepOnly(pollIds: string[]) {
    for (const pollId of this.boxes.keys()) if (!pollIds.includes(pollId)) this.boxes.delete(pollId);
  }
  has = (pollId: string) => this.boxes.has(pollId);
  box = (pollId: string) => this.boxes.get(pollId) ?? { version: 0, answers: new Map<string, number>() };
  draft = () => new BoxesDraft(this);
}

/** The boxes as they will be once this is on disk. */
export class BoxesDraft {
  readonly changed = new Map<string, { version: number; answers: Map<string, number> }>();

  constructor(private readonly kept: BallotBoxes) {}

  put({ pollId, ballot, options }: Ballot) {
    const { version, answers } = this.kept.box(pollId);
    const box = this.changed.get(pollId) ?? { version: version + 1, answers: new Map(answers) };
    box.answers.set(
      hashOf(ballot),
      options.reduce((chosen, option) => chosen | (1 << option), 0),
    );
    this.changed.set(pollId, box);
  }

  read = (pollId: string): BallotBox => {
    const { answers } = this.changed.get(pollId) ?? this.kept.box(pollId);
    return {
      has: (ballot) => answers.has(hashOf(ballot)),
      counts: (options) =>
        Array.from({ length: options }, (_none, option) => [...answers.values()].filter((chosen) => (chosen & (1 << option)) !== 0).length),
    };
  };
}
