import { markdownLine } from '../reports/markdown.ts';
import { clock, lineOf, type Speaking } from './lines.ts';
import { sectionsOf } from './sections.ts';
import type { WholeRecord } from './whole.ts';

/** The record as a page of Markdown (N31). Times in UTC; every entry has its anchor. */
export function recordMarkdown(record: WholeRecord, speaking: Speaking): string {
  const { say } = speaking;
  const line = (entry: WholeRecord['entries'][number]) => {
    const { head, quote, marks, lines } = lineOf(entry, speaking);
    const marked = marks.length > 0 ? ` (${marks.map(markdownLine).join(' · ')})` : '';
    const said = quote === null ? '' : `: ${markdownLine(quote)}`;
    return [
      `- <a id="${entry.id}"></a>${speaking.hour(entry.at)} **${markdownLine(head)}**${said}${marked}`,
      ...lines.map((one) => `  - ${markdownLine(one)}`),
    ].join('\n');
  };
  const { head, outcome, course, people, also } = sectionsOf(record, speaking);
  const list = (lines: string[], none: string) => (lines.length > 0 ? lines.join('\n') : none);
  return `${[
    `# ${markdownLine(say('record.of', { title: record.title }))}`,
    head.map((one) => `- ${markdownLine(one)}`).join('\n'),
    `## ${say('record.outcome')}`,
    list(outcome.map(line), say('record.no-outcome')),
    `## ${say('record.agenda')}`,
    list(
      record.agenda.map(({ title, tookSeconds, plannedMinutes, conclusion }) => {
        const marks = [
          ...(plannedMinutes === null ? [] : [say('record.item-planned', { minutes: plannedMinutes })]),
          ...(tookSeconds > 0 ? [say('record.item-took', { time: clock(tookSeconds) })] : []),
          ...(conclusion === null ? [] : [say('record.conclusion', { text: conclusion })]),
        ];
        return `- ${markdownLine(title)}${marks.length > 0 ? ` (${marks.map(markdownLine).join(' · ')})` : ''}`;
      }),
      say('record.no-agenda'),
    ),
    `## ${say('record.course')}`,
    list(course.map(line), say('record.nothing')),
    `## ${say('record.people')}`,
    list(
      people.map(({ name, about }) => `- ${markdownLine(name)}${about.length > 0 ? `: ${about.map(markdownLine).join(' · ')}` : ''}`),
      say('record.nobody'),
    ),
    ...(also.length > 0 ? [`## ${say('record.also')}`, also.map((one) => `- ${markdownLine(one)}`).join('\n')] : []),
  ].join('\n\n')}\n`;
}
