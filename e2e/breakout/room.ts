import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { createClock, type Clock } from '../../client/clock.ts';
import { connect } from '../../client/connection.ts';
import { createMeetingStore } from '../../client/meeting-store.ts';
import { givenSecretary } from '../../server/secretary.given.ts';
import { sqliteStore } from '../../server/store.sqlite.ts';
import { audienceOf, peopleIn, viewOf } from '../../shared/audience.ts';
import type { Command } from '../../shared/decide.ts';
import { groupOf, isWhole, leftInGroup, runningRound } from '../../shared/groups/state.ts';
import { emptyMeeting, type Meeting, type Recorded } from '../../shared/meeting.ts';
import { reduce } from '../../shared/reduce.ts';
import type { Card } from '../../shared/people.ts';
import { cutLine, type CutLine } from './cut-line.ts';
import { newFolder } from '../house.ts';
import { meetingAt, until, type Room, type Seat, type SitOptions } from '../meeting-room.ts';

/** Somebody, and the screen they have now; `line`: what they may trip over. */
export type Someone = Seat & { name: string; clock: Clock; line: CutLine };
export type Breakout = Awaited<ReturnType<typeof openBreakout>>;

const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value ?? null));
const isSame = (one: unknown, other: unknown) => isDeepStrictEqual(plain(one), plain(other));
const shownWithinMs = 8_000;
/** As far apart as clocks may be (N12). */
const toleranceMs = 250;

/** A real secretary on a real disk, whose clock goes on like any other and can be moved; everybody's clocks go with it, each wrong in its own way. */
export async function openBreakout(startsAt: number, title: string) {
  const { folder, remove } = newFolder();
  const store = await sqliteStore(join(folder, 'onefloor.db'));
  const began = performance.now();
  let moved = 0;
  const now = () => Math.floor(startsAt + performance.now() - began + moved);
  const secretary = await givenSecretary({ store, secret: randomBytes(32) }, now);
  const room: Room = await meetingAt(secretary.url, {}, title);
  const people: Someone[] = [];
  const lookers: Seat[] = [];
  const facts: Recorded[] = [];
  let truth = emptyMeeting;

  function wrongClock(): Clock {
    const skewMs = (people.length % 2 ? -1 : 1) * people.length * 1_234_567;
    const clock = createClock(
      () => now() + skewMs,
      () => performance.now() + moved + Math.abs(skewMs),
    );
    // An answer that was on its way while the time was moved has been on its way for minutes.
    return { ...clock, took: (sent, at, received) => received - sent < 10_000 && clock.took(sent, at, received) };
  }
  async function sit(name: string, options: SitOptions = {}): Promise<Someone> {
    const clock = wrongClock();
    const line = await cutLine(room.url);
    const someone = Object.assign(await room.sit(name, { ...options, over: line.url, clock }), { name, clock, line });
    people.push(someone);
    return someone;
  }
  /** Another screen of somebody who has a session, or a screen without a person. */
  async function screenWith(cookie: string, view?: 'public'): Promise<Pick<Seat, 'store' | 'connection'>> {
    const screen = createMeetingStore(reduce);
    const line = { meetingId: room.id, store: screen, clock: wrongClock(), url: room.url, extraHeaders: { cookie }, ...(view && { view }) };
    const connection = connect(line);
    await until({ store: screen }, () => screen.getState().link === 'live');
    return { store: screen, connection };
  }

  /** The meeting as it is on the disk. */
  async function onDisk(): Promise<Meeting> {
    const fresh = await store.read(room.id, facts.length);
    facts.push(...fresh);
    return (truth = fresh.reduce(reduce, truth));
  }

  /** Every screen, sooner or later, has what the server says this seat may have, and the card of everybody in it; everybody is in one place. */
  async function agree(...absent: Someone[]): Promise<void> {
    const meeting = await onDisk();
    const { cards } = await store.roster(room.id);
    const cardOf = new Map<string, Card>(cards.map((card) => [card.id, card]));
    const seats = [...people.filter((one) => !absent.includes(one)), ...lookers];
    await Promise.all(
      seats.map(async (seat) => {
        const { me } = seat.store.getState();
        const audience = audienceOf(meeting, me!);
        const view = plain(viewOf(audience, meeting)) as Meeting;
        const met = [...peopleIn(view)];
        const fault = () => {
          const screen = seat.store.getState();
          if (!isSame(screen.meeting, view)) return differences(plain(screen.meeting), view).join('\n');
          const unknown = met.filter((id) => cardOf.has(id) && !isSame(cardSeen(audience, cardOf.get(id)!), screen.people[id]));
          return unknown.length > 0 ? `cards of ${unknown.map((id) => cardOf.get(id)!.name).join()}` : null;
        };
        await until(seat, () => fault() === null, shownWithinMs).catch(() => {
          throw new Error(`${cardOf.get(me!.id)?.name ?? me!.seat} (${audience}) sees otherwise:\n${fault()}`);
        });
        if (me!.seat === 'person' && groupOf(seat.meeting(), me!.id) !== groupOf(meeting, me!.id))
          throw new Error(`${me!.id} is elsewhere`);
      }),
    );
    for (const { id } of cards) isInOnePlace(meeting, id);
    clocksAgree(
      people.filter((one) => !absent.includes(one)),
      now,
    );
  }

  return {
    room,
    now,
    people,
    facts,
    sit,
    onDisk,
    agree,
    pass: (ms: number) => void (moved += ms),
    /** From now on the screen of the room, or the public, looks on. */
    async lookOn(as: 'screen' | 'public'): Promise<void> {
      const cookie = as === 'public' ? '' : await cookieOfScreen(room);
      const { store: screen, connection } = as === 'public' ? await screenWith(cookie, 'public') : await screenWith(cookie);
      const about = { personId: '', cookie, send: connection.send, meeting: () => screen.getState().meeting, seq: () => 0 };
      lookers.push({ ...about, store: screen, connection });
    },
    /** Goes on with another screen; the one before is closed. */
    async changeDevice(someone: Someone): Promise<void> {
      const { store: screen, connection } = await screenWith(someone.cookie);
      someone.connection.close();
      const seen = { store: screen, connection, send: connection.send, meeting: () => screen.getState().meeting };
      Object.assign(someone, seen, { seq: () => screen.getState().seq ?? 0 });
    },
    async close() {
      for (const { connection, line } of people) {
        connection.close();
        line.close();
      }
      for (const { connection } of lookers) connection.close();
      await room.close();
      await secretary.stop();
      remove();
    },
  };
}

