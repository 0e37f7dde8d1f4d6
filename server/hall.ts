import {
  audienceOf,
  audiencesOf,
  cardsDue,
  factsFor,
  groupViewOf,
  peopleIn,
  recarded,
  reseats,
  tallyFor,
  viewOf,
  type Audience,
} from '../shared/audience.ts';
import type { Who } from '../shared/command.ts';
import { lineFor, peopleInLine, type Line } from '../shared/lanes.ts';
import type { Meeting, Recorded } from '../shared/meeting.ts';
import type { Card } from '../shared/people.ts';
import type { Batch, Condition, JoinInput, Joined, Lines, Presence, Tally } from '../shared/wire.ts';
import type { LaneChange } from './beside.ts';
import { FanOut, type ScreenSocket } from './fan-out.ts';
import type { Change, LiveMeeting } from './live-meeting.ts';
import { PresenceOf } from './presence.ts';
import { Tallies } from './tallies.ts';

/** Facts beyond this number are more than a snapshot. */
const mostFactsToCatchUp = 200;
/** Counts, and numbers that were for nobody, go out together: two messages, twice a second. */
const tallyEveryMs = 500;
/** The names of those in a group follow their places as soon as everybody has read those. */
const namesAfterMs = 50;
type Snapshot = { seq: number; view: Meeting; people: Card[] };

/** Everybody who looks at one meeting, by audience. What is shown to whom is decided here and nowhere else on the way out. */
export class Hall {
  readonly presence: PresenceOf;
  private readonly audience = new Map<Audience, FanOut>();
  private readonly seated = new Map<ScreenSocket, Audience>();
  /** Whom each audience could name after the last change. */
  private readonly met = new Map<Audience, { meeting: Meeting; people: Set<string> }>();
  private readonly snapshots = new Map<Audience, Snapshot>();
  private readonly tallies = new Tallies();
  /** The start of a round whose cards are still to be told: where to go is told first. */
  private nameless: Change | null = null;
  /** The number before the first fact that is still to be told as nothing, by audience. */
  private readonly untold = new Map<Audience, number>();
  private telling: ReturnType<typeof setTimeout> | undefined;

  constructor(
    readonly live: LiveMeeting,
    private readonly observe: (sent: { screens: number; bytes: number }) => void = () => {},
  ) {
    this.presence = new PresenceOf(live);
    live.presentIds = this.presence.ids;
    live.onChange = (change) => this.publish(change);
    live.onLines = (change) => this.publishLines(change);
    live.onCondition = () => this.audience.forEach((screens, name) => screens.send('condition', this.conditionFor(name)));
  }

  get screens() {
    return [...this.audience.values()].reduce((sum, { size }) => sum + size, 0);
  }
  all = (): ScreenSocket[] => [...this.audience.values()].flatMap((screens) => screens.all());
  publicScreens = (): ScreenSocket[] => this.audience.get('public')?.all() ?? [];

  sit(screen: ScreenSocket, who: Who) {
    const name = audienceOf(this.live.meeting, who);
    if (this.seated.get(screen) !== name) this.stand(screen);
    this.seated.set(screen, name);
    this.seats(name).add(screen);
  }

  stand(screen: ScreenSocket) {
    const name = this.seated.get(screen);
    this.seated.delete(screen);
    const screens = name && this.audience.get(name);
    if (screens?.remove(screen) && screens.size === 0) this.close(name!);
  }

  /** The same answer to joining and to catching up: the facts missed, or a snapshot where that is shorter or the screen knew other things; always with one's own card. */
  joined(who: Who, { after, as }: JoinInput, serverTime: number): Joined {
    const { seq, tail } = this.live;
    const audience = audienceOf(this.live.meeting, who);
    const { view, people } = this.snapshot(audience);
    const missed = after === null || as !== audience ? null : missedFrom(tail, after, seq);
    const mine = people.some(({ id }) => id === who.id) ? [] : this.cardsFor(audience, [who.id]);
    const seat = { seq, people: [...people, ...mine], me: who, serverTime, as: audience };
    return missed ? { ...seat, events: factsFor(audience, missed) } : { ...seat, snapshot: view };
  }

