import * as encoding from 'lib0/encoding';
import { writePermissionDenied } from 'y-protocols/auth';
import { messageYjsSyncStep1, messageYjsSyncStep2, messageYjsUpdate } from 'y-protocols/sync';
import type { Refusal } from '../../shared/refusal.ts';

/**
 * What goes over a document's connection: the kinds that every y-websocket knows, and two of our own for screens that ask for
 * them with `?kept=1`. `kept`: the epoch, the state vector that is on disk, and up to which of its updates all that this
 * connection sent is. `notKept`: the reason why it is not.
 */
const kinds = { sync: 0, presence: 1, auth: 2, queryPresence: 3, kept: 100, notKept: 101 } as const;

/** Who has this document open: a Yjs client id, its clock, and what is said of it as JSON; `null` when it has gone. */
export type Presence = { client: number; clock: number; state: string };
export type FrameKind = 'asks' | 'answers' | 'writes' | 'presence' | 'asks-presence' | 'known-to-nobody';

/** What a screen sent, as far as anybody reads it here: what is in it is read by the worker alone. */
export function kindOf(frame: Uint8Array): FrameKind {
  if (frame[0] === kinds.presence) return 'presence';
  if (frame[0] === kinds.queryPresence) return 'asks-presence';
  if (frame[0] !== kinds.sync) return 'known-to-nobody';
  if (frame[1] === messageYjsSyncStep1) return 'asks';
  if (frame[1] === messageYjsSyncStep2) return 'answers';
  return frame[1] === messageYjsUpdate ? 'writes' : 'known-to-nobody';
}

/** An answer or an update that says nothing: what a screen sends that has nothing of its own. */
export const saysNothing = (frame: Uint8Array): boolean => frame.length === 5 && frame[2] === 2 && frame[3] === 0 && frame[4] === 0;

const framed = (kind: number, write: (encoder: encoding.Encoder) => void): Uint8Array => {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, kind);
  write(encoder);
  return encoding.toUint8Array(encoder);
};
const sync = (step: number, bytes: Uint8Array) =>
  framed(kinds.sync, (encoder) => {
    encoding.writeVarUint(encoder, step);
    encoding.writeVarUint8Array(encoder, bytes);
  });

export const askFrame = (stateVector: Uint8Array) => sync(messageYjsSyncStep1, stateVector);
export const answerFrame = (update: Uint8Array) => sync(messageYjsSyncStep2, update);
export const updateFrame = (update: Uint8Array) => sync(messageYjsUpdate, update);
export const presenceFrame = (all: Iterable<Presence>) =>
  framed(kinds.presence, (encoder) => {
    const list = [...all];
    const inner = encoding.createEncoder();
    encoding.writeVarUint(inner, list.length);
    for (const { client, clock, state } of list) {
      encoding.writeVarUint(inner, client);
      encoding.writeVarUint(inner, clock);
      encoding.writeVarString(inner, state);
    }
    encoding.writeVarUint8Array(encoder, encoding.toUint8Array(inner));
  });
export const deniedFrame = () => framed(kinds.auth, (encoder) => writePermissionDenied(encoder, 'permission denied'));
export const notKeptFrame = (refusal: Refusal) => framed(kinds.notKept, (encoder) => encoding.writeVarString(encoder, refusal));
export const keptFrame = (epoch: string, stateVector: Uint8Array, heard: number) =>
  framed(kinds.kept, (encoder) => {
    encoding.writeVarString(encoder, epoch);
    encoding.writeVarUint8Array(encoder, stateVector);
    encoding.writeVarUint(encoder, heard);
  });
