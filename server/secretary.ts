import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { steadyClock, type Clock } from './clock.ts';
import { documentsPath, serveDocuments, usualLimits, type GatewayLimits } from './documents/gateway.ts';
import { finishErasing } from './erasing.ts';
import { Office } from './exports/office.ts';
import { createHttp } from './http.ts';
import { createIdentity } from './identity.ts';
import type { Log } from './log.ts';
import { measuredStore } from './measured-store.ts';
import { keepMeetings } from './meetings.ts';
import { createMetrics, type Metrics } from './metrics.ts';
import { sameOrigin } from './same-origin.ts';
import { serveSockets, type Seen } from './socket.ts';
import type { Store } from './store.ts';

export type SecretaryOptions = {
  /** Closed with the secretary. */
  store: Store;
  secret: Uint8Array;
  log: Log;
  host: string;
  /** 0 = any that is free. */
  port: number;
  clientDir: string;
  publicUrl: string | null;
  trustProxy: string;
  metricsPublic: boolean;
  creationsPerMinute: number;
  commandsPerSecond: number;
  /** Whether who draws records up is there before anybody asks: 36 MB, and no floor is held up by the first record. */
  clerkAtHand?: boolean;
  /** Of the live documents, where they are not the usual ones. */
  documentLimits?: Partial<GatewayLimits>;
};
export type Secretary = Awaited<ReturnType<typeof startSecretary>>;

const backlog = 4096;
/** Where the socket library listens; beside it only the documents take upgrades. */
const socketPath = '/socket.io/';
/** How long requests under way, and screens that do not say goodbye, may hold up a secretary who is leaving. */
const lastWordsMs = 3000;
/** A probe writes to the disk, so however often it is asked for, it is done this seldom. */
const probeEveryMs = 1000;

