import { audienceOf, audiences, cardsDue, factsFor, peopleIn, tallyFor, viewOf, type Audience } from '../shared/audience.ts';
import type { Who } from '../shared/command.ts';
import { lineFor, peopleInLine, type Line } from '../shared/lanes.ts';
import type { Meeting, Recorded } from '../shared/meeting.ts';
import type { Card } from '../shared/people.ts';
import type { Batch, Joined, Lines, Tally } from '../shared/wire.ts';
import type { LaneChange } from './beside.ts';
import { FanOut, type ScreenSocket } from './fan-out.ts';
import type { Change, LiveMeeting } from './live-meeting.ts';
import { PresenceOf } from './presence.ts';
import { Tallies } from './tallies.ts';

/** Facts beyond this number are more than a snapshot. */
const mostFactsToCatchUp = 200;
/** Counts, and numbers that were for nobody, go out together: two messages, twice a second. */
const tallyEveryMs = 500;
type Snapshot = { seq: number; view: Meeting; people: Card[] };

/** Everybody who looks at one meeting, by audience. What is shown to whom is decided here and nowhere else on the way out. */
export class Hall {
  readonly presence: PresenceOf;
  private readonly audience: Record<Audience, FanOut> = { everyone: new FanOut(), staff: new FanOut(), public: new FanOut() };
  private readonly snapshots = new Map<Audience, Snapshot>();
  private readonly tallies = new Tallies();
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
    live.onCondition = () => this.tell((screens) => screens.send('condition', { readOnly: live.readOnly }));
  }

  get screens() {
    return audiences.reduce((sum, name) => sum + this.audience[name].size, 0);
  }
  all = (): ScreenSocket[] => audiences.flatMap((name) => this.audience[name].all());
  publicScreens = (): ScreenSocket[] => this.audience.public.all();

  sit(screen: ScreenSocket, who: Who) {
    this.stand(screen);
    this.audience[audienceOf(this.live.meeting, who)].add(screen);
  }

  stand(screen: ScreenSocket) {
    for (const name of audiences) this.audience[name].remove(screen);
  }

  /** The same answer to joining and to catching up: the facts missed, or a snapshot when that is shorter; always with one's own card. */
  joined(who: Who, after: number | null, serverTime: number): Joined {
    const { seq, tail } = this.live;
    const audience = audienceOf(this.live.meeting, who);
    const { view, people } = this.snapshot(audience);
    const missed = after === null ? null : missedFrom(tail, after, seq);
    const mine = people.some(({ id }) => id === who.id) ? [] : this.cardsFor(audience, [who.id]);
    const seat = { seq, people: [...people, ...mine], me: who, serverTime };
    return missed ? { ...seat, events: factsFor(audience, missed) } : { ...seat, snapshot: view };
  }

  /** Counts as this seat may know them. */
  tallyOf = (who: Who): Tally => tallyFor(audienceOf(this.live.meeting, who), this.live.meeting);

  tell(send: (screens: FanOut) => number) {
    for (const name of audiences) send(this.audience[name]);
  }

  /** Once a second: who is here, and a nudge for those who were left behind. */
  tick() {
    const digest = this.presence.digest();
    if (digest) this.tell((screens) => screens.send('presence', digest));
    for (const name of audiences) for (const screen of this.audience[name].caughtBreath()) screen.emit('reseat');
  }

  private publish(change: Change) {
    for (const name of audiences) {
      const screens = this.audience[name];
      const isDark = name === 'public' && !change.after.conduct.settings.queuePublic;
      if (screens.size === 0 || isDark) this.untold.delete(name);
      else this.publishTo(name, this.batchFor(name, change));
    }
    this.telling ??= setTimeout(() => this.tellCounts(), tallyEveryMs).unref();
    for (const { event } of change.recorded)
      if (event.type === 'role-given' || event.type === 'role-taken' || event.type === 'person-changed') this.reseat(event.personId);
  }

  /** A batch with nothing in it waits for the next, or for the counts. */
  private publishTo(name: Audience, batch: Batch) {
    const after = this.untold.get(name) ?? batch.after;
    if (batch.events.length + batch.people.length === 0) return void this.untold.set(name, after);
    this.untold.delete(name);
    const bytes = this.audience[name].send('events', { ...batch, after });
    this.observe({ screens: this.audience[name].size, bytes });
  }

  private tellCounts() {
    this.telling = undefined;
    for (const name of audiences) {
      const after = this.untold.get(name);
      this.untold.delete(name);
      if (after !== undefined) this.audience[name].send('events', { after, upTo: this.live.seq, events: [], people: [] });
      const news = this.tallies.news(name, this.live.meeting);
      if (news) this.audience[name].send('tally', news);
    }
  }

  /** Staff read what waits for them; the public reads no lane. Lines that are to be read no more are told by number. */
  private publishLines({ put, changed }: LaneChange) {
    for (const name of ['staff', 'everyone'] as const) {
      const lines = [...put, ...changed].flatMap((line) => lineFor(name, line) ?? []);
      const gone = changed.filter((line) => lineFor(name, line) === null).map(({ number }) => number);
      if (lines.length + gone.length === 0) continue;
      this.audience[name].send('lines', { lines, gone, people: this.authorsOf(lines) } satisfies Lines);
    }
  }

  /** Cards of everybody who wrote these lines, or is spoken of in them. */
  authorsOf = (lines: Line[]): Card[] => this.cardsFor('everyone', new Set(lines.flatMap(peopleInLine)));

  /** Carries the cards of everybody this audience meets for the first time, and of those whose card changed. */
  private batchFor(audience: Audience, { before, after, from, recorded }: Change): Batch {
    const people = this.cardsFor(audience, cardsDue(viewOf(audience, before), viewOf(audience, after), recorded));
    return { after: from, upTo: from + recorded.length, events: factsFor(audience, recorded), people };
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

  /** Whose rights or attributes changed sits with their new audience at once, on every screen they have, whether it asks or not (S3). */
  private reseat(personId: string) {
    const who = this.live.whoIs(personId);
    for (const screen of this.all()) {
      if (!who || screen.data.personId !== personId) continue;
      this.sit(screen, who);
      screen.emit('reseat');
    }
  }
}

function missedFrom(tail: Recorded[], after: number, seq: number): Recorded[] | null {
  if (after > seq || seq - after > mostFactsToCatchUp) return null;
  if (after === seq) return [];
  const first = tail[0]?.seq ?? Infinity;
  return first <= after + 1 ? tail.filter((recorded) => recorded.seq > after) : null;
}
