import { randomInt, randomUUID } from 'node:crypto';
import { defaultSettings, type Settings } from '../shared/conduct.ts';
import type { MeetingEvent } from '../shared/meeting.ts';
import { steadyClock, type Clock } from './clock.ts';
import { keepDeadlines } from './deadlines.ts';
import { LiveMeeting } from './live-meeting.ts';
import { carriedFrom } from './series.ts';
import { CodeTaken, type Door, type Store } from './store.ts';

/** Letters and digits that nobody confuses when they are read out: no 0 O, 1 I L, U V. */
const codeAlphabet = '23456789ABCDEFGHJKMNPQRSTWXYZ';
const drawCode = () => Array.from({ length: 6 }, () => codeAlphabet[randomInt(codeAlphabet.length)]).join('');

type Creation = { title: string; settings: Partial<Settings>; follows?: LiveMeeting | null };
export type Meetings = ReturnType<typeof keepMeetings>;

/** Every meeting that is going on here; opened from the store when somebody comes, one live meeting for each. */
export function keepMeetings(store: Store, now: Clock = steadyClock()) {
  const live = new Map<string, Promise<LiveMeeting>>();
  const opened = new Map<string, LiveMeeting>();
  const stops: (() => void)[] = [];
  const onOpen: ((meeting: LiveMeeting) => void)[] = [];

  async function openFrom(door: Door): Promise<LiveMeeting> {
    const meeting = await new LiveMeeting(door, store, now).open();
    const deadlines = keepDeadlines(meeting, now);
    stops.push(deadlines.stop);
    opened.set(door.id, meeting);
    for (const tell of onOpen) tell(meeting);
    const { onChange } = meeting;
    meeting.onChange = (change) => {
      onChange(change);
      deadlines.look();
    };
    deadlines.look();
    return meeting;
  }
  function liveFrom(door: Door): Promise<LiveMeeting> {
    const known = live.get(door.id);
    if (known) return known;
    const opening = openFrom(door);
    live.set(door.id, opening);
    opening.catch(() => live.delete(door.id));
    return opening;
  }

  const recovery = setInterval(() => {
    for (const meeting of opened.values()) void meeting.recover();
  }, 1000).unref();

  return {
    /** `follows`: the meeting before it in its series, whose settings it has where nothing else is said (D1). */
    async create({ title, settings, follows = null }: Creation): Promise<LiveMeeting> {
      for (;;) {
        const door = { id: randomUUID(), code: drawCode(), createdAt: now(), follows: follows?.id ?? null };
        try {
          await store.createMeeting(door);
        } catch (error) {
          if (error instanceof CodeTaken) continue;
          throw error;
        }
        const meeting = await liveFrom(door);
        await meeting.note('secretary', () => {
          const usual = follows?.meeting.conduct.settings ?? defaultSettings;
          const created: MeetingEvent = { type: 'meeting-created', title, settings: { ...usual, ...settings } };
          if (!follows) return { events: [created] };
          const { events, cards } = carriedFrom(follows);
          return { events: [created, ...events], cards };
        });
        return meeting;
      }
    },
    async byCode(code: string): Promise<LiveMeeting | null> {
      const door = await store.meetingByCode(code);
      return door && liveFrom(door);
    },
    async byId(id: string): Promise<LiveMeeting | null> {
      const known = live.get(id);
      if (known) return known;
      const door = await store.meetingById(id);
      return door && liveFrom(door);
    },
    /** The time in every meeting here, ms since 1970. */
    now,
    open: (): Iterable<LiveMeeting> => opened.values(),
    /** Called for every meeting that opens from now on, before anybody sits down. */
    whenOpened(tell: (meeting: LiveMeeting) => void) {
      onOpen.push(tell);
    },
    /** Everything in line is answered, then nothing more is taken. */
    async stop(): Promise<void> {
      clearInterval(recovery);
      for (const stop of stops) stop();
      await Promise.all([...opened.values()].map((meeting) => meeting.idle()));
    },
  };
}
