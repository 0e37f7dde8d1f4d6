import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { factsFor } from '../../shared/audience.ts';
import type { RecordSum } from '../../shared/command.ts';
import type { Recorded } from '../../shared/meeting.ts';
import { recording } from '../../shared/record/fold.ts';
import { speakingOf } from '../../shared/record/speaking.ts';
import { wholeRecord } from '../../shared/record/whole.ts';
import { tongueFor } from '../words.ts';
import type { Drawn, Given, Reader } from './clerk.ts';
import { formats } from './formats.ts';

/** Below it packing is not worth the while; fast rather than small, since it is done again with every fact. */
const packedFrom = 2_000;
const packing = { level: 4 };
const utf8 = new TextDecoder();

/** `upTo`: the number of the last fact that was taken. */
type Growing = ReturnType<typeof recording> & { upTo: number };

/** The records that this process knows, by meeting and reader, as facts are taken. */
export function createRecords() {
  const growing = new Map<string, Growing>();
  const of = (meetingId: string, reader: Reader) => {
    const key = `${meetingId} ${reader}`;
    const known = growing.get(key) ?? { ...recording(), upTo: 0 };
    growing.set(key, known);
    return known;
  };

  return {
    /** `facts`: their JSON in UTF-8. Throws when it is none. */
    take(meetingId: string, reader: Reader, facts: Uint8Array) {
      const [all, record] = [JSON.parse(utf8.decode(facts)) as Recorded[], of(meetingId, reader)];
      factsFor(reader, all).forEach(record.take);
      record.upTo = all.at(-1)?.seq ?? record.upTo;
    },
    forget(meetingId: string) {
      for (const key of [...growing.keys()]) if (key.startsWith(`${meetingId} `)) growing.delete(key);
    },
    draw: (meetingId: string, given: Given): Promise<Drawn> => drawn(given, of(meetingId, given.reader)),
    sum(meetingId: string, reader: Reader): RecordSum {
      const { record, upTo } = of(meetingId, reader);
      return { upTo, hash: createHash('sha256').update(JSON.stringify(record().entries)).digest('hex') };
    },
  };
}

async function drawn(given: Given, growing: Growing): Promise<Drawn> {
  const began = performance.now();
  const { code, format, languages, page } = given;
  const record = wholeRecord({ ...given, record: growing.record() });
  const tongue = tongueFor(languages);
  const names = new Map(given.cards.map(({ id, name }) => [id, name]));
  const speaking = speakingOf(record, {
    say: tongue.say,
    nameOf: (id) => names.get(id) ?? tongue.say('common.unnamed'),
    hour: (at) => new Date(at).toISOString().slice(11, 16),
  });
  const { type, make, isText } = formats[format];
  const made = await make(record, { speaking, tongue, page });
  const bytes = typeof made === 'string' ? Buffer.from(made) : made;
  const isPacked = isText && bytes.length > packedFrom;
  return {
    name: `${code}-record.${format}`,
    type,
    bytes: isPacked ? gzipSync(bytes, packing) : bytes,
    isPacked,
    tookMs: performance.now() - began,
  };
}
