import * as decoding from 'lib0/decoding';
import { setTimeout as wait } from 'node:timers/promises';
import { WebSocket } from 'ws';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';

/** What the server said of a document to a screen that asks for it. */
export type Kept = { epoch: string; state: Map<number, number>; heard: number };
export type Editor = ReturnType<typeof openEditor>;
type At = { url: string; meeting: string; cookie: string; document?: string; kept?: boolean; schema?: number; doc?: Y.Doc };

/** `ws` as a browser would use it: with the cookie of the meeting. */
export const socketWith = (cookie: string) =>
  class extends WebSocket {
    constructor(address: string | URL, protocols?: string | string[]) {
      super(address, protocols, { headers: { cookie } });
    }
  } as unknown as typeof globalThis.WebSocket;

export const documentAddress = (url: string, meeting: string) => `${url.replace('http', 'ws')}/documents/${meeting}`;

/** Somebody with an editor that is no work of ours: y-websocket as it is sold. With `kept` it also hears what is on disk, with `schema` it says what it can read. */
export function openEditor({ url, meeting, cookie, document = 'plenary', kept = false, schema, doc = new Y.Doc() }: At) {
  const provider = new WebsocketProvider(documentAddress(url, meeting), document, doc, {
    WebSocketPolyfill: socketWith(cookie),
    disableBc: true,
    params: { ...(kept && { kept: '1' }), ...(schema !== undefined && { schema: String(schema) }) },
    maxBackoffTime: 400,
  });
  const said = { kept: [] as Kept[], notKept: [] as string[], denied: [] as string[], closed: [] as number[] };
  provider.messageHandlers[2] = (_encoder, decoder) => {
    decoding.readVarUint(decoder);
    said.denied.push(decoding.readVarString(decoder));
  };
  provider.messageHandlers[100] = (_encoder, decoder) => {
    const epoch = decoding.readVarString(decoder);
    const state = Y.decodeStateVector(decoding.readVarUint8Array(decoder));
    said.kept.push({ epoch, state, heard: decoding.readVarUint(decoder) });
  };
  provider.messageHandlers[101] = (_encoder, decoder) => void said.notKept.push(decoding.readVarString(decoder));
  provider.on('connection-close', (event) => event && said.closed.push(event.code));
  /** For whoever writes plain text; not asked for, `default` is whatever else is written there. */
  const text = () => doc.getText('default');
  return {
    doc,
    provider,
    get text() {
      return text();
    },
    said,
    read: () => text().toJSON(),
    write: (words: string) => text().insert(text().length, words),
    synced: () => eventually(() => provider.synced),
    /** All that this editor wrote until now is on disk, as the server said. */
    isKept: () => (said.kept.at(-1)?.state.get(doc.clientID) ?? 0) >= Y.getState(doc.store, doc.clientID),
    close: () => provider.destroy(),
  };
}

/** Resolves as soon as it is so. */
export async function eventually(isSo: () => boolean, withinMs = 10_000): Promise<void> {
  const end = performance.now() + withinMs;
  while (!isSo()) {
    if (performance.now() > end) throw new Error(`not within ${withinMs} ms: ${isSo.toString()}`);
    await wait(5);
  }
}
