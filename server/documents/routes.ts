import { z } from 'zod/mini';
import { isMargin, isOfMeeting, mayReadDocument, mayWriteDocument, type DocumentId } from '../../shared/documents/rights.ts';
import { groupIn } from '../../shared/groups/state.ts';
import { lineText } from '../../shared/text.ts';
import type { Asked, Reply, Route } from '../api.ts';
import { Budget } from '../budget.ts';
import { Declined, notFound, storeFailing } from '../declined.ts';
import type { Entered } from '../entering.ts';
import { isDevice } from '../identity.ts';
import { parsed } from '../input.ts';
import type { LiveMeeting } from '../live-meeting.ts';
import { tongueFor, type Tongue } from '../words.ts';
import type { VersionKeeper } from './keeper.ts';
import type { KeptText, Version } from './version-log.ts';

export type Documents = {
  keeperOf: (meetingId: string, documentId: string) => VersionKeeper;
  page: (meetingId: string, state: Uint8Array, title: string, language: string) => Promise<string>;
};
type Enter = (asked: Pick<Asked, 'meeting' | 'cookies'>) => Promise<Entered>;
type Open = { live: LiveMeeting; personId: string; documentId: string; keeper: VersionKeeper };

const naming = z.strictObject({ name: lineText });
const nothing = z.strictObject({});
/** Each is kept for good, so nobody keeps them by the thousand. */
const mostNamed = 300;
const namedPerSecond = 1;

/** Documents as files, and their versions (N27): read by whoever may read the document, kept by whoever may write in it. */
export function documentRoutes(enter: Enter, { keeperOf, page }: Documents): Record<string, Route['answer']> {
  const pace = new Budget(namedPerSecond);

  async function read(asked: Asked): Promise<Open> {
    const { meeting: live, session } = await enter(asked);
    const who = session && !isDevice(session) ? live.whoIs(session.personId) : null;
    const documentId = asked.part('document');
    if (!who || isMargin(documentId) || mayReadDocument(live.meeting, who, documentId) !== null) throw notFound();
    return { live, personId: who.id, documentId, keeper: keeperOf(live.id, documentId) };
  }
  async function write(asked: Asked): Promise<Open> {
    const open = await read(asked);
    const refusal = mayWriteDocument(open.live.meeting, open.live.whoIs(open.personId)!, open.documentId);
    if (refusal)
      throw new Declined(403, refusal, 'Nobody may write in this document now, or it is not yours to write. Load the page again.');
    if (open.live.readOnly) throw storeFailing();
    return open;
  }
  async function kept({ keeper }: Open, asked: Asked) {
    const number = Number(asked.part('number'));
    const version = Number.isSafeInteger(number) ? await keeper.read(number) : null;
    if (!version) throw new Declined(404, 'no-such-version', 'There is no such version any more. Load the list again.');
    if (version.state.length === 0)
      throw new Declined(410, 'version-withdrawn', 'Somebody was erased, and this version held something of theirs, so its text is gone.');
    return version;
  }

  async function file(asked: Asked, as: 'md' | 'html', ofVersion: boolean): Promise<Reply> {
    const open = await read(asked);
    const version = ofVersion ? await kept(open, asked) : null;
    const text: KeptText = version ?? (await open.keeper.still());
    const named = nameOf(open, version?.number ?? null, as);
    if (as === 'md') return { as: 'file', name: named, type: 'text/markdown; charset=utf-8', text: text.markdown };
    const tongue = tongueFor(asked.languages);
    const title = titleOf(open, version?.number ?? null, tongue);
    return {
      as: 'file',
      name: named,
      type: 'text/html; charset=utf-8',
      text: await page(open.live.id, text.state, title, tongue.language),
    };
  }

  const root = '/api/meetings/:meeting/documents/:document';
  return {
    [`get ${root}.md`]: (asked) => file(asked, 'md', false),
    [`get ${root}.html`]: (asked) => file(asked, 'html', false),
    [`get ${root}/versions/:number.md`]: (asked) => file(asked, 'md', true),
    [`get ${root}/versions/:number.html`]: (asked) => file(asked, 'html', true),

    /** The newest first, with the names of those who kept them and who wrote since the one before. */
    [`get ${root}/versions`]: async (asked) => {
      const { keeper, live } = await read(asked);
      const versions = (await keeper.list()).toReversed().map(listed);
      const ids = new Set(versions.flatMap(({ by, writers }) => (by === null ? writers : [by, ...writers])));
      const people = Object.fromEntries([...ids].flatMap((id) => [[id, live.cardOf(id)?.name ?? '']]));
      return json(200, { versions, people });
    },

    /** One of them whole: `state` is an update of Yjs in Base64. */
    [`get ${root}/versions/:number`]: async (asked) => {
      const version = await kept(await read(asked), asked);
      return json(200, { ...listed(version), state: Buffer.from(version.state).toString('base64') });
    },

    [`post ${root}/versions`]: async (asked) => {
      const open = await write(asked);
      const { name } = parsed(naming, asked.body);
      if (!pace.allows(`${open.live.id} ${open.personId}`, 'participant'))
        throw new Declined(429, 'slow-down', 'Too many versions are being kept at once. Wait a moment and try again.');
      if ((await open.keeper.list()).filter(({ by }) => by !== null).length >= mostNamed)
        throw new Declined(409, 'versions-enough', 'This document has as many kept versions as it can have.');
      const version = await open.keeper.keep(open.personId, name).catch(() => {
        throw storeFailing();
      });
      return json(201, listed(version));
    },

    /** Whoever is answered may fill the document, which is empty; of two who ask at once one is. */
    [`post ${root}/beginning`]: async (asked) => {
      const { keeper } = await write(asked);
      parsed(nothing, asked.body);
      if (!(await keeper.begin()))
        throw new Declined(409, 'not-empty', 'Somebody has just begun to write here, so no template was put in.');
      return json(200, {});
    },
  };
}

const json = (status: number, body: unknown): Reply => ({ as: 'json', status, body, cookie: null });
const listed = ({ number, name, by, at, hash, writers }: Version) => ({ number, name, by, at, hash, writers });

const files: Record<DocumentId, string> = { plenary: 'notes', report: 'report' };
/** The notes of a group go by its number and what it is called. */
const groupAt = ({ live, documentId }: Open) => groupIn(live.meeting, documentId)!.group;
function nameOf(open: Open, number: number | null, as: 'md' | 'html'): string {
  const { live, documentId } = open;
  const name = isOfMeeting(documentId) ? files[documentId] : `group-${groupAt(open).number}`;
  return `${live.code}-${name}${number === null ? '' : `-version-${number}`}.${as}`;
}
function titleOf(open: Open, number: number | null, { say }: Tongue): string {
  const { live, documentId } = open;
  const said = isOfMeeting(documentId)
    ? say(`documents-file.${documentId}`)
    : say('documents-file.group', { number: groupAt(open).number, title: groupAt(open).title });
  const title = `${live.meeting.conduct.title}: ${said}`;
  return number === null ? title : say('documents-file.version', { title, number });
}
