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
  /** Writes a paragraph at the end, as our own editor would. */
  const say = (words: string) => put(doc.getXmlFragment('default').length, words);
  function put(at: number, ...lines: string[]) {
    const paragraphs = lines.map((words) => {
      const paragraph = new Y.XmlElement('paragraph');
      paragraph.insert(0, [new Y.XmlText(words)]);
      return paragraph;
    });
    doc.getXmlFragment('default').insert(at, paragraphs);
  }
  return {
    doc,
    provider,
    get text() {
      return text();
    },
    said,
    read: () => text().toJSON(),
    write: (words: string) => text().insert(text().length, words),
    say,
    /** The same at the beginning. */
    above: (...lines: string[]) => put(0, ...lines),
    /** Goes on in the last paragraph. */
    add: (words: string) => {
      const last = doc.getXmlFragment('default').toArray().at(-1);
      const text = last instanceof Y.XmlElement ? last.get(0) : null;
      if (text instanceof Y.XmlText) text.insert(text.length, words);
      else say(words);
    },
    /** Takes the last paragraph out again. */
    unsay: () => {
      const all = doc.getXmlFragment('default');
      all.delete(all.length - 1, 1);
    },
    /** Its paragraphs, a line for each. */
    lines: () =>
      doc
        .getXmlFragment('default')
        .toArray()
        .map((part) => (part instanceof Y.XmlElement ? wordsIn(part) : ''))
        .join('\n'),
    synced: () => eventually(() => provider.synced),
    /** All that this editor wrote until now is on disk, as the server said. */
    isKept: () => (said.kept.at(-1)?.state.get(doc.clientID) ?? 0) >= Y.getState(doc.store, doc.clientID),
    close: () => provider.destroy(),
  };
}

const wordsIn = (part: Y.XmlElement): string =>
  part
    .toArray()
    .map((words) => (words instanceof Y.XmlText ? words.toJSON() : ''))
    .join('');

/** Resolves as soon as it is so. */
export async function eventually(isSo: () => boolean, withinMs = 10_000): Promise<void> {
  const end = performance.now() + withinMs;
  while (!isSo()) {
    if (performance.now() > end) throw new Error(`not within ${withinMs} ms: ${isSo.toString()}`);
    await wait(5);
  }
}
