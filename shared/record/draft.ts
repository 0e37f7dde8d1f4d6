import { plenary } from '../floor-id.ts';
import type { Recorded } from '../meeting.ts';
import { alsoKinds, type AlsoKind, type Entry, type EntryOf, type MeetingRecord, type Told } from './state.ts';

/** The record while it is being made: parts add to it and nobody else does. */
export class Draft {
  readonly entries: Entry[] = [];
  readonly also = Object.fromEntries(alsoKinds.map((kind) => [kind, []])) as unknown as MeetingRecord['also'];
  /** Who turned out to be who. */
  private readonly same: Record<string, string> = {};
  /** The item of the agenda that is open. */
  itemId: string | null = null;
  private nth = 1;
  private readonly open = new Map<string, Entry>();

  /** A new entry. `key` finds it again; `before` are facts that it rests on, too. */
  add(key: string, { seq, at, by, event }: Recorded, told: Told, before: readonly number[] = []) {
    const floor = 'floor' in event && typeof event.floor === 'string' ? event.floor : plenary;
    // Several that one fact began stand one after the other.
    const last = this.entries.at(-1);
    const nth = last?.facts.at(-1) === seq && last.id.startsWith(`e${seq}`) ? this.nth + 1 : 1;
    this.nth = nth;
    const entry: Entry = {
      id: nth === 1 ? `e${seq}` : `e${seq}-${nth}`,
      at,
      until: null,
      floor,
      itemId: this.itemId,
      by,
      facts: [...before, seq],
      ...told,
    };
    this.entries.push(entry);
    this.open.set(key, entry);
  }

  /** The entry of this key, which rests on this fact, too; null where there is none. */
  find<What extends Told['what']>(what: What, key: string, fact?: Recorded): EntryOf<What> | null {
    const entry = this.open.get(key);
    if (!entry || entry.what !== what) return null;
    if (fact && entry.facts.at(-1) !== fact.seq) entry.facts.push(fact.seq);
    return entry as EntryOf<What>;
  }

  /** It never was: what it rested on stands elsewhere. */
  remove(key: string): Entry | null {
    const entry = this.open.get(key) ?? null;
    this.open.delete(key);
    // What is taken back was given a moment ago.
    if (entry) this.entries.splice(this.entries.lastIndexOf(entry), 1);
    return entry;
  }

  /** One entry from when nothing more is taken down until it is again. */
  offRecord(fact: Recorded, isOff: boolean) {
    const key = 'off the record';
    const entry = this.find('off-record', key, fact);
    if (isOff && (!entry || entry.until !== null)) return this.add(key, fact, { what: 'off-record' });
    if (entry) entry.until ??= fact.at;
    else this.note('captions', fact.seq);
  }

  /** Whoever was this label before is that person now, too. */
  isSame(label: string, personId: string) {
    for (const [other, known] of Object.entries(this.same)) if (known === label) this.same[other] = personId;
    if (label !== personId) this.same[label] = personId;
  }

  known = (personId: string): string => (Object.hasOwn(this.same, personId) ? this.same[personId]! : personId);

  note(kind: AlsoKind, ...facts: number[]) {
    for (const fact of facts) if (this.also[kind].at(-1) !== fact) this.also[kind].push(fact);
  }
}
