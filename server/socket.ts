import type { Server as HttpServer } from 'node:http';
import { Server, type DefaultEventsMap } from 'socket.io';
import type { Who } from '../shared/command.ts';
import { awaitsPlace } from '../shared/groups/arriving.ts';
import {
  commandInput,
  handshakeInput,
  joinInput,
  largestMessage,
  wireVersion,
  type Bye,
  type LastWords,
  type ScreenToServer,
  type ServerToScreen,
} from '../shared/wire.ts';
import { answering, type AnswerTo, type Seen as CommandSeen } from './answering.ts';
import { Budget } from './budget.ts';
import { cutOffDeaf, type ScreenSocket } from './fan-out.ts';
import { Hall } from './hall.ts';
import { NotKept, type LiveMeeting } from './live-meeting.ts';
import type { Meetings } from './meetings.ts';

/** Who a session belongs to, read from the cookie of the handshake. */
export type ReadSession = (cookies: string | undefined, meetingId: string) => Promise<{ personId: string } | 'screen' | 'kiosk' | null>;
export type SocketOptions = {
  meetings: Meetings;
  readSession: ReadSession;
  /** Commands a person may send each second, over time; three times that at once. */
  commandsPerSecond: number;
  sameOrigin: (headers: { origin?: string | undefined; host?: string | undefined }) => boolean;
  lastWordsIn: (live: LiveMeeting) => LastWords[] | undefined;
  observe: (seen: Seen) => void;
};
export type Seen = CommandSeen | { what: 'batch'; screens: number; bytes: number } | { what: 'connections'; open: number };
export type Sockets = {
  presentIn: (meetingId: string) => Set<string>;
  /** Somebody was here without a connection: they read a page. */
  looked: (meetingId: string, personId: string) => void;
  answerTo: AnswerTo;
  stop: () => Promise<void>;
};

/** The only names a screen may say; anything else is not our protocol. */
const spoken = new Set<string>(['join', 'command', 'clock'] satisfies (keyof ScreenToServer)[]);
const comeBackWithinMs = 3000;

