import { rm } from 'node:fs/promises';
import { plenary } from '../../shared/floor-id.ts';
import { newFolder } from '../house.ts';
import { meetingAt, type Room, type Seat } from '../meeting-room.ts';
import { beside, type Beside, type Used } from './process.ts';
import type { Asked as AskedCrowd, Report } from './crowd.ts';
import type { Asked } from './secretary.ts';

export type Bench = {
  url: string;
  room: Room;
  chair: Seat;
  server: Beside<Asked, unknown>;
  used: () => Promise<Used>;
  start: () => Promise<void>;
  close: () => Promise<void>;
};
export type Crowd = { ask: (asked: AskedCrowd) => Promise<Report>; stop: () => Promise<void> };

/** A secretary in a process of its own with an empty folder, or with the one that is given, and an open meeting; `file` where it was built. */
export async function benchOf(folder?: string, file = './secretary.ts'): Promise<Bench> {
  const own = folder ?? newFolder().folder;
  const server = await beside<Asked, unknown>(file, [own]);
  const url = (await server.ask({ what: 'address' })) as string;
  const room = await meetingAt(url);
  const chair = await room.sit('Chair', { role: 'chair' });
  await chair.send({ name: 'open-meeting', input: {} });
  return {
    url,
    room,
    chair,
    server,
    start: async () => void (await server.ask({ what: 'start' })),
    used: async () => (await server.ask({ what: 'used' })) as Used,
    async close() {
      await room.close();
      await server.stop();
      await rm(own, { recursive: true, force: true });
    },
  };
}

export const crowdOf = (): Promise<Crowd> => beside<AskedCrowd, Report>('./crowd.ts');

/** One fact: the clock of the floor stops and goes on, as a chair would. */
export async function oneFact({ chair }: Bench, i: number): Promise<boolean> {
  const input = { floor: plenary, policies: [], deckSize: 1 + (i % 3) };
  return (await chair.send({ name: 'set-order', input })).ok;
}
