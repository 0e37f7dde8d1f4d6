import type { Plugin } from 'vite';

/** What no screen reaches: it names its transports, and neither side ever sends bytes. */
const unreached: Record<string, string> = {
  'engine.io-client/build/esm/transports/webtransport.js': 'export class WT {}',
  'socket.io-parser/build/esm/is-binary.js': 'export const isBinary = () => false; export const hasBinary = isBinary;',
  'socket.io-parser/build/esm/binary.js': 'export const deconstructPacket = null; export const reconstructPacket = null;',
};

/** Leaves parts of libraries out of the build; a version that has them elsewhere stops it. */
export function withoutUnreached(): Plugin {
  const left = new Set(Object.keys(unreached));
  return {
    name: 'without-unreached',
    apply: 'build',
    load: {
      filter: { id: /\.io-(client|parser)\/build\/esm\// },
      handler(id) {
        const part = Object.keys(unreached).find((path) => id.endsWith(path));
        if (part === undefined) return null;
        left.delete(part);
        return { code: unreached[part]!, moduleSideEffects: false };
      },
    },
    buildEnd(error) {
      if (!error && left.size > 0) this.error(`Not found in its library: ${[...left].join(', ')}`);
    },
  };
}
