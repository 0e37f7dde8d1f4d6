import { folded } from '../shared/folded.ts';
import type { Card, CardChange, Person } from '../shared/people.ts';
import type { Roster } from './store.ts';

/** Who the people of a meeting are. Names live here and nowhere else; an id that was merged answers as the other. */
export class LiveRoster {
  private readonly cards = new Map<string, Card>();
  private readonly merged = new Map<string, string>();
  /** Ids by folded name: whoever types eight names does not make thousands of names be read for each. */
  private readonly byName = new Map<string, Set<string>>();

  constructor(kept: Roster) {
    this.keep(kept);
  }

  keep({ cards, merged }: Roster) {
    for (const card of cards) {
      this.call(card);
      this.cards.set(card.id, card);
    }
    for (const { id, into } of merged) this.merged.set(id, into);
  }

  private call({ id, name }: Card) {
    const before = this.cards.get(id)?.name;
    if (before === name) return;
    const [was, is] = [before === undefined ? null : folded(before), folded(name)];
    if (was !== null && this.byName.get(was)?.delete(id) && this.byName.get(was)!.size === 0) this.byName.delete(was);
    this.byName.set(is, (this.byName.get(is) ?? new Set()).add(id));
  }

  /** Ids of cards with this folded name. */
  called = (name: string): Iterable<string> => this.byName.get(name) ?? [];

  /** As it was entered, also of somebody who was merged. */
  nameOf = (id: string): string | undefined => this.cards.get(id)?.name;

  all(): Card[] {
    const all = [...this.cards.values()];
    return this.merged.size === 0 ? all : all.filter(({ id }) => !this.merged.has(id));
  }

  card(id: string): Card | undefined {
    const into = this.merged.get(id);
    return into === undefined ? this.cards.get(id) : this.card(into);
  }

  /** All ids that answer as this one, itself first. */
  idsOf = (id: string): string[] => [id, ...[...this.merged.keys()].filter((one) => this.card(one)?.id === id)];

  /** The roster as it will be once `draft` is on disk; nothing changes before that. */
  draft(): RosterDraft {
    return new RosterDraft(this);
  }
}

/** Changes decided but not yet kept. */
export class RosterDraft implements Roster {
  private readonly changed = new Map<string, Card>();
  readonly merged: { id: string; into: string }[] = [];

  constructor(private readonly kept: LiveRoster) {}

  /** Everybody, with what was decided and is not yet kept. */
  all(): Card[] {
    if (this.changed.size + this.merged.length === 0) return this.kept.all();
    const gone = new Set(this.merged.map(({ id }) => id));
    const kept = this.kept.all().filter(({ id }) => !this.changed.has(id));
    return [...kept, ...this.changed.values()].filter(({ id }) => !gone.has(id));
  }

  get cards(): Card[] {
    return [...this.changed.values()];
  }

  card(id: string): Card | undefined {
    const into = this.merged.find((one) => one.id === id)?.into;
    if (into !== undefined) return this.card(into);
    return this.changed.get(id) ?? this.kept.card(id);
  }

  idsOf(id: string): string[] {
    const merged = this.merged.filter((one) => this.card(one.id)?.id === id).map((one) => one.id);
    return [...new Set([...this.kept.idsOf(id), ...merged])];
  }

  /** Under which names these ids were ever entered, as far as it is known. */
  calledUnder = (ids: readonly string[]): string[] => [
    ...new Set(ids.flatMap((id) => [this.changed.get(id)?.name, this.kept.nameOf(id)].filter((name) => name !== undefined))),
  ];

  /** The names of everybody else. */
  othersCalled = (ids: readonly string[]): string[] => [...new Set(this.all().flatMap(({ id, name }) => (ids.includes(id) ? [] : [name])))];

  person(id: string): Person | null {
    const card = this.card(id);
    return card ? { id: card.id, attendance: card.attendance, standing: card.standing } : null;
  }

  /** Everybody who is called this, however it is typed; who was merged is somebody else now. */
  named(name: string): Person[] {
    const wanted = folded(name);
    const ids = new Set([...this.kept.called(wanted), ...this.changed.keys()]);
    return [...ids].flatMap((id) => {
      const card = this.card(id);
      return card?.id === id && folded(card.name) === wanted ? [this.person(id)!] : [];
    });
  }

  put(card: Card) {
    this.changed.set(card.id, card);
  }

  /** Fields left out stay, an empty text empties. */
  change({ id, mergedInto, ...change }: CardChange) {
    if (mergedInto !== undefined && mergedInto !== id) {
      this.merged.push({ id, into: mergedInto });
      return;
    }
    const before: Card = this.card(id) ?? { id, name: '', attendance: 'on-site', standing: 'member' };
    const fields = Object.entries<unknown>({ ...before, ...withoutUndefined(change) }).filter(
      ([, value]) => value !== '' && value !== false,
    );
    this.put(Object.fromEntries(fields) as Card);
  }
}

const withoutUndefined = (change: object) => Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
