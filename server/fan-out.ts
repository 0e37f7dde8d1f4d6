import type { DefaultEventsMap, Socket } from 'socket.io';
import type { ScreenToServer, ServerToScreen } from '../shared/wire.ts';
import { handOver, wholeFrame, type FrameSender } from './whole-frame.ts';

/** One screen; `personId` once somebody sits there. */
export type ScreenSocket = Socket<ScreenToServer, ServerToScreen, DefaultEventsMap, { personId?: string }>;
type Event = keyof ServerToScreen;

/** A screen that has this many bytes unsent is left behind; it is told to join anew when it has caught breath. */
const mostUnsentBytes = 512 * 1024;
/** Far more than the longest meeting as a whole: only a screen that does not read its own answers comes to this. */
const mostAnswersUnsentBytes = 8 * 1024 * 1024;

/** What of engine.io and ws is used: the frame is handed over as it is when nothing waits before it. */
type Transport = {
  name: string;
  writable: boolean;
  socket?: { bufferedAmount: number; terminate(): void; _sender: FrameSender };
};
type Conn = { readyState: string; writeBuffer: { data?: unknown }[]; upgrading: boolean; transport: Transport };
const connOf = (socket: ScreenSocket) => socket.conn as unknown as Conn;

const nothing = Buffer.alloc(0);

/**
 * Sends one message to many screens, encoded once. Socket.IO would encode once too, but its way through every connection's
 * buffer costs half as much again as the write itself.
 */
export class FanOut {
  private readonly screens: Set<ScreenSocket>;
  private readonly behind: Set<ScreenSocket>;

  /** `behind`: those among them, and others, who did not get all that was sent. */
  constructor(screens: ScreenSocket[] = [], behind: ScreenSocket[] = []) {
    this.screens = new Set(screens);
    this.behind = new Set(behind.filter((screen) => this.screens.has(screen)));
  }

  get size() {
    return this.screens.size;
  }

  add(screen: ScreenSocket) {
    this.screens.add(screen);
    this.behind.delete(screen);
  }

  /** Whether it was here. */
  remove(screen: ScreenSocket): boolean {
    this.behind.delete(screen);
    return this.screens.delete(screen);
  }

  has = (screen: ScreenSocket) => this.screens.has(screen);
  all = (): ScreenSocket[] => [...this.screens];

  /** Returns the bytes of one message; what a screen that lags did not get it will ask for. */
  send<Name extends Event>(event: Name, ...payload: Parameters<ServerToScreen[Name]>): number {
    const { frame, go } = this.prepared(event, ...payload);
    go();
    return frame.length;
  }

  /** Encoded now, to be sent when what is for others is encoded, too: the first are not to be far ahead of the last. */
  prepared<Name extends Event>(event: Name, ...payload: Parameters<ServerToScreen[Name]>) {
    const message = this.screens.size === 0 ? nothing : Buffer.from(`42${JSON.stringify([event, ...payload])}`);
    const frame = wholeFrame(message, 'text');
    const go = () => {
      for (const screen of this.screens) this.sendTo(screen, frame, () => screen.emit(event, ...payload));
    };
    return { frame, go };
  }

  leftBehind = (): ScreenSocket[] => [...this.behind];
  /** Screens that were left behind and can read again. */
  caughtBreath(): ScreenSocket[] {
    const ready = [...this.behind].filter((screen) => unsentBytes(screen) < mostUnsentBytes / 8);
    for (const screen of ready) this.behind.delete(screen);
    return ready;
  }

  private sendTo(screen: ScreenSocket, frame: Buffer, byTheUsualWay: () => void) {
    if (unsentBytes(screen) > mostUnsentBytes) {
      this.behind.add(screen);
      return;
    }
    const { readyState, writeBuffer, upgrading, transport } = connOf(screen);
    const direct = readyState === 'open' && !upgrading && writeBuffer.length === 0 && transport.writable && transport.name === 'websocket';
    if (direct && transport.socket) handOver(transport.socket, frame);
    else byTheUsualWay();
  }
}

const unsentBytes = (screen: ScreenSocket) => unsentOf(connOf(screen));

/** What the kernel has not taken yet, and what waits behind it. */
function unsentOf({ transport, writeBuffer }: Conn): number {
  const waiting = writeBuffer.reduce((sum, { data }) => sum + (typeof data === 'string' ? data.length : 0), 0);
  return (transport.socket?.bufferedAmount ?? 0) + waiting;
}

/** Ends every connection that asks without ever reading the answers: what is kept for one is bounded, whatever it sends. */
export function cutOffDeaf(connections: Iterable<unknown>) {
  for (const connection of connections as Iterable<Conn & { close(discard: true): void }>) {
    if (unsentOf(connection) < mostAnswersUnsentBytes) continue;
    // A polite end would wait behind everything that is unread.
    connection.transport.socket?.terminate();
    connection.close(true);
  }
}