export function serveSockets(http: HttpServer, options: SocketOptions): Sockets {
  const { meetings, readSession, sameOrigin, observe } = options;
  const halls = new Map<string, Hall>();
  const budget = new Budget(options.commandsPerSecond);
  const answerTo = answering(options.commandsPerSecond, observe);
  let stopping = false;
  const io = new Server<ScreenToServer, ServerToScreen, DefaultEventsMap, { personId?: string }>(http, {
    transports: ['websocket', 'polling'],
    maxHttpBufferSize: largestMessage,
    perMessageDeflate: false,
    httpCompression: false,
    serveClient: false,
    destroyUpgrade: false,
    pingInterval: 15_000,
    pingTimeout: 10_000,
    connectTimeout: 10_000,
    allowRequest: ({ headers }, answer) => answer(null, sameOrigin(headers)),
  });

  /** Every connection by its id; the typings leave the list out. */
  const connections = io.engine as typeof io.engine & { clients: Record<string, unknown> };

  meetings.whenOpened((live) => {
    live.onTrouble = (error) => observe({ what: 'failure', error });
    const hall = new Hall(live, (sent) => observe({ what: 'batch', ...sent }));
    hall.presence.lastWords = () => options.lastWordsIn(live);
    halls.set(live.id, hall);
  });

  const ticking = setInterval(() => {
    for (const hall of halls.values()) {
      hall.tick();
      void keepVisits(hall, hall.presence.visits());
      // Also whoever came when it could not be written down.
      for (const id of hall.presence.ids()) if (awaitsPlace(hall.live.meeting, id)) void welcome(hall, id);
      if (!hall.live.meeting.conduct.settings.queuePublic)
        for (const screen of hall.publicScreens()) dismiss(screen, { why: 'no-such-meeting' });
    }
    cutOffDeaf(Object.values(connections.clients));
    observe({ what: 'connections', open: connections.clientsCount });
  }, 1000).unref();
  const keepVisits = ({ live }: Hall, visits: Parameters<LiveMeeting['noteVisits']>[0]) =>
    visits.length === 0 ? Promise.resolve() : live.noteVisits(visits).catch((error: unknown) => observe({ what: 'failure', error }));

  const welcome = ({ live }: Hall, personId: string) =>
    live.arrived(personId).catch((error: unknown) => {
      if (!(error instanceof NotKept)) observe({ what: 'failure', error });
    });

  /** Whose seat this is; null says neither that the meeting exists nor that it does not. */
  async function seatOf(socket: ScreenSocket): Promise<{ hall: Hall; who: () => Who | null } | null> {
    const auth = handshakeInput.safeParse(socket.handshake.auth);
    if (!auth.success) return null;
    const live = await meetings.byId(auth.data.meeting);
    const hall = live && halls.get(live.id);
    if (!hall) return null;
    const session = await readSession(socket.handshake.headers.cookie, live.id);
    if (session === 'screen' || session === 'kiosk') return { hall, who: () => withoutName(session) };
    if (session && live.whoIs(session.personId)) return { hall, who: () => live.whoIs(session.personId) };
    const asPublic = () => (live.meeting.conduct.settings.queuePublic ? withoutName('public') : null);
    return auth.data.view === 'public' && asPublic() ? { hall, who: asPublic } : null;
  }

  io.on('connection', (socket) => {
    const seated = seatOf(socket).then(
      (seat) => {
        if (isOldScreen(socket)) dismiss(socket, { why: 'old-screen' });
        else if (!seat) dismiss(socket, { why: 'no-such-meeting' });
        return seat;
      },
      (error: unknown) => {
        observe({ what: 'failure', error });
        dismiss(socket, { why: 'again', afterMs: comeBackWithinMs });
        return null;
      },
    );
    let here: { hall: Hall; personId: string } | undefined;
    let joined = false;
    const messages = new Budget(options.commandsPerSecond);

    socket.onAny((event: string) => {
      if (!spoken.has(event)) dismiss(socket, { why: 'malformed' });
      else if (event !== 'command' && !messages.allows(event, 'participant')) dismiss(socket, { why: 'again', afterMs: comeBackWithinMs });
    });
    socket.on('clock', (ack) => {
      if (typeof ack === 'function') ack(meetings.now());
    });

    socket.on('join', async (sent, ack) => {
      const input = joinInput.safeParse(sent);
      if (!input.success || typeof ack !== 'function') return dismiss(socket, { why: 'malformed' });
      const seat = await seated;
      if (!seat || socket.disconnected) return;
      const who = seat.who();
      if (!who) return dismiss(socket, { why: 'no-such-meeting' });
      // A whole meeting is long to say: many screens of one person share what they may ask for.
      if (who.seat === 'person' && !budget.allows(`join ${seat.hall.live.id} ${who.id}`, 'participant'))
        return dismiss(socket, { why: 'again', afterMs: comeBackWithinMs });
      joined = true;
      seat.hall.sit(socket, who);
      if (who.seat === 'person' && !here) {
        here = { hall: seat.hall, personId: who.id };
        socket.data.personId = who.id;
        seat.hall.presence.came(who.id);
        void welcome(seat.hall, who.id);
      }
      ack(seat.hall.joined(who, input.data, meetings.now()));
      socket.emit('presence', seat.hall.presenceFor(who));
      socket.emit('condition', seat.hall.conditionOf(who));
      if (who.seat !== 'public') socket.emit('tally', seat.hall.tallyOf(who));
    });

    socket.on('command', async (sent, ack) => {
      const input = commandInput.safeParse(sent);
      if (!input.success || typeof ack !== 'function') return dismiss(socket, { why: 'malformed' });
      const seat = await seated;
      // A screen that is leaving with us sends it again, to whoever comes after us.
      if (!seat || stopping || socket.disconnected) return;
      const who = seat.who();
      if (!who) return dismiss(socket, { why: 'no-such-meeting' });
      if (!joined) return dismiss(socket, { why: 'malformed' });
      ack(await answerTo(seat.hall.live, who, input.data));
    });

    socket.on('disconnect', () => {
      void seated.then((seat) => seat?.hall.stand(socket));
      here?.hall.presence.went(here.personId);
      here = undefined;
    });
  });

  return {
    presentIn: (meetingId) => halls.get(meetingId)?.presence.ids() ?? new Set(),
    looked: (meetingId, personId) => {
      const hall = halls.get(meetingId);
      hall?.presence.looked(personId);
      if (hall) void welcome(hall, personId);
    },
    answerTo,
    /** Everybody is told to come back, not all in the same moment; what is in line is still answered. */
    async stop() {
      clearInterval(ticking);
      stopping = true;
      await Promise.all([...halls.values()].map(({ live }) => live.idle()));
      await Promise.all([...halls.values()].map((hall) => keepVisits(hall, hall.presence.closing())));
      for (const hall of halls.values())
        for (const screen of hall.all()) screen.emit('bye', { why: 'again', afterMs: Math.round(500 + Math.random() * comeBackWithinMs) });
      await new Promise((resolve) => setTimeout(resolve, 100));
      await io.close();
    },
  };
}

const withoutName = (seat: 'screen' | 'kiosk' | 'public'): Who => ({ id: seat, attendance: 'on-site', standing: 'observer', seat });
const isOldScreen = ({ handshake }: ScreenSocket) => {
  const wire: unknown = handshake.auth['wire'];
  return wire !== undefined && wire !== wireVersion;
};

/** Says why and closes; the packet leaves before the connection does. */
function dismiss(socket: ScreenSocket, bye: Bye) {
  if (socket.disconnected) return;
  socket.emit('bye', bye);
  socket.disconnect(true);
}
