import { randomUUID } from 'node:crypto';
import type { Ballot } from '../shared/command.ts';
import { longestWords, type Evaluation } from '../shared/evaluation/state.ts';
import { decrypted, encrypted, hashOf } from './ballot-boxes.ts';

/** An answer in words as it is kept: sealed under the name that it has in its box, and once nobody can answer any more as text under one of chance. */
export type WordsRow = { questionId: string; name: string; words: Uint8Array };
type Words = { questionId: string; name: string; text: string };

const lengthBytes = 2;
/** UTF-8 takes at most three bytes for each unit of UTF-16. */
const rowBytes = lengthBytes + longestWords * 3;

/** Every answer takes the same room, so that none is known again by its length (N32). */
export function sealedWords(text: string, key: Uint8Array): Uint8Array {
  const plain = Buffer.alloc(rowBytes);
  plain.writeUInt16BE(plain.write(text, lengthBytes), 0);
  return encrypted(plain, key);
}
/** Throws for bytes that were not sealed with this key. */
export function unsealedWords(bytes: Uint8Array, key: Uint8Array): string {
  const plain = decrypted(bytes, key);
  return plain.toString('utf8', lengthBytes, lengthBytes + plain.readUInt16BE(0));
}

/** What is answered in words, by question. Whose it is, is not known here. */
export class EvaluationWords {
  private readonly kept = new Map<string, Map<string, string>>();

  keep(rows: Iterable<Words>) {
    for (const { questionId, name, text } of rows)
      this.kept.set(questionId, (this.kept.get(questionId) ?? new Map<string, string>()).set(name, text));
  }
  forget = () => this.kept.clear();
  of = (questionId: string): ReadonlyMap<string, string> => this.kept.get(questionId) ?? new Map<string, string>();
  draft = () => new WordsDraft(this);
}

/** What is answered in words as it will be once this is on disk. */
export class WordsDraft {
  private readonly changed = new Map<string, Words>();
  private opened: Words[] | null = null;

  constructor(private readonly kept: EvaluationWords) {}

  put(questionId: string, { ballot, words = '' }: Ballot) {
    const name = hashOf(ballot);
    this.changed.set(`${questionId} ${name}`, { questionId, name, text: words });
  }

  of = (questionId: string): ReadonlyMap<string, string> => {
    const all = new Map(this.kept.of(questionId));
    for (const one of this.changed.values()) if (one.questionId === questionId) all.set(one.name, one.text);
    return all;
  };

  /** What goes to the disk with this: of one that is over nothing sealed stays, and of one that is published nothing at all. */
  rows(before: Evaluation, after: Evaluation, keyOf: (questionId: string) => Uint8Array): { put: WordsRow[]; out: string[] } {
    const asked = after.questions.filter(({ kind }) => kind === 'text').map(({ id }) => id);
    if (isPublished(before, after)) return { put: [], out: asked };
    if (isOver(before, after)) {
      this.opened = after.result?.answered === null ? [] : asked.flatMap((id) => this.unnamed(id));
      return { put: this.opened.map(({ text, ...row }) => ({ ...row, words: Buffer.from(text) })), out: asked };
    }
    if (after.phase !== 'offered') return { put: [], out: [] };
    return {
      put: [...this.changed.values()].map(({ text, ...row }) => ({ ...row, words: sealedWords(text, keyOf(row.questionId)) })),
      out: [],
    };
  }

  /** It is on disk. */
  settle(before: Evaluation, after: Evaluation) {
    if (isPublished(before, after) || isOver(before, after)) this.kept.forget();
    this.kept.keep(this.opened ?? (after.phase === 'offered' ? this.changed.values() : []));
  }

  private unnamed = (questionId: string): Words[] =>
    [...this.of(questionId).values()]
      .filter((text) => text !== '')
      .map((text) => ({ questionId, name: randomUUID(), text }))
      .toSorted((one, other) => (one.name < other.name ? -1 : 1));
}

const isOver = (before: Evaluation, after: Evaluation) => before.phase !== 'closed' && after.phase === 'closed' && after.published === null;
const isPublished = (before: Evaluation, after: Evaluation) => before.published === null && after.published !== null;
