import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer, type RawData, type WebSocket } from 'ws';
import { isMargin, marginOf, mayReadDocument } from '../../shared/documents/rights.ts';
import { schemaOf } from '../../shared/documents/schema.ts';
import { Budget } from '../budget.ts';
import type { Session } from '../identity.ts';
import type { LiveMeeting } from '../live-meeting.ts';
import type { Meetings } from '../meetings.ts';
import type { Store } from '../store.ts';
import { Benches } from './benches.ts';
import type { Begun } from '../erasing.ts';
import { eraseInDocuments } from './erasing.ts';
import { kindOf } from './frames.ts';
import { VersionKeeper } from './keeper.ts';
import { Writers } from './last-words.ts';
import type { By } from './log.ts';
import { LiveMargin } from './live-margin.ts';
import { LiveDocument, type DocumentLimits, type DocumentSeen } from './live-document.ts';
import { Pauses } from './pauses.ts';
import { ReportTexts } from './report-texts.ts';
import { DocumentScreen, roomScreen, type Opened } from './screen.ts';
import type { Deadlines } from './workbench.ts';

export type DocumentsOptions = {
  meetings: Pick<Meetings, 'byId' | 'now' | 'whenOpened'>;
  log: Store['documents'];
  answered: Store['answered'];
  versions: Store['versions'];
  readSession: (cookies: string | undefined, meetingId: string) => Promise<Session | null>;
  sameOrigin: (headers: { origin?: string | undefined; host?: string | undefined }) => boolean;
  observe: (seen: DocumentSeen) => void;
  limits: GatewayLimits;
};
export type GatewayLimits = DocumentLimits &
  Deadlines & { frameBytes: number; framesPerSecond: number; asksPerSecond: number; bytesPerSecond: number; versionsEveryMs: number };

type Held = { document: LiveDocument; keeper: VersionKeeper };

export const usualLimits: GatewayLimits = {
  documentBytes: 8 * 1024 * 1024,
  steps: 500,
  idleMs: 60_000,
  frameMs: 200,
  ownMs: 10_000,
  // Whoever was away for long brings all they wrote in one frame.
  frameBytes: 1024 * 1024,
  framesPerSecond: 100,
  // What is asked for may be a whole document.
  asksPerSecond: 3,
  bytesPerSecond: 256 * 1024,
  versionsEveryMs: 5 * 60_000,
};
/** So that two of the longest frames may come at once. */
const secondsOfBytesAtOnce = 8;
/** After a restart twenty screens of one person ask at once. */
const secondsOfAsksAtOnce = 10;
/** How much longer than is fair one person may keep a thread busy. */
const workMsPerSecond = 60;
const secondsOfWorkAtOnce = 2;
/** Where an editor moves to is left out when there is more of it than this; what it writes never is. */
const presencesPerSecond = 20;
const movedAgainMs = 250;
const mostScreensOfOne = 20;
const beatEveryMs = 15_000;
export const documentsPath = '/documents/';

