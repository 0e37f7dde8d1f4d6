import type { Speaking } from './lines.ts';
import type { Entry } from './state.ts';
import type { WholeRecord } from './whole.ts';

type Tongue = Pick<Speaking, 'say' | 'nameOf' | 'hour'>;

/** How the entries of this record are told: what documents and groups are called, and what is wrong in them, stands in the record itself. */
export function speakingOf({ agenda, groups, entries }: WholeRecord, tongue: Tongue): Speaking {
  const { say } = tongue;
  const ours: Record<string, string> = { plenary: say('record.notes'), report: say('record.report-document') };
  const titles = new Map(agenda.flatMap(({ documents }) => documents.map(({ id, title }) => [id, title])));
  const numbers = new Map(groups.map(({ id, number }) => [id, number]));
  const errata = entries.flatMap((entry) => (entry.what === 'erratum' ? [entry] : []));
  const stand = errata.filter(({ withdrawn }) => !withdrawn);
  const known = new Map<string, Entry>(errata.length === 0 ? [] : entries.map((entry) => [entry.id, entry]));
  return {
    ...tongue,
    documentOf: (id) => ours[id] ?? titles.get(id) ?? id,
    groupOf: (floor) => numbers.get(floor) ?? null,
    errataOf: (entryId) => stand.flatMap((one) => (one.entryId === entryId ? [one.text] : [])),
    entryOf: (entryId) => known.get(entryId) ?? null,
  };
}
