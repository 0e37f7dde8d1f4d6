import { EventEmitter } from 'node:events';
import type { Link } from './wire.ts';

export type RawData = Buffer;
export type WebSocket = ServerSocket;

/** As much of `ws` as the secretary uses, at the other end of a link of the story. */
export class ServerSocket extends EventEmitter {
  readonly OPEN = 1;
  readyState = 1;
  bufferedAmount = 0;

  constructor(
    private readonly link: Link,
    private readonly all: Set<ServerSocket>,
  ) {
    super();
    all.add(this);
  }

  send(bytes: Uint8Array) {
    const copy = Uint8Array.from(bytes);
    this.link.carry('down', () => this.link.page.told(copy));
  }
  /** A whole frame, as `server/whole-frame.ts` makes it: the head is of the length that its second byte says. */
  readonly _sender = {
    sendFrame: ([frame]: Buffer[]) => {
      const length = frame![1]! & 127;
      this.send(frame!.subarray(length < 126 ? 2 : length === 126 ? 4 : 10));
    },
  };
  pause() {}
  ping() {
    this.link.carry('down', () => this.link.carry('up', () => this.living(() => this.emit('pong'))));
  }
  close(code: number) {
    if (this.readyState > 1) return;
    this.readyState = 2;
    endings.push(code);
    this.link.carry('down', () => this.link.closePage(code));
  }
  terminate() {
    if (this.readyState === 3) return;
    this.gone();
    this.link.cut();
  }

  heard(bytes: Uint8Array) {
    this.living(() => this.readyState < 3 && this.emit('message', Buffer.from(bytes), true));
  }
  gone() {
    if (this.readyState === 3) return;
    this.readyState = 3;
    this.all.delete(this);
    this.living(() => this.emit('close'));
  }
  private living(what: () => void) {
    this.link.door?.life.run(what);
  }
}

/** With which codes connections were ended, since the story began. */
export const endings: number[] = [];

export class WebSocketServer {
  readonly clients = new Set<ServerSocket>();

  handleUpgrade(_request: unknown, { link }: { link: Link }, _head: unknown, open: (socket: ServerSocket) => void) {
    const socket = new ServerSocket(link, this.clients);
    link.server = socket;
    link.carry('down', () => link.page.opened());
    open(socket);
  }
}
