import { roundIn } from '../groups/state.ts';
import type { Meeting } from '../meeting.ts';
import type english from '../words/en/reports-file.json';
import { markdownLine, markdownText } from './markdown.ts';
import { textOf, type Report } from './state.ts';

type Say = (word: keyof typeof english, values?: Record<string, string | number>) => string;
export type Speaking = { say: Say; nameOf: (personId: string) => string; organisationOf: (personId: string) => string };

/** These reports as a page of Markdown: what each group brings back, who spoke for it, who was there and when (G8, N26). Times in UTC. */
export function reportsFile(meeting: Meeting, reports: readonly Report[], speaking: Speaking): string {
  const { say } = speaking;
  const head = `# ${markdownLine(meeting.conduct.title)}: ${say('reports-file.title')}`;
  const groups = reports.map((report) => groupOf(meeting, report, speaking));
  return `${[head, ...(groups.length > 0 ? groups : [say('reports-file.none')])].join('\n\n')}\n`;
}

function groupOf(meeting: Meeting, report: Report, speaking: Speaking): string {
  const { say, nameOf } = speaking;
  const name = (id: string | null) => (id === null ? say('reports-file.nobody') : markdownLine(nameOf(id)));
  const round = roundIn(meeting, report.roundId)?.title ?? '';
  const { text, cut } = textOf(meeting, report.groupId);
  return [
    `## ${say('reports-file.group', { number: report.number, title: markdownLine(report.title) })}`,
    [
      ...(round ? [say('reports-file.round', { title: markdownLine(round) })] : []),
      say('reports-file.chair', { name: name(report.chairId) }),
      say('reports-file.rapporteur', { name: name(report.rapporteurId) }),
      say('reports-file.worked', between(report.startedAt, report.endedAt)),
      reportedIn(report, say),
    ]
      .map((line) => `- ${line}`)
      .join('\n'),
    text === '' ? say('reports-file.no-text') : markdownText(text),
    ...(cut ? [say('reports-file.cut')] : []),
    `### ${say('reports-file.who')}`,
    rosterOf(report, speaking) || say('reports-file.nobody'),
  ].join('\n\n');
}

function reportedIn({ calledAt, doneAt }: Report, say: Say): string {
  if (calledAt === null) return say('reports-file.not-yet');
  return doneAt === null
    ? say('reports-file.reporting', between(calledAt, calledAt))
    : say('reports-file.reported', between(calledAt, doneAt));
}

const inOrder = new Intl.Collator('und', { numeric: true, sensitivity: 'base' });

function rosterOf({ roster, endedAt }: Report, { say, nameOf, organisationOf }: Speaking): string {
  const ids = [...new Set(roster.map(({ personId }) => personId))];
  const named = ids.map((id) => ({ id, name: nameOf(id) })).toSorted((one, other) => inOrder.compare(one.name, other.name));
  return named
    .map(({ id, name }) => {
      const stays = roster
        .filter(({ personId }) => personId === id)
        .map(({ from, to }) => say('reports-file.stay', between(from, to ?? endedAt)));
      const organisation = organisationOf(id);
      return `- ${markdownLine(name)}${organisation ? ` (${markdownLine(organisation)})` : ''}: ${stays.join(', ')}`;
    })
    .join('\n');
}

const between = (from: number, to: number) => ({ date: dayOf(from), from: hourOf(from), to: hourOf(to) });
const dayOf = (at: number) => new Date(at).toISOString().slice(0, 10);
const hourOf = (at: number) => new Date(at).toISOString().slice(11, 16);
