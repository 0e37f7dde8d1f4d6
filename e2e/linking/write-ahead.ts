import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** One page as it was written at one moment. `ends`: with it a commit was complete. */
export type Frame = { page: number; ends: boolean; data: Buffer };
type Found = Frame & { round: number };

const walHeader = 32;
const frameHeader = 24;
const pageBytes = 4096;

/**
 * Reads the write-ahead log beside the data file, and gives what was not there when it was read before: as often as one looks,
 * one has the whole history of every page, in order. https://www.sqlite.org/fileformat2.html#the_write_ahead_log
 */
export function historyOf(folder: string): () => Frame[] {
  let before: Buffer = Buffer.alloc(0);
  return () => {
    const now = readFileSync(join(folder, 'onefloor.db-wal'));
    const fresh: Found[] = [];
    for (let at = walHeader; at + frameHeader + pageBytes <= now.length; at += frameHeader + pageBytes) {
      const frame = now.subarray(at, at + frameHeader + pageBytes);
      if (frame.equals(before.subarray(at, at + frameHeader + pageBytes))) continue;
      const [page, size, round] = [0, 4, 8].map((offset) => frame.readUInt32BE(offset)) as [number, number, number];
      fresh.push({ page, ends: size !== 0, round, data: frame.subarray(frameHeader) });
    }
    before = now;
    // After a checkpoint the file is written over from its beginning, and each round has a higher number.
    return fresh.toSorted((one, other) => one.round - other.round);
  };
}

/** Frames of the same commit. */
export function commitsIn(frames: Frame[]): Frame[][] {
  const commits: Frame[][] = [[]];
  for (const frame of frames) {
    commits.at(-1)!.push(frame);
    if (frame.ends) commits.push([]);
  }
  return commits.filter((commit) => commit.length > 0);
}

export type BoxRow = { version: number; sealed: Buffer };

/** The row of a box as it stands in a page: the record is `meeting id, poll id, version, sealed`. https://www.sqlite.org/fileformat2.html#record_format */
export function boxIn(data: Buffer, meetingId: string, pollId: string): BoxRow | null {
  const body = data.indexOf(meetingId + pollId);
  if (body < 0) return null;
  const text = 13 + 2 * 36;
  for (const headerBytes of [5, 6]) {
    const header = data.subarray(body - headerBytes, body);
    if (header[0] !== headerBytes || header[1] !== text || header[2] !== text) continue;
    const kind = header[3]!;
    const blobKind = headerBytes === 5 ? header[4]! : ((header[4]! & 0x7f) << 7) | header[5]!;
    const versionBytes = kind >= 8 ? 0 : kind;
    const at = body + 72;
    const version = kind >= 8 ? kind - 8 : data.readUIntBE(at, versionBytes);
    const length = (blobKind - 12) / 2;
    return { version, sealed: data.subarray(at + versionBytes, at + versionBytes + length) };
  }
  return null;
}
