import { io, type Socket } from 'socket.io-client';
import type { Command } from '../shared/decide.ts';
import { wireVersion, type Answer, type Batch, type Bye, type Joined, type ScreenToServer, type ServerToScreen } from '../shared/wire.ts';
import type { Clock } from './clock.ts';
import { createErrands, type Answered } from './errands.ts';
import type { MeetingStore } from './meeting-store.ts';

export type Connection = { send: (command: Command) => Promise<Answered>; close: () => void };
export type Line = {
  meetingId: string;
  store: MeetingStore;
  clock: Clock;
  url?: string;
  view?: 'public';
  extraHeaders?: Record<string, string>;
};

const clockEveryMs = 30_000;
const joinWithinMs = 10_000;
/** Of more than these the rest is joined for. */
const mostEarly = 200;

/** The only file that knows there is a socket. Joining, rejoining and catching up are the same call. */
export function connect({ meetingId, store, clock, url, view, extraHeaders }: Line): Connection {
  const options = {
    forceNew: true,
    transports: ['websocket'],
    tryAllTransports: true,
    // Whoever comes through by asking again and again has just seen that no web socket does.
    upgrade: false,
    reconnectionDelay: 200,
    reconnectionDelayMax: 5_000,
    randomizationFactor: 0.5,
    auth: { meeting: meetingId, wire: wireVersion, ...(view && { view }) },
    ...(extraHeaders && { extraHeaders }),
  };
  const socket: Socket<ServerToScreen, ScreenToServer> = url === undefined ? io(options) : io(url, options);
  const errands = createErrands((input, answered) => socket.emit('command', input, (answer: Answer) => answered(answer)));
  let over = false;
  /** The join that is under way; an answer to any other is too late. */
  let joining: object | null = null;
  /** The highest number heard of while a join was under way. */
  let seen = 0;
  /** The secretary said when to come back. */
  let again = false;
  let comingBack: ReturnType<typeof setTimeout> | undefined;
  /** Facts that came before this screen knows how they change a meeting. */
  const early: Batch[] = [];

  const askTime = () => {
    const sent = clock.stopwatch();
    if (socket.connected) socket.emit('clock', (serverTime) => clock.took(sent, serverTime, clock.stopwatch()));
  };
  const asking = setInterval(askTime, clockEveryMs);

  function join(known: number | null) {
    if (!socket.connected) return;
    const after = store.getState().reduce && known;
    const mine = (joining = {});
    seen = 0;
    const sent = clock.stopwatch();
    socket
      .timeout(joinWithinMs)
      .emit('join', { after, ...(after !== null && { as: store.getState().as }) }, (late: Error | null, joined: Joined) => {
        if (joining !== mine) return;
        joining = null;
        if (late) return join(store.getState().seq);
        clock.took(sent, joined.serverTime, clock.stopwatch());
        store.getState().joined(joined);
        askTime();
        errands.lineIsOpen();
        if (store.getState().seq! < seen) join(store.getState().seq);
      });
  }

  function comeBackAfter(ms: number) {
    clearTimeout(comingBack);
    comingBack = setTimeout(comeBack, ms * (0.75 + Math.random() / 2));
  }
  function comeBack() {
    clearTimeout(comingBack);
    if (over || (socket.connected && !again)) return;
    again = false;
    // A waiting attempt of the library would keep its long delay; a new one starts at once.
    socket.disconnect().connect();
  }
  function sayBye(bye: Bye) {
    if (bye.why === 'again') {
      again = true;
      comeBackAfter(bye.afterMs);
      return;
    }
    store.getState().refused(bye);
    finish();
  }
  function finish() {
    over = true;
    clearInterval(asking);
    clearTimeout(comingBack);
    for (const [where, event, listener] of wakeUps) where.removeEventListener(event, listener);
    errands.giveUp();
    waiting();
    socket.close();
  }

  socket.on('connect', () => join(store.getState().seq));
  function hear(batch: Batch) {
    const taken = store.getState().take(batch);
    if (taken === 'in-step') return;
    if (taken === 'early') {
      if (early.length < mostEarly) early.push(batch);
    } else if (joining) seen = Math.max(seen, batch.upTo);
    else join(store.getState().seq);
  }
  socket.on('events', hear);
  const waiting = store.subscribe(({ reduce }) => reduce && early.splice(0).forEach(hear));
  socket.on('reseat', () => join(null));
  socket.on('presence', (presence) => store.getState().present(presence));
  socket.on('condition', (condition) => store.getState().conditioned(condition));
  socket.on('tally', (tally) => store.getState().tallied(tally));
  socket.on('lines', (lines) => store.getState().heardLines(lines));
  socket.on('bye', sayBye);
  socket.on('disconnect', (why) => {
    joining = null;
    errands.lineIsDown();
    if (over) return;
    store.getState().linked(store.getState().seq === null ? 'connecting' : 'reconnecting');
    if (why === 'io server disconnect' && !again) comeBackAfter(1_000);
  });
  socket.on('connect_error', (error: Error & { data?: Bye }) => {
    if (!error.data) void alsoByPolling(socket.io);
    if (over || socket.active) return;
    if (error.data?.why) sayBye(error.data);
    else comeBackAfter(2_000);
  });

  const wakeUps = wakeUpCalls(comeBack);
  for (const [where, event, listener] of wakeUps) where.addEventListener(event, listener);

  return {
    send: (command) => errands.send(command),
    close() {
      if (!over) finish();
      if (store.getState().link !== 'refused') store.getState().linked('ended');
    },
  };
}

/** Only where no web socket comes through: what that needs is not among what everybody loads. */
async function alsoByPolling(manager: Socket['io']): Promise<void> {
  if (typeof document === 'undefined') return;
  const slower = await import('./polling.ts').catch(() => null);
  if (slower) manager.opts.transports = [slower.WebSocket, slower.XHR];
}

/** A phone taken out of the pocket does not wait for the next attempt. */
function wakeUpCalls(comeBack: () => void): [EventTarget, string, () => void][] {
  if (typeof document === 'undefined') return [];
  const whenSeen = () => document.visibilityState === 'visible' && comeBack();
  return [
    [document, 'visibilitychange', whenSeen],
    [window, 'online', comeBack],
  ];
}
