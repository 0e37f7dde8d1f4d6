import { presenceFrame, type Presence } from './frames.ts';
import type { DocumentScreen } from './screen.ts';

/** What is told of who writes where goes out together, this often. */
const tellEveryMs = 150;
const gone = 'null';

/** Who writes in a document now. Only of those who may write anything is told: who looks is not shown. */
export class Presences {
  private readonly now = new Map<number, Presence & { screen: DocumentScreen }>();
  private readonly untold = new Map<number, Presence>();
  private telling: NodeJS.Timeout | undefined;

  constructor(private readonly tell: (frame: Uint8Array) => void) {}

  frame(): Uint8Array | null {
    return this.now.size === 0 ? null : presenceFrame(this.now.values());
  }

  /** By the clocks of the clients, as y-protocols compares them. */
  heard(screen: DocumentScreen, all: Presence[]) {
    for (const one of all) {
      const before = this.now.get(one.client);
      if (before && (before.clock > one.clock || (before.clock === one.clock && one.state !== gone))) continue;
      if (one.state === gone) {
        if (!before) continue;
        this.now.delete(one.client);
      } else this.now.set(one.client, { ...one, screen });
      this.later(one);
    }
  }

  /** Whoever closed the page, or may not write any more, is not here. */
  left(isGone: (screen: DocumentScreen) => boolean) {
    for (const { client, clock, screen } of this.now.values()) {
      if (!isGone(screen)) continue;
      this.now.delete(client);
      this.later({ client, clock, state: gone });
    }
  }

  stop() {
    clearTimeout(this.telling);
  }

  private later(one: Presence) {
    this.untold.set(one.client, one);
    this.telling ??= setTimeout(() => {
      this.telling = undefined;
      this.tell(presenceFrame(this.untold.values()));
      this.untold.clear();
    }, tellEveryMs).unref();
  }
}
