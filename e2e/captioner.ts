import type { CaptionLink } from '../shared/captions/state.ts';
import type { Line } from '../shared/lanes.ts';
import { does } from './breakout/room.ts';
import type { Room, Seat } from './meeting-room.ts';

/** What the server said to a captioner's software. */
export type Heard = { status: number; text: string };
/** A captioner's own software: knows an address that it was given, and counts its captions. */
export type Captioner = ReturnType<typeof captionerAt>;

/** Builds addresses as such software does: something is added at the end, and the whole path is put in the place of another. */
export function captionerAt(address: string) {
  let next = 1;
  const send = async (method: string, url: string, body?: string | Uint8Array): Promise<Heard> => {
    const headers = { 'content-type': 'text/plain; charset=utf-8' };
    const response = await fetch(url, { method, ...(body !== undefined && { body: body as BodyInit, headers }) });
    return { status: response.status, text: await response.text() };
  };
  const post = (seq: number | string, text: string | Uint8Array, lang = 'en-US') =>
    send('POST', `${address}&seq=${seq}&lang=${lang}`, text);
  const seqAddress = () => {
    const url = new URL(address);
    url.pathname = '/closedcaption/seq';
    return url.href;
  };
  return {
    address,
    post,
    /** The next caption, once. */
    says: (text: string) => post(next++, text),
    lastSeq: () => send('GET', seqAddress()),
    send,
    /** As after a restart of the software: it asks where it was. */
    resume: async () => {
      next = Number((await send('GET', seqAddress())).text) + 1;
    },
    /** Until it is answered with yes, with the same number, as the trade advises. */
    async insists(text: string): Promise<number> {
      const seq = next++;
      for (let tries = 1; ; tries++) {
        const answer = await post(seq, text).catch(() => null);
        if (answer?.status === 200) return tries;
        if (tries > 200) throw new Error(`never taken: ${JSON.stringify(answer)}`);
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    },
  };
}

/** Makes a link at the desk, and asks for its address once. */
export async function captionAddress(
  desk: Seat,
  room: Room,
  about: { floor?: string; lang?: string; whole?: boolean } = {},
): Promise<string> {
  const { floor = 'plenary', lang = 'en', whole } = about;
  await does(desk, { name: 'make-caption-link', input: { floor, lang, ...(whole && { whole }) } });
  const response = await askAddress(desk, room, linkOf(desk, floor, lang).id);
  return ((await response.json()) as { address: string }).address;
}
export const linkOf = (desk: Seat, floor: string, lang: string): CaptionLink =>
  desk.meeting().captions.links.find((link) => link.floor === floor && link.lang === lang)!;
export const askAddress = ({ cookie }: Seat, room: Room, linkId: string) =>
  fetch(`${room.url}/api/meetings/${room.code}/caption-address`, {
    method: 'POST',
    headers: { cookie, 'content-type': 'application/json' },
    body: JSON.stringify({ linkId }),
  });

/** The captions of a floor as somebody reads them from their page. */
export async function captionsRead({ cookie }: Seat, room: Room, floor = 'plenary'): Promise<Line[]> {
  const response = await fetch(`${room.url}/api/meetings/${room.id}/lines/captions?floor=${floor}`, { headers: { cookie } });
  return ((await response.json()) as { lines: Line[] }).lines;
}
