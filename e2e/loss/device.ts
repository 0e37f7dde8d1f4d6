import * as Y from 'yjs';
import { copiesOf, nameOf, type Whose } from '../../client/document-copies.ts';
import { textOf } from '../../client/document-text.ts';
import type { Dice } from '../../shared/any-input.ts';
import { Life } from './life.ts';
import { openSheet, type Sheet } from './sheet.ts';
import { Storage } from './storage.ts';
import type { Wire } from './wire.ts';

export type Tab = { life: Life; sheet: Sheet };
type About = Omit<Parameters<typeof openSheet>[0], 'whose'>;

/** A person's browser, with the pages that are open in it. */
export class Device {
  readonly storage: Storage;
  readonly tabs = new Set<Tab>();
  readonly whose: Whose;
  /** What pages that were closed had shown beside the paper without the device keeping it. */
  unkept = '';

  constructor(
    personId: string,
    readonly wire: Wire,
    roll: Dice,
  ) {
    this.storage = new Storage(roll);
    this.storage.texts.set('cookie', personId);
    this.whose = { meetingId: 'm', documentId: 'plenary', personId };
  }

  get isOffline() {
    return this.wire.offline.has(this.storage);
  }
  open(about: About): Tab {
    const life = new Life(this.storage);
    life.whenOver(() => this.storage.pageEnded(life));
    life.run(() => this.tabs.add({ life, sheet: openSheet({ whose: this.whose, ...about }) }));
    return [...this.tabs].at(-1)!;
  }
  /** As when a page is closed, reloaded or thrown away: nothing of it is asked first. */
  end(tab: Tab) {
    this.unkept += tab.sheet.beside.unkept;
    this.tabs.delete(tab);
    tab.life.end();
  }

  goOffline() {
    this.wire.offline.add(this.storage);
    for (const link of this.wire.of(this.storage))
      if (this.wire.roll() < 0.5) link.stall();
      else link.cut();
  }
  goOnline() {
    this.wire.offline.delete(this.storage);
    for (const link of this.wire.of(this.storage))
      if (this.wire.roll() < 0.6) link.heal();
      else link.cut();
  }

  /** The words that the device would bring back if it were switched on again now, in the copy that is written in. */
  kept(): string {
    return this.inLife(() => this.read(nameOf(this.whose, copiesOf(this.whose))));
  }
  /** And those that are set aside. */
  aside(): string[] {
    return this.inLife(() => copiesOf(this.whose).aside.map((name) => this.read(name)));
  }
  private read(name: string): string {
    const doc = new Y.Doc();
    for (const update of this.storage.committed(name)) Y.applyUpdate(doc, update);
    return textOf(doc);
  }
  private inLife<Value>(what: () => Value): Value {
    let value: Value;
    new Life(this.storage).run(() => (value = what()));
    return value!;
  }
}