  /** Whoever was erased is still in the journal: for those who erase. */
  private conditionFor = (name: Audience): Condition => ({
    readOnly: this.live.readOnly,
    ...(name === 'staff' && this.live.isInJournal && { isInJournal: true }),
  });
  conditionOf = (who: Who): Condition => this.conditionFor(audienceOf(this.live.meeting, who));
  presenceFor = (who: Who): Presence => this.presence.current(audienceOf(this.live.meeting, who));
  /** Counts as this seat may know them. */
  tallyOf = (who: Who): Tally => tallyFor(audienceOf(this.live.meeting, who), this.live.meeting);

  tell(send: (screens: FanOut) => number) {
    for (const screens of this.audience.values()) send(screens);
  }

  /** Once a second: who is here, and a nudge for those who were left behind. */
  tick() {
    for (const { audience, presence } of this.presence.news(this.audience.keys())) this.seats(audience).send('presence', presence);
    for (const screens of this.audience.values()) for (const screen of screens.caughtBreath()) screen.emit('reseat');
  }

  private publish(change: Change) {
    this.tellNames();
    if (change.recorded.some(forgets)) return this.beginAnew(change);
    for (const { event } of change.recorded) if (event.type === 'person-left') this.presence.left(event.personId);
    const moved = this.screensOf(change.recorded.map(({ event }) => reseats(change.before, event)));
    if (change.recorded.some(beginsRound)) {
      this.takePlaces(change);
      this.nameless = change;
      setTimeout(() => this.tellNames(), namesAfterMs).unref();
    } else for (const { screen, who } of moved) this.sit(screen, who);
    const forAll = this.batchFor('everyone', change, factsFor('everyone', change.recorded));
    const { queuePublic } = change.after.conduct.settings;
    if (!queuePublic) this.untold.delete('public');
    const told = [...this.audience.keys()].filter((name) => name !== 'staff' && (name !== 'public' || queuePublic));
    // All is encoded before the first is sent, so that the last hear it nearly as soon; staff's is the longest and waits for nobody.
    const ready = told.map((name) => this.publishTo(name, this.batchOf(name, change, forAll)));
    for (const go of ready) go();
    if (this.audience.has('staff')) this.publishTo('staff', this.batchOf('staff', change, forAll))();
    this.telling ??= setTimeout(() => this.tellCounts(), tallyEveryMs).unref();
    for (const { screen } of moved) screen.emit('reseat');
  }

  /**
   * Somebody is erased: what screens have of them no fact takes back, so nobody is told what happened and everybody joins anew. Whoever
   * is behind gets a whole meeting, too, for what they lack has this in it. Their own screens are shown out.
   */
  private beginAnew({ after, recorded }: Change) {
    this.snapshots.clear();
    this.met.clear();
    this.untold.clear();
    for (const { event } of recorded) if (event.type === 'person-left') this.presence.left(event.personId);
    const name = audiencesOf(after);
    for (const screen of this.all()) {
      const { personId } = screen.data;
      const who = personId === undefined ? null : this.live.whoIs(personId);
      if (personId !== undefined && !who) {
        screen.emit('bye', { why: 'no-such-meeting' });
        screen.disconnect(true);
      } else if (who && this.seated.get(screen) !== name(who.id)) this.sit(screen, who);
    }
    for (const screen of this.all()) screen.emit('reseat');
    this.telling ??= setTimeout(() => this.tellCounts(), tallyEveryMs).unref();
  }

