import { Agent, request } from 'node:http';
import { WebSocket } from 'ws';

/** Somebody with a bare websocket. `answered` gets the answer to the command sent last. */
export type Somebody = { socket: WebSocket; id: string; answered: (answer: string) => void };
export type Ears = {
  /** A message of the meeting. */
  heard: (message: Buffer, somebody: Somebody) => void;
  /** Bytes of answers, over HTTP and to joining. */
  answeredWith: (bytes: number) => void;
};

const agent = new Agent({ keepAlive: true, maxSockets: 64 });
let commandsSent = 0;

/** Joins over HTTP, then Engine.IO 4 over Socket.IO 5, by hand: open, connect with `auth`, join, answer pings. */
export async function sitDown(url: string, meetingId: string, code: string, name: string, { heard, answeredWith }: Ears) {
  const { cookie, personId } = await comeIn(`${url}/api/meetings/${code}/join`, { name, attendance: 'remote' }, answeredWith);
  const began = performance.now();
  const socket = new WebSocket(`${url.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`, {
    perMessageDeflate: false,
    headers: { cookie },
  });
  const somebody: Somebody = { socket, id: personId, answered: () => {} };
  await new Promise<void>((resolve, reject) => {
    socket.once('error', reject);
    socket.on('message', (message: Buffer) => {
      const kind = message.toString('latin1', 0, 2);
      if (kind[0] === '2') return socket.send('3');
      if (kind[0] === '0') return socket.send(`40${JSON.stringify({ meeting: meetingId })}`);
      if (kind === '40') return socket.send('420["join",{"after":null}]');
      if (kind === '43' && message.toString('latin1', 2, 3) === '1') return somebody.answered(message.toString());
      if (kind === '43') {
        answeredWith(message.length);
        return resolve();
      }
      if (kind === '42') heard(message, somebody);
    });
  });
  return { somebody, joinedMs: performance.now() - began };
}

/** One command over the wire; resolves with the answer as it came. */
export const does = (somebody: Somebody, name: string, input: object) =>
  new Promise<string>((resolve) => {
    somebody.answered = resolve;
    somebody.socket.send(`421${JSON.stringify(['command', { id: `command-${++commandsSent}`, name, input }])}`);
  });

function comeIn(address: string, body: object, answeredWith: Ears['answeredWith']): Promise<{ cookie: string; personId: string }> {
  return new Promise((resolve, reject) => {
    const asked = request(address, { method: 'POST', agent, headers: { 'content-type': 'application/json' } }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => {
        const answer = Buffer.concat(chunks);
        answeredWith(answer.length);
        const [cookie] = response.headers['set-cookie'] ?? [];
        if (!cookie) return reject(new Error(`joining was answered ${response.statusCode}`));
        resolve({ cookie: cookie.split(';')[0]!, personId: (JSON.parse(answer.toString()) as { personId: string }).personId });
      });
    });
    asked.once('error', reject);
    asked.end(JSON.stringify(body));
  });
}