/** Opens the door and takes part until stopped. Rejects when the port cannot be had; the store is closed then, too. */
export async function startSecretary(options: SecretaryOptions, clock: Clock = steadyClock()) {
  const { store, log, publicUrl } = options;
  const metrics = createMetrics();
  const identity = createIdentity(options.secret);
  const measured = measuredStore(store, metrics);
  const meetings = keepMeetings(measured, clock);
  const office = new Office(store, meetings.now, options.clerkAtHand);
  office.onTrouble = (error) => log.error({ error }, 'a record was not drawn up');
  meetings.whenOpened((live) => (live.sumRecord = () => office.sum(live)));
  const probed = seldom(() => store.probe());
  let stopping: Promise<void> | null = null;

  const ready = () => (stopping ? Promise.reject(new Error('stopping')) : probed());
  const app = createHttp({
    ...options,
    meetings,
    kept: {
      read: (...from) => store.read(...from),
      transcriptHead: (...of) => store.transcriptHead(...of),
      transcriptTurns: (...page) => store.transcriptTurns(...page),
    },
    records: office,
    identity,
    metrics,
    ready,
    presentIn: (id) => sockets.presentIn(id),
    looked: (id, personId) => sockets.looked(id, personId),
    marginAt: (live, documentId) => documents.marginAt(live, documentId),
    answerTo: (live, who, command) => sockets.answerTo(live, who, command),
    documents: { keeperOf: (...which) => documents.keeperOf(...which), page: (...of) => documents.page(...of) },
  });
  const http = createServer({ keepAliveTimeout: 65_000, requestTimeout: 30_000 }, app);
  const sockets = serveSockets(http, {
    meetings,
    readSession: (cookies, meetingId) => identity.read(cookies, meetingId),
    commandsPerSecond: options.commandsPerSecond,
    sameOrigin: (headers) => sameOrigin(headers, publicUrl),
    lastWordsIn: (live) => documents.lastWordsIn(live),
    observe: (seen) => note(seen, metrics, log),
  });
  const documents = serveDocuments({
    meetings,
    log: measured.documents,
    answered: (...command) => store.answered(...command),
    versions: measured.versions,
    readSession: (cookies, meetingId) => identity.read(cookies, meetingId),
    sameOrigin: (headers) => sameOrigin(headers, publicUrl),
    observe: (seen) => (seen.what === 'step' ? metrics.documentStep() : log.error({ error: seen.error }, 'a document was not served')),
    limits: { ...usualLimits, ...options.documentLimits },
  });
  const erasing = finishErasing(meetings, measured, documents, (error) => log.error({ error }, 'an erasing was not finished'));
  const connections = connectionsOf(http);
  toldOfJournal();
  http.on('upgrade', (request: IncomingMessage, connection: Duplex, head: Buffer) => {
    if (request.url?.startsWith(documentsPath)) void documents.upgrade(request, connection, head);
    else if (!request.url?.startsWith(socketPath)) connection.destroy();
  });
  metrics.countMeetings(() => [...meetings.open()].length);

  /** What is said of the journal until it is true, to whoever runs this and to those who erased somebody. */
  function toldOfJournal() {
    const tell = (holds: boolean) => {
      if (holds) log.warn({}, 'what was erased is still in the journal of the data file; it is tried again each second');
      else log.info({}, 'what was erased is out of the journal of the data file');
      for (const live of meetings.open()) live.onCondition();
    };
    store.journal.onChange = tell;
    if (store.journal.holds) tell(true);
  }

  /** Nobody new; screens are told to come back; what was in line is on disk; then the store is closed. */
  async function leave() {
    const closed = closing(http);
    const cut = setTimeout(() => connections.forEach((connection) => connection.destroy()), lastWordsMs);
    await erasing.stop();
    await Promise.all([sockets.stop(), documents.stop(), office.stop()]);
    await closed;
    clearTimeout(cut);
    await meetings.stop();
    await store.close();
  }
  const stop = () => (stopping ??= leave());

  try {
    http.listen({ host: options.host, port: options.port, backlog });
    await once(http, 'listening');
  } catch (error) {
    await stop();
    throw error;
  }
  // A poll may have been counted right before the last stop: opening its meeting destroys the key that was left.
  for (const id of store.ballotKeys.meetings())
    void meetings.byId(id).catch((error: unknown) => log.error({ error }, 'a meeting was not opened'));
  erasing.begin();
  const { port } = http.address() as AddressInfo;
  return { url: publicUrl ?? `http://${spoken(options.host)}:${port}`, port, stop };
}

function note(seen: Seen, metrics: Metrics, log: Log) {
  if (seen.what === 'batch') metrics.batch(seen);
  else if (seen.what === 'connections') metrics.connections(seen.open);
  else if (seen.what === 'failure') log.error({ error: seen.error }, 'something was not done');
  else {
    const { answer } = seen;
    // What is no command is a text like any other.
    const isKnown = answer.ok || answer.refusal !== 'unknown-command';
    metrics.command(answer.ok ? 'done' : answer.refusal === 'store-failing' ? 'failed' : 'refused');
    log.debug(
      { command: isKnown ? seen.name : 'unknown', ms: seen.ms, ...(answer.ok ? { seq: answer.seq } : { refusal: answer.refusal }) },
      'a command',
    );
  }
}

/** Also those that became web sockets, which the server itself forgets. */
function connectionsOf(http: Server): Set<Socket> {
  const connections = new Set<Socket>();
  http.on('connection', (connection) => {
    connections.add(connection);
    connection.once('close', () => connections.delete(connection));
  });
  return connections;
}

const closing = (http: Server) => new Promise<void>((resolve) => http.close(() => resolve()));
const spoken = (host: string) => (['0.0.0.0', '::', ''].includes(host) ? 'localhost' : host.includes(':') ? `[${host}]` : host);

function seldom(ask: () => Promise<void>): () => Promise<void> {
  let last: { at: number; answer: Promise<void> } | null = null;
  return () => {
    if (!last || performance.now() - last.at > probeEveryMs) last = { at: performance.now(), answer: ask() };
    return last.answer;
  };
}
