import { WebSocket } from 'ws';
import { wireVersion } from '../shared/wire.ts';

export type Stranger = {
  /** Everything heard after the connection stood, but for heartbeats and the library's own goodbye. */
  heard: string[];
  say: (frame: string | Buffer) => void;
  /** Says it and resolves with the answer to it, or `closed`. */
  ask: (event: string, input: unknown) => Promise<unknown>;
  closed: Promise<{ code: number }>;
  close: () => void;
};
type Way = {
  meeting?: unknown;
  cookie?: string;
  view?: 'public';
  origin?: string;
  auth?: string;
  /** Told of every frame at the moment it comes. */
  hears?: (frame: string) => void;
};

/** A program that speaks the wire by hand: it may say anything, as no screen of ours would. Rejects when it is not let in. */
export function stranger(url: string, { meeting, cookie, view, origin, auth, hears }: Way): Promise<Stranger> {
  const headers = { ...(cookie && { cookie }), ...(origin && { origin }) };
  const line = new WebSocket(`${url.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`, { headers });
  const heard: string[] = [];
  const answers = new Map<number, (answer: unknown) => void>();
  let asked = 0;
  const closed = new Promise<{ code: number }>((resolve) => line.once('close', (code) => resolve({ code })));

  function take(frame: string): void {
    heard.push(frame);
    hears?.(frame);
    const [, id, body] = /^43(\d+)(.*)$/s.exec(frame) ?? [];
    if (id !== undefined) answers.get(Number(id))?.((JSON.parse(body!) as unknown[])[0]);
  }
  const say = (frame: string | Buffer) => {
    if (line.readyState === WebSocket.OPEN) line.send(frame);
  };
  return new Promise((resolve, reject) => {
    line.on('error', reject);
    line.on('message', (bytes: Buffer) => {
      const frame = bytes.toString();
      if (frame.startsWith('0')) return say(`40${auth ?? JSON.stringify({ meeting, wire: wireVersion, ...(view && { view }) })}`);
      if (frame === '2') return say('3');
      if (frame === '41') return;
      if (!frame.startsWith('40')) return take(frame);
      resolve({
        heard,
        say,
        closed,
        close: () => line.close(),
        ask: (event, input) =>
          new Promise((answer) => {
            const id = asked++;
            answers.set(id, answer);
            void closed.then(() => answer('closed'));
            say(`42${id}${JSON.stringify([event, input])}`);
          }),
      });
    });
    void closed.then(({ code }) => reject(new Error(`closed with ${code} after ${heard.join(' ')}`)));
  });
}
