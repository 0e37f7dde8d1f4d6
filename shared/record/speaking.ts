import type { Speaking } from './lines.ts';
import type { WholeRecord } from './whole.ts';

type Tongue = Pick<Speaking, 'say' | 'nameOf' | 'hour'>;

/** How the entries of this record are told: what documents and groups are called stands in the record itself. */
export function speakingOf({ agenda, groups }: WholeRecord, tongue: Tongue): Speaking {
  const { say } = tongue;
  const ours: Record<string, string> = { plenary: say('record.notes'), report: say('record.report-document') };
  const titles = new Map(agenda.flatMap(({ documents }) => documents.map(({ id, title }) => [id, title])));
  const numbers = new Map(groups.map(({ id, number }) => [id, number]));
  return {
    ...tongue,
    documentOf: (id) => ours[id] ?? titles.get(id) ?? id,
    groupOf: (floor) => numbers.get(floor) ?? null,
  };
}
