import { randomUUID } from 'node:crypto';
import type { Command } from '../../shared/decide.ts';
import type { Answer, Joined } from '../../shared/wire.ts';
import { meetingAt, type Links } from '../meeting-room.ts';
import { stranger } from '../stranger.ts';

/** Bytes that left the secretary: to whom, when, and what they were. */
export type Sent = { to: string; at: number; text: string };
type SitOptions = { role?: keyof Links; attendance?: 'on-site' | 'remote' };

/** Somebody who speaks the wire by hand. `label` is what the test calls them. */
export type Voice = {
  label: string;
  personId: string;
  cookie: string;
  send: (command: Command) => Promise<Answer>;
  /** Sends it and throws when it is refused. */
  does: (command: Command) => Promise<number>;
  /** Asks for the meeting anew, or for what came after this number. */
  look: (after: number | null) => Promise<Joined>;
  get: (path: string) => Promise<string>;
  post: (path: string, body: object) => Promise<string>;
  close: () => void;
};

/** A meeting in which every byte that anybody is sent is written down. */
export async function witnessedMeeting(url: string, settings: Parameters<typeof meetingAt>[1] = {}) {
  const room = await meetingAt(url, settings, 'Witnessed');
  const sent: Sent[] = [];
  const voices: Voice[] = [];

  async function fetched(label: string, path: string, cookie: string, body?: object): Promise<{ text: string; cookie: string }> {
    const post = body && { method: 'POST', body: JSON.stringify(body) };
    const response = await fetch(`${url}${path}`, { ...post, headers: { 'content-type': 'application/json', cookie } });
    const text = await response.text();
    sent.push({ to: label, at: performance.now(), text: `${response.status} ${text}` });
    return { text, cookie: response.headers.getSetCookie().map((one) => one.split(';')[0]!)[0] ?? '' };
  }

  async function voiceOf(label: string, personId: string, cookie: string, view?: 'public'): Promise<Voice> {
    const hears = (text: string) => void sent.push({ to: label, at: performance.now(), text });
    const open = () => stranger(url, { meeting: room.id, cookie, hears, ...(view && { view }) });
    let line = await open();
    const send = async (command: Command) => (await line.ask('command', { id: randomUUID(), ...command })) as Answer;
    const voice: Voice = {
      label,
      personId,
      cookie,
      send,
      does: async (command) => {
        const answer = await send(command);
        if (!answer.ok) throw new Error(`${label} may not ${command.name}: ${answer.refusal}`);
        return answer.seq;
      },
      look: async (after) => {
        const joined = await line.ask('join', { after });
        if (joined !== 'closed') return joined as Joined;
        line = await open();
        return (await line.ask('join', { after })) as Joined;
      },
      get: async (path) => (await fetched(label, `/api/meetings/${room.id}${path}`, cookie)).text,
      post: async (path, body) => (await fetched(label, `/api/meetings/${room.id}${path}`, cookie, body)).text,
      close: () => line.close(),
    };
    await voice.look(null);
    voices.push(voice);
    return voice;
  }

  return {
    url,
    id: room.id,
    code: room.code,
    sent,
    voices,
    sit: async (label: string, { role, attendance = 'remote' }: SitOptions = {}) => {
      const invitation = role && { invitation: new URL(room.links[role]).hash.slice(1) };
      const { text, cookie } = await fetched(label, `/api/meetings/${room.code}/join`, '', { name: label, attendance, ...invitation });
      return voiceOf(label, (JSON.parse(text) as { personId: string }).personId, cookie);
    },
    /** Without a name: from outside. */
    onlooker: (label: string) => voiceOf(label, '', '', 'public'),
    close: () => voices.forEach((voice) => voice.close()),
  };
}
export type WitnessedMeeting = Awaited<ReturnType<typeof witnessedMeeting>>;
