import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import * as sync from 'y-protocols/sync';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { schemaNumber } from '../shared/documents/schema.ts';
import type { Refusal } from '../shared/refusal.ts';
import type { Reach } from './document-saved.ts';

/** Numbers of messages: the protocol's own, and those in which the server says what is on its disk, and why something is not. */
const messages = { sync: 0, auth: 2, onDisk: 100, notKept: 101 };
/** A longer silence than a slow line has: then another line is tried. */
const deadAfterMs = 8_000;
/** And longer than a slow line takes to open: a browser may wait for minutes for one that is dead. */
const unopenedAfterMs = 15_000;
/** With which the server closes a line on which came what it cannot read. */
const badForGood = 4400;

export type LineOptions = {
  address: string;
  doc: Y.Doc;
  mayWrite: boolean;
  askEveryMs: number;
  /** Answers whether what this page has belongs to that beginning of the document; until then, and else, nothing goes either way. */
  began: (epoch: string) => boolean;
  onDisk: (disk: Reach) => void;
  notKept: (why: Refusal) => void;
  opened: () => void;
  asked: () => void;
  heard: () => void;
  cut: () => void;
  /** For good: the server took what this page sent for nothing that an editor writes. */
  notUnderstood: () => void;
};
export type DocumentLine = ReturnType<typeof openLine>;

/** The line to the server on which a document comes and goes. */
export function openLine(options: LineOptions) {
  const { doc, mayWrite } = options;
  let isTaken = mayWrite;
  /** Not before the server has said which beginning it has: then what came before waits here. */
  let held: Uint8Array[] | null = [];
  let askedAt: number | null = null;
  let dialledAt = 0;
  const isChange = ([type, step]: Uint8Array) => type === messages.sync && step !== sync.messageYjsSyncStep1;

  class Line extends WebSocket {
    constructor(...address: ConstructorParameters<typeof WebSocket>) {
      super(...address);
      this.addEventListener('message', () => {
        askedAt = null;
        options.heard();
      });
    }
    override send(message: Uint8Array<ArrayBuffer>) {
      const passes = !isChange(message) || (isTaken && held === null);
      if (passes && this.readyState === WebSocket.OPEN) super.send(message);
    }
  }

  const at = options.address.lastIndexOf('/');
  const provider = new WebsocketProvider(options.address.slice(0, at), options.address.slice(at + 1), doc, {
    connect: false,
    disableBc: true,
    params: { kept: '1', ...(mayWrite && { schema: String(schemaNumber) }) },
    WebSocketPolyfill: Line,
  });
  if (!mayWrite) provider.awareness.setLocalState(null);

  const handlers = provider.messageHandlers;
  const take = handlers[messages.sync]!;
  handlers[messages.sync] = (encoder, decoder, ...rest) => {
    if (held) held.push(decoding.readTailAsUint8Array(decoder));
    else take(encoder, decoder, ...rest);
  };
  // The reason comes with the other.
  handlers[messages.auth] = () => {};
  handlers[messages.onDisk] = (_encoder, decoder) => {
    const epoch = decoding.readVarString(decoder);
    const disk = Y.decodeStateVector(decoding.readVarUint8Array(decoder));
    if (!options.began(epoch)) return;
    const before = held ?? [];
    held = null;
    for (const message of before) {
      const answer = encoding.createEncoder();
      take(answer, decoding.createDecoder(message), provider, true, messages.sync);
      if (encoding.length(answer) > 1) provider.ws?.send(encoding.toUint8Array(answer));
    }
    options.onDisk(disk);
  };
  handlers[messages.notKept] = (_encoder, decoder) => options.notKept(decoding.readVarString(decoder) as Refusal);
  provider.on('status', ({ status }: { status: string }) => {
    held = [];
    askedAt = null;
    if (status === 'connecting') dialledAt = performance.now();
    if (status === 'connected') options.opened();
    if (status === 'disconnected') options.cut();
  });
  provider.on('closed', ({ code }: { code: number }) => {
    if (code === badForGood) options.notUnderstood();
  });

  const isDead = () =>
    provider.wsconnected
      ? askedAt !== null && performance.now() - askedAt > deadAfterMs
      : provider.wsconnecting && performance.now() - dialledAt > unopenedAfterMs;
  const asking = setInterval(() => {
    if (isDead()) {
      provider.disconnect();
      provider.connect();
      return;
    }
    if (!provider.wsconnected) return;
    const question = encoding.createEncoder();
    encoding.writeVarUint(question, messages.sync);
    sync.writeSyncStep1(question, doc);
    provider.ws?.send(encoding.toUint8Array(question));
    askedAt ??= performance.now();
    options.asked();
  }, options.askEveryMs);

  return {
    /** Who else is here, and where they write. */
    provider,
    connect: () => provider.connect(),
    /** From now on nothing that is written here goes out, also when it is asked for. */
    keepBack: () => void (isTaken = false),
    close: () => {
      clearInterval(asking);
      provider.destroy();
    },
  };
}
