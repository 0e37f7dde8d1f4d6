import * as encoding from 'lib0/encoding';

/** Where a screen connects to. `name`: of the document, for the one protocol that puts it before each frame. */
export type Place = { address: string; cookie: string; name: string };

/** An update, or a state vector, that says nothing. */
export const nothing = new Uint8Array([0, 0]);
const kindSync = 0;
const kindAuth = 2;
/** The same as a question or answer of `kindSync`, of the protocol with names. */
const kindReply = 4;

function framed({ name }: Place, write: (encoder: encoding.Encoder) => void): Uint8Array {
  const encoder = encoding.createEncoder();
  if (name !== '') encoding.writeVarString(encoder, name);
  write(encoder);
  return encoding.toUint8Array(encoder);
}

/** A question (0), an answer (1) or an update (2) of y-protocols. */
export const frameOf = (place: Place, step: 0 | 1 | 2, bytes: Uint8Array): Uint8Array =>
  framed(place, (encoder) => {
    encoding.writeVarUint(encoder, kindSync);
    encoding.writeVarUint(encoder, step);
    encoding.writeVarUint8Array(encoder, bytes);
  });

/** What a screen says first: here I am, and I have nothing. */
export function knocks(place: Place): Uint8Array[] {
  const token = framed(place, (encoder) => {
    encoding.writeVarUint(encoder, kindAuth);
    encoding.writeVarUint(encoder, 0);
    encoding.writeVarString(encoder, 'token');
  });
  return [...(place.name === '' ? [] : [token]), frameOf(place, 0, new Uint8Array([0]))];
}

/** Names are ASCII and shorter than 128 letters: their length is one byte. */
const stepIn = ({ name }: Place, frame: Uint8Array): number | undefined => {
  const at = name === '' ? 0 : name.length + 1;
  return frame[at] === kindSync || frame[at] === kindReply ? frame[at + 1] : undefined;
};
export const isQuestion = (place: Place, frame: Uint8Array) => stepIn(place, frame) === 0;
export const isAnswer = (place: Place, frame: Uint8Array) => stepIn(place, frame) === 1;
export const isUpdate = (place: Place, frame: Uint8Array) => stepIn(place, frame) === 2;