/** The live documents, for any editor that speaks y-websocket: `/documents/<meetingId>/<documentId>`, with the cookie of the meeting. */
export function serveDocuments({ meetings, log, answered, versions, readSession, sameOrigin, observe, limits }: DocumentsOptions) {
  const server = new WebSocketServer({ noServer: true, perMessageDeflate: false, maxPayload: limits.frameBytes });
  const benches = new Benches(limits);
  const documents = new Map<string, Held>();
  const writers = new Map<string, Writers>();
  const reports = new Map<string, ReportTexts>();
  const margins = new WeakMap<LiveDocument, LiveMargin>();
  const frames = new Budget(limits.framesPerSecond);
  const bytes = new Budget(limits.bytesPerSecond, undefined, secondsOfBytesAtOnce);
  const asks = new Budget(limits.asksPerSecond, undefined, secondsOfAsksAtOnce);
  const work = new Budget(workMsPerSecond, undefined, secondsOfWorkAtOnce);
  const pauses = new Pauses();
  const presences = new Budget(presencesPerSecond);
  const alive = new WeakSet<WebSocket>();
  let stopping = false;

  meetings.whenOpened((live) => {
    live.hold = (documentId, personId, act) =>
      documentOf(live.id, documentId).keeper.hold(personId, ({ number: version, hash }) => act({ version, hash }));
    const still = (groupId: string) => documentOf(live.id, groupId).keeper.still();
    reports.set(live.id, new ReportTexts(live, still, (error) => observe({ what: 'failure', error })));
  });

  /** Null for everything that is not there for whoever asks: the answer does not tell which. */
  async function asked(request: IncomingMessage): Promise<Omit<Opened, 'socket'> | null> {
    const { pathname, searchParams } = new URL(request.url ?? '', 'http://meeting');
    const [, meetingId, documentId] = /^\/documents\/([\w-]{1,64})\/([\w-]{1,64})$/.exec(pathname) ?? [];
    if (meetingId === undefined || documentId === undefined || !sameOrigin(request.headers)) return null;
    const session = await readSession(request.headers.cookie, meetingId);
    if (session === null || session === 'kiosk') return null;
    const live = await meetings.byId(meetingId);
    const who = session === 'screen' ? roomScreen : live?.whoIs(session.personId);
    if (!live || !who || mayReadDocument(live.meeting, who, documentId) !== null || !pauses.isOver(budgetOf(live, who.id))) return null;
    const said = searchParams.get('schema');
    const schema = said === null ? null : schemaOf(Number(said));
    return { live, personId: who.id, documentId, wantsKept: searchParams.get('kept') === '1', schema };
  }

  /** By `person <id>` and `item <id>`, as they are called now; without those who are not there any more. */
  async function calledIn(meetingId: string, mentions: string[]): Promise<Record<string, string>> {
    const live = mentions.length > 0 ? await meetings.byId(meetingId) : null;
    const nameOf = (kind: string, id: string) =>
      kind === 'item' ? live?.meeting.agenda.items.find((item) => item.id === id)?.title : live?.cardOf(id)?.name;
    const named = mentions.map((mention) => [mention, nameOf(...(mention.split(' ') as [string, string]))] as const);
    return Object.fromEntries(named.flatMap(([mention, name]) => (name ? [[mention, name]] : [])));
  }

  function writersOf(meetingId: string): Writers {
    const known = writers.get(meetingId) ?? new Writers(meetingId, log);
    writers.set(meetingId, known);
    return known;
  }

  function documentOf(meetingId: string, documentId: string) {
    const key = `${meetingId} ${documentId}`;
    const known = documents.get(key);
    if (known) return known;
    const which = { meetingId, documentId };
    const kept = {
      now: meetings.now,
      tell: (by: By) => {
        writersOf(meetingId).wrote(documentId, by);
        reports.get(meetingId)?.wrote(documentId);
      },
      called: (mentions: string[]) => calledIn(meetingId, mentions),
    };
    const document = new LiveDocument(which, log, benches.of(key), limits, observe, kept);
    const troubled = (error: unknown) => observe({ what: 'failure', error });
    const made = { document, keeper: new VersionKeeper(which, document, versions, meetings.now, limits.versionsEveryMs, troubled) };
    documents.set(key, made);
    return made;
  }

  /** What stands beside a document, for as long as that is held. */
  function marginAt(live: LiveMeeting, documentId: string): LiveMargin {
    const { document } = documentOf(live.id, marginOf(documentId));
    document.lastTouched = performance.now();
    const margin = margins.get(document) ?? new LiveMargin({ live, documentId, document }, { log, answered, now: meetings.now });
    margins.set(document, margin);
    return margin;
  }

  function seat(socket: WebSocket, opened: Omit<Opened, 'socket'>) {
    const { document } = documentOf(opened.live.id, opened.documentId);
    const whose = budgetOf(opened.live, opened.personId);
    const purse = { worked: (ms: number) => work.allows(whose, 'participant', ms), cut: () => pauses.cut(whose) };
    const screen = new DocumentScreen({ ...opened, socket }, purse);
    socket.on('message', (data, isBinary) => {
      alive.add(socket);
      if (stopping || !screen.isOpen) return;
      if (!isBinary) return screen.end('bad');
      const frame = bytesOf(data);
      if (!frames.allows(whose, 'participant') || !bytes.allows(whose, 'participant', frame.length)) return screen.end('flood');
      take(document, screen, frame, (kind) => (kind === 'asks' ? asks : presences).allows(whose, 'participant'));
    });
    socket.on('pong', () => alive.add(socket));
    socket.on('close', () => document.left(screen));
    socket.on('error', () => {
      purse.cut();
      // A frame that is too long, or none at all: the library closes the connection itself, and would read the rest of it.
      process.nextTick(() => screen.stopReading());
    });
    alive.add(socket);
    if ([...document.screens].filter(({ personId }) => personId === screen.personId).length >= mostScreensOfOne) screen.end('flood');
    else document.welcome(screen);
  }

  const ticking = setInterval(() => {
    const now = performance.now();
    for (const [key, { document, keeper }] of documents) {
      document.tick(now);
      if (!isMargin(key)) keeper.look(document.screens);
      if (keeper.owes || document.screens.size > 0 || now - document.lastTouched < limits.idleMs) continue;
      document.rest();
      document.presences.stop();
      documents.delete(key);
    }
    benches.rest();
  }, 1000).unref();
  const beating = setInterval(() => {
    for (const { document } of documents.values()) document.beat();
    for (const socket of server.clients) {
      if (!alive.has(socket)) socket.terminate();
      alive.delete(socket);
      socket.ping();
    }
  }, beatEveryMs).unref();

  return {
    /** When the last words of its rapporteurs came, and whether they have their document open (N27). */
    lastWordsIn: (live: LiveMeeting) =>
      writersOf(live.id).told(live, (documentId, personId) =>
        [...(documents.get(`${live.id} ${documentId}`)?.document.screens ?? [])].some(
          (screen) => screen.isOpen && screen.personId === personId,
        ),
      ),
    /** How many documents are held, for whoever has to know that they are given back. */
    held: () => documents.size,
    marginAt,
    /** A document with its versions, for what is asked over HTTP. */
    keeperOf: (meetingId: string, documentId: string): VersionKeeper => documentOf(meetingId, documentId).keeper,
    /** After somebody was erased. */
    erase: (live: LiveMeeting, begun: Begun) =>
      eraseInDocuments(live, begun, {
        log,
        versions,
        documentOf: (documentId) => documentOf(live.id, documentId).document,
        marginAt: (documentId) => marginAt(live, documentId),
        bench: benches.of('a version'),
        called: (mentions) => calledIn(live.id, mentions),
      }),
    page: async (meetingId: string, state: Uint8Array, title: string, language: string): Promise<string> => {
      const bench = benches.of('a page');
      const called = await calledIn(meetingId, await bench.run('mentionsOf', 'a page', state));
      return bench.run('page', 'a page', state, title, language, called);
    },
    async upgrade(request: IncomingMessage, connection: Duplex, head: Buffer) {
      const cut = () => connection.destroy();
      connection.on('error', cut);
      const opened = stopping ? null : await asked(request).catch((error: unknown) => observe({ what: 'failure', error }));
      if (!opened || stopping) return connection.end(`HTTP/1.1 404 Not Found\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`, cut);
      connection.off('error', cut);
      server.handleUpgrade(request, connection, head, (socket) => seat(socket, opened));
    },
    /** What came is on disk and answered; then everybody is told to come back. */
    async stop() {
      stopping = true;
      clearInterval(ticking);
      clearInterval(beating);
      for (const texts of reports.values()) texts.stop();
      await Promise.all([...documents.values()].map(({ document }) => document.idle()));
      for (const { document } of documents.values()) {
        document.presences.stop();
        for (const screen of document.screens) screen.end('again');
      }
      await benches.stop();
    },
  };
}

