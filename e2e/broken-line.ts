import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** Another way to the server at that port, on which lines stall without a word, come to life again too late, and break. */
export async function brokenLine(port: number) {
  const pairs = new Set<{ near: Socket; far: Socket }>();
  const done = { stalled: 0, cut: 0 };
  const server = createServer((near) => {
    const pair = { near, far: connect({ host: '127.0.0.1', port }) };
    const { far } = pair;
    pairs.add(pair);
    const end = () => {
      pairs.delete(pair);
      near.destroy();
      far.destroy();
    };
    for (const [from, to] of [[near, far] as const, [far, near] as const]) {
      from.setNoDelay(true);
      from.on('data', (bytes) => to.write(bytes));
      from.on('error', end);
      from.on('close', end);
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');

  /** Nothing passes, and nobody is told. */
  function stall(pair: { near: Socket; far: Socket }, forMs: number) {
    done.stalled += 1;
    const both = [pair.near, pair.far];
    for (const socket of both) socket.pause();
    setTimeout(() => both.forEach((socket) => socket.resume()), forMs);
  }
  const trouble = setInterval(() => {
    const pair = [...pairs][Math.floor(Math.random() * pairs.size)];
    if (!pair || Math.random() < 0.5) return;
    if (Math.random() < 0.6) return stall(pair, Math.random() * (Math.random() < 0.2 ? 12_000 : 1_500));
    done.cut += 1;
    // One end only: the other finds out for itself.
    (Math.random() < 0.5 ? pair.near : pair.far).destroy();
  }, 300);

  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    done,
    calm: () => clearInterval(trouble),
    close: () => {
      clearInterval(trouble);
      for (const { near, far } of pairs) [near, far].forEach((socket) => socket.destroy());
      server.close();
    },
  };
}
