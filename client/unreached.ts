import type { Plugin } from 'vite';

/**
 * What no screen reaches (neither side ever sends bytes), and the ways to connect: of these only the first is there from the start.
 * Addresses are read as the browser reads them.
 */
const instead: Record<string, string> = {
  'engine.io-client/build/esm/transports/index.js': `import { WS } from './websocket.js'; export const transports = { websocket: WS };`,
  'engine.io-client/build/esm/transports/webtransport.js': 'export class WT {}',
  'engine.io-client/build/esm/contrib/parseuri.js': `export const parse = (source) => {
      const { protocol, hostname, port, pathname, search } = new URL(source);
      const host = hostname.replace(/[[\\]]/g, '');
      const queryKey = Object.fromEntries(new URLSearchParams(search));
      return { source, protocol: protocol.slice(0, -1), host, port, path: pathname, query: search.slice(1), queryKey };
    };`,
  'engine.io-parser/build/esm/encodePacket.browser.js': `import { PACKET_TYPES } from './commons.js';
    export const encodePacket = ({ type, data }, _bytes, callback) => callback(PACKET_TYPES[type] + (data || ''));
    export const encodePacketToBinary = null;`,
  'engine.io-parser/build/esm/decodePacket.browser.js': `import { ERROR_PACKET, PACKET_TYPES_REVERSE } from './commons.js';
    export const decodePacket = (text) => {
      const type = PACKET_TYPES_REVERSE[text[0]];
      return type ? { type, data: text.slice(1) || undefined } : ERROR_PACKET;
    };`,
  'socket.io-parser/build/esm/is-binary.js': 'export const isBinary = () => false; export const hasBinary = isBinary;',
  'socket.io-parser/build/esm/binary.js': 'export const deconstructPacket = null; export const reconstructPacket = null;',
};
/** Comes along only where it is asked for by name. */
const onDemand = 'engine.io-client/build/esm/transports/polling-xhr.js';

/** What every schema has; what people send is checked on the server. */
const ofSchemas = '_zod';

/** Leaves parts of libraries out of what everybody loads; a version that has them elsewhere stops the build. */
export function withoutUnreached(): Plugin {
  const left = new Set([...Object.keys(instead), onDemand]);
  const found = (id: string) => {
    const part = [...Object.keys(instead), onDemand].find((path) => id.endsWith(path));
    if (part !== undefined) left.delete(part);
    return part;
  };
  return {
    name: 'without-unreached',
    apply: 'build',
    load: {
      filter: { id: /\.io-(client|parser)\/build\/esm\// },
      handler(id) {
        const code = instead[found(id) ?? ''];
        return code === undefined ? null : { code, moduleSideEffects: false };
      },
    },
    transform: {
      filter: { id: /\/engine\.io-client\/build\/esm\/transports\/polling/ },
      handler: (code) => ({ code, map: null, moduleSideEffects: false }),
    },
    buildEnd(error) {
      if (!error && left.size > 0) this.error(`Not found in its library: ${[...left].join(', ')}`);
    },
    generateBundle(_options, bundle) {
      for (const part of Object.values(bundle))
        if (part.type === 'chunk' && part.code.includes(ofSchemas))
          this.error(`${part.fileName} brings the library of schemas; a screen asks a plain question of shared/ instead.`);
    },
  };
}