const budgetOf = (live: { id: string }, personId: string) => `${live.id} ${personId}`;

function take(document: LiveDocument, screen: DocumentScreen, frame: Uint8Array, isAllowed: (kind: 'asks' | 'presence') => boolean) {
  const kind = kindOf(frame);
  if (kind === 'asks' && !isAllowed(kind)) screen.end('flood');
  else if (kind === 'asks') document.ask({ screen, frame, does: 'asks' });
  else if (kind === 'answers' || kind === 'writes') {
    screen.waitAfter(frame);
    document.wrote({ screen, frame, isAnswer: kind === 'answers', number: ++screen.sent });
  } else if (kind === 'presence') {
    if (screen.notWriting() === null) moved(document, screen, frame, () => isAllowed(kind));
  } else if (kind === 'asks-presence') {
    const present = document.presences.frame();
    if (present) screen.send(present);
  } else screen.end('bad');
}

/** Of too many only the last is taken, a little later: where somebody came to rest is seen. */
function moved(document: LiveDocument, screen: DocumentScreen, frame: Uint8Array, isAllowed: () => boolean) {
  clearTimeout(screen.movedLater);
  if (!screen.isOpen) return;
  if (isAllowed()) document.ask({ screen, frame, does: 'presence' });
  else screen.movedLater = setTimeout(() => moved(document, screen, frame, isAllowed), movedAgainMs).unref();
}

/** A copy of its own where what the library gives lies in a buffer that others use. */
function bytesOf(data: RawData): Uint8Array {
  const given = Array.isArray(data) ? Buffer.concat(data) : new Uint8Array(data);
  return given.length === given.buffer.byteLength ? given : new Uint8Array(given);
}
