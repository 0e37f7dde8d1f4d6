import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { api } from '../../server/api.ts';
import { plain } from '../../server/plain.ts';
import { has, readByOffice, readByPoppler } from '../other-programs.ts';
import type { Room, Seat } from '../meeting-room.ts';

/** Every address that gives something, as the door itself has it: a new one is looked at, too. */
function everyAddress(): string[] {
  const nobodyAsks = { commandsPerSecond: 1, creationsPerMinute: 1, documents: {}, records: {} };
  const routes = [...api(nobodyAsks as never), ...plain(nobodyAsks as never)];
  return [...routes.flatMap(({ method, path }) => (method === 'get' ? [path] : [])), '/metrics', '/healthz', '/readyz'];
}

type Filled = Record<string, readonly string[]>;
/** Every address with each of the values that a part of it may have here. */
function filled(path: string, values: Filled): string[] {
  const [whole, part] = /:(\w+)/.exec(path) ?? [];
  if (whole === undefined) return [path];
  const known = values[part!];
  if (!known) throw new Error(`${path}: nobody says what ${whole} may be`);
  return known.flatMap((value) => filled(path.replace(whole, value), values));
}

const queries: Record<string, string[]> = { names: [], captions: ['?lang=en', ''], lines: ['?floor=plenary'] };
export type Read = { address: string; status: number; text: string };

/** All that the door gives to somebody, with its status. */
export async function readAll(
  { url, id, code }: Room,
  seat: Pick<Seat, 'cookie' | 'meeting' | 'personId'>,
  versions: string[],
): Promise<Read[]> {
  const { cookie } = seat;
  const meeting = seat.meeting();
  const groups = meeting.groups.rounds.flatMap((round) => round.groups.filter(({ phase }) => phase !== 'planned').map((group) => group.id));
  const values = {
    meeting: [id],
    lane: ['chat', 'captions'],
    poll: meeting.polls.polls.map((poll) => poll.id),
    message: meeting.messages.list.map((message) => message.id),
    transcript: meeting.transcripts.laid.map((transcript) => transcript.id),
    round: meeting.groups.rounds.flatMap(({ id: round, phase }) => (phase === 'running' ? [round] : [])),
    document: ['plenary', 'report', ...groups],
    number: versions,
    act: ['ask', 'captions', 'evaluation'],
  };
  const people = Object.keys(seat.meeting().people.roles).join();
  const addresses = everyAddress().flatMap((path) => {
    // A version has a number in one document only.
    const of = path.includes(':number') ? { ...values, document: ['plenary'] } : values;
    const [, what] = /(names|captions|lines)[^/]*(?:\/:lane)?$/.exec(path) ?? [];
    const asked = path.endsWith('/names') && !path.includes('margin') ? [`?ids=${people}`] : (queries[what ?? ''] ?? ['']);
    return filled(path, of).flatMap((one) => (asked.length > 0 ? asked : ['']).map((query) => one + query));
  });
  const read: Read[] = [];
  for (const address of addresses.map((one) => one.replace(`/m/${id}`, `/m/${code}`))) {
    const answer = await fetch(url + address, { headers: { cookie, 'accept-language': 'en' } });
    const bytes = new Uint8Array(await answer.arrayBuffer());
    read.push({ address: `${seat.personId} ${address}`, status: answer.status, text: textOf(address, answer.ok, bytes) });
  }
  return read;
}

/** What a person can read in it, and what a program can. */
function textOf(address: string, isFile: boolean, bytes: Uint8Array): string {
  if (isFile && address.endsWith('.zip')) return packed(bytes, (name, inside) => textOf(name, true, inside));
  if (isFile && address.endsWith('.docx'))
    return packed(bytes, (_name, inside) => strFromU8(inside)) + (has('soffice') ? readByOffice(bytes) : '');
  if (isFile && address.endsWith('.pdf')) return has('pdftotext') ? withoutBreaks(readByPoppler(bytes).text) : '';
  const text = strFromU8(bytes);
  return text + decoded(text);
}
const packed = (bytes: Uint8Array, read: (name: string, inside: Uint8Array) => string) =>
  Object.entries(unzipSync(bytes))
    .map(([name, inside]) => `${name}\n${read(name, inside)}`)
    .join('\n');
const withoutBreaks = (text: string) => text + text.replace(/\s+/g, '');

/** What lies in it as Base64, as it is. */
export const decoded = (text: string): string =>
  [...text.matchAll(/"([A-Za-z0-9+/]{16,}={0,2})"/g)].map(([, said]) => Buffer.from(said!, 'base64').toString('latin1')).join('\n');

/** Every byte that is kept. */
export const bytesIn = (folder: string): string =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile())
    .map((path) => readFileSync(path, 'latin1'))
    .join('\n');

export const foundIn = (text: string, words: readonly string[]): string[] => words.filter((word) => text.includes(word));
/** All that a screen holds. */
export const held = ({ store }: Seat): string => {
  const { meeting, people, heard, missed } = store.getState();
  return JSON.stringify({ meeting, people, heard, missed });
};
