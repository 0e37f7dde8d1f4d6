import type { Dice } from '../../shared/any-input.ts';
import { afterMs, livingNow, type Life } from './life.ts';
import type { ServerSocket } from './ws.ts';

type Way = 'up' | 'down';
/** What a secretary does with somebody who wants to be connected. */
export type Door = { life: Life; upgrade: (link: Link, url: string, cookie: string) => void };

/** All lines of a story, and what is wrong with them. */
export class Wire {
  readonly links = new Set<Link>();
  door: Door | null = null;
  readonly offline = new Set<object>();
  slowestMs = 120;

  constructor(readonly roll: Dice) {}

  dial(page: PageSocket): Link {
    const link = new Link(this, page);
    this.links.add(link);
    const { door } = this;
    const isThere = () => door !== null && door === this.door && !this.offline.has(page.life.storage!);
    link.after(() => (isThere() ? door!.life.run(() => door!.upgrade(link, page.url, page.cookie)) : link.refuse()));
    return link;
  }
  of = (storage: object) => [...this.links].filter(({ page }) => page.life.storage === storage);
}
/** The wire of the story that is told now. */
export const current = { wire: null as Wire | null };

/** One connection. What is sent arrives in order or not at all; while it is stalled nothing does, and nobody is told. */
export class Link {
  server: ServerSocket | null = null;
  /** Whose end it is. */
  door: Door | null;
  isStalled = false;
  private isUp = true;
  private isDown = true;
  private readonly last: Record<Way, number> = { up: 0, down: 0 };
  private readonly held: Record<Way, (() => void)[]> = { up: [], down: [] };

  constructor(
    private readonly wire: Wire,
    readonly page: PageSocket,
  ) {
    this.door = wire.door;
  }

  after(what: () => void) {
    afterMs(1 + this.wire.roll() * this.wire.slowestMs, what);
  }
  carry(way: Way, act: () => void) {
    const now = performance.now();
    const at = Math.max(this.last[way], now + 1 + this.wire.roll() * this.wire.slowestMs);
    this.last[way] = at;
    afterMs(at - now, () => this.arrive(way, act));
  }
  private arrive(way: Way, act: () => void) {
    if (this.isStalled) this.held[way].push(act);
    else if (way === 'up' ? this.isUp : this.isDown) act();
  }

  stall() {
    this.isStalled = true;
  }
  /** What was held up comes now: so late that there may be another connection of the same page by then. */
  heal() {
    this.isStalled = false;
    for (const way of ['up', 'down'] as const) for (const act of this.held[way].splice(0)) this.arrive(way, act);
  }

  refuse() {
    this.closePage(1006);
  }
  /** What is on its way is lost. Each side hears of it, or finds out for itself. */
  cut(mostHear = 0.7) {
    this.isUp = this.isDown = false;
    this.wire.links.delete(this);
    if (this.wire.roll() < mostHear) this.after(() => this.page.closed(1006));
    if (this.wire.roll() < mostHear) this.after(() => this.server?.gone());
  }
  /** Nothing more comes in there; what it had sent may still arrive. */
  serverDied() {
    this.isUp = false;
    this.server = null;
    if (this.wire.roll() < 0.5) this.cut(1);
    else this.carry('down', () => this.closePage(1006));
  }
  /** After what the page has sent. */
  closeServer() {
    this.carry('up', () => {
      this.server?.gone();
      this.isUp = this.isDown = false;
      this.wire.links.delete(this);
    });
  }
  closePage(code: number) {
    this.isUp = this.isDown = false;
    this.wire.links.delete(this);
    this.page.closed(code);
    this.server?.gone();
  }
}

type Listener = ((event: Event) => void) | null;

/** `WebSocket` as a browser has it, over the wire of the story. */
export class PageSocket extends EventTarget {
  static readonly OPEN = 1;
  readonly OPEN = 1;
  readyState = 0;
  binaryType = '';
  onopen: Listener = null;
  onmessage: Listener = null;
  onclose: Listener = null;
  onerror: Listener = null;
  readonly life = livingNow()!;
  /** Of whom the page is: the cookie goes along by itself. */
  readonly cookie: string;
  private readonly link: Link;

  constructor(readonly url: string) {
    super();
    this.cookie = this.life.storage!.texts.get('cookie')!;
    this.link = current.wire!.dial(this);
    this.life.whenOver(() => this.link.closeServer());
  }

  send(frame: Uint8Array) {
    const bytes = Uint8Array.from(frame);
    this.link.carry('up', () => this.link.server?.heard(bytes));
  }
  close() {
    if (this.readyState >= 2) return;
    this.readyState = 2;
    this.link.closeServer();
  }

  opened() {
    this.happens('open', {}, () => this.readyState === 0 && (this.readyState = 1) === 1);
  }
  told(bytes: Uint8Array) {
    this.happens('message', { data: Uint8Array.from(bytes).buffer }, () => this.readyState === 1);
  }
  closed(code: number) {
    this.happens('close', { code, reason: '' }, () => this.readyState !== 3 && (this.readyState = 3) === 3);
  }
  private happens(type: 'open' | 'message' | 'close', about: object, isSo: () => boolean) {
    this.life.run(() => {
      if (!isSo()) return;
      const event = Object.assign(new Event(type), about);
      this.dispatchEvent(event);
      this[`on${type}`]?.(event);
    });
  }
}