  /** The start of a round tells everybody all they need, so they change their audience in their seats, before it is told. */
  private takePlaces(change: Change) {
    this.tellNothing(change.from);
    const audienceNow = audiencesOf(change.after);
    const places = new Map<Audience, ScreenSocket[]>();
    for (const [screen, before] of this.seated) {
      const card = screen.data.personId === undefined ? undefined : this.live.cardOf(screen.data.personId);
      const name = card ? audienceNow(card.id) : before;
      const here = places.get(name);
      if (here) here.push(screen);
      else places.set(name, [screen]);
      if (name !== before) this.seated.set(screen, name);
    }
    const behind = [...this.audience.values()].flatMap((screens) => screens.leftBehind());
    for (const name of this.audience.keys()) if (!places.has(name)) this.close(name);
    for (const [name, screens] of places) this.audience.set(name, new FanOut(screens, behind));
  }

  /** The cards of everybody whom the start of a round made known, before anything else is told. */
  private tellNames() {
    const { nameless } = this;
    this.nameless = null;
    if (!nameless) return;
    const upTo = nameless.from + nameless.recorded.length;
    const forAll = this.cardsDueTo('everyone', nameless);
    for (const [name, screens] of this.audience) {
      if (name === 'public') continue;
      const own = name === 'everyone' ? [] : this.cardsDueTo(name, nameless);
      const people = name === 'staff' ? own : [...forAll, ...own];
      screens.send('events', { after: upTo, upTo, events: [], people, as: name });
    }
  }

  /** A batch with nothing in it waits for the next, or for the counts. */
  private publishTo(name: Audience, batch: Batch): () => void {
    const after = this.untold.get(name) ?? batch.after;
    if (batch.events.length + batch.people.length === 0) {
      this.untold.set(name, after);
      return () => {};
    }
    this.untold.delete(name);
    const screens = this.seats(name);
    const { frame, go } = screens.prepared('events', { ...batch, after, as: name });
    return () => {
      go();
      this.observe({ screens: screens.size, bytes: frame.length });
    };
  }

  private tellCounts() {
    this.telling = undefined;
    this.tellNothing(this.live.seq);
    for (const [name, screens] of this.audience) {
      const news = this.tallies.news(name, this.live.meeting);
      if (news) screens.send('tally', news);
    }
  }

  private tellNothing(upTo: number) {
    for (const [name, after] of this.untold)
      if (after < upTo) this.audience.get(name)?.send('events', { after, upTo, events: [], people: [], as: name });
    this.untold.clear();
  }

  /** Staff read what waits for them; the public reads no lane. Lines that are to be read no more are told by number. */
  private publishLines({ put, changed }: LaneChange) {
    for (const [name, screens] of this.audience) {
      const lines = [...put, ...changed].flatMap((line) => lineFor(name, line) ?? []);
      const gone = changed.filter((line) => isOpenTo(name, line) && lineFor(name, line) === null).map(({ number }) => number);
      if (lines.length + gone.length === 0) continue;
      screens.send('lines', { lines, gone, people: this.authorsOf(lines) } satisfies Lines);
    }
  }

  /** Cards of everybody who wrote these lines, or is spoken of in them. */
  authorsOf = (lines: Line[]): Card[] => this.cardsFor('everyone', new Set(lines.flatMap(peopleInLine)));

  /** Carries the cards of everybody this audience meets for the first time, and of those whose card changed. */
  private batchFor(audience: Audience, change: Change, events: Recorded[]): Batch {
    const { from, recorded } = change;
    const told = { after: from, upTo: from + recorded.length, events, as: audience };
    return change === this.nameless && audience !== 'public'
      ? { ...told, people: [], names: 'follow' }
      : { ...told, people: this.cardsDueTo(audience, change) };
  }

  private cardsDueTo(audience: Audience, { before, after, recorded }: Change): Card[] {
    return this.cardsFor(audience, cardsDue(this.namedIn(audience, before), this.namedIn(audience, after), recorded));
  }

