import { remember, remembered } from './device-memory.ts';

/** Which copies of a document this device has: the one that is written in, and those that are set aside because the meeting does not take them. */
export type Copies = { epoch: string; number: number; aside: string[] };
export type Whose = { meetingId: string; documentId: string; personId: string };

const keyOf = ({ meetingId, documentId, personId }: Whose) => `onefloor.document.${meetingId}.${documentId}.${personId}`;
const none: Copies = { epoch: '', number: 1, aside: [] };

export function copiesOf(whose: Whose): Copies {
  try {
    const { epoch, number, aside } = JSON.parse(remembered(keyOf(whose), 'always')) as Copies;
    const reads =
      typeof epoch === 'string' && Number.isInteger(number) && Array.isArray(aside) && aside.every((name) => typeof name === 'string');
    return reads ? { epoch, number, aside } : none;
  } catch {
    return none;
  }
}

export const keepCopies = (whose: Whose, copies: Copies): void => remember(keyOf(whose), JSON.stringify(copies), 'always');

/** The name of the copy that is written in; each beginning of a document has its own, and so has what comes after one was set aside. */
export const nameOf = ({ meetingId, documentId, personId }: Whose, { epoch, number }: Copies): string =>
  `onefloor.document.${meetingId}.${documentId}.${epoch}.${personId}.${number}`;

/** From now on that copy is only read: what it has is never mixed into the document again. */
export const setAside = (whose: Whose, copies: Copies): Copies => ({
  ...copies,
  number: copies.number + 1,
  aside: [...copies.aside, nameOf(whose, copies)],
});
