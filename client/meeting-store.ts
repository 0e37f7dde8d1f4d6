import { create } from 'zustand';
import type { Who } from '../shared/command.ts';
import { erasedIn } from '../shared/erasing/state.ts';
import type { Line } from '../shared/lanes.ts';
import { emptyMeeting, type Meeting, type Recorded } from '../shared/meeting.ts';
import type { Card } from '../shared/people.ts';
import type { Batch, Bye, Condition, Joined, Lines, Presence, Tally } from '../shared/wire.ts';

export type Link = 'connecting' | 'live' | 'reconnecting' | 'ended' | 'refused';
/** The cards this screen has, by id. */
export type Cards = Record<string, Card>;

/**
 * What came of the lanes since this screen joined last, as it is now, in order; `gone`: numbers that are to be read no more.
 * `joins` grows with every join: what came between is to be asked for again.
 */
export type Heard = { lines: Line[]; gone: number[]; joins: number };

/** How a fact changes a meeting: the rule book's own `reduce`. */
export type Reduce = (meeting: Meeting, recorded: Recorded) => Meeting;

type Known = {
  /** Null until it is here: what is seen first comes whole and needs none. */
  reduce: Reduce | null;
  link: Link;
  bye: Bye | null;
  meeting: Meeting;
  /** The last number this screen has; null before the first join. */
  seq: number | null;
  /** In which audience it got what it has, as the secretary says. */
  as: string;
  people: Cards;
  me: Who | null;
  presence: Presence;
  readOnly: boolean;
  /** For staff: what was erased is still in the journal of the server's disk. */
  isInJournal: boolean;
  /** Counts as they were last told. */
  tally: Tally;
  /** The lines heard on this line so far. */
  heard: Heard;
  /** The cards of what was taken last come in the next batch; one that brings facts instead shows that they were lost. */
  isOwedNames: boolean;
  /** Facts of an absence, for a digest; empty when the meeting came anew as a whole. */
  missed: Recorded[];
};
type Actions = {
  ruled: (reduce: Reduce) => void;
  joined: (joined: Joined) => void;
  /** `behind`: there is a gap before this batch, join again. `early`: it has to wait until this screen knows how a fact changes a meeting. */
  take: (batch: Batch) => 'in-step' | 'behind' | 'early';
  present: (presence: Presence) => void;
  conditioned: (condition: Condition) => void;
  tallied: (tally: Tally) => void;
  heardLines: (lines: Lines) => void;
  linked: (link: Exclude<Link, 'refused'>) => void;
  refused: (bye: Bye) => void;
  readMissed: () => void;
};

const nobody: Presence = { onSite: 0, remote: 0, away: [] };