  /** Of a group only those whom everybody else does not meet with them. What was true after the last change is true before the next. */
  private namedIn(audience: Audience, meeting: Meeting): Set<string> {
    const known = this.met.get(audience);
    if (known?.meeting === meeting) return known.people;
    const people = peopleIn(isOfGroups(audience) ? groupViewOf(audience, meeting) : viewOf(audience, meeting));
    this.met.set(audience, { meeting, people });
    return people;
  }

  private snapshot(audience: Audience): Snapshot {
    const cached = this.snapshots.get(audience);
    if (cached?.seq === this.live.seq) return cached;
    const view = viewOf(audience, this.live.meeting);
    const snapshot = { seq: this.live.seq, view, people: this.cardsFor(audience, peopleIn(view)) };
    this.snapshots.set(audience, snapshot);
    return snapshot;
  }

  /** The public reads name and organisation; what a person said of themselves besides is for those inside. */
  private cardsFor(audience: Audience, ids: Iterable<string>): Card[] {
    const cards = [...ids].flatMap((id) => {
      const card = this.live.cardOf(id);
      return card ? [card.id === id ? card : { ...card, id }] : [];
    });
    return audience === 'public'
      ? cards.map(({ id, name, organisation, attendance, standing }) => ({
          id,
          name,
          attendance,
          standing,
          ...(organisation && { organisation }),
        }))
      : cards;
  }

  /**
   * Whose rights or attributes changed sits with their new audience at once, on every screen they have, whether it asks or not: what
   * others do in the same breath is not told where they were (S3).
   */
  private screensOf(moved: (string[] | 'everybody')[]): { screen: ScreenSocket; who: Who }[] {
    const people = new Set(moved.flatMap((some) => (some === 'everybody' ? [] : some)));
    const everybody = moved.includes('everybody');
    if (people.size === 0 && !everybody) return [];
    return this.all().flatMap((screen) => {
      const { personId } = screen.data;
      const who = personId !== undefined && (everybody || people.has(personId)) ? this.live.whoIs(personId) : null;
      return who ? [{ screen, who }] : [];
    });
  }

  private seats(name: Audience): FanOut {
    const screens = this.audience.get(name) ?? new FanOut();
    this.audience.set(name, screens);
    return screens;
  }
  private close(name: Audience) {
    this.audience.delete(name);
    this.untold.delete(name);
    this.tallies.forget(name);
    this.presence.forget(name);
    this.met.delete(name);
  }

  /** Those of a group get what everybody gets, encoded once, unless something in it is told to them in another way. */
  private batchOf(name: Audience, change: Change, forAll: Batch): Batch {
    if (name === 'everyone') return forAll;
    const facts = factsFor(name, change.recorded);
    const isSame = isOfGroups(name) && facts.length === forAll.events.length && facts.every((fact, i) => fact === forAll.events[i]);
    // A fact that is for all may be of somebody whom only their group can name.
    if (isSame && !change.recorded.some((fact) => recarded(fact).length > 0)) return forAll;
    const batch = this.batchFor(name, change, facts);
    return isOfGroups(name) ? { ...batch, people: [...forAll.people, ...batch.people] } : batch;
  }
}

const forgets = ({ event }: Recorded) => event.type === 'person-erased' || event.type === 'erasing-finished';
const beginsRound = ({ event }: Recorded) => event.type === 'round-started';
const isOfGroups = (name: Audience) => name.startsWith('group:');
/** Whether this audience could read the line if it were shown. */
const isOpenTo = (name: Audience, line: Line) => lineFor(name, { ...line, state: 'shown' }) !== null;

function missedFrom(tail: Recorded[], after: number, seq: number): Recorded[] | null {
  if (after > seq || seq - after > mostFactsToCatchUp) return null;
  if (after === seq) return [];
  const first = tail[0]?.seq ?? Infinity;
  const missed = tail.filter((recorded) => recorded.seq > after);
  return first <= after + 1 && !missed.some(forgets) ? missed : null;
}
