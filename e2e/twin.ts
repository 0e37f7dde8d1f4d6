import { setTimeout as wait } from 'node:timers/promises';
import { createLog } from '../server/log.ts';
import { openHouse } from './house.ts';
import { withCopy } from './linking/disk.ts';
import { witnessedMeeting, type Voice, type WitnessedMeeting } from './linking/witnessed.ts';

type Settings = Parameters<typeof witnessedMeeting>[1];
const cast = ['Ana', 'Ben', 'Cy', 'Dee', 'Eve', 'Fay'] as const;
export type Cast = Record<'chair' | 'desk' | 'mod' | 'onlooker' | (typeof cast)[number], Voice>;
export type Lived = { meeting: WitnessedMeeting; folder: string; log: string[]; known: Map<string, string> };

/** A meeting of the same people each time, on a disk of its own; what they do in it is told by `live`, and `look` looks at what is left. */
export async function twin<Seen>(
  settings: Settings,
  live: (cast: Cast, lived: Lived) => Promise<void>,
  look: (lived: Lived) => Seen,
): Promise<Seen> {
  const log: string[] = [];
  const house = await openHouse({ store: 'sqlite', log: createLog({ level: 'debug', stream: { write: (line) => void log.push(line) } }) });
  const meeting = await witnessedMeeting(house.url, settings);
  try {
    const people = {
      chair: await meeting.sit('Chair', { role: 'chair' }),
      desk: await meeting.sit('Desk', { role: 'secretariat' }),
    } as Cast;
    people.mod = await meeting.sit('Mod', { role: 'moderator' });
    for (const name of cast) people[name] = await meeting.sit(name);
    people.onlooker = await meeting.onlooker('Onlooker');
    await people.chair.does({ name: 'open-meeting', input: {} });
    const known = new Map(meeting.voices.filter(({ personId }) => personId !== '').map(({ personId, label }) => [personId, label]));
    const lived = { meeting, folder: house.folder, log, known };
    await live(people, lived);
    await settled(600);
    for (const voice of meeting.voices) await voice.look(null);
    await settled(1200);
    return look(lived);
  } finally {
    meeting.close();
    await house.close();
  }
}
/** Counts go out by the clock every 500 ms, who is here every 1000 ms. */
const settled = (ms: number) => wait(ms);

const uuid = /[0-9a-f]{8}-[0-9a-f-]{27}/g;
const times =
  /("(?:at|askedAt|since|waitsSince|waitedMs|givenAt|runningSince|serverTime|time|spokenMs|ms|startedAt|endsAt|closesAt|endedAt|from|to)":)\d[\d.]*/g;
/** How many there are, of each question, each poll, each side of a read-back and each group, and no more than that: whoever is told it, and when, is the clock's. */
const howMany =
  /^42\["tally",{"support":{("[^"]+":\d+,?)*},"answers":{("[^"]+":{"answered":\d+(,"bySide":{"on-site":[^\]]*\],"remote":[^\]]*\]})?},?)*},"groups":{("[^"]+":\d+,?)*}}\]$/;
const presence = /^42\["presence"/;
/** Numbers of facts that are for nobody go out with the counts, whenever that is. */
const empty = /^42\["events",{"after":0,"upTo":\d+,"events":\[\],"people":\[\],"as":"[^"]*"}\]$/;
/** The library's number of an answer tells only how often somebody asked. */
const ack = /^43\d+/;

/**
 * What somebody was sent, in order. Ids made by chance are words, times are 0; who is here goes out by the
 * clock, so the last of it stands behind the rest; of what they asked for themselves the answers are left out where `but` says so.
 */
export function heardBy({ meeting, known }: Lived, label: string, but: RegExp = /^never$/): string[] {
  const ids = new Map(known);
  const named = (id: string) => ids.get(id) ?? ids.set(id, `id-${ids.size}`).get(id)!;
  const all = meeting.sent
    .filter(({ to }) => to === label)
    .map(({ text }) => text.replace(ack, '43').replace(/^(42\["events",{"after":)\d+/, '$10'))
    .filter((text) => !empty.test(text) && !howMany.test(text) && !but.test(text))
    .map((text) => text.replace(uuid, named).replace(times, '$10'));
  return [...all.filter((text) => !presence.test(text)), ...all.filter((text) => presence.test(text)).slice(-1)];
}
export const heardByAll = (lived: Lived): Record<string, string[]> =>
  Object.fromEntries(lived.meeting.voices.map(({ label }) => [label, heardBy(lived, label)]));

/** Times, and ids of commands, which are of chance and kept hashed. */
const made: Record<string, string> = { at: '0', command_id: 'an id' };

/** Every row of every table that is about this meeting, without chance and time, in an order of its own, and the log after it. */
export function leftOf({ folder, meeting, known, log }: Lived): string[] {
  const plain = (value: unknown) => {
    if (Buffer.isBuffer(value)) return `${value.length} bytes`;
    return typeof value === 'string' ? value.replace(uuid, (id) => known.get(id) ?? 'an id').replace(times, '$10') : String(value);
  };
  const rows = withCopy(folder, (db) =>
    ['facts', 'answers', 'cards', 'merged', 'visits', 'lines', 'boxes'].flatMap((table) =>
      db
        .prepare<[string], Record<string, unknown>>(`select * from ${table} where meeting_id = ?`)
        .all(meeting.id)
        .map(
          (row) =>
            `${table}: ${Object.entries(row)
              .map(([name, value]) => made[name] ?? plain(value))
              .join(' | ')}`,
        )
        .toSorted(),
    ),
  );
  return [...rows, ...log.map((line) => plain(line))];
}
