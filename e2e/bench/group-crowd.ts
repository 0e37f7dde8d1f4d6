import { does, sitDown, type Somebody } from './person.ts';
import { answering } from './process.ts';

/** A crowd that knows when the last of it has heard something. */
export type Asked =
  | { what: 'people'; url: string; meetingId: string; code: string; count: number }
  /** From now on listens for this text. */
  | { what: 'listen'; for: string; most: number }
  /** Resolves when so many have heard it. */
  | { what: 'heard' }
  | { what: 'does'; who: string; name: string; input: object };
/** `lastAt` and `at` in ms since 1970, with fractions; `at` is what the heard message says of itself. `others`: bytes to those who did not hear it. */
export type Report = { ids: string[]; hearers: string[]; lastAt: number; at: number; bytes: number; others: number };

const people: Somebody[] = [];
let wanted = '';
let most = 0;
let at = 0;
let lastAt = 0;
let told: (() => void) | undefined;
const bytes = new Map<string, number>();
const hearers = new Set<string>();

function heard(message: Buffer, { id }: Somebody) {
  bytes.set(id, (bytes.get(id) ?? 0) + message.length);
  if (!wanted || hearers.has(id) || !message.includes(wanted)) return;
  hearers.add(id);
  lastAt = performance.timeOrigin + performance.now();
  at ||= Number(/"at":(\d{13})/.exec(message.toString('latin1', 0, 400))?.[1] ?? 0);
  if (hearers.size >= most) told?.();
}

function report(): Report {
  const sum = (ids: Iterable<string>) => [...ids].reduce((all, id) => all + (bytes.get(id) ?? 0), 0);
  const others = people.map(({ id }) => id).filter((id) => !hearers.has(id));
  return { ids: people.map(({ id }) => id), hearers: [...hearers], lastAt, at, bytes: sum(hearers), others: sum(others) };
}

answering(async (asked: Asked): Promise<Report | null> => {
  if (asked.what === 'people') {
    for (let i = 0; i < asked.count; i++) {
      const { somebody } = await sitDown(asked.url, asked.meetingId, asked.code, `Person ${i}`, { heard, answeredWith: () => {} });
      people.push(somebody);
    }
    return report();
  }
  if (asked.what === 'listen') {
    wanted = asked.for;
    most = asked.most;
    at = 0;
    bytes.clear();
    hearers.clear();
    return null;
  }
  if (asked.what === 'does') {
    await does(
      people.find(({ id }) => id === asked.who)!,
      asked.name,
      asked.input,
    );
    return null;
  }
  if (hearers.size < most) await new Promise<void>((resolve) => (told = resolve));
  told = undefined;
  return report();
});
