import { randomBytes } from 'node:crypto';
import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readdirSync, readFileSync, renameSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';

const keyBytes = 32;

/** The keys of sealed boxes. They live beside the data, never in it, and only as long as the poll is open (P2). */
export type BallotKeys = {
  /** The key of this box, made when there is none. */
  key(meetingId: string, pollId: string): Uint8Array;
  /** Destroys every key of the meeting but these: what they sealed cannot be read again by anybody. */
  keepOnly(meetingId: string, pollIds: string[]): void;
  /** Meetings that have a key here. */
  meetings(): string[];
};

export function ballotKeysIn(folder: string): BallotKeys {
  const fileOf = (meetingId: string, pollId: string) => join(folder, `${named(meetingId)}.${named(pollId)}`);
  return {
    key(meetingId, pollId) {
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      const file = fileOf(meetingId, pollId);
      if (!existsSync(file)) {
        // Whole or not at all: a half written key would keep a poll from ever being answered.
        written(`${file}.new`, 'w', randomBytes(keyBytes));
        renameSync(`${file}.new`, file);
        flushed(folder, 'r');
      }
      const key = readFileSync(file);
      if (key.length !== keyBytes) throw new Error(`${file} does not hold ${keyBytes} bytes`);
      return key;
    },
    keepOnly(meetingId, pollIds) {
      if (!existsSync(folder)) return;
      const kept = pollIds.map((pollId) => `${named(meetingId)}.${named(pollId)}`);
      const stuck: unknown[] = [];
      for (const name of readdirSync(folder)) {
        if (!name.startsWith(`${named(meetingId)}.`) || kept.includes(name)) continue;
        try {
          destroyed(join(folder, name), folder);
        } catch (error) {
          stuck.push(error);
        }
      }
      if (stuck.length > 0) throw stuck[0];
    },
    meetings: () => (existsSync(folder) ? meetingsIn(readdirSync(folder)) : []),
  };
}

/** For tests: keys that end with the process. */
export function ballotKeysInMemory(): BallotKeys {
  const keys = new Map<string, Uint8Array>();
  return {
    key(meetingId, pollId) {
      const name = `${meetingId}.${pollId}`;
      const key = keys.get(name) ?? randomBytes(keyBytes);
      keys.set(name, key);
      return key;
    },
    keepOnly(meetingId, pollIds) {
      for (const name of keys.keys())
        if (name.startsWith(`${meetingId}.`) && !pollIds.some((pollId) => name === `${meetingId}.${pollId}`)) keys.delete(name);
    },
    meetings: () => meetingsIn([...keys.keys()]),
  };
}

const meetingsIn = (names: string[]) => [...new Set(names.map((name) => name.split('.')[0]!))];

/** Ids are made here, but a file name is no place to trust that. */
function named(id: string): string {
  if (!/^[\w-]{1,64}$/.test(id)) throw new Error('an id that no file can have');
  return id;
}

function written(file: string, flags: 'w' | 'r+', bytes: Uint8Array) {
  const handle = openSync(file, flags, 0o600);
  writeSync(handle, bytes, 0, bytes.length, 0);
  fsyncSync(handle);
  closeSync(handle);
}

/** In place: a file that is emptied first gets other blocks of the disk, and the old ones keep the key. */
function destroyed(file: string, folder: string) {
  written(file, 'r+', Buffer.alloc(keyBytes));
  rmSync(file);
  flushed(folder, 'r');
}

function flushed(file: string, flags: string) {
  const handle = openSync(file, flags);
  fsyncSync(handle);
  closeSync(handle);
}
