import type { Meeting } from '../meeting.ts';
import { markdownLine, markdownText } from '../reports/markdown.ts';
import type english from '../words/en/messages-file.json';
import { grouped, type ByQuestion } from './grouped.ts';
import { withHands } from './counting.ts';
import { differences, settledOf } from './errata.ts';
import { lastReadBack, stances, type Counts, type Frozen, type Message, type ReadBack, type Version } from './state.ts';

export type Say = (word: keyof typeof english, values?: Record<string, string | number>) => string;
type Speaking = { say: Say; nameOf: (personId: string) => string };

/** How each phase is called in a file. */
export const standings = {
  draft: 'messages-file.draft',
  reading: 'messages-file.reading',
  read: 'messages-file.read',
  agreed: 'messages-file.agreed',
  noted: 'messages-file.noted',
} as const;
const changes = {
  added: 'messages-file.added',
  changed: 'messages-file.changed',
  withdrawn: 'messages-file.withdrawn',
} as const;

/** The messages as a page of Markdown, by theme, policy question and audience, each with how it was settled and the hash of what was read back (N28, N29). Times in UTC. */
export function messagesFile({ conduct, messages }: Meeting, speaking: Speaking): string {
  const { say } = speaking;
  const themes = grouped(messages.list).flatMap(({ theme, questions }) => [
    `## ${theme === '' ? say('messages-file.no-theme') : markdownLine(theme)}`,
    ...questions.flatMap((question) => ofQuestion(question, say)),
  ]);
  return `${[
    `# ${markdownLine(conduct.title)}: ${say('messages-file.title')}`,
    ...(themes.length > 0 ? themes : [say('messages-file.none')]),
    ...versionsOf(messages.versions, settledOf(messages.list), speaking),
  ].join('\n\n')}\n`;
}

function ofQuestion({ policyQuestion, audiences }: ByQuestion<Message>, say: Say): string[] {
  return [
    ...(policyQuestion === '' ? [] : [`### ${markdownLine(policyQuestion)}`]),
    ...audiences.flatMap(({ audience, messages }) => [
      ...(audience === '' ? [] : [`${say('messages-file.audience', { audience: markdownLine(audience) })}`]),
      ...messages.flatMap((message) => ofMessage(message, say)),
    ]),
  ];
}

function ofMessage(message: Message, say: Say): string[] {
  const { number, text, wayForward, phase } = message;
  const read = phase === 'draft' ? null : lastReadBack(message);
  const counted = read?.counts ? [countsLine(read, read.counts, say)] : [];
  const facts = [say(standings[phase]), ...counted, ...(read ? [say('messages-file.hash', { hash: read.hash })] : [])];
  return [
    `#### ${say('messages-file.number', { number })}`,
    markdownText(text),
    ...(wayForward === '' ? [] : [`${say('messages-file.way-forward')}\n\n${markdownText(wayForward)}`]),
    facts.map((line) => `- ${line}`).join('\n'),
    ...(read && read.objections.some(Boolean)
      ? [
          `${say('messages-file.objections')}\n\n${read.objections
            .filter(Boolean)
            .map((words) => `- ${markdownLine(words)}`)
            .join('\n')}`,
        ]
      : []),
  ];
}

function countsLine({ rooms }: ReadBack, counts: Counts, say: Say): string {
  const all = withHands(counts, rooms);
  const [support, liveWith, object] = stances.map((_stance, i) => `${all['on-site'][i]!} + ${all.remote[i]!}`);
  return say('messages-file.counts', { support: support!, liveWith: liveWith!, object: object! });
}

/** Each version with what differs from the one before, and in the end what has changed since the last. */
function versionsOf(versions: readonly Version[], now: Frozen[], { say, nameOf }: Speaking): string[] {
  if (versions.length === 0) return [];
  const lines = versions.flatMap(({ version, hash, messages, at, by, unfrozen }, i) => [
    `- ${say('messages-file.version', { version, time: timeOf(at), name: markdownLine(nameOf(by)), hash })}`,
    ...(i > 0 ? errata(versions[i - 1]!.messages, messages, say) : []),
    ...(unfrozen
      ? [
          `  - ${say('messages-file.unfrozen', { time: timeOf(unfrozen.at), name: markdownLine(nameOf(unfrozen.by)), reason: markdownLine(unfrozen.reason) })}`,
        ]
      : []),
  ]);
  const since = errata(versions.at(-1)!.messages, now, say);
  return [
    `## ${say('messages-file.versions')}`,
    [...lines, ...(since.length > 0 ? [`- ${say('messages-file.since')}`, ...since] : [])].join('\n'),
    say('messages-file.how-hashed'),
  ];
}
const errata = (before: readonly Frozen[], after: readonly Frozen[], say: Say) =>
  differences(before, after).map(({ number, how }) => `  - ${say(changes[how], { number })}`);

const timeOf = (at: number) => new Date(at).toISOString().slice(0, 16).replace('T', ' ');
