import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { WebSocketServer } from 'ws';
import { answering, startUsing, usedSoFar } from './process.ts';

/** The reference server of y-websocket, in the memory alone or, given a folder, with its LevelDB. Its own program does nothing else. */
export type Asked = { what: 'address' | 'start' | 'used' };

const [folder] = process.argv.slice(2);
if (folder) process.env['YPERSISTENCE'] = folder;
const { setupWSConnection } = await import('@y/websocket-server/utils');
const http = createServer();
const sockets = new WebSocketServer({ noServer: true });
http.on('upgrade', (request, connection, head) =>
  sockets.handleUpgrade(request, connection, head, (socket) => setupWSConnection(socket, request)),
);
await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', 4096, resolve));

answering(async ({ what }: Asked) => {
  if (what === 'address') return `ws://127.0.0.1:${(http.address() as AddressInfo).port}`;
  if (what === 'start') return startUsing();
  return usedSoFar();
});