/** The meeting as this screen knows it. Only recorded facts change it, and only by `reduce`, which may come later. */
export const createMeetingStore = (reduce: Reduce | null = null) =>
  create<Known & Actions>((set, get) => ({
    reduce,
    link: 'connecting',
    bye: null,
    meeting: emptyMeeting,
    seq: null,
    as: '',
    people: {},
    me: null,
    presence: nobody,
    readOnly: false,
    isInJournal: false,
    tally: { support: {}, answers: {}, groups: {} },
    heard: { lines: [], gone: [], joins: 0 },
    isOwedNames: false,
    missed: [],

    ruled: (reduce) => set({ reduce }),
    joined: (joined) => {
      const { link, meeting, seq, people, missed, heard, reduce } = get();
      const isOwedNames = false;
      const came = {
        link: 'live',
        bye: null,
        me: joined.me,
        as: joined.as,
        heard: { ...heard, joins: heard.joins + 1 },
        isOwedNames,
      } as const;
      if ('snapshot' in joined) {
        const { snapshot } = joined;
        const lines = heard.lines.filter(({ lane, by }) => lane !== 'chat' || !erasedIn(snapshot, by));
        const people = withCards({}, joined.people);
        return set({ ...came, heard: { ...came.heard, lines }, meeting: snapshot, seq: joined.seq, people, missed: [] });
      }
      const known = seq ?? 0;
      const fresh = joined.events.filter((recorded) => recorded.seq > known);
      set({
        ...came,
        meeting: fresh.reduce(reduce!, meeting),
        seq: Math.max(known, joined.seq),
        // An answer that comes late knows less than this screen does: its cards only fill gaps.
        people: joined.seq < known ? { ...withCards({}, joined.people), ...people } : withCards(people, joined.people),
        missed: link === 'reconnecting' ? [...missed, ...fresh] : missed,
      });
    },

    take: ({ after, upTo, events, people: cards, as, names }) => {
      const { seq, meeting, people, me, reduce } = get();
      if (seq === null) return 'behind';
      if (!reduce) return 'early';
      const brings = { people: withCards(people, cards), me: asOnCard(me, cards) };
      if (upTo <= seq) {
        // Cards that come late know less than this screen does: they only fill gaps.
        if (events.length === 0) set(upTo < seq ? { people: { ...withCards({}, cards), ...people } } : { ...brings, isOwedNames: false });
        return 'in-step';
      }
      // A batch may begin before what this screen has, with numbers that were for nobody; its facts never do.
      if (after > seq) return 'behind';
      if (get().isOwedNames) return 'behind';
      // Who was moved without hearing of it has another meeting; only the start of a round tells all that the others have.
      if (as !== get().as && !events.some(({ event }) => event.type === 'round-started')) return 'behind';
      set({
        ...brings,
        me: events.reduce(asChanged, brings.me),
        meeting: events.reduce(reduce, meeting),
        seq: upTo,
        as,
        isOwedNames: names === 'follow',
      });
      return 'in-step';
    },

    present: (presence) => set({ presence }),
    conditioned: ({ readOnly, isInJournal = false }) => set({ readOnly, isInJournal }),
    tallied: ({ support, answers, groups }) => {
      const { tally } = get();
      set({
        tally: {
          support: { ...tally.support, ...support },
          answers: { ...tally.answers, ...answers },
          groups: { ...tally.groups, ...groups },
        },
      });
    },
    heardLines: (lines) => set({ heard: heardNow(get().heard, lines), people: withCards(get().people, lines.people) }),
    linked: (link) => set({ link }),
    refused: (bye) => set({ link: 'refused', bye }),
    readMissed: () => set({ missed: [] }),
  }));

export type MeetingStore = ReturnType<typeof createMeetingStore>;

/** All of it; a page is drawn from one moment. */
export const useMeeting = (store: MeetingStore) => store();

const withCards = (people: Cards, cards: Card[]): Cards =>
  cards.length === 0 ? people : { ...people, ...Object.fromEntries(cards.map((card) => [card.id, card])) };

const mostHeard = 500;

function heardNow(heard: Heard, { lines, gone }: Lines): Heard {
  const fresh = new Set([...lines.map(({ number }) => number), ...gone]);
  const kept = heard.lines.filter(({ number }) => !fresh.has(number));
  return {
    ...heard,
    lines: [...kept, ...lines].toSorted((one, other) => one.number - other.number).slice(-mostHeard),
    gone: [...heard.gone, ...gone].slice(-mostHeard),
  };
}

/** Attendance and standing of this seat follow its card. */
function asOnCard(me: Who | null, cards: Card[]): Who | null {
  const mine = cards.find(({ id }) => id === me?.id);
  return me && mine ? { ...me, attendance: mine.attendance, standing: mine.standing } : me;
}
/** Also where nobody else has met them, so that no card comes along. */
const asChanged = (me: Who | null, { event }: Recorded): Who | null =>
  me && event.type === 'person-changed' && event.personId === me.id
    ? { ...me, attendance: event.attendance ?? me.attendance, standing: event.standing ?? me.standing }
    : me;
