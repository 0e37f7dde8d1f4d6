import type { Dice } from '../shared/any-input.ts';
import { Line, type Options, type ServerEnd } from './bad-line.ts';
import { ClientEnd } from './screen-end.ts';

/** Chances in [0, 1); `orderly` keeps messages of one line in order, as TCP would. */
export type Weather = { lost: number; doubled: number; slowestMs: number; orderly: boolean };
export const fair: Weather = { lost: 0, doubled: 0, slowestMs: 5, orderly: true };

/** Sees what screens say and hear; `hear` lets the screen hear it. */
export type Watch = {
  says: (screen: ClientEnd, event: string, args: unknown[], ack: number) => void;
  answers: (screen: ClientEnd, ack: number, value: unknown) => void;
  arrives: (screen: ClientEnd, event: string, args: unknown[], hear: () => void) => void;
};
export type NetworkCounts = Record<'lost' | 'doubled' | 'swapped' | 'cut', number>;

/** Takes the place of the socket libraries between screens and the server: loses, doubles, swaps and cuts, the same again for the same dice. */
export class BadNetwork {
  readonly counts: NetworkCounts = { lost: 0, doubled: 0, swapped: 0, cut: 0 };
  private listening: ((end: ServerEnd) => void) | null = null;
  private lines: Line[] = [];
  /** In the order in which they came. */
  readonly screens: ClientEnd[] = [];
  /** Out of reach of any network for now. */
  readonly away = new Set<ClientEnd>();

  constructor(
    readonly dice: Dice,
    public weather: Weather,
    readonly watch: Watch,
  ) {}

  count = (what: keyof NetworkCounts) => void this.counts[what]++;
  listen(connected: (end: ServerEnd) => void) {
    this.listening = connected;
  }
  open(client: ClientEnd): Line | null {
    if (!this.listening || this.away.has(client)) return null;
    const line = new Line(this, client, client.options);
    this.lines.push(line);
    this.listening(line.server);
    return line;
  }
  screen(options: Options) {
    const screen = new ClientEnd(this, options);
    this.screens.push(screen);
    return screen;
  }

  /** The wire of one screen breaks; both ends find out, the server later. */
  cut(screen: ClientEnd) {
    if (!screen.line) return;
    this.count('cut');
    screen.line.cut({ clientMs: Math.floor(this.dice() * 300), serverMs: Math.floor(this.dice() * 2000), why: 'transport close' });
  }
  /** The server is gone at once; nobody hears a goodbye. */
  serverDies() {
    this.listening = null;
    for (const line of this.lines.splice(0))
      line.cut({ clientMs: Math.floor(this.dice() * 200), serverMs: 'never', why: 'transport close' });
  }
}

let network: BadNetwork | null = null;

/** Stands where `socket.io` and `socket.io-client` stand; one network at a time. */
export const badSockets = {
  over(next: BadNetwork) {
    network = next;
  },
  io: (options: Options) => network!.screen(options),
  Server: class {
    readonly engine = { clientsCount: 0, clients: {} };
    on(_event: 'connection', connected: (end: ServerEnd) => void) {
      network!.listen(connected);
    }
    async close() {}
  },
};
