import { End, type Line, type Listener, type Options, type Packet } from './bad-line.ts';
import type { BadNetwork } from './bad-network.ts';

/** What a screen holds of its connection: comes back by itself, and sends what was said meanwhile. */
export class ClientEnd extends End {
  connected = false;
  active = true;
  line: Line | null = null;
  private unsent: Packet[] = [];
  private readonly acks = new Map<number, { settle: Listener; late: boolean }>();
  private nextAck = 0;
  private attempt: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly network: BadNetwork,
    readonly options: Options,
  ) {
    super();
    this.connect();
  }
  connect() {
    this.active = true;
    this.trySoon(10);
    return this;
  }
  disconnect() {
    this.active = false;
    clearTimeout(this.attempt);
    this.line?.cut({ clientMs: 0, serverMs: 5, why: 'io client disconnect' });
    if (this.connected) this.lost(this.line, 'io client disconnect');
    return this;
  }
  close() {
    return this.disconnect();
  }
  emit(event: string, ...args: unknown[]) {
    const ack = typeof args.at(-1) === 'function' ? (args.pop() as Listener) : null;
    return this.say(event, args, ack && { settle: ack, late: false });
  }
  timeout(ms: number) {
    return {
      emit: (event: string, ...args: unknown[]) => {
        const done = args.pop() as Listener;
        const timer = setTimeout(() => this.acks.delete(id) && done(new Error('operation has timed out')), ms);
        const settle: Listener = (error, value) => {
          clearTimeout(timer);
          done(error, value);
        };
        const id = this.nextAck;
        this.say(event, args, { settle, late: true });
      },
    };
  }
  arrived(event: string, args: unknown[]) {
    this.network.watch.arrives(this, event, args, () => this.hear(event, ...args));
  }
  answered(id: number, value: unknown) {
    this.network.watch.answers(this, id, value);
    const ack = this.acks.get(id);
    this.acks.delete(id);
    if (ack) ack.settle(...(ack.late ? [null, value] : [value]));
  }
  lost(line: Line | null, why: string) {
    if (line !== this.line || !this.connected) return;
    this.connected = false;
    this.line = null;
    if (why === 'io server disconnect') this.active = false;
    this.hear('disconnect', why);
    const late = [...this.acks.values()].filter((ack) => ack.late);
    this.acks.clear();
    for (const { settle } of late) settle(new Error('socket has been disconnected'));
    if (this.active) this.trySoon(100 + this.network.dice() * 900);
  }

  private say(event: string, args: unknown[], ack: { settle: Listener; late: boolean } | null) {
    const id = this.nextAck++;
    if (ack) this.acks.set(id, ack);
    this.network.watch.says(this, event, args, id);
    const packet: Packet = { event, payload: JSON.stringify(args), ...(ack && { ack: id }) };
    if (this.connected) this.line!.carry('up', packet);
    else this.unsent.push(packet);
  }
  private trySoon(ms: number) {
    clearTimeout(this.attempt);
    this.attempt = setTimeout(() => this.try(), ms);
  }
  private try() {
    if (this.connected || !this.active) return;
    const line = this.network.open(this);
    if (!line) {
      this.trySoon(200 + this.network.dice() * 800);
      this.hear('connect_error', new Error('websocket error'));
      return;
    }
    this.line = line;
    this.connected = true;
    for (const packet of this.unsent.splice(0)) line.carry('up', packet);
    this.hear('connect');
  }
}
