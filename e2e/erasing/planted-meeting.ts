import { Writable } from 'node:stream';
import { createLog } from '../../server/log.ts';
import type { Recorded } from '../../shared/meeting.ts';
import { roles } from '../../shared/people.ts';
import { textOf } from '../../shared/reports/state.ts';
import { cutLine } from '../breakout/cut-line.ts';
import type { Editor } from '../editor.ts';
import { openHouse } from '../house.ts';
import { meetingAt, until, type Room, type Seat } from '../meeting-room.ts';
import { stranger } from '../stranger.ts';
import { bytesIn, decoded, held, readAll, type Read } from './looking.ts';
import { plantAfterwards, plantTranscript } from './planting-afterwards.ts';
import { plantInDocuments, plantInGroup } from './planting-documents.ts';
import { does, plantInPlenary, wordsOf, type Words } from './planting.ts';

/** Three who fill everything that somebody can fill. */
export const names = ['ana', 'anamaria', 'bo'] as const;
export type Name = (typeof names)[number];
export type PlantedMeeting = Awaited<ReturnType<typeof plantedMeeting>>;

/** A meeting that has worked in groups and heard a report, with words of three people in every field; some look on, one of them over a line that can be cut. */
export async function plantedMeeting() {
  const said: string[] = [];
  const log = createLog({ level: 'debug', stream: new Writable({ write: (text, _encoding, done) => (said.push(String(text)), done()) }) });
  const house = await openHouse({ store: 'sqlite', log });
  const room = await meetingAt(house.url, { queuePublic: true });
  const line = await cutLine(house.url);
  const desk = await room.sit('Desk', { role: 'secretariat' });
  const chair = await room.sit('Chair', { role: 'chair' });
  const scribe = await room.sit('Scribe', { role: 'rapporteur' });
  const looker = await room.sit('Looker');
  const away = await room.sit('Away', { over: line.url });
  const words = Object.fromEntries(names.map((name) => [name, wordsOf(name)])) as Record<Name, Words>;
  const seats = {} as Record<Name, Seat>;
  const editors: Editor[] = [];
  await does(chair, { name: 'open-meeting', input: {} });
  for (const name of names) {
    const seat = (seats[name] = await room.sit(name));
    for (const role of roles) await does(desk, { name: 'give-role', input: { personId: seat.personId, role } });
    await until(seat, () => roles.every((role) => seat.meeting().people.roles[seat.personId]?.includes(role)));
  }
  await plantAfterwards({ desk, chair, planters: names.map((name) => ({ seat: seats[name], words: words[name] })) });
  for (const name of names) {
    const seat = seats[name];
    await plantInPlenary({ room, chair }, seat, words[name]);
    await plantTranscript(room, seat, words[name]);
    editors.push(...(await plantInDocuments(room, scribe, seat, words[name])));
  }
  editors.push(...(await workInGroups({ room, desk, chair, scribe, seats, words })));
  const mentions = [words.ana, words.bo].map(({ word }) => word('amend-card.name'));
  const text = `@${mentions[0]} to write to @${mentions[1]}`;
  await does(seats.bo, { name: 'record-action', input: { text, ownerId: seats.ana.personId } });
  await does(desk, { name: 'freeze-document', input: { documentId: 'plenary' } });
  await does(chair, { name: 'close-queue', input: { floor: 'plenary' } });
  const seenAt = chair.seq();
  for (const seat of [looker, away, desk]) await until(seat, () => seat.seq() >= seenAt);

  const readers = [desk, looker];
  const facts = (): Promise<Recorded[]> => house.store.read(room.id, 0);
  const archive = () => [...(house.store as unknown as Archived).archive.give([])].join('');
  const read = async (seat: Seat): Promise<Read[]> => {
    const versions = await house.store.versions.list(room.id, 'plenary');
    return readAll(
      room,
      seat,
      versions.map(({ number }) => String(number)),
    );
  };
  return {
    ...{ house, room, line, desk, chair, looker, away, words, seats, readers, facts },
    log: () => said.join(''),
    /** Everything in which a word may be read. */
    everywhere: async (): Promise<{ all: string; files: Read[] }> => {
      const files: Read[] = [];
      for (const seat of readers) files.push(...(await read(seat)));
      const rows = archive();
      const screens = [...readers, away].map(held);
      const frames = await joinedFrames(room, { desk, looker }, seenAt);
      const texts = [rows, decoded(rows), bytesIn(house.folder), said.join(''), frames, ...screens];
      return { files, all: [...files.map(({ text }) => text), ...texts].join('\n') };
    },
    close: async () => {
      for (const editor of editors) editor.close();
      line.close();
      await room.close();
      await house.close();
    },
  };
}
type Archived = { archive: { give: (codes: string[]) => Iterable<string> } };

type Working = { room: Room; desk: Seat; chair: Seat; scribe: Seat; seats: Record<Name, Seat>; words: Record<Name, Words> };
/** Two share a group, one is in another; both come back with a report, and one of them is read. */
async function workInGroups({ room, desk, chair, scribe, seats, words }: Working): Promise<Editor[]> {
  await does(desk, { name: 'prepare-round', input: { minutes: 30, groups: [{ title: 'One' }, { title: 'Two' }] } });
  const round = desk.meeting().groups.rounds.at(-1)!;
  const groupOf = (name: Name) => round.groups[name === 'bo' ? 1 : 0]!.id;
  const list = names.map((name) => ({ personId: seats[name].personId, groupId: groupOf(name) }));
  await does(desk, { name: 'assign', input: { roundId: round.id, how: 'list', list } });
  await does(chair, { name: 'start-round', input: { roundId: round.id } });
  const editors: Editor[] = [];
  for (const name of names) {
    const seat = seats[name];
    await until(seat, () => seat.meeting().groups.current === round.id);
    editors.push(await plantInGroup(room, seat, groupOf(name), round.id, words[name]));
  }
  for (const group of round.groups) {
    await does(chair, { name: 'finish-group', input: { groupId: group.id } });
    await until(chair, () => textOf(chair.meeting(), group.id).text !== '');
  }
  await does(chair, { name: 'add-agenda-item', input: { title: 'Reports', kind: 'report-back' } });
  await does(chair, { name: 'open-agenda-item', input: { itemId: chair.meeting().agenda.items.at(-1)!.id, leftover: 'carry' } });
  await does(chair, { name: 'call-report', input: { groupId: groupOf('ana'), holderISaw: null, personId: scribe.personId } });
  return editors;
}

/** What a program hears that joins anew, and one that says it was there before; as staff, as anybody, and as the public. */
async function joinedFrames(room: Room, { desk, looker }: Record<'desk' | 'looker', Seat>, seenAt: number): Promise<string> {
  const heard: string[] = [];
  for (const [as, seat] of [['staff', desk] as const, ['everyone', looker] as const, ['public', null] as const])
    for (const after of [null, seenAt - 3]) {
      const screen = await stranger(room.url, { meeting: room.id, ...(seat ? { cookie: seat.cookie } : { view: 'public' as const }) });
      await screen.ask('join', { after, as });
      heard.push(...screen.heard);
      screen.close();
    }
  return heard.join('\n');
}
