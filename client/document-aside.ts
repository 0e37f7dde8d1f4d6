import { copiesOf, keepCopies, nameOf, setAside, type Whose } from './document-copies.ts';
import { readCopy } from './document-device.ts';
import { isWithin, type Reach } from './document-saved.ts';

/** What a copy says that the meeting does not take. */
export type Left = { name: string; text: string };

/** Reads all that are aside. Whoever only reads (`disk`) writes in no copy: the last one is set aside too, when the disk lacks any of it. */
export async function leftOf(whose: Whose, disk: Reach | null): Promise<Left[]> {
  let copies = copiesOf(whose);
  const found: Left[] = [];
  const current = nameOf(whose, copies);
  for (const name of [...copies.aside, ...(disk && copies.epoch !== '' ? [current] : [])]) {
    const copy = await readCopy(name);
    if (copy === null) continue;
    const isLacking = !disk || name !== current || !isWithin(copy.reach, disk);
    if (isLacking && copy.text !== '') found.push({ name, text: copy.text });
    if (isLacking && name === current) {
      copies = setAside(whose, copies);
      keepCopies(whose, copies);
    }
  }
  return found;
}
