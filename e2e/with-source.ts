import { fileURLToPath } from 'node:url';
import { createServer, type Plugin } from 'vite';
import type { anyRun } from './any-run.ts';

/** One line of the real source, and what stands there instead. */
export type Mutation = { file: string; line: string; instead: string };

type Rehearsal = { anyRun: typeof anyRun };

const root = fileURLToPath(new URL('..', import.meta.url));

/** The rehearsal over the real source, or over a source in which something is broken, with the bad network in place of the socket libraries. */
export const rehearsal = (mutations: Mutation[]) => loaded<Rehearsal>('/e2e/any-run.ts', [badSocketsInstead, broken(mutations)]);

/** A module, and all it reaches, over a source in which something is broken; the libraries are as they are. */
export const mutated = <Loaded>(module: string, mutations: Mutation[]) => loaded<Loaded>(module, [broken(mutations)]);

async function loaded<Loaded>(module: string, plugins: Plugin[]): Promise<Loaded> {
  const server = await createServer({
    configFile: false,
    root,
    appType: 'custom',
    logLevel: 'error',
    server: { middlewareMode: true, hmr: false, ws: false, watch: null },
    optimizeDeps: { noDiscovery: true },
    ssr: { noExternal: plugins.includes(badSocketsInstead) ? ['socket.io', 'socket.io-client'] : [] },
    plugins,
  });
  try {
    return (await server.ssrLoadModule(module)) as Loaded;
  } finally {
    await server.close();
  }
}

const badSocketsInstead: Plugin = {
  name: 'bad-sockets-instead',
  enforce: 'pre',
  resolveId: (id) => (id === 'socket.io' || id === 'socket.io-client' ? '\0bad-sockets' : null),
  load: (id) =>
    id === '\0bad-sockets' ? "import { badSockets } from '/e2e/bad-network.ts'; export const { io, Server } = badSockets;" : null,
};

/** A line that is not there any more, or twice, is an error: the mutation would prove nothing. */
const broken = (mutations: Mutation[]): Plugin => ({
  name: 'broken-on-purpose',
  enforce: 'pre',
  transform(code, id) {
    return mutations
      .filter(({ file }) => id === root + file)
      .reduce((before, { file, line, instead }) => {
        const times = before.split(line).length - 1;
        if (times !== 1) throw new Error(`${file} has ${times} times: ${line}`);
        return before.replace(line, () => instead);
      }, code);
  },
});
