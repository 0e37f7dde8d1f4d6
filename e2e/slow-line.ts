import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** How long a byte takes each way, in ms; each way may be given as a function for a line that jitters. */
export type Delays = { thereMs: () => number; backMs: () => number };

/** Another way to the server at `url`, with a delay of its own each way. Bytes keep their order. */
export async function slowLine(url: string, { thereMs, backMs }: Delays) {
  const { hostname, port } = new URL(url);
  const open = new Set<Socket>();
  const server = createServer((near) => {
    const far = connect({ host: hostname, port: Number(port) });
    for (const [from, to, delayMs] of [[near, far, thereMs] as const, [far, near, backMs] as const]) {
      open.add(from);
      from.setNoDelay(true);
      let lastDue = 0;
      const later = (act: () => void) => {
        lastDue = Math.max(lastDue, performance.now() + delayMs());
        setTimeout(act, lastDue - performance.now());
      };
      from.on('data', (bytes) => later(() => to.write(bytes)));
      from.on('end', () => later(() => to.end()));
      from.on('error', () => to.destroy());
      from.on('close', () => open.delete(from));
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => {
      for (const socket of open) socket.destroy();
      server.close();
    },
  };
}
