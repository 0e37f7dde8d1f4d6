import { sharesFloor, type Audience } from '../shared/audience.ts';
import type { LastWords, Presence } from '../shared/wire.ts';
import type { Clock } from './clock.ts';
import type { LiveMeeting } from './live-meeting.ts';
import type { Visit } from './store.ts';

/** Whoever is back within this time has not left. */
const graceMs = 30_000;
/** Whoever reads a page without a connection is taken to be here for so long. */
const lookMs = 3 * 60_000;

/** Who has a screen open. Counts for everybody, names for nobody; who came and left is kept for the record. */
export class PresenceOf {
  private readonly screens = new Map<string, number>();
  private readonly goneSince = new Map<string, number>();
  private readonly looks = new Map<string, NodeJS.Timeout>();
  private readonly noted = new Set<string>();
  private readonly told = new Map<Audience, string>();
  /** What is known of the rapporteurs' words; for staff alone (N27). */
  lastWords: () => LastWords[] | undefined = () => undefined;

  constructor(
    private readonly live: LiveMeeting,
    private readonly now: Clock = live.now,
  ) {}

  came(personId: string) {
    this.screens.set(personId, (this.screens.get(personId) ?? 0) + 1);
    this.goneSince.delete(personId);
  }

  went(personId: string) {
    const left = (this.screens.get(personId) ?? 1) - 1;
    if (left > 0) return void this.screens.set(personId, left);
    this.screens.delete(personId);
    this.goneSince.set(personId, this.now());
  }

  /** Somebody has read a page; the next one within the time keeps them here. */
  looked(personId: string) {
    const before = this.looks.get(personId);
    if (before) clearTimeout(before);
    else this.came(personId);
    const end = () => this.looks.delete(personId) && this.went(personId);
    this.looks.set(personId, setTimeout(end, lookMs).unref());
  }

  /** Whoever leaves on purpose is not here for having read a page before. */
  left(personId: string) {
    clearTimeout(this.looks.get(personId));
    if (this.looks.delete(personId)) this.went(personId);
  }

  ids = () => new Set(this.screens.keys());

  /** What each of these audiences is told: nothing new gives nothing, so that a quiet meeting is silent. */
  news(audiences: Iterable<Audience>): { audience: Audience; presence: Presence }[] {
    const here = this.counts();
    return [...audiences].flatMap((audience) => {
      const presence = { ...here, ...this.beside(audience) };
      const text = JSON.stringify(presence);
      if (text === this.told.get(audience)) return [];
      this.told.set(audience, text);
      return [{ audience, presence }];
    });
  }
  forget = (audience: Audience) => void this.told.delete(audience);

  current = (audience: Audience): Presence => ({ ...this.counts(), ...this.beside(audience) });

  private beside(audience: Audience): Omit<Presence, 'onSite' | 'remote'> {
    const words = audience === 'staff' ? this.lastWords() : undefined;
    return { away: this.away(audience), ...(words && { words }) };
  }

  private counts() {
    let onSite = 0;
    for (const id of this.screens.keys()) if (this.live.cardOf(id)?.attendance === 'on-site') onSite++;
    return { onSite, remote: this.screens.size - onSite };
  }

  /** Those who wait or speak on a floor of this audience and were here with a screen that is gone (Q14, F6); without a device there is nothing to lose. */
  private away(audience: Audience): string[] {
    const floors = Object.entries(this.live.meeting.floors).filter(([id]) => sharesFloor(audience, id));
    const concerned = floors.flatMap(([, { queue, floor }]) => [
      ...queue.waiting.map(({ personId }) => personId),
      ...queue.aside.map(({ personId }) => personId),
      ...(floor.turn ? [floor.turn.personId] : []),
    ]);
    return [...new Set(concerned)].filter((id) => !this.screens.has(id) && !this.live.cardOf(id)?.noDevice);
  }

  /** Comings and goings that are certain by now, each once. */
  visits(): Visit[] {
    const at = this.now();
    const came = [...this.screens.keys()].filter((id) => !this.noted.has(id)).map((personId): Visit => ({ personId, at, what: 'came' }));
    for (const { personId } of came) this.noted.add(personId);
    const left: Visit[] = [];
    for (const [personId, since] of this.goneSince) {
      if (at - since < graceMs) continue;
      this.goneSince.delete(personId);
      if (this.noted.delete(personId)) left.push({ personId, at: since, what: 'left' });
    }
    return [...came, ...left];
  }

  /** Everybody goes when the secretary stops. */
  closing(): Visit[] {
    const at = this.now();
    return [...this.noted].map((personId): Visit => ({ personId, at: this.goneSince.get(personId) ?? at, what: 'left' }));
  }
}
