import type { BadNetwork } from './bad-network.ts';
import type { ClientEnd } from './screen-end.ts';

export type Listener = (...args: unknown[]) => void;
export type Packet = { event: string; payload: string; ack?: number } | { answers: number; payload: string };
export type Options = { auth: Record<string, unknown>; extraHeaders?: { cookie?: string } };

/** One of the two ends of a line, as the socket libraries show it. */
export class End {
  private readonly listeners = new Map<string, Listener[]>();
  private readonly anyListeners: Listener[] = [];

  on(event: string, listener: Listener) {
    this.listeners.set(event, [...(this.listeners.get(event) ?? []), listener]);
    return this;
  }
  onAny(listener: Listener) {
    this.anyListeners.push(listener);
  }
  hear(event: string, ...args: unknown[]) {
    for (const listener of this.anyListeners) listener(event, ...args);
    for (const listener of this.listeners.get(event) ?? []) listener(...args);
  }
}

/** What the server holds of a connection. It never looks directly writable, so that all goes out by the usual way. */
export class ServerEnd extends End {
  disconnected = false;
  readonly data: Record<string, unknown> = {};
  readonly conn = { readyState: 'open', writeBuffer: [], upgrading: false, transport: { name: 'bad network', writable: true } };

  constructor(
    readonly line: Line,
    readonly handshake: { auth: Record<string, unknown>; headers: { cookie?: string } },
  ) {
    super();
  }
  emit(event: string, ...args: unknown[]) {
    this.line.carry('down', { event, payload: JSON.stringify(args) });
  }
  disconnect() {
    this.line.closedByServer();
  }
  left() {
    if (this.disconnected) return;
    this.disconnected = true;
    this.hear('disconnect');
  }
}

/** One connection from its beginning to its end; nothing that was on its way when it broke arrives. */
export class Line {
  readonly server: ServerEnd;
  private broken = false;
  private readonly lastArrival = { up: 0, down: 0 };

  constructor(
    private readonly network: BadNetwork,
    readonly client: ClientEnd,
    options: Options,
  ) {
    this.server = new ServerEnd(this, { auth: options.auth, headers: options.extraHeaders ?? {} });
  }

  carry(way: 'up' | 'down', packet: Packet) {
    if (this.broken) return;
    const { dice, weather, count } = this.network;
    if (dice() < weather.lost) return void count('lost');
    const copies = dice() < weather.doubled ? 2 : 1;
    if (copies === 2) count('doubled');
    for (let copy = 0; copy < copies; copy++) this.deliver(way, packet);
  }

  private deliver(way: 'up' | 'down', packet: Packet) {
    const { dice, weather, count } = this.network;
    const arrival = Date.now() + 1 + Math.floor(dice() * weather.slowestMs);
    if (arrival < this.lastArrival[way] && !weather.orderly) count('swapped');
    const at = weather.orderly ? Math.max(arrival, this.lastArrival[way]) : arrival;
    this.lastArrival[way] = Math.max(at, this.lastArrival[way]);
    setTimeout(() => this.arrive(way, packet), at - Date.now());
  }

  private arrive(way: 'up' | 'down', packet: Packet) {
    if (this.broken || (way === 'up' && this.server.disconnected)) return;
    const args = JSON.parse(packet.payload) as unknown[];
    if ('answers' in packet) return this.client.answered(packet.answers, args[0]);
    if (way === 'down') return this.client.arrived(packet.event, args);
    const { ack } = packet;
    const answer = ack === undefined ? [] : [(value: unknown) => this.carry('down', { answers: ack, payload: JSON.stringify([value]) })];
    this.server.hear(packet.event, ...args, ...answer);
  }

  /** What the server said before it closed still arrives, as far as it is not lost. */
  closedByServer() {
    this.server.left();
    setTimeout(
      () => this.cut({ clientMs: 0, serverMs: 'never', why: 'io server disconnect' }),
      Math.max(0, this.lastArrival.down - Date.now()) + 1,
    );
  }

  /** Each end notices in its own time. */
  cut({ clientMs, serverMs, why }: { clientMs: number; serverMs: number | 'never'; why: string }) {
    if (this.broken) return;
    this.broken = true;
    if (serverMs !== 'never') setTimeout(() => this.server.left(), serverMs);
    setTimeout(() => this.client.lost(this, why), clientMs);
  }
}
