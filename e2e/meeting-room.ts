import { type Clock, createClock } from '../client/clock.ts';
import { connect, type Connection } from '../client/connection.ts';
import { createMeetingStore, type MeetingStore } from '../client/meeting-store.ts';
import type { Settings } from '../shared/conduct.ts';
import type { Meeting } from '../shared/meeting.ts';
import type { Attendance, Role } from '../shared/people.ts';
import { plenary } from '../shared/floor-id.ts';
import { speakingOrder } from '../shared/queue/order.ts';
import { reduce } from '../shared/reduce.ts';
import { openHouse } from './house.ts';

/** Somebody with a screen: the real connection, store and clock, in Node. */
export type Seat = {
  personId: string;
  cookie: string;
  store: MeetingStore;
  connection: Connection;
  send: Connection['send'];
  meeting: () => Meeting;
  seq: () => number;
};
export type SitOptions = {
  /** The role of the invitation they come with. */
  role?: Extract<Role, keyof Links>;
  attendance?: Attendance;
  /** Another way to the same server: a slow line. */
  over?: string;
  clock?: Clock;
};
export type Links = Record<'join' | 'chair' | 'secretariat' | 'moderator' | 'rapporteur' | 'captioner' | 'screen' | 'kiosk', string>;
/** As the door answers whoever makes one. */
export type MadeMeeting = { id: string; code: string; links: Links };
export type Room = {
  url: string;
  id: string;
  code: string;
  links: Links;
  /** Joins over HTTP, takes the cookie, connects, and resolves when the meeting is on the screen. */
  sit: (name: string, options?: SitOptions) => Promise<Seat>;
  /** Everybody's screens close; a room that brought its own server stops it. */
  close: () => Promise<void>;
};

/** A server of its own on a free port with a data folder of its own, and one meeting in it. */
export async function openRoom(options: { settings?: Partial<Settings>; store?: 'sqlite' | 'memory' } = {}): Promise<Room> {
  const house = await openHouse({ store: options.store ?? 'sqlite' });
  const room = await meetingAt(house.url, options.settings);
  return {
    ...room,
    close: async () => {
      await room.close();
      await house.close();
    },
  };
}

/** A new meeting on the server at `url`. */
export async function meetingAt(url: string, settings: Partial<Settings> = {}, title = 'Rehearsal'): Promise<Room> {
  const created = await post(`${url}/api/meetings`, { title, settings });
  return roomOf(url, (await created.json()) as MadeMeeting);
}

/** A meeting that was made before, to sit in. */
export function roomOf(url: string, { id, code, links }: MadeMeeting): Room {
  const seats: Seat[] = [];

  async function sit(name: string, { role, attendance = 'remote', over = url, clock = createClock() }: SitOptions = {}): Promise<Seat> {
    const invitation = role && { invitation: new URL(links[role]).hash.slice(1) };
    const joined = await post(`${url}/api/meetings/${code}/join`, { name, attendance, ...invitation });
    const { personId } = (await joined.json()) as { personId: string };
    const cookie = joined.headers
      .getSetCookie()
      .map((one) => one.split(';')[0]!)
      .join('; ');
    const store = createMeetingStore(reduce);
    const connection = connect({ meetingId: id, store, clock, url: over, extraHeaders: { cookie } });
    const { send } = connection;
    const seat = {
      personId,
      cookie,
      store,
      connection,
      send,
      meeting: () => store.getState().meeting,
      seq: () => store.getState().seq ?? 0,
    };
    seats.push(seat);
    await until(seat, () => store.getState().link === 'live');
    return seat;
  }
  return {
    url,
    id,
    code,
    links,
    sit,
    close: async () => seats.forEach(({ connection }) => connection.close()),
  };
}

/** Resolves at the moment this screen shows it; says what the screen shows instead when that takes longer than `withinMs`. */
export function until({ store }: Pick<Seat, 'store'>, shown: () => boolean, withinMs = 10_000): Promise<void> {
  return new Promise((resolve, reject) => {
    const look = () => {
      if (!shown()) return;
      clearTimeout(late);
      stop();
      resolve();
    };
    const late = setTimeout(() => {
      stop();
      const { link, bye, seq } = store.getState();
      reject(new Error(`not shown within ${withinMs} ms: ${shown.toString()} (link ${link}, seq ${seq}, ${JSON.stringify(bye)})`));
    }, withinMs);
    const stop = store.subscribe(look);
    look();
  });
}

/** Resolves when this screen has the fact with this number. */
export const caughtUp = (seat: Seat, seq: number) => until(seat, () => seat.seq() >= seq);

/** Ids of requests on this screen, in speaking order. */
export const orderOn = (seat: Seat): string[] => speakingOrder(seat.meeting().floors[plenary]!.queue).map(({ request }) => request.id);
/** Who holds the floor on this screen: the id of the turn, as a chair's button says it. */
export const turnOn = (seat: Seat): string | null => seat.meeting().floors[plenary]!.floor.turn?.id ?? null;

async function post(address: string, body: object): Promise<Response> {
  const response = await fetch(address, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
  if (!response.ok) throw new Error(`${address} answered ${response.status}: ${await response.text()}`);
  return response;
}
