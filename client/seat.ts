import { useEffect, useMemo, useState } from 'react';
import type { Pause } from '../shared/agenda/state.ts';
import type { Who } from '../shared/command.ts';
import type { Command } from '../shared/decide.ts';
import { plenary, type FloorId } from '../shared/floor-id.ts';
import type { Meeting, Recorded } from '../shared/meeting.ts';
import type { Presence, Tally } from '../shared/wire.ts';
import type { Clock } from './clock.ts';
import type { Connection } from './connection.ts';
import type { Answered } from './errands.ts';
import { useMeeting, type Cards, type Heard, type Link, type MeetingStore } from './meeting-store.ts';

/** What every panel gets: the meeting, who is looking, what time it is for all, and the way to act. */
export type Seat = {
  code: string;
  meeting: Meeting;
  me: Who;
  /** Whose queue, floor, chat and captions the panels show; always one that `meeting.floors` has. */
  floor: FloorId;
  people: Cards;
  presence: Presence;
  link: Link;
  readOnly: boolean;
  /** What was erased is still in the journal of the disk, as staff are told. */
  isInJournal?: boolean;
  /** Supporters of questions and answers to polls, as last told. */
  tally: Tally;
  /** What came of the lanes since this screen joined last. */
  heard: Heard;
  /** Facts of an absence, and the word that they were read. */
  missed: Recorded[];
  readMissed: () => void;
  /** Server time in ms since 1970. */
  now: () => number;
  send: (command: Command) => Promise<Answered>;
};

/** The break that this floor rests in: breaks are the plenary's, a group works on. */
export const pauseOn = ({ meeting, floor }: Pick<Seat, 'meeting' | 'floor'>): Pause | null =>
  floor === plenary ? meeting.agenda.pause : null;

/** The seat of this screen in the plenary, or null before the first join. The page of a group shows `{ ...seat, floor }`. */
export function useSeat(code: string, store: MeetingStore, clock: Clock, connection: Connection | null): Seat | null {
  const { meeting, me, people, presence, link, readOnly, isInJournal, tally, heard, missed, readMissed } = useMeeting(store);
  return useMemo(
    () =>
      me &&
      connection && {
        code,
        meeting,
        me,
        floor: plenary,
        people,
        presence,
        link,
        readOnly,
        isInJournal,
        tally,
        heard,
        missed,
        readMissed,
        now: clock.serverNow,
        send: connection.send,
      },
    [code, meeting, me, people, presence, link, readOnly, isInJournal, tally, heard, missed, readMissed, clock, connection],
  );
}

/** Server time for drawing, anew at every whole `everyMs` of it, resting while nobody looks. Decides nothing. */
export function useNow({ now }: Pick<Seat, 'now'>, everyMs = 1000): number {
  const [at, setAt] = useState(now);
  useEffect(() => {
    let next: ReturnType<typeof setTimeout> | undefined;
    const tick = () => {
      clearTimeout(next);
      setAt(now());
      // A little late on purpose: a timer that comes early would show the old second.
      if (document.visibilityState === 'visible') next = setTimeout(tick, everyMs - (now() % everyMs) + 5);
    };
    tick();
    document.addEventListener('visibilitychange', tick);
    return () => {
      clearTimeout(next);
      document.removeEventListener('visibilitychange', tick);
    };
  }, [now, everyMs]);
  return at;
}
