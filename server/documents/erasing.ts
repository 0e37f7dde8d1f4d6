import { createHash } from 'node:crypto';
import { besideWhich, marginOf } from '../../shared/documents/rights.ts';
import { freezesOf } from '../../shared/documents/state.ts';
import type { Erasure } from '../../shared/erasing/blanked.ts';
import { reportText } from '../../shared/reports/written.ts';
import { reportOf } from '../../shared/reports/state.ts';
import type { Begun, Gone } from '../erasing.ts';
import type { LiveMeeting } from '../live-meeting.ts';
import type { Bench } from './benches.ts';
import type { LiveDocument } from './live-document.ts';
import type { LiveMargin } from './live-margin.ts';
import type { DocumentLog } from './log.ts';
import type { VersionLog } from './version-log.ts';

type Parts = {
  log: DocumentLog;
  versions: VersionLog;
  documentOf: (documentId: string) => LiveDocument;
  marginAt: (documentId: string) => LiveMargin;
  bench: Bench;
  called: (mentions: string[]) => Promise<Record<string, string>>;
};

/**
 * Goes through all documents of a meeting after somebody is erased. What was taken out of a text once is in no step of it any more;
 * what they said beside it is gone; where they want it, what they wrote in it, too. May be done again.
 */
export async function eraseInDocuments(live: LiveMeeting, begun: Begun, parts: Parts): Promise<Gone> {
  const { log, documentOf, marginAt } = parts;
  const gone: Gone = { reports: {}, withdrawn: [], documents: 0, versions: 0 };
  const all = await log.list(live.id);
  // Somebody may have said something beside a text that nobody has begun.
  for (const documentId of new Set(all.map(besideWhich))) {
    const theirs = async () => (begun.notes ? log.clientsOf(live.id, documentId, begun.ids) : []);
    const { clients, words } = await documentOf(documentId).takeOut(theirs);
    gone.documents += 1;
    await eraseInVersions(live, documentId, { ids: begun.ids, clients }, parts, gone);
    if (reportOf(live.meeting, documentId)) gone.reports[documentId] = reportText(words);
    if (all.includes(marginOf(documentId))) await marginAt(documentId).erase(begun.ids, { words, isLess: clients.length > 0 });
  }
  return gone;
}

/** One in which they are named is made anew; one that has words of theirs is withdrawn. If it was frozen, its hash is good no more. */
async function eraseInVersions(
  live: LiveMeeting,
  documentId: string,
  { ids, clients }: Pick<Erasure, 'ids'> & { clients: readonly number[] },
  { versions, bench, called }: Parts,
  gone: Gone,
) {
  const frozen = freezesOf(live.meeting, documentId);
  for (const { number, by, name } of await versions.list(live.id, documentId)) {
    const version = await versions.read(live.id, documentId, number);
    if (!version) continue;
    // It may have been called something by one and withdrawn for another.
    const isWithdrawn = version.state.length === 0;
    const named = by !== null && ids.includes(by) ? null : name;
    const holds = !isWithdrawn && clients.length > 0 && (await bench.run('holds', 'a version', version.state, [...clients]));
    const mentions = isWithdrawn ? [] : await bench.run('mentionsOf', 'a version', version.state);
    const isNamed = mentions.some((mention) => ids.includes(mention.replace(/^person /, '')));
    // Made anew also where nothing is to be changed: what was taken out of it before is not to be found in it.
    const state = holds ? new Uint8Array() : version.state;
    const markdown = holds ? '' : isNamed ? await bench.run('markdownOf', 'a version', state, await called(mentions)) : version.markdown;
    if (markdown === version.markdown && named === name && !holds) continue;
    const isSame = markdown === version.markdown;
    const wasFrozen = frozen.some((one) => one.version === number);
    const hash = isSame ? version.hash : holds || wasFrozen ? '' : createHash('sha256').update(markdown).digest('hex');
    await versions.rewrite(live.id, documentId, number, { name: named, hash, state, markdown });
    if (!isSame) gone.versions += 1;
    if (!isSame && wasFrozen) gone.withdrawn.push({ documentId, version: number });
  }
  // Also those that were rewritten before a stop.
  for (const { version } of frozen) {
    const now = await versions.read(live.id, documentId, version);
    const isKnown = gone.withdrawn.some((one) => one.documentId === documentId && one.version === version);
    if (now && now.hash === '' && !isKnown) gone.withdrawn.push({ documentId, version });
  }
}
