import * as encoding from 'lib0/encoding';
import { WebSocket } from 'ws';
import * as Y from 'yjs';
import { documentAddress } from './editor.ts';

/** A screen that keeps to the protocol until it is told what to send, and says when and how it was cut off. */
export async function attacker(url: string, meeting: string, cookie: string) {
  const socket = new WebSocket(`${documentAddress(url, meeting)}/plenary`, { headers: { cookie } });
  const cut = new Promise<{ code: number; at: number }>((resolve) =>
    socket.once('close', (code) => resolve({ code, at: performance.now() })),
  );
  socket.on('error', () => {});
  // The server asks what it has; the answer is: nothing.
  await new Promise<void>((resolve, reject) => {
    socket.on('message', (data: Buffer) => data[0] === 0 && data[1] === 0 && resolve()).once('error', reject);
  });
  socket.send(syncFrame(1, new Uint8Array([0, 0])));
  return { send: (frame: Uint8Array) => socket.send(frame), cut, close: () => socket.terminate() };
}

export const syncFrame = (step: number, bytes: Uint8Array): Uint8Array => {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, 0);
  encoding.writeVarUint(encoder, step);
  encoding.writeVarUint8Array(encoder, bytes);
  return encoding.toUint8Array(encoder);
};
const written = (write: (encoder: encoding.Encoder, ...numbers: number[]) => void, ...numbers: number[]) => {
  const encoder = encoding.createEncoder();
  write(encoder, ...numbers);
  return encoding.toUint8Array(encoder);
};
const numbers = (encoder: encoding.Encoder, ...all: number[]) => all.forEach((one) => encoding.writeVarUint(encoder, one));

/** `clients` clients, each with one step that comes after one that nobody has. */
export const gaps = (clients: number): Uint8Array =>
  written((encoder) => {
    numbers(encoder, clients);
    for (let client = 1; client <= clients; client += 1) numbers(encoder, 1, 1000 + client, 1, 0, 1);
    numbers(encoder, 0);
  });
/** So many steps of one client that are gone already: two bytes each. */
export const manyStructs = (count: number): Uint8Array =>
  written((encoder) => {
    numbers(encoder, 1, count, 77, 0);
    for (let i = 0; i < count; i += 1) numbers(encoder, 0, 1);
    numbers(encoder, 0);
  });
/** Says that more steps follow than there are bytes in the world. */
export const uncountable = (): Uint8Array => written(numbers, 1, 2 ** 50, 77, 0, 0, 1, 0, 1);
/**
 * A few bytes of the other encoding, in which a run may be as long as one likes: whoever merges them counts to four thousand
 * million (yjs/yjs issue 687).
 */
export const mergeBomb = Uint8Array.from(Buffer.from('00010000000001000100010200001602000001fdffffffff7f0000', 'hex'));
/** Everybody writes one letter at the same place, each not knowing of the others: Yjs looks at all of them for each. */
export const sameplace = (clients: number, from: number): Uint8Array =>
  written((encoder) => {
    numbers(encoder, clients);
    for (let i = 0; i < clients; i += 1) {
      numbers(encoder, 1, from + i, 0);
      // A string, with neither neighbour, in the root of this name.
      encoding.writeUint8(encoder, 4);
      encoding.writeVarUint(encoder, 1);
      encoding.writeVarString(encoder, 'default');
      encoding.writeVarString(encoder, 'x');
    }
    numbers(encoder, 0);
  });
/** One hand writes a line, and then before each of its letters something that does not know of what stands before the others. */
export const oneHand = (letters: number, client: number): Uint8Array =>
  written((encoder) => {
    numbers(encoder, 1, letters + 1, client, 0);
    encoding.writeUint8(encoder, 4);
    encoding.writeVarUint(encoder, 1);
    encoding.writeVarString(encoder, 'default');
    encoding.writeVarString(encoder, 'x'.repeat(letters));
    for (let i = 0; i < letters; i += 1) {
      // A string without a left neighbour, to the left of this letter.
      encoding.writeUint8(encoder, 4 | 64);
      numbers(encoder, client, i);
      encoding.writeVarString(encoder, 'x');
    }
    numbers(encoder, 0);
  });
/** Says that it has what nobody wrote; the numbers end before the list does. */
export const lyingStateVector = (): Uint8Array => written(numbers, 1_000_000, 5, 2 ** 50, 6);
export const longStateVector = (clients: number): Uint8Array =>
  written((encoder) => {
    numbers(encoder, clients);
    for (let i = 0; i < clients; i += 1) numbers(encoder, i, 2 ** 40);
  });
export const inVersion2 = (): Uint8Array => {
  const doc = new Y.Doc();
  doc.getText('default').insert(0, 'In the other encoding.');
  return Y.encodeStateAsUpdateV2(doc);
};
/** The second half of what somebody wrote. */
export const smallGap = (): Uint8Array => {
  const doc = new Y.Doc();
  doc.getText('default').insert(0, 'first');
  const before = Y.encodeStateVector(doc);
  doc.getText('default').insert(5, 'second');
  return Y.encodeStateAsUpdate(doc, before);
};
/** Two letters of which each stands behind the other. */
export const inCircles = (): Uint8Array =>
  written((encoder) => {
    numbers(encoder, 2);
    for (const [mine, other] of [
      [901, 902],
      [902, 901],
    ] as const) {
      numbers(encoder, 1, mine, 0);
      encoding.writeUint8(encoder, 4 | 128);
      numbers(encoder, other, 0);
      encoding.writeVarString(encoder, 'x');
    }
    numbers(encoder, 0);
  });
