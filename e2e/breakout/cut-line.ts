import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

export type CutLine = Awaited<ReturnType<typeof cutLine>>;

/** Another way to the server at `url`, which somebody can trip over: `cut` ends all that goes over it, and nothing comes through until it is `mend`ed. */
export async function cutLine(url: string) {
  const { hostname, port } = new URL(url);
  const open = new Set<Socket>();
  let isCut = false;
  const server = createServer((near) => {
    if (isCut) return near.destroy();
    const far = connect({ host: hostname, port: Number(port) });
    for (const [from, to] of [[near, far] as const, [far, near] as const]) {
      open.add(from);
      from.setNoDelay(true);
      from.pipe(to);
      from.on('error', () => to.destroy());
      from.on('close', () => open.delete(from) && to.destroy());
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const end = () => open.forEach((socket) => socket.destroy());
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    cut: () => {
      isCut = true;
      end();
    },
    mend: () => void (isCut = false),
    close: () => {
      end();
      server.close();
    },
  };
}