async function cookieOfScreen({ url, code, links }: Room): Promise<string> {
  const body = JSON.stringify({ invitation: new URL(links.screen).hash.slice(1) });
  const joined = await fetch(`${url}/api/meetings/${code}/join`, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
  return joined.headers.getSetCookie()[0]!.split(';')[0]!;
}

/** The public reads names and organisations. */
const cardSeen = (audience: string, { id, name, organisation, attendance, standing, ...rest }: Card) =>
  audience === 'public'
    ? { id, name, attendance, standing, ...(organisation && { organisation }) }
    : { id, name, attendance, standing, ...(organisation && { organisation }), ...rest };

/** In plenary or in one group, and the history of the groups says the same (G1, G7). */
function isInOnePlace(meeting: Meeting, personId: string): void {
  const stays = meeting.groups.rounds.flatMap(({ groups }) =>
    groups
      .filter(isWhole)
      .flatMap(({ id, people }) => people.flatMap((stint) => (stint.personId === personId && stint.to === null ? [id] : []))),
  );
  const place = groupOf(meeting, personId);
  if (stays.length > 1 || (stays[0] ?? null) !== place) throw new Error(`${personId} is in ${place} and stays in ${stays.join()}`);
}

/** What is left of a group is the same on every screen, and the same as at the secretary's. */
function clocksAgree(people: Someone[], now: () => number): void {
  for (const { name, clock, meeting } of people)
    for (const group of runningRound(meeting())?.groups ?? []) {
      const [there, here] = [leftInGroup(group, clock.serverNow()), leftInGroup(group, now())];
      if (here !== null && Math.abs(there! - here) > toleranceMs) throw new Error(`the clock of ${name} is ${there! - here} ms wrong`);
    }
}

/** Where two are not the same, for whoever has to find out why. */
function differences(one: unknown, other: unknown, at = ''): string[] {
  if (isDeepStrictEqual(one, other)) return [];
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null)
    return [`${at}: ${JSON.stringify(one)} instead of ${JSON.stringify(other)}`.slice(0, 400)];
  const keys = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...keys].flatMap((key) => differences((one as never)[key], (other as never)[key], `${at}.${key}`)).slice(0, 8);
}

/** Fails where the meeting says no; returns the number of the fact. */
export async function does(seat: Pick<Seat, 'send'>, command: Command): Promise<number> {
  const answer = await seat.send(command);
  if (!answer.ok) throw new Error(`${command.name}: ${answer.refusal}`);
  return answer.seq;
}
