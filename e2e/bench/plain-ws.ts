import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import * as ws from 'ws';
import { answering, startUsing, usedSoFar } from './process.ts';

/** The least that a server of websockets can do: one frame, built once, to everybody. */
export type Asked = { what: 'address' | 'start' | 'used' } | { what: 'send'; bytes: number; perSecond: number; seconds: number };

const http = createServer();
const server = new ws.WebSocketServer({ server: http, perMessageDeflate: false });
await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', 4096, resolve));
const { Sender } = ws as unknown as { Sender: { frame(data: Buffer, options: object): Buffer[] } };
const nothing = () => {};

function sendToAll(bytes: number) {
  const stamped = `{"at":${Date.now()},"pad":"`;
  const message = Buffer.from(stamped + 'x'.repeat(Math.max(0, bytes - stamped.length - 2)) + '"}');
  const frame = Buffer.concat(Sender.frame(message, { fin: true, opcode: 1, rsv1: false, mask: false, readOnly: false }));
  for (const client of server.clients)
    (client as unknown as { _sender: { sendFrame(list: Buffer[], sent: () => void): void } })._sender.sendFrame([frame], nothing);
}

answering(async (asked: Asked) => {
  if (asked.what === 'address') return `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
  if (asked.what === 'start') return startUsing();
  if (asked.what !== 'send') return usedSoFar();
  for (let i = 0; i < asked.perSecond * asked.seconds; i++) {
    sendToAll(asked.bytes);
    await new Promise((resolve) => setTimeout(resolve, 1000 / asked.perSecond));
  }
});
